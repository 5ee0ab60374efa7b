/** Reads files into the store: target lists whole, rosters identified; a later list takes the place of the earlier one of its source. */
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { ToolError, earlierDates, fileKey, formatPlace, issueFix, issueMessage, listKey, planImport, withdrawSnapshots, type SourceKind, type SourceProfile, type TargetRecord } from '../../src/index.js';
import { findFiles, hashesOnce, type FoundFile, type HashOf, type ListsState, type Store, type StoredSnapshot, type StoredSource } from '../../src/io/index.js';
import type { Context } from '../context.js';
import { createProgress, type Progress } from '../output/progress.js';
import { visible } from '../output/visible.js';
import { unchangedFile } from './archived-files.js';
import { findWithdrawn } from './find-withdrawn.js';
import { keepSources, settleSources, type Imported, type SettledSources } from './keep-sources.js';
import { archiveFolder, learntProfile, outFolder, storeFolder, type Workspace } from './open.js';
import { knownReadings } from './known-readings.js';
import { readSource, type ReadOptions, type ReadSource } from './read-source.js';
import { rosterThreads, type ThreadPool } from './roster-threads.js';
import { withRosterPeople } from './roster-people.js';
import { asPart, asSupplement, supplementOf } from './supplements.js';
import { asArgument } from '../output/as-argument.js';

export interface ImportOptions {
  readonly as?: SourceKind;
  /** The date of the lists, whatever they say; but of a source that comes twice, the earlier list keeps the date in its name. */
  readonly asOf?: string;
  /** A supplement: takes nobody's place. */
  readonly append?: boolean;
  /** Takes the place of the earlier lists of its source, whatever their date. */
  readonly replace?: boolean;
  /** Lists that the guards would refuse are used. */
  readonly force?: boolean;
  /** Only what comes now is used; the sources of earlier imports become history. */
  readonly fresh?: boolean;
  readonly archive: boolean;
  readonly dryRun?: boolean;
  /** Rosters are read through to count their rows; `run` leaves that to the match, which reads them anyway. */
  readonly countRosters: boolean;
  /** See {@link KeepOptions}. */
  readonly nameLater?: boolean;
  /** Whoever has hashed files already. */
  readonly hashOf?: HashOf;
}

/**
 * Before a workspace is made for them: nothing to read leaves none behind.
 *
 * @throws ToolError `files/missing`, and `files/none` when there is no file, or none with anything in it.
 */
export async function requireFiles(inputs: readonly string[]): Promise<void> {
  const found = await findFiles(inputs, []);
  const sizes = await Promise.all(found.map(async ({ file }) => (await stat(file).catch(() => ({ size: 0 }))).size));
  if (sizes.some((size) => size > 0)) return;
  if (found.length === 0) throw nothingIn(inputs);
  throw new ToolError('files/none', { zh: `${inputs.join('、')} 里的 ${found.length} 个文件都是空的（0 字节）`, en: `All ${found.length} files in ${inputs.join(', ')} are empty (0 bytes)` }, { zh: '重新拷贝或下载这些文件', en: 'Copy or download them again' });
}

function nothingIn(inputs: readonly string[]): ToolError {
  return new ToolError('files/none', { zh: `${inputs.join('、')} 里没有文件`, en: `There is no file in ${inputs.join(', ')}` }, { zh: '检查文件夹；名单要先从压缩包里解出来', en: 'Check the folder; lists must be unpacked first' });
}

/** Reads files and folders into the store. A file that cannot be read, or is refused, stops only itself. */
export async function importSources(workspace: Workspace, inputs: readonly string[], options: ImportOptions, context: Context): Promise<Imported> {
  const { folder } = workspace;
  const found = await findFiles(inputs, [storeFolder(folder), outFolder(folder)]);
  if (found.length === 0) throw nothingIn(inputs);
  // A match follows: its rosters are begun while the lists are still read.
  const threads = options.countRosters ? null : rosterThreads({ vocabulary: workspace.rules.vocabulary, year: workspace.settings.year });
  try {
    return { ...(await importFound(workspace, found, options, context, threads)), threads };
  } catch (error) {
    await threads?.close();
    throw error;
  }
}

