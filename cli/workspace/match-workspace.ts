/** Matches what was imported and keeps what comes back. */
import {
  countTargets, identifyFile, proposalsFor, isTargetKind, matchAll, patternOf, initialsOf,
  type Issue, type Link, type ListReading, type MatchOutput, type PairJudgement, type RosterSource, type Sheet, type Standing,
} from '../../src/index.js';
import { UnreadableFile, openSpreadsheet, type FoundPerson, type Store, type StoredLink, type StoredSource } from '../../src/io/index.js';
import type { Context } from '../context.js';
import { inOrder, inStep } from '../exports/in-step.js';
import { collectNow } from '../more-memory.js';
import { createProgress } from '../output/progress.js';
import { archivedFile, unchangedFile } from './archived-files.js';
import { keepBasis, matchHolds, peopleBasis } from './basis.js';
import type { Imported, ImportedFile } from './keep-sources.js';
import { syncWithMatch } from './case-book.js';
import { fingerprintsOf, matchedPeople } from './matched-people.js';
import { learntProfile, type Workspace } from './open.js';
import { pairCounts } from './pair-counts.js';
import { keepRound, withContinuations, type KnownDescriptions } from './people-rounds.js';
import { noteProgress } from './progress-notes.js';
import { datesOfLists, referenceDateFor } from './reference-date.js';
import { syncOtherLines } from './other-lines.js';
import { rosterThreads } from './roster-threads.js';
import { keepState } from './rounds.js';
import { storedMatch, type Matched } from './stored-match.js';

/** What would come of more judgements: they are said and matched, `look` sees the outcome, and all of it is taken back. */
export async function tryMatch<T>(workspace: Workspace, context: Context, judge: () => void, look: () => T): Promise<T> {
  const { store } = workspace;
  const judgements = rolledBack(store, () => {
    judge();
    return store.ledger.judgements();
  });
  let seen: { readonly found: T } | undefined;
  const keep: Trial['keep'] = (save) => rolledBack(store, () => {
    judge();
    const standings = save();
    seen = { found: look() };
    return standings;
  });
  await matchWorkspace(workspace, context, undefined, { trial: { judgements, keep } });
  return (seen as { readonly found: T }).found;
}

function rolledBack<T>(store: Store, work: () => T): T {
  const back = new Error('taken back');
  let done: { readonly value: T } | undefined;
  try {
    store.transaction(() => {
      done = { value: work() };
      throw back;
    });
  } catch (error) {
    if (error !== back) throw error;
  }
  return (done as { readonly value: T }).value;
}

/** Another way than keeping what was found. */
interface Trial {
  readonly judgements: readonly PairJudgement[];
  readonly keep: (save: () => Standing[]) => Standing[];
}

/**
 * Matches what was imported, classifies everybody, and writes people, links and standings to the store in one transaction. As long as the
 * last match holds, nothing is compared unless `anew` asks for it.
 */
