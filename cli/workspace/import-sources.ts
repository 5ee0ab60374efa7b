/** Reads files into the store: target lists whole, rosters identified. */
import path from 'node:path';
import {
  ToolError, identifyFile, isTargetKind, profileOf, readList, repeatedRows,
  type Issue, type ListReading, type Rules, type Sheet, type SourceKind, type SourceProfile, type SourceWorkbook, type TargetRecord,
} from '../../src/index.js';
import { UnreadableFile, archiveFile, findFiles, hashFile, now, openSpreadsheet, writeWorkspace, type FoundFile, type Store, type StoredSheet, type StoredSource } from '../../src/io/index.js';
import type { Context } from '../context.js';
import { createProgress, type Progress } from '../output/progress.js';
import { learntProfile, outFolder, storeFolder, type Workspace } from './open.js';

export interface ImportOptions {
  readonly as?: SourceKind;
  readonly asOf?: string;
  /** A supplement: a file of the same name as an earlier one is refused, not replaced. */
  readonly append?: boolean;
  /** Forget the sources of earlier imports first. */
  readonly fresh?: boolean;
  readonly archive: boolean;
  readonly dryRun?: boolean;
  /** Rosters are read through to count their rows; `run` leaves that to the match, which reads them anyway. */
  readonly countRosters: boolean;
}

/** A file as it came in, with the readings of its sheets. */
export interface ImportedFile {
  readonly source: StoredSource;
  readonly lists: readonly { readonly position: number; readonly reading: ListReading }[];
}

export interface Imported {
  readonly files: readonly ImportedFile[];
  readonly records: readonly TargetRecord[];
  readonly issues: readonly Issue[];
}

/** Reads files and folders into the store: target lists whole, rosters identified. A file that cannot be read stops only itself. */
export async function importSources(workspace: Workspace, inputs: readonly string[], options: ImportOptions, context: Context): Promise<Imported> {
  const { store, rules, settings, folder } = workspace;
  const found = await findFiles(inputs, [storeFolder(folder), outFolder(folder)]);
  if (found.length === 0) throw new ToolError('files/none', { zh: `${inputs.join('、')} 里没有文件`, en: `There is no file in ${inputs.join(', ')}` }, { zh: '检查文件夹；名单要先从压缩包里解出来', en: 'Check the folder; lists must be unpacked first' });
  const progress = createProgress(process.stderr, !context.quiet && !context.json);
  const profile = learntProfile(store);
  const files: ImportedFile[] = [];
  const records: TargetRecord[] = [];
  const issues: ImportIssues = { lists: [], rosters: [] };
  for (const file of found) {
    progress.start(`读取 ${file.path}`);
    files.push(await importFile(file, rules, settings.year, profile, options, folder, records, issues, progress));
  }
  progress.stop();
  const counted = withRepeats(files, records);
  if (options.fresh !== true) sayReplaced(store, counted, options, context);
  if (options.dryRun !== true) {
    keep(store, counted, records, issues, options);
    learnCountyName(workspace, records);
  }
  return { files: counted, records, issues: [...issues.lists, ...issues.rosters] };
}

/**
 * A file of the same name takes the place of the earlier one, and says so.
 *
 * @throws ToolError `import/same-name` with `--append`: a supplement replaces nothing.
 */
function sayReplaced(store: Store, files: readonly ImportedFile[], options: ImportOptions, context: Context): void {
  const earlier = new Map(store.lists.sources().map((source) => [source.path, source.sha256]));
  const replaced = files.map(({ source }) => source).filter((source) => earlier.has(source.path) && earlier.get(source.path) !== source.sha256).map((source) => source.path);
  if (replaced.length === 0) return;
  const names = replaced.join('、');
  if (options.append === true) {
    throw new ToolError('import/same-name', { zh: `已经有同名的文件：${names}`, en: `Files of these names are there already: ${names}` },
      { zh: '补充名单请换个文件名，或放进按月份命名的文件夹后导入该文件夹的上一级；要替换就去掉 --append', en: 'Give the supplement another name, or import the folder above it; to replace, leave out --append' });
  }
  context.say(context.language === 'zh' ? `已替换以前导入的同名文件：${names}` : `Replaced files imported earlier under the same name: ${names}`);
}

/** The county's name as most rows of the lists write it; kept in `c2z.yaml`, where the clerk can change it. */
function learnCountyName(workspace: Workspace, records: readonly TargetRecord[]): void {
  const { settings, folder } = workspace;
  if (settings.countyName !== '' || settings.county.length !== 6) return;
  const counts = new Map<string, number>();
  for (const { place } of records) if (place.county !== '') counts.set(place.county, (counts.get(place.county) ?? 0) + 1);
  const [best] = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  const stated = [...counts.values()].reduce((sum, count) => sum + count, 0);
  if (best === undefined || best[1] * 2 <= stated) return;
  workspace.settings = { ...settings, countyName: best[0] };
  writeWorkspace(folder, workspace.settings);
}

/** `rosters`: what is wrong in roster rows; the match reads them again and says it again, so it is kept with the match. */
interface ImportIssues {
  readonly lists: Issue[];
  readonly rosters: Issue[];
}