async function importFound(workspace: Workspace, found: readonly FoundFile[], options: ImportOptions, context: Context, threads: ThreadPool | null): Promise<Imported> {
  const { store } = workspace;
  const progress = createProgress(process.stderr, !context.quiet && !context.json);
  const stored = store.snapshots.all();
  const reader = createReader(workspace, stored, options, progress, { onRosters: (rosters) => threads?.begin(rosters), ...(batchOf(stored) === 1 ? {} : { knownReading: knownReadings(workspace, batchOf(stored)) }) });
  const came: ReadSource[] = [];
  const given = new Map<string, string>();
  const own = options.asOf === undefined ? new Map<string, string>() : earlierDates(found.map((file) => file.path), workspace.rules.sources);
  const datedOf = ({ path: name }: FoundFile): Partial<ImportOptions> => (own.has(name) ? { asOf: own.get(name)! } : {});
  const sources = await readLargestFirst(found, (file) => reader(file, datedOf(file)), progress, threads);
  for (const [at, file] of found.entries()) {
    const source = sources[at] as ReadSource;
    const beside = options.fresh === true || options.replace === true ? null : supplementOf(source, stored, workspace.rules.sources);
    if (beside === null) came.push(source);
    else if ('partOf' in beside) came.push(asPart(source, beside.partOf));
    else {
      came.push(asSupplement(await reader({ ...file, path: beside.name }, datedOf(file)), source.source.path));
      given.set(beside.name, source.source.path);
      if (!stored.some(({ snapshot }) => snapshot.path === beside.name)) sayAdded(source.source.path, beside.name, context);
    }
  }
  if (options.append === true) refuseSameName(store, came);
  const sampler = createReader(workspace, stored, { ...options, archive: false }, progress, { samplesRosters: true });
  const { read, known } = await withRosterPeople(came, stored, { rules: workspace.rules.sources, fresh: options.fresh === true }, {
    again: async ({ source, words }) => sampler({ file: await unchangedFile(workspace, source), path: source.path }, words),
    known: async (each) => sampler({ file: await unchangedFile(workspace, each.source), path: each.source.path }, asBefore(each)),
  });
  const plan = planImport({
    known, fresh: options.fresh === true, force: options.force === true, rules: workspace.rules.sources,
    coming: read.map(({ source, snapshots, empty }) => ({ path: source.path, sha256: source.sha256, lists: snapshots, empty })),
  });
  const settled = settleSources(known, read, plan);
  const back = await readReturning(workspace, settled, read, reader);
  progress.stop();
  sayReplaced(settled, known, context);
  sayOlder(settled, read, context);
  sayDoubts(settled, context);
  const kept = keepSources(workspace, settled, read, back, { fresh: options.fresh === true, dryRun: options.dryRun === true, force: options.force === true, nameLater: options.nameLater === true }, context);
  return { ...kept, files: kept.files.map((file) => { const name = given.get(file.source.path); return name === undefined ? file : { ...file, given: name }; }) };
}

/** Rosters are the largest files: known first, they are read by a thread while the lists are read here. The outcomes are in the order of the files. */
async function readLargestFirst(found: readonly FoundFile[], reader: (file: FoundFile) => Promise<ReadSource>, progress: Progress, threads: ThreadPool | null): Promise<ReadSource[]> {
  const sizes = await Promise.all(found.map(async ({ file }) => (await stat(file).catch(() => ({ size: 0 }))).size));
  threads?.prepare(Math.max(0, ...sizes));
  const sources: ReadSource[] = [];
  for (const at of [...found.keys()].sort((a, b) => (sizes[b] as number) - (sizes[a] as number) || a - b)) {
    const file = found[at] as FoundFile;
    progress.start(`读取 ${visible(file.path)}`);
    sources[at] = await reader(file);
  }
  return sources;
}

/** Takes files back that were imported, by their paths or by the batch of their import; what they had replaced is in force again. */
export async function withdrawSources(workspace: Workspace, names: readonly string[], { dryRun }: { readonly dryRun: boolean }, context: Context): Promise<{ readonly withdrawn: readonly string[]; readonly restored: readonly string[] }> {
  const { store, rules } = workspace;
  const known = store.snapshots.all();
  const { files, paths, dropped } = findWithdrawn(workspace, names);
  const plan = withdrawSnapshots({ known, dropped: dropped.map(({ snapshot }) => snapshot), isWithdrawn: (file) => files.has(fileKey(file)), rules: rules.sources });
  const settled = settleSources([...known, ...dropped], [], { ...plan, refused: new Map() });
  const progress = createProgress(process.stderr, !context.quiet && !context.json);
  const back = await readReturning(workspace, settled, [], createReader(workspace, known, { archive: false, countRosters: true }, progress));
  progress.stop();
  const inForce = new Set(known.filter(({ state }) => state === 'in-force').map(({ snapshot }) => listKey(snapshot, snapshot.kind)));
  keepSources(workspace, settled, [], back, { fresh: false, force: false, dryRun, withdrawn: paths }, context);
  return { withdrawn: paths, restored: [...new Set(settled.snapshots.filter(({ state, snapshot }) => state === 'in-force' && !inForce.has(listKey(snapshot, snapshot.kind))).map(({ snapshot }) => snapshot.path))].sort() };
}

