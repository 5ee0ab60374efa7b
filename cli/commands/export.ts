/** `c2z export`: results for programs. */
import path from 'node:path';
import { Argument, Option, type Command } from 'commander';
import { ToolError, type Language } from '../../src/index.js';
import { csvPieces, writePieces, writeWorkbook } from '../../src/io/index.js';
import { contextOf } from '../context.js';
import { countRows } from '../exports/export-table.js';
import { jsonPieces } from '../exports/json-pieces.js';
import { EXPORTS, exportTable, tableWorkbook, type ExportName } from '../exports.js';
import { logFullIds, openWorkspace } from '../workspace/open.js';
import { requireMatch } from '../workspace/matched.js';
import { sayUncounted } from '../workspace/uncounted.js';

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
        if (OF_PEOPLE.includes(what)) {
          requireMatch(workspace);
          sayUncounted(workspace, context);
        }
        const format = context.json && options.output === undefined ? 'json' : options.format;
        const table = exportTable(workspace, what, { fullIds: options.fullIds === true, unasked: format === 'json', language: context.language });
        if (options.fullIds === true) logFullIds(workspace, context, what, countRows(table));
        if (options.output === undefined) {
          if (format === 'xlsx') throw new ToolError('arguments/output', { zh: 'xlsx 需要用 -o 指定文件', en: 'xlsx needs a file: -o' }, { zh: '例如 -o 人员.xlsx', en: 'For example -o people.xlsx' });
          return await writeAll(format === 'csv' ? csvPieces(table.columns, table.rows) : jsonPieces(table));
        }
        if (format === 'xlsx') await writeWorkbook(options.output, tableWorkbook(what, table));
        else await writePieces(options.output, format === 'csv' ? csvPieces(table.columns, table.rows) : jsonPieces(table));
        if (context.json) context.print(JSON.stringify({ what, format, file: path.resolve(options.output), rows: countRows(table) }, null, 2));
      } finally {
        workspace.close();
      }
    });
}

/** Standard output may be a pipe that takes its time. */
async function writeAll(pieces: Iterable<string>): Promise<void> {
  for (const piece of pieces) {
    await new Promise<void>((resolve, reject) => {
      process.stdout.write(piece, (error) => { if (error) reject(error); else resolve(); });
    });
  }
}
