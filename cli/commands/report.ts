/** `c2z report`: tables and letters that people print and send. Without a name, lists what there is. */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Command } from 'commander';
import { ToolError, templateSheets, type Language, type TemplateSheet } from '../../src/index.js';
import { fillTemplate, writeText, writeWorkbook, type WorkspaceSignOff } from '../../src/io/index.js';
import { dayWord } from '../arguments.js';
import { contextOf } from '../context.js';
import { formatTable } from '../output/table.js';
import { PAGES, type PageEntry } from '../pages.js';
import { REPORTS, type ReportEntry } from '../reports.js';
import { signOffOf } from '../workspace/sign-off.js';
import { logFullIds, openWorkspace, outFolder } from '../workspace/open.js';
import { sayUncounted } from '../workspace/uncounted.js';

interface ReportOptions {
  output?: string;
  fullIds?: boolean;
  unit?: string;
  preparedBy?: string;
  reviewedBy?: string;
  phone?: string;
  at?: string;
  template?: string;
  fields?: boolean;
  town?: string;
  village?: string;
}

export function registerReport(program: Command, language: Language): void {
  const zh = language === 'zh';
  program.command('report')
    .summary(zh ? '打印上报的表和函' : 'tables and letters to print and send')
    .argument('[names...]', zh ? '报表名称（不写则列出全部）' : 'names of reports (without one: lists them)')
    .option('-o, --output <folder>', zh ? '写到这个文件夹（默认：<工作区>/out）' : 'folder to write to (default: <workspace>/out)')
    .option('--unit <text>', zh ? '填报单位（默认：c2z.yaml 的 signOff）' : 'reporting office (default: signOff in c2z.yaml)')
    .option('--prepared-by <name>', zh ? '填表人' : 'who prepared it')
    .option('--reviewed-by <name>', zh ? '审核人' : 'who reviewed it')
    .option('--phone <number>', zh ? '联系电话' : 'telephone')
    .option('--at <date>', zh ? '快照的日期，如 2020-06-30（默认：最近的半年末）' : 'day of the snapshot, such as 2020-06-30 (default: the last half-year)')
    .option('--template <file.xlsx>', zh ? '填入自己的表样：单元格里写 {{字段}}，或以字段命名单元格' : 'fill a workbook of your own: cells hold {{field}}, or are named like a field')
    .option('--fields', zh ? '列出表样可用的字段' : 'list the fields a template may use')
    .option('--town <name>', zh ? '只出这个乡镇的挂图' : 'wall charts of this township only')
    .option('--village <name>', zh ? '只出这个村的挂图' : 'wall charts of this village only')
    .option('--full-ids', zh ? '完整证件号码（默认前6后4；会记入日志）；挂图则是完整姓名' : 'full identity numbers (default: first 6, last 4; logged); on wall charts full names')
    .addHelpText('after', '\n  c2z report\n  c2z report funds coverage\n  c2z report html\n  c2z report wallchart --town 柳河镇\n  c2z report public-notice -o 公示\n  c2z report progress --fields\n  c2z report progress --template 我县月报.xlsx\n')
    .action(async (names: string[], options: ReportOptions, command: Command) => {
      const context = contextOf(command);
      if (names.length === 0) {
        const rows = Object.entries({ ...PAGES, ...REPORTS }).map(([name, report]) => [name, report[context.language]]);
        context.print(context.json ? JSON.stringify(rows.map(([name, title]) => ({ name, title })), null, 2) : formatTable((zh ? ['名称', '报表'] : ['name', 'report']).map((title) => ({ title })), rows));
        return;
      }
      const wanted = names.map((name) => ({ name, report: reportNamed(name) }));
      if (options.at !== undefined) requireDated(names);
      const workspace = openWorkspace(context);
      try {
        const fullIds = options.fullIds === true;
        const folder = options.output ?? outFolder(workspace.folder);
        const settings = { fullIds, signOff: signOffFrom(options), at: options.at === undefined ? null : dayWord(options.at, 'at') };
        const models = wanted.flatMap(({ report }) => ('page' in report ? [] : report.build(workspace, settings)));
        const signOff = signOffOf(workspace.settings, signOffFrom(options));
        if (options.fields === true) {
          const tables = models.flatMap((model) => templateSheets(model, signOff).map((table) => ({ file: model.name, ...table })));
          context.print(context.json ? JSON.stringify(tables.map(({ file, name, fields, rowFields }) => ({ file, sheet: name, fields: [...fields.keys()], rows: rowFields.map((field) => `row.${field}`) })), null, 2) : tables.map((table) => fieldsText(table, context.language)).join('\n\n'));
          return;
        }
        sayUncounted(workspace, context);
        if (fullIds) logFullIds(workspace, context, `report ${names.join(' ')}`, workspace.store.results.summaries({ inside: true }).length);
        mkdirSync(folder, { recursive: true, mode: 0o700 });
        const files: string[] = [];
        for (const { report } of wanted) {
          if (!('page' in report)) continue;
          const { file, text } = await report.page(workspace, { ...settings, language: context.language, town: options.town ?? null, village: options.village ?? null });
          await writeText(path.join(folder, file), text);
          files.push(path.join(folder, file));
        }
        for (const model of models) {
          const file = path.join(folder, `${model.name}${options.template === undefined ? '.xlsx' : path.extname(options.template)}`);
          const [first, ...others] = templateSheets(model, signOff);
          if (options.template === undefined) await writeWorkbook(file, model);
          else if (first !== undefined) await fillTemplate(options.template, file, [first, ...others]);
          files.push(file);
        }
        if (context.json) context.print(JSON.stringify({ reports: names, files }, null, 2));
        else context.print(files.length === 0 ? (zh ? '没有需要写的内容' : 'There is nothing to write') : files.map((file) => path.relative(process.cwd(), file) || file).join('\n'));
      } finally {
        workspace.close();
      }
    });
}

