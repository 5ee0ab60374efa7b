/** `c2z import`: reads files into the workspace without matching. */
import type { Command } from 'commander';
import { SOURCE_KINDS, ToolError, fileKey, isSourceKind, isTargetKind, issueFix, issueMessage, formatPlace, maskNumbersIn, severityOf, type Language, type SourceKind } from '../../src/index.js';
import { dateWord } from '../arguments.js';
import { contextOf, type Context } from '../context.js';
import { issueWords } from '../output/issue-words.js';
import { countBySeverity, fileDocument, runDocument } from '../output/run-document.js';
import { sourcesTable } from '../output/sources-table.js';
import { matchText } from '../output/summary-text.js';
import { visible } from '../output/visible.js';
import { keepCountyName, setCountyName } from '../workspace/county-name.js';
import { importSources, requireFiles, withdrawSources } from '../workspace/import-sources.js';
import type { Imported } from '../workspace/keep-sources.js';
import { matchWorkspace } from '../workspace/match-workspace.js';
import { isWorkspace, openForLooking, openWorkspace, type NewWorkspace, type Workspace } from '../workspace/open.js';
import { writeOutputs } from '../workspace/outputs.js';
import { unusedFiles } from '../workspace/unused-files.js';

interface ImportCommandOptions extends NewWorkspace {
  as?: string;
  asOf?: string;
  append?: boolean;
  replace?: boolean;
  force?: boolean;
  withdraw?: boolean;
  dryRun?: boolean;
  match?: boolean;
  archive: boolean;
}

export function registerImport(program: Command, language: Language): void {
  const zh = language === 'zh';
  program.command('import')
    .summary(zh ? '读取名单和花名册，不比对' : 'read lists and rosters, without matching')
    .argument('<paths...>', zh ? '文件或文件夹' : 'files or folders')
    .option('--as <kind>', `${zh ? '指定名单种类' : 'what the files are'}: ${Object.entries(SOURCE_KINDS).map(([code, kind]) => (zh ? `${code}（${kind.zh}）` : code)).join(' ')}`)
    .option('--as-of <date>', zh ? '名单的数据日期' : 'date of the lists')
    .option('--append', zh ? '作为补充，不替换以前的' : 'as a supplement: takes no list\'s place')
    .option('--replace', zh ? '替换以前导入的同一份名单（同名或人员大体相同），不论日期' : 'takes the place of the earlier list of its source (same name, or mostly the same people) whatever its date')
    .option('--withdraw', zh ? '撤回导错的文件：写文件名，或 c2z undo --list 里的编号；被它替换的名单恢复使用' : 'take back files imported by mistake: their names, or the step in c2z undo --list; what they replaced is in force again')
    .option('--force', zh ? '缺列、缺证号、行数锐减的名单也照用' : 'use lists that would be refused: a missing column, no numbers, far fewer rows')
    .option('--dry-run', zh ? '只看识别结果，不保存' : 'look only, store nothing')
    .option('--match', zh ? '接着比对，与导入合成一步：中途停下则名单和结果都不变' : 'match at once, both as one: stopped before its end, lists and results are as before')
    .option('--no-archive', zh ? '不存档源文件' : 'keep only path and hash')
    .option('--county <code>', zh ? '新建工作区用' : 'for a new workspace')
    .option('--year <year>', zh ? '新建工作区用' : 'for a new workspace')
    .addHelpText('after', '\n  c2z import 名单/ --dry-run\n  c2z import 三月/城保名册.xls --as minimum-living --as-of 2020-03-01\n  c2z import --withdraw 四月/城保名册.xls\n')
    .action(async (paths: string[], options: ImportCommandOptions, command: Command) => {
      const context = contextOf(command);
      if (options.withdraw === true) {
        await withdraw(paths, options, context);
        return;
      }
      const asOf = options.asOf === undefined ? undefined : dateWord(options.asOf, 'as-of');
      if (!isWorkspace(context)) await requireFiles(paths);
      const workspace = options.dryRun === true ? openForLooking(context, options) : openWorkspace(context, options, { actor: context.actor, command: 'import' });
      try {
        const as = kindFrom(options.as, workspace);
        const withMatch = options.match === true && options.dryRun !== true;
        const reading = (): Promise<Imported> => importSources(workspace, paths, {
          nameLater: withMatch, archive: options.archive, countRosters: !withMatch, dryRun: options.dryRun === true, append: options.append === true, replace: options.replace === true, force: options.force === true, ...(as ? { as } : {}), ...(asOf === undefined ? {} : { asOf }),
        }, context);
        const { imported, match } = withMatch ? await importAndMatch(workspace, reading, context) : { imported: await reading(), match: null };
        const counts = countBySeverity(imported.issues);
        const sources = imported.files.map(({ source }) => source);
        if (context.json) {
          context.print(JSON.stringify({ files: imported.files.map(({ source, given }) => fileDocument(source, context.language, undefined, given)), issues: counts, errors: imported.issues.filter((each) => severityOf(each) === 'error').map((each) => issueWords(each, context.language)), unused: unusedFiles(workspace, imported, context.language) }, null, 2));
        } else {
          context.print(sourcesTable(sources, context.language));
          if (match !== null) context.print(`\n${match.text}`);
          else for (const found of imported.issues.filter((each) => severityOf(each) === 'error').slice(0, 20)) {
            context.warn(`${visible(formatPlace(found.place, context.language))}：${issueMessage(found, context.language)} — ${issueFix(found, context.language)}`);
          }
          if (options.dryRun !== true && !withMatch) context.say(zh ? '下一步：c2z match' : 'Next: c2z match');
        }
        process.exitCode = counts.error > 0 || match?.people === 0 ? 1 : 0;
      } finally {
        workspace.close();
      }
    });
}