export async function matchWorkspace(workspace: Workspace, context: Context, imported?: Imported, { trial, anew }: { readonly trial?: Trial; readonly anew?: boolean } = {}): Promise<Matched> {
  const { store, rules, settings } = workspace;
  if (trial === undefined && anew !== true && matchHolds(workspace)) {
    await imported?.threads?.close();
    for (const source of store.lists.sources()) if (hasRosters(source)) await unchangedFile(workspace, source); // what it rests on is there still
    return storedMatch(workspace);
  }
  const readings = await readingsOf(workspace, imported);
  const allRecords = imported?.records ?? store.lists.targetRows();
  const progress = createProgress(process.stderr, !context.quiet && !context.json);
  let begunBefore = imported?.threads ?? null;
  for (;;) {
    const sources = store.lists.sources();
    const readable = new Set(sources.filter((source) => source.format !== null).map((source) => source.path));
    const records = allRecords.filter((record) => readable.has(record.ref.file));
    const rosters = readings.filter((file) => readable.has(file.source.path)).flatMap((file) => file.lists.filter(({ reading }) => !isTargetKind(reading.source)).map((list) => rosterSource(workspace, file.source, list)));
    const referenceDate = referenceDateFor(workspace);
    const heard = store.ledger.head().events;
    const judgements = trial?.judgements ?? store.ledger.judgements();
    const built = store.results.peopleMadeOf(records, peopleBasis(workspace, judgements));
    const fingerprints = store.results.knownFingerprints();
    const known = built === null ? withContinuations(store, fingerprints, records, judgements) : fingerprints;
    const bytesOf = new Map(sources.map((source) => [source.path, source.bytes]));
    const total = [...new Set(rosters.map(({ file }) => file))].reduce((sum, file) => sum + (bytesOf.get(file) ?? 0), 0);
    let current = '';
    let read = 0;
    const sourceOf = new Map(sources.map((source) => [source.path, source]));
    const threads = begunBefore ?? rosterThreads({ vocabulary: rules.vocabulary, year: settings.year });
    begunBefore = null;
    try {
      threads?.begin(await Promise.all(rosters.map(async ({ file, position, reading }) => ({ file, position, reading, path: await archivedFile(workspace, sourceOf.get(file) as StoredSource), bytes: bytesOf.get(file) ?? 0 }))));
      const output = await matchAll({
        ...(built === null ? { known: byPerson(known) } : { known: [], built }), ...(threads?.hasBegun(rosters) === true ? { threads } : {}), records, rosters, rules, judgements, year: settings.year, county: settings.county, referenceDate, listDates: datesOfLists(store),
        onRoster: ({ file }) => { read += current === file ? 0 : (bytesOf.get(current) ?? 0); current = file; progress.start(`比对 ${file}`, total); },
        onRows: (rows) => { progress.advance(read, rows); },
        onIndexGone: collectNow,
      });
      await threads?.close();
      const targetSheets = sources.flatMap((source) => source.sheets).filter((sheet) => sheet.kind !== null && isTargetKind(sheet.kind));
      const counts = countTargets(output.people, output.classification.outside, targetSheets);
      const writes = (): Standing[] => save(workspace, output, { known, heard, areThoseAtHand: built !== null }, context);
      const standings = trial === undefined ? writes() : trial.keep(writes);
      const pairs = pairCounts(output.links, output.questions);
      return { output: { ...output, classification: { ...output.classification, standings } }, findings: standings, pairs, counts, referenceDate, blocking: output.blocking };
    } catch (error) {
      if (!(error instanceof UnreadableFile) || !readable.has(current)) throw error;
      giveUp(store, current, error.toIssue({ file: current })); // the damage stands behind the rows by which it was recognised: once more without it
    } finally {
      await threads?.close();
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

/** The layouts of all files in force: of those that just came as they were found, of the others read again. */
async function readingsOf(workspace: Workspace, imported: Imported | undefined): Promise<ImportedFile[]> {
  const sources = workspace.store.lists.sources();
  const hashes = new Map(sources.map((source) => [source.path, source.sha256]));
  const known = (imported?.files ?? []).filter(({ source }) => hashes.get(source.path) === source.sha256);
  const justRead = new Set(known.map(({ source }) => source.path));
  const again = await identifyAgain(workspace, sources.filter((source) => !justRead.has(source.path)));
  const kindAt = new Map(sources.map((source) => [source.path, source.sheets.map(({ kind }) => kind)]));
  return [...known, ...again].sort((a, b) => (a.source.path < b.source.path ? -1 : 1))
    .map((file) => ({ ...file, lists: file.lists.filter(({ position }) => (kindAt.get(file.source.path)?.[position] ?? null) !== null) }));
}

/** Reads the layouts of the archived files again; they are the same bytes, so the answer is the same. */
async function identifyAgain(workspace: Workspace, sources: readonly StoredSource[]): Promise<ImportedFile[]> {
  const profile = learntProfile(workspace.store);
  const files: ImportedFile[] = [];
  for (const source of sources) {
    if (!hasRosters(source)) continue;
    const workbook = await openSpreadsheet(await unchangedFile(workspace, source));
    const [as] = new Set(source.sheets.flatMap((sheet) => (sheet.kind === null ? [] : [sheet.kind])));
    const single = new Set(source.sheets.map((sheet) => sheet.kind)).size === 1 && as !== undefined ? { as } : {};
    const readings = await identifyFile(source.path, workbook, workspace.rules, { profile, year: workspace.settings.year, ...single });
    files.push({ source, lists: readings.flatMap(({ reading }, position) => (reading.kind === 'list' ? [{ position, reading }] : [])) });
  }
  return files;
}

function hasRosters({ format, sheets }: StoredSource): boolean {
  return format !== null && sheets.some(({ kind }) => kind !== null && !isTargetKind(kind));
}

function rosterSource(workspace: Workspace, source: StoredSource, list: { position: number; reading: ListReading }): RosterSource {
  return {
    file: source.path, position: list.position, reading: list.reading,
    open: async () => (await openSpreadsheet(await archivedFile(workspace, source))).sheets[list.position] as Sheet,
  };
}

function byPerson(known: KnownDescriptions): { id: string; fingerprints: string[] }[] {
  const people = new Map<string, string[]>();
  for (const [fingerprint, id] of known) people.set(id, [...(people.get(id) ?? []), fingerprint]);
  return [...people].map(([id, fingerprints]) => ({ id, fingerprints }));
}

/** What was known before a match: descriptions of people, how far the ledger was heard, and whether the people are the very ones of the match before. */
interface Before {
  readonly known: KnownDescriptions;
  readonly heard: number;
  readonly areThoseAtHand: boolean;
}

/** Writes everything at once, brings the cases into line, says what changed for whom, and returns the standings that count. */
function save(workspace: Workspace, output: MatchOutput, { known, heard, areThoseAtHand }: Before, context: Context): Standing[] {
  const { store } = workspace;
  const { people, links, questions, classification, rosters, issues } = output;
  const matched = matchedPeople(output);
  return store.transaction(() => {
    store.results.replace({ people: foundPeople(output), links: withPatterns(links), questions, proposals: proposalsFor(people, links) });
    if (!areThoseAtHand) store.results.addFingerprints(fingerprintsOf(people));
    for (const { source, counts } of rosters) store.lists.updateSheet(source.file, source.position, counts);
    store.lists.replaceIssues('match', issues);
    const standings = syncWithMatch(workspace, matched);
    syncOtherLines(workspace, matched, standings);
    keepRound(store, { ...output, standings, owners: matched.owners }, known, context);
    keepState(workspace, { people, standings, outside: classification.outside });
    store.results.markMatched(heard);
    noteProgress(workspace, standings, context.actor);
    keepBasis(workspace);
    return standings;
  });
}

function* foundPeople({ people, classification: { identitiesOf, outside, standings } }: MatchOutput): Generator<FoundPerson> {
  const standingOf = inStep(inOrder(standings, ({ personId }) => personId), ({ personId }) => personId);
  for (const person of inOrder(people, ({ id }) => id)) {
    yield { person, identities: identitiesOf(person), outside: outside.has(person.id), initials: initialsOf(person.name.folded), standing: standingOf(person.id) ?? null };
  }
}

function* withPatterns(links: readonly Link[]): Generator<StoredLink> {
  for (const link of links) yield { link, pattern: patternOf(link) };
}