/** The fields of one table, for the clerk who makes a template. */
function fieldsText({ file, name, fields, rowFields }: { readonly file: string } & TemplateSheet, language: Language): string {
  const zh = language === 'zh';
  const shown = (names: Iterable<string>): string => [...names].map((field) => `{{${field}}}`).join(' ');
  return `${zh ? `${file} 的表“${name}”` : `sheet "${name}" of ${file}`}\n  ${zh ? '一次' : 'once'}: ${shown(fields.keys())}\n  ${zh ? '每行' : 'each row'}: ${shown(rowFields.map((field) => `row.${field}`))}`;
}

/** What the command line says of who reports; the rest is left to `c2z.yaml`. */
function signOffFrom({ unit, preparedBy, reviewedBy, phone }: ReportOptions): WorkspaceSignOff {
  return { ...(unit === undefined ? {} : { unit }), ...(preparedBy === undefined ? {} : { preparedBy }), ...(reviewedBy === undefined ? {} : { reviewedBy }), ...(phone === undefined ? {} : { phone }) };
}

/** @throws ToolError `report/no-date` when a report shows how things stand now, whatever day was asked for. */
function requireDated(names: readonly string[]): void {
  const undated = names.filter((name) => name !== 'snapshot');
  if (undated.length === 0) return;
  throw new ToolError('report/no-date', { zh: `${undated.join('、')} 只有现在的情况，不能用 --at 指定日期`, en: `${undated.join(', ')} can only be had as of now, not --at another day` }, { zh: '某一天的情况用 c2z report snapshot --at <日期>；其他报表不写 --at', en: 'c2z report snapshot --at <date> shows how things stood on a day; leave --at out for the others' });
}

/** @throws ToolError `report/unknown`, naming the reports there are. */
function reportNamed(name: string): ReportEntry | PageEntry {
  const known = { ...PAGES, ...REPORTS };
  const report = Object.hasOwn(known, name) ? known[name] : undefined;
  if (report !== undefined) return report;
  const names = Object.keys(known).join('、');
  throw new ToolError('report/unknown', { zh: `没有名为“${name}”的报表`, en: `There is no report "${name}"` }, { zh: `现有：${names}`, en: `There are: ${names}` });
}
