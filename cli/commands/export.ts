/** `c2z export`: results for programs. */
import path from 'node:path';
import { Argument, Option, type Command } from 'commander';
import { ToolError, harmless, type Language } from '../../src/index.js';
import { csvText, writeText, writeWorkbook } from '../../src/io/index.js';
import { contextOf } from '../context.js';
import { EXPORTS, exportTable, tableWorkbook, type ExportName } from '../exports.js';
import { logFullIds, openWorkspace } from '../workspace/open.js';
import { requireMatch } from '../workspace/matched.js';

/** Tables of people, which say nothing between an import and the next match. */
const OF_PEOPLE: readonly ExportName[] = ['people', 'links', 'questions', 'subsidies', 'coverage'];

interface ExportOptions {
  format: 'csv' | 'json' | 'xlsx';
  output?: string;
  fullIds?: boolean;
}

export function registerExport(program: Command, language: Language): void {
  const zh = language === 'zh';
  program.command('export')
    .summary(zh ? '导出数据（供程序使用）' : 'results for programs')
    .addArgument(new Argument('<what>', zh ? '导出什么' : 'what to export').choices(Object.keys(EXPORTS)))
    .addOption(new Option('--format <format>', zh ? '格式' : 'format').choices(['csv', 'json', 'xlsx']).default('csv'))
    .option('-o, --output <file>', zh ? '写到文件（默认：标准输出）' : 'write to a file (default: stdout)')
    .option('--full-ids', zh ? '完整证件号码（默认前6后4；会记入日志）' : 'full identity numbers (default: first 6, last 4; logged)')
    .addHelpText('after', '\n  c2z export people --format csv -o 人员.csv\n  c2z export links --format json\n')
    .action(async (what: ExportName, options: ExportOptions, command: Command) => {
      const context = contextOf(command);
      const workspace = openWorkspace(context);
      try {
        if (OF_PEOPLE.includes(what)) requireMatch(workspace);
        const format = context.json && options.output === undefined ? 'json' : options.format;
        const table = exportTable(workspace, what, { fullIds: options.fullIds === true, unasked: format === 'json' });
        if (options.fullIds === true) logFullIds(workspace, context, what, table.rows.length);
        if (format === 'xlsx' && options.output === undefined) throw new ToolError('arguments/output', { zh: 'xlsx 需要用 -o 指定文件', en: 'xlsx needs a file: -o' }, { zh: '例如 -o 人员.xlsx', en: 'For example -o people.xlsx' });
        const details = format === 'json' ? table.details : undefined;
        const text = format === 'csv' ? csvText(table.columns, table.rows) : format === 'json' ? `${harmless(JSON.stringify(table.rows.map((row, at) => ({ ...Object.fromEntries(table.columns.map((column, index) => [column, row[index]])), ...details?.[at] })), null, 2))}\n` : '';
        if (options.output === undefined) return await writeAll(text);
        await (format === 'xlsx' ? writeWorkbook(options.output, tableWorkbook(what, table)) : writeText(options.output, text));
        if (context.json) context.print(JSON.stringify({ what, format, file: path.resolve(options.output), rows: table.rows.length }, null, 2));
      } finally {
        workspace.close();
      }
    });
}

/** Standard output may be a pipe that takes its time. */
function writeAll(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => { if (error) reject(error); else resolve(); });
  });
}
