/** Wiring: opens a workspace, feeds files and rules to the pipeline, and keeps what comes back. */
import { mkdirSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import {
  ToolError, countTargets, identifyFile, isTargetKind, matchAll, patternOf, profileOf, readList, referenceDateOf, repeatedRows, initialsOf, fingerprintOf,
  type IsoDate, type Issue, type ListReading, type MatchOutput, type PartialDate, type RosterSource, type Rules, type Sheet, type SourceKind, type SourceProfile, type SourceWorkbook, type TargetCounts, type TargetRecord,
} from '../src/index.js';
import {
  UnreadableFile, archiveFile, findFiles, findWorkspace, hashFile, isDivisionCode, loadRules, now, openSpreadsheet, openStore, readWorkspace, today, writeWorkspace,
  type FoundFile, type Store, type StoredSheet, type StoredSource, type WorkspaceSettings,
} from '../src/io/index.js';
import type { Context } from './context.js';
import { createProgress, type Progress } from './output/progress.js';

/** An opened workspace 工作区. Close it when done. */
export interface Workspace {
  readonly folder: string;
  settings: WorkspaceSettings;
  readonly store: Store;
  readonly rules: Rules;
  close(): void;
}

export interface NewWorkspace {
  readonly county?: string;
  readonly year?: string;
  readonly policy?: string;
}

/** The folder a command works on: `--workspace`, else the nearest one upward, else the current folder. */
export function workspaceFolder(context: Pick<Context, 'workspace'>): string {
  return path.resolve(context.workspace ?? findWorkspace(process.cwd()) ?? process.cwd());
}

/**
 * Opens the workspace, creating it when `wanted` says of which county and year it is.
 *
 * @throws ToolError `workspace/none`, `workspace/other`, or what `wanted` lacks.
 */
export function openWorkspace(context: Pick<Context, 'workspace'>, wanted: NewWorkspace = {}): Workspace {
  const folder = workspaceFolder(context);
  const there = readWorkspace(folder);
  const settings = there === null ? settingsFrom(wanted, folder) : agreed(there, wanted, folder);
  if (there === null) writeWorkspace(folder, settings);
  mkdirSync(storeFolder(folder), { recursive: true, mode: 0o700 });
  const store = openStore(path.join(storeFolder(folder), 'store.sqlite'));
  return { folder, settings, store, rules: loadRules(folder), close: () => { store.close(); } };
}

/** Everything a workspace keeps besides `c2z.yaml` and `out/`. */
function storeFolder(folder: string): string {
  return path.join(folder, '.c2z');
}

export function outFolder(folder: string): string {
  return path.join(folder, 'out');
}

function settingsFrom(wanted: NewWorkspace, folder: string): WorkspaceSettings {
  if (wanted.county === undefined || wanted.year === undefined) {
    throw new ToolError('workspace/none', { zh: `${folder} 还不是工作区`, en: `${folder} is not a workspace yet` },
      { zh: '第一次请写明县和年度，例如：c2z run 名单文件夹 --county 150404 --year 2020 -w 工作区', en: 'Name county and year the first time: c2z run lists --county 150404 --year 2020 -w workspace' });
  }
  return { county: countyFrom(wanted.county), countyName: '', year: yearFrom(wanted.year), policy: wanted.policy ?? '' };
}

function agreed(there: WorkspaceSettings, wanted: NewWorkspace, folder: string): WorkspaceSettings {
  const county = wanted.county === undefined ? there.county : countyFrom(wanted.county);
  const year = wanted.year === undefined ? there.year : yearFrom(wanted.year);
  if (county !== there.county || year !== there.year) {
    throw new ToolError('workspace/other', { zh: `${folder} 是 ${there.county} ${there.year} 年度的工作区，不是 ${county} ${year}`, en: `${folder} is the workspace of ${there.county}, ${there.year}, not of ${county}, ${year}` },
      { zh: '一个工作区只放一个县、一个参保年度：用 -w 另选一个文件夹', en: 'One workspace is one county and one insurance year: choose another folder with -w' });
  }
  return there;
}

function countyFrom(text: string): string {
  if (isDivisionCode(text)) return text;
  throw new ToolError('arguments/county', { zh: `“${text}”不是行政区划代码`, en: `"${text}" is not a division code` }, { zh: '写 6 位（县）、4 位（市）或 2 位（省）数字，例如 150404', en: 'Give 6 digits (county), 4 (prefecture) or 2 (province), such as 150404' });
}

function yearFrom(text: string): number {
  if (/^20\d\d$/u.test(text)) return Number(text);
  throw new ToolError('arguments/year', { zh: `“${text}”不是参保年度`, en: `"${text}" is not an insurance year` }, { zh: '写四位年份，例如 2020', en: 'Give four digits, such as 2020' });
}

/** Whole identity numbers leave the program: who asked for them, where, and of how many. */
export function logFullIds({ store }: Workspace, { actor }: Pick<Context, 'actor'>, subject: string, rows: number): void {
  store.ledger.append({ at: now(), actor, type: 'FullIdsExported', subject, payload: { rows } });
}

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

export interface Matched {
  readonly output: MatchOutput;
  readonly counts: TargetCounts;
  readonly referenceDate: IsoDate;
}

/** Matches what was imported, classifies everybody, and writes people, links and standings to the store in one transaction. */
export async function matchWorkspace(workspace: Workspace, context: Context, imported?: Imported): Promise<Matched> {
  const { store, rules, settings } = workspace;
  const readings = imported === undefined ? await identifyAgain(workspace, store.lists.sources()) : imported.files;
  const allRecords = imported?.records ?? store.lists.targetRows();
  const progress = createProgress(process.stderr, !context.quiet && !context.json);
  for (;;) {
    const sources = store.lists.sources();
    const readable = new Set(sources.filter((source) => source.format !== null).map((source) => source.path));
    const records = allRecords.filter((record) => readable.has(record.ref.file));
    const rosters = readings.filter((file) => readable.has(file.source.path)).flatMap((file) => file.lists.filter(({ reading }) => !isTargetKind(reading.source)).map((list) => rosterSource(workspace, file.source, list)));
    const referenceDate = referenceDateOf(settings.year, sources.map((source) => (source.asOf === null ? null : partialDate(source.asOf))), today(), rules.standings);
    const bytesOf = new Map(sources.map((source) => [source.path, source.bytes]));
    const total = [...new Set(rosters.map(({ file }) => file))].reduce((sum, file) => sum + (bytesOf.get(file) ?? 0), 0);
    let current = '';
    let read = 0;
    try {
      const output = await matchAll({
        records, rosters, rules, judgements: store.ledger.judgements(), known: knownPeople(store), year: settings.year, county: settings.county, referenceDate,
        onRoster: ({ file }) => { read += current === file ? 0 : (bytesOf.get(current) ?? 0); current = file; progress.start(`比对 ${file}`, total); },
        onRows: (rows) => { progress.advance(read, rows); },
      });
      const targetSheets = sources.flatMap((source) => source.sheets).filter((sheet) => sheet.kind !== null && isTargetKind(sheet.kind));
      const counts = countTargets(output.people, output.classification.outside, targetSheets);
      save(store, output);
      return { output, counts, referenceDate };
    } catch (error) {
      if (!(error instanceof UnreadableFile) || !readable.has(current)) throw error;
      giveUp(store, current, error.toIssue({ file: current })); // the damage stands behind the rows by which it was recognised: once more without it
    } finally {
      progress.stop();
    }
  }
}

/** A file that proves unreadable while its rosters are read counts for nothing: what it brought so far is taken back. */
function giveUp(store: Store, file: string, why: Issue): void {
  store.transaction(() => {
    for (const source of store.lists.sources().filter(({ path: named }) => named === file)) store.lists.replaceSource({ ...source, format: null, encoding: null, asOf: null, issue: why, sheets: [] });
    store.lists.replaceIssues('import', [...store.lists.issues('import').filter(({ place }) => place.file !== file), why]);
  });
}

/** What earlier imports taught of layouts. */
function learntProfile(store: Store): SourceProfile {
  return { sheets: Object.fromEntries(store.lists.profiles()) as SourceProfile['sheets'] };
}

/** Reads the layouts of the archived files again; they are the same bytes, so the answer is the same. */
async function identifyAgain(workspace: Workspace, sources: readonly StoredSource[]): Promise<ImportedFile[]> {
  const profile = learntProfile(workspace.store);
  const files: ImportedFile[] = [];
  for (const source of sources) {
    if (source.format === null || source.sheets.every((sheet) => sheet.kind === null || isTargetKind(sheet.kind))) continue;
    const workbook = await openArchived(workspace, source);
    const [as] = new Set(source.sheets.flatMap((sheet) => (sheet.kind === null ? [] : [sheet.kind])));
    const single = new Set(source.sheets.map((sheet) => sheet.kind)).size === 1 && as !== undefined ? { as } : {};
    const readings = await identifyFile(source.path, workbook, workspace.rules, { profile, ...single });
    files.push({ source, lists: readings.flatMap((reading, position) => (reading.kind === 'list' ? [{ position, reading }] : [])) });
  }
  return files;
}

function rosterSource(workspace: Workspace, source: StoredSource, list: { position: number; reading: ListReading }): RosterSource {
  return {
    file: source.path, position: list.position, reading: list.reading,
    open: async () => (await openArchived(workspace, source)).sheets[list.position] as Sheet,
  };
}

async function openArchived(workspace: Workspace, source: StoredSource): Promise<SourceWorkbook> {
  const file = path.resolve(workspace.folder, source.archivedAs);
  if ((await stat(file).catch(() => null)) === null) {
    throw new ToolError('files/gone', { zh: `找不到来源文件 ${source.path} 的存档 ${file}`, en: `The archived copy of ${source.path} is gone: ${file}` }, { zh: '重新导入这个文件：c2z import', en: 'Import the file again: c2z import' });
  }
  return openSpreadsheet(file);
}

function knownPeople(store: Store): { id: string; fingerprints: string[] }[] {
  const people = new Map<string, string[]>();
  for (const [fingerprint, id] of store.results.knownFingerprints()) people.set(id, [...(people.get(id) ?? []), fingerprint]);
  return [...people].map(([id, fingerprints]) => ({ id, fingerprints }));
}

function save(store: Store, output: MatchOutput): void {
  const { people, links, questions, classification, rosters, issues } = output;
  store.transaction(() => {
    store.results.clear();
    store.results.addPeople(people.map((person) => ({ person, identities: classification.identities.get(person.id) ?? [], outside: classification.outside.has(person.id), initials: initialsOf(person.name.folded) })));
    store.results.addFingerprints(people.flatMap((person) => person.rows.map((row) => [fingerprintOf(row), person.id] as const)));
    store.lists.setPersonOfRows(people.flatMap((person) => person.rows.map((row) => [row, person.id] as const)));
    store.results.addLinks(links.map((link) => ({ link, pattern: patternOf(link) })));
    store.results.addQuestions(questions);
    store.results.addStandings(classification.standings);
    for (const { source, counts } of rosters) store.lists.updateSheet(source.file, source.position, counts);
    store.lists.replaceIssues('match', issues);
  });
}

function partialDate(value: string): PartialDate {
  return { value, precision: value.length === 4 ? 'year' : value.length === 7 ? 'month' : 'day' };
}