/** Reads the rows of target lists as they were at an earlier moment, from the archived bytes. */
export function rowReader(workspace: Workspace, { snapshots, profiles }: ListsState, progress: Progress): (source: StoredSource) => Promise<readonly TargetRecord[]> {
  const reader = createReader(workspace, snapshots, { archive: false, countRosters: false }, progress, { profile: { sheets: profiles as SourceProfile['sheets'] } });
  return async (source) => {
    const each = snapshots.find(({ snapshot }) => snapshot.path === source.path && snapshot.sha256 === source.sha256);
    return (await reader({ file: await unchangedFile(workspace, source), path: source.path }, each === undefined ? {} : asBefore(each))).records;
  };
}

async function readReturning(workspace: Workspace, settled: SettledSources, read: readonly ReadSource[], reader: Reader): Promise<ReadSource[]> {
  const back: ReadSource[] = [];
  for (const each of returning(workspace.store, settled, read)) back.push(await reader({ file: await unchangedFile(workspace, each.source), path: each.source.path }, asBefore(each)));
  return back;
}

type Reader = (file: { readonly file: string; readonly path: string }, changed?: Partial<ImportOptions> & { readonly batch?: number }) => Promise<ReadSource>;

function createReader({ store, rules, settings, folder }: Workspace, known: readonly StoredSnapshot[], options: ImportOptions, progress: Progress, { profile = learntProfile(store), onRosters, knownReading, samplesRosters = false }: { readonly profile?: SourceProfile; readonly onRosters?: ReadOptions['onRosters']; readonly knownReading?: ReadOptions['knownReading']; readonly samplesRosters?: boolean } = {}): Reader {
  const batch = batchOf(known);
  const hashOf = options.hashOf ?? hashesOnce();
  const plain = options.fresh !== true && options.as === undefined && options.asOf === undefined && options.append !== true && options.replace !== true;
  const knownAs = (sha256: string, name: string): string | null => {
    if (!plain || known.some(({ snapshot }) => snapshot.path === name)) return null;
    // A name with another date is another month's list, though nothing changed in it.
    return known.find(({ snapshot, state }) => state === 'in-force' && snapshot.sha256 === sha256 && datesIn(snapshot.path) === datesIn(name))?.snapshot.path ?? null;
  };
  return (file, changed = {}) => {
    const { as, asOf, append, replace } = { ...options, ...changed };
    return readSource(file, rules, settings.year, profile, {
      hashOf,
      ...(as === undefined ? {} : { as }), ...(asOf === undefined ? {} : { asOf }), append: append === true, replace: replace === true, folder, knownAs,
      archive: options.archive && options.dryRun !== true ? archiveFolder(folder) : null,
      countRosters: options.countRosters, samplesRosters, batch: changed.batch ?? batch, ...(onRosters === undefined ? {} : { onRosters }), ...(knownReading === undefined ? {} : { knownReading }),
    }, progress);
  };
}

/** The number of an import that comes now. */
function batchOf(known: readonly StoredSnapshot[]): number {
  return 1 + Math.max(0, ...known.map(({ snapshot }) => snapshot.batch));
}

/** The digits of a file's name, copy numbers left out. */
function datesIn(name: string): string {
  return (path.posix.basename(name).replace(/[(（]\d+[)）]/gu, '').match(/\d+/gu) ?? []).join(' ');
}

/** @throws ToolError `import/same-name`: a supplement replaces nothing, and two files of one name cannot be told apart. */
function refuseSameName(store: Store, read: readonly ReadSource[]): void {
  const there = new Map(store.lists.sources().map((source) => [source.path, source.sha256]));
  const same = read.map(({ source }) => source).filter(({ path: name, sha256 }) => there.has(name) && there.get(name) !== sha256).map((source) => source.path);
  if (same.length === 0) return;
  const names = same.join('、');
  throw new ToolError('import/same-name', { zh: `已经有同名的文件：${names}`, en: `Files of these names are there already: ${names}` },
    { zh: '补充名单请换个文件名，或放进按月份命名的文件夹后导入该文件夹的上一级；要替换就去掉 --append', en: 'Give the supplement another name, or import the folder above it; to replace, leave out --append' });
}