/** Lists and what follows from them in one: the files in `out/` and the county's name stand outside the store and come last. */
async function importAndMatch(workspace: Workspace, reading: () => Promise<Imported>, context: Context): Promise<{ imported: Imported; match: { people: number; text: string } }> {
  const { imported, matched } = await workspace.store.whole(async () => {
    const came = await reading();
    if (came.named !== null) setCountyName(workspace, came.named, 'redo'); // the match is known by the settings that will hold
    return { imported: came, matched: await matchWorkspace(workspace, context, came) };
  });
  if (imported.named !== null) keepCountyName(workspace);
  const written = await writeOutputs(workspace, matched, { fullIds: false }, context);
  const document = runDocument(workspace, matched, context.language);
  return { imported: withRosters(workspace, imported), match: { people: document.people, text: matchText(workspace, document, matched, written, context.language) } };
}

/** Rosters are read by the match alone: it knows how many rows they have and what is wrong with them. */
function withRosters({ store: { lists } }: Workspace, imported: Imported): Imported {
  const kept = new Map(lists.sources().map((source) => [fileKey(source), source.sheets]));
  const files = imported.files.map((file) => {
    const { source } = file;
    const read = kept.get(fileKey(source));
    return { ...file, source: { ...source, sheets: source.sheets.map((sheet, at) => (sheet.kind === null || isTargetKind(sheet.kind) ? sheet : read?.[at] ?? sheet)) } };
  });
  const came = new Set(files.map(({ source }) => source.path));
  return { ...imported, files, issues: [...imported.issues, ...lists.issues('match').filter(({ place: { file } }) => file !== undefined && came.has(file))] };
}

async function withdraw(names: readonly string[], options: ImportCommandOptions, context: Context): Promise<void> {
  const zh = context.language === 'zh';
  const dryRun = options.dryRun === true;
  const workspace = openWorkspace(context, {}, { actor: context.actor, command: 'import' });
  try {
    const moved = await withdrawSources(workspace, names, { dryRun }, context);
    const [withdrawn, restored] = [moved.withdrawn.map(maskNumbersIn), moved.restored.map(maskNumbersIn)];
    if (context.json) {
      context.print(JSON.stringify({ withdrawn, restored, dry_run: dryRun }, null, 2));
      return;
    }
    context.print(visible(zh ? `${dryRun ? '将撤回' : '已撤回'}：${withdrawn.join('、')}` : `${dryRun ? 'Would take back' : 'Taken back'}: ${withdrawn.join(', ')}`));
    if (restored.length > 0) context.print(visible(zh ? `恢复使用：${restored.join('、')}` : `In force again: ${restored.join(', ')}`));
    if (!dryRun) context.say(zh ? '下一步：c2z match' : 'Next: c2z match');
  } finally {
    workspace.close();
  }
}

/** A code, its Chinese name or a part of it that only one kind has (低保), or a word by which a list of that kind is known (建档立卡). */
function kindFrom(text: string | undefined, { rules }: Pick<Workspace, 'rules'>): SourceKind | undefined {
  if (text === undefined || isSourceKind(text)) return text;
  const kinds = Object.keys(SOURCE_KINDS) as SourceKind[];
  const named = kinds.filter((kind) => SOURCE_KINDS[kind].zh === text);
  const inPart = [...text].length < 2 ? [] : kinds.filter((kind) => SOURCE_KINDS[kind].zh.includes(text));
  const known = [...new Set(rules.mappings.filter(({ identify }) => identify.words?.includes(text) === true).map(({ kind }) => kind))];
  for (const fitting of [named, inPart, known]) if (fitting.length === 1) return fitting[0];
  throw new ToolError('arguments/kind', { zh: `没有“${text}”这种名单`, en: `There is no kind "${text}"` },
    { zh: `可用：${Object.entries(SOURCE_KINDS).map(([code, kind]) => `${code}（${kind.zh}）`).join('、')}`, en: `One of ${Object.keys(SOURCE_KINDS).join(', ')}` });
}