async function importFile(found: FoundFile, rules: Rules, year: number, profile: SourceProfile, options: ImportOptions, folder: string,
  records: TargetRecord[], issues: ImportIssues, progress: Progress): Promise<ImportedFile> {
  let base = { path: found.path, sha256: '', bytes: 0, archivedAs: '', importedAt: now() };
  const unread = (why: Issue): ImportedFile => {
    issues.lists.push(why);
    return { source: { ...base, format: null, encoding: null, asOf: null, issue: why, sheets: [] }, lists: [] };
  };
  let workbook: SourceWorkbook;
  try {
    const { sha256, bytes } = await hashFile(found.file);
    const archivedAs = options.archive && options.dryRun !== true ? await archiveFile(found.file, sha256, path.join(storeFolder(folder), 'archive')) : path.resolve(found.file);
    base = { ...base, sha256, bytes, archivedAs: path.relative(folder, archivedAs).split(path.sep).join('/') };
    workbook = await openSpreadsheet(found.file);
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    return unread(error.toIssue({ file: found.path }));
  }
  const sheets: StoredSheet[] = [];
  const lists: { position: number; reading: ListReading }[] = [];
  const fileRecords: TargetRecord[] = [];
  const fileIssues: Issue[] = [];
  const rosterIssues: Issue[] = [];
  try {
    const readings = await identifyFile(found.path, workbook, rules, { profile, ...(options.as ? { as: options.as } : {}) });
    for (const [position, reading] of readings.entries()) {
      for (const found_ of reading.issues) fileIssues.push(found_);
      if (reading.kind !== 'list') {
        sheets.push({ name: reading.sheetName, kind: null, mapping: null, headerRow: null, rows: 0, used: 0, duplicates: 0, setAside: 0, why: reading.kind === 'not-a-list' ? reading.why : 'unclaimed' });
        continue;
      }
      lists.push({ position, reading });
      const target = isTargetKind(reading.source);
      let counts = { rows: 0, used: 0, duplicates: 0, setAside: 0, headerRow: reading.layout.headerRow, issues: [] as Issue[] };
      if (target || options.countRosters) {
        let rows = 0;
        counts = await readList(workbook.sheets[position] as Sheet, reading, found.path, rules, year, (record) => {
          if (target) fileRecords.push(record as TargetRecord);
          rows += 1;
          if (rows % 5000 === 0) progress.advance(0, rows);
        });
        for (const found_ of counts.issues) (target ? fileIssues : rosterIssues).push(found_);
      }
      sheets.push({ name: reading.sheetName, kind: reading.source, mapping: reading.mapping.id, headerRow: counts.headerRow, rows: counts.rows, used: counts.used, duplicates: 0, setAside: counts.setAside, why: null });
    }
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    return unread(error.toIssue({ file: found.path })); // a damaged file contributes nothing rather than a part
  }
  for (const record of fileRecords) records.push(record); // one by one: a call takes only so many arguments
  for (const each of fileIssues) issues.lists.push(each);
  for (const each of rosterIssues) issues.rosters.push(each);
  const asOf = options.asOf ?? lists.map(({ reading }) => reading.asOf?.value ?? null).filter((date) => date !== null).sort().at(-1) ?? null;
  const unclaimed = lists.length === 0 ? (fileIssues.find((found_) => found_.code.startsWith('ingest/')) ?? null) : null;
  return { source: { ...base, format: workbook.format, encoding: workbook.encoding ?? null, asOf, issue: unclaimed, sheets }, lists };
}

/** Moves rows that repeat an earlier row of the same kind of list from `used` to `duplicates`. */
function withRepeats(files: readonly ImportedFile[], records: readonly TargetRecord[]): ImportedFile[] {
  const repeats = repeatsBySheet(records);
  return files.map((file) => ({ ...file, source: { ...file.source, sheets: file.source.sheets.map((sheet) => recounted(sheet, repeats(file.source.path, sheet))) } }));
}

/** How many rows of a target list repeat an earlier row, by file and sheet. */
function repeatsBySheet(records: readonly TargetRecord[]): (file: string, sheet: StoredSheet) => number {
  const count = new Map<string, number>();
  for (const { ref } of repeatedRows(records)) count.set(`${ref.file}\n${ref.sheet}`, (count.get(`${ref.file}\n${ref.sheet}`) ?? 0) + 1);
  return (file, sheet) => (sheet.kind !== null && isTargetKind(sheet.kind) ? (count.get(`${file}\n${sheet.name}`) ?? 0) : 0);
}

function recounted(sheet: StoredSheet, duplicates: number): StoredSheet {
  return { ...sheet, used: sheet.used + sheet.duplicates - duplicates, duplicates };
}

/** A list added later may repeat rows of one that was there before, or the other way round. */
function recountRepeats(store: Store): void {
  const repeats = repeatsBySheet(store.lists.targetRows());
  for (const source of store.lists.sources()) {
    for (const [position, sheet] of source.sheets.entries()) store.lists.updateSheet(source.path, position, recounted(sheet, repeats(source.path, sheet)));
  }
}

function keep(store: Store, files: readonly ImportedFile[], records: readonly TargetRecord[], issues: ImportIssues, options: ImportOptions): void {
  store.transaction(() => {
    if (options.fresh === true) store.lists.clearSources();
    for (const { source, lists } of files) {
      store.lists.replaceSource(source);
      for (const { reading } of lists) {
        for (const [signature, learnt] of Object.entries(profileOf(reading).sheets)) store.lists.saveProfile(signature, learnt);
      }
    }
    store.lists.addTargetRows(records);
    store.results.clear(); // what was found out before no longer speaks of these lists
    if (options.fresh !== true) recountRepeats(store);
    const replaced = new Set(files.map(({ source }) => source.path));
    const others = (stage: 'import' | 'match'): Issue[] => (options.fresh === true ? [] : store.lists.issues(stage).filter((found) => found.place.file === undefined || !replaced.has(found.place.file)));
    store.lists.replaceIssues('import', [...others('import'), ...issues.lists]);
    store.lists.replaceIssues('match', [...others('match'), ...issues.rosters]);
  });
}