/** What had been replaced and is in force again, one of each file: to be read once more from its archived copy. */
function returning(store: Store, settled: SettledSources, read: readonly ReadSource[]): StoredSnapshot[] {
  const there = new Set(store.lists.sources().flatMap((file) => file.sheets.flatMap(({ kind }) => (kind === null ? [] : [listKey(file, kind)]))));
  const justRead = new Set(read.map(({ source }) => fileKey(source)));
  const missing = settled.snapshots.filter(({ state, snapshot }) => state === 'in-force' && !there.has(listKey(snapshot, snapshot.kind)) && !justRead.has(fileKey(snapshot)));
  return [...new Map(missing.map((each) => [fileKey(each.snapshot), each])).values()];
}

/** What was said of a file when it came the first time. */
function asBefore({ source, snapshot }: StoredSnapshot): Partial<ImportOptions> & { readonly batch: number } {
  const [kind, ...others] = new Set(source.sheets.flatMap((sheet) => (sheet.kind === null ? [] : [sheet.kind])));
  return {
    ...(kind === undefined || others.length > 0 ? {} : { as: kind }), ...(snapshot.asOf === null ? {} : { asOf: snapshot.asOf }),
    append: snapshot.supplement, replace: snapshot.replacesAll, batch: snapshot.batch,
  };
}

/** Which lists took the place of which: never silently. */
function sayReplaced(settled: SettledSources, known: readonly StoredSnapshot[], context: Context): void {
  const before = new Set(known.filter(({ state }) => state !== 'in-force').map(({ snapshot }) => listKey(snapshot, snapshot.kind)));
  const zh = context.language === 'zh';
  const dated = ({ path: name, asOf }: { path: string; asOf: string | null }): string => (asOf === null ? name : `${name}（${asOf}）`);
  const lines = settled.snapshots.filter(({ state, snapshot }) => state === 'replaced' && !before.has(listKey(snapshot, snapshot.kind))).map(({ snapshot, replacedBy }) => (replacedBy === snapshot.path ? dated(snapshot) : `${dated(snapshot)} → ${replacedBy ?? ''}`));
  if (lines.length > 0) context.say(visible(`${zh ? '已由新一期替换，旧的留在历史里（c2z sources）：' : 'Replaced by a later one, the earlier kept in the history (c2z sources):'} ${[...new Set(lines)].join(zh ? '、' : ', ')}`));
}

/** Where nobody can tell, two lists are used and one may be stale: to be settled before the match. */
function sayDoubts({ doubts }: SettledSources, context: Context): void {
  for (const found of doubts) context.say(visible(`${formatPlace(found.place, context.language)}${context.language === 'zh' ? '：' : ': '}${issueMessage(found, context.language)} — ${issueFix(found, context.language)}`));
}

function sayAdded(name: string, apart: string, context: Context): void {
  context.say(visible(context.language === 'zh' ? `${name} 与以前导入的同名，内容不同：作为补充一起使用，记为 ${apart}（要替换旧的，加 --replace）` : `${name} has the name of an earlier file and tells of other events: both are used, this one as ${apart} (--replace to put it in the other's place)`));
}

/** A list that came and is older than the one in force is kept and not used: said, with the way to use it. */
function sayOlder(settled: SettledSources, read: readonly ReadSource[], context: Context): void {
  const came = new Set(read.map(({ source }) => fileKey(source)));
  const zh = context.language === 'zh';
  for (const { snapshot: { path: name, sha256, asOf }, replacedBy } of settled.snapshots.filter(({ state, replacedBy: next, snapshot }) => state === 'replaced' && next !== snapshot.path && came.has(fileKey(snapshot)))) {
    if (read.some(({ source }) => source.path === replacedBy && sha256 !== source.sha256)) continue; // two months came together
    const own = `${name}${asOf === null ? '' : `（${asOf}）`}`;
    context.say(visible(zh ? `没有启用 ${own}：现用的 ${replacedBy ?? ''} 日期更晚。如果那一份是导错的，撤回它：c2z import --withdraw ${asArgument(replacedBy ?? '')}` : `${own} is not used: ${replacedBy ?? ''}, which is in force, is of a later date. If that one is wrong, take it back: c2z import --withdraw ${asArgument(replacedBy ?? '')}`));
  }
}
