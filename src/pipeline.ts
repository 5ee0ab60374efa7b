/**
 * The only file that knows all stages: files → ingest → normalize → link → classify → report.
 * It gets opened workbooks and rules, and returns data; reading disks and writing stores is the caller's business.
 */
import { classify, type Classification } from './classify/classify.js';
import type { CaseRules } from './domain/case-rules.js';
import { firstDay, isoDate, lastDay, type IsoDate, type PartialDate } from './domain/dates.js';
import type { Issue } from './domain/issue.js';
import type { PairJudgement } from './domain/judgement.js';
import type { SourceKind } from './domain/kinds.js';
import type { LinkRules } from './domain/link-rules.js';
import type { Link, MergeQuestion } from './domain/link.js';
import type { Mapping, SourceProfile } from './domain/mapping.js';
import type { Person } from './domain/person.js';
import type { RosterRecord, TargetRecord } from './domain/record.js';
import type { Sheet, SourceWorkbook } from './domain/sheet.js';
import type { SourceRules } from './domain/snapshot.js';
import { compareRefs } from './domain/source-ref.js';
import type { StandingRules } from './domain/standing-rules.js';
import type { Vocabulary } from './domain/vocabulary.js';
import { identifySheet, type SheetReading } from './ingest/ingest.js';
import { buildPeople, createMatcher, withReason, type BlockingReport, type KnownPerson, type Matcher, type SharedIndex } from './link/link.js';
import { shareTexts } from './normalize/plain-row.js';
import { watchUnlisted } from './subsidy/unlisted.js';
import { readList, type ListReading, type RowCounts, type SiftedRoster } from './reading.js';

/** Everything that is data and not code 规则: read from `schemas/` by the caller. */
export interface Rules {
  readonly mappings: readonly Mapping[];
  readonly vocabulary: Vocabulary;
  readonly link: LinkRules;
  readonly standings: StandingRules;
  readonly cases: CaseRules;
  readonly sources: SourceRules;
}

/** What a sheet of a file is; `sheet` is its position in the workbook. */
export interface PlacedReading {
  readonly sheet: number;
  readonly reading: SheetReading;
}

/**
 * Says of every sheet of a file what it is, in order; the second and further lists of sheets of people of several kinds stand behind them.
 * `as` is the clerk's word for the whole file.
 */
export async function identifyFile(path: string, workbook: SourceWorkbook, rules: Rules,
  options: { as?: SourceKind; profile: SourceProfile; year?: number }): Promise<PlacedReading[]> {
  const readings: PlacedReading[] = [];
  const further: PlacedReading[] = [];
  for (const [at, sheet] of workbook.sheets.entries()) {
    const found = await identifySheet(sheet, { file: path, mappings: rules.mappings, profile: options.profile, ...(options.as ? { as: options.as } : {}), ...(options.year === undefined ? {} : { year: options.year }) });
    const [reading, ...others] = found.kind === 'mixed' ? found.lists : [found];
    readings.push({ sheet: at, reading });
    for (const other of others) further.push({ sheet: at, reading: other });
  }
  return [...readings, ...further];
}

/**
 * The rows that repeat an earlier row of the same kind of list: same number (or, without one, the same text in its place)
 * and same name. They stay in the data, marked; `records` may come in any order.
 */
export function repeatedRows(records: readonly TargetRecord[]): ReadonlySet<TargetRecord> {
  const repeated = new Set<TargetRecord>();
  const alone = new Map<string, TargetRecord>();
  const sharing = new Map<string, TargetRecord[]>(); // the first row of each kind and name, where several rows have a number
  for (const record of records) {
    if (record.id.kind !== 'valid') continue;
    const { number } = record.id;
    const other = alone.get(number);
    if (other === undefined) {
      alone.set(number, record);
      continue;
    }
    let firsts = sharing.get(number);
    if (firsts === undefined) sharing.set(number, (firsts = [other]));
    const at = firsts.findIndex(({ kind, name }) => kind === record.kind && name.folded === record.name.folded);
    if (at < 0) firsts.push(record);
    else if (compareRefs(record.ref, (firsts[at] as TargetRecord).ref) >= 0) repeated.add(record);
    else {
      repeated.add(firsts[at] as TargetRecord);
      firsts[at] = record;
    }
  }
  return repeated;
}

/**
 * The day for which everything is judged 基准日: the newest date the lists carry, held inside the collection window and the
 * insurance year; without any, today held inside the year.
 */
export function referenceDateOf(year: number, asOf: readonly (PartialDate | null)[], today: IsoDate, rules: StandingRules): IsoDate {
  const { from } = rules.standings.enrolment.collection;
  const earliest = `${year + from.offset}-${from.monthDay}` as IsoDate;
  const latest = isoDate(year, 12, 31) as IsoDate;
  const stated = asOf.filter((date) => date !== null).filter((date) => firstDay(date) <= latest && lastDay(date) >= earliest).map(lastDay).map((day) => (day > latest ? latest : day));
  if (stated.length > 0) return stated.reduce((a, b) => (a > b ? a : b));
  return today < earliest ? earliest : today > latest ? latest : today;
}

/** One roster to be streamed: opens when its turn comes. */
export interface RosterSource {
  readonly file: string;
  readonly position: number;
  readonly reading: ListReading;
  readonly open: () => Promise<Sheet>;
}

/** Threads that read rosters 并行读取; they may have begun before the people are known. */
export interface RosterThreads {
  /** Reads and sifts all rosters elsewhere; the outcomes are in the order of the rosters. When one fails, `on.start` names it last. */
  sift(rosters: readonly RosterSource[], index: SharedIndex, on: SiftEvents): Promise<SiftedRoster[]>;
}

export interface SiftEvents {
  start(roster: RosterSource): void;
  /** A part of what concerns somebody, and how many rows were read since the part before. */
  kept(rows: readonly RosterRecord[], read: number): void;
}

export interface MatchInput {
  /** Absent: rosters are read here, one after the other; the outcome is the same. */
  readonly threads?: RosterThreads;
  readonly records: readonly TargetRecord[];
  /** What {@link buildPeople} made of the same records, judgements and known people before; absent: they are made now. */
  readonly built?: Pick<MatchOutput, 'people' | 'questions'>;
  readonly rosters: readonly RosterSource[];
  readonly rules: Rules;
  readonly judgements: readonly PairJudgement[];
  readonly known: readonly KnownPerson[];
  readonly year: number;
  readonly county: string;
  readonly referenceDate: IsoDate;
  /** The last day that each dated list can know of, by its file. */
  readonly listDates?: ReadonlyMap<string, IsoDate>;
  readonly onRoster?: (roster: RosterSource) => void;
  readonly onRows?: (rows: number) => void;
  /** The last row is read, and the index, a great part of all memory, is let go. */
  readonly onIndexGone?: () => void;
}

export interface MatchOutput {
  readonly people: readonly Person[];
  readonly questions: readonly MergeQuestion[];
  readonly links: readonly Link[];
  readonly classification: Classification;
  readonly blocking: BlockingReport;
  readonly rosters: readonly { readonly source: RosterSource; readonly counts: RowCounts }[];
  readonly issues: readonly Issue[];
}

/** People out of target rows, every roster streamed once past them, one standing each. */
export async function matchAll(input: MatchInput): Promise<MatchOutput> {
  const { people, questions, links: found, blocking, rosters, issuesOfRows, issuesOfPayments } = await findLinks(input);
  const classification = classify({ people, links: found, questions, rules: input.rules.standings, year: input.year, referenceDate: input.referenceDate, county: input.county, ...(input.listDates === undefined ? {} : { listDates: input.listDates }) });
  const links = found.map((link) => {
    const reason = classification.unasked.get(link);
    return reason === undefined ? link : withReason(link, reason);
  });
  return { people, questions, links, classification, blocking, rosters, issues: [...issuesOfRows, ...classification.issues, ...issuesOfPayments] };
}

interface FoundLinks extends Omit<MatchOutput, 'classification' | 'issues'> {
  readonly issuesOfRows: readonly Issue[];
  readonly issuesOfPayments: readonly Issue[];
}

/** What linking works with, half of all memory, is let go at the end; so `people` is another list than the one of which linking remembers much. */
async function findLinks(input: MatchInput): Promise<FoundLinks> {
  const { rules, judgements } = input;
  const built = input.built ?? buildPeople(input.records, { rules: rules.link, judgements, known: input.known });
  const matcher = createMatcher(built.people, { rules: rules.link, judgements, asked: built, onCandidate: shareTexts, ...(input.onIndexGone === undefined ? {} : { onIndexGone: input.onIndexGone }) });
  const unlisted = watchUnlisted(input.year, rules.standings.evidence.payment.refundWords);
  const offer = (record: RosterRecord): void => {
    matcher.offer(record);
    unlisted.see(record);
  };
  const reading = input.threads === undefined ? readInTurn(input, offer) : readSideBySide(input, input.threads, matcher, offer);
  const { questions } = built; // looked for while the threads sift
  const read = await reading;
  const rosters = read.map((counts, at) => ({ source: input.rosters[at] as RosterSource, counts }));
  const { links, blocking, issues } = matcher.finish();
  return { people: [...built.people], questions, links, blocking, rosters, issuesOfRows: [...read.flatMap((each) => each.issues), ...issues], issuesOfPayments: unlisted.issues(links) };
}

type RosterRead = RowCounts & { readonly issues: readonly Issue[] };

type Offer = (record: RosterRecord) => void;

async function readInTurn(input: MatchInput, offer: Offer): Promise<RosterRead[]> {
  const done: RosterRead[] = [];
  let rows = 0;
  for (const source of input.rosters) {
    input.onRoster?.(source);
    const sheet = await source.open();
    done.push(await readList(sheet, source.reading, source.file, input.rules, input.year, (record) => {
      offer(record as RosterRecord);
      rows += 1;
      if (rows % 10_000 === 0) input.onRows?.(rows);
    }));
  }
  return done;
}

/** The outcome does not depend on which thread is quicker: the matcher takes rows in any order. */
async function readSideBySide(input: MatchInput, threads: RosterThreads, matcher: Matcher, offer: Offer): Promise<RosterRead[]> {
  let rows = 0;
  const sifted = await threads.sift(input.rosters, matcher.index, {
    start: (roster) => { input.onRoster?.(roster); },
    kept: (kept, read) => {
      for (const record of kept) offer(record);
      rows += read;
      input.onRows?.(rows);
    },
  });
  for (const { passed } of sifted) for (const each of passed) matcher.countPassed(each);
  return sifted.map(({ counts }) => counts);
}

/** The row count of the whole run 名单总行数 = 重复 + 错误行 + 非对象 + 去重人数; holds by construction, checked by the caller's sum. */
export interface TargetCounts {
  readonly targets: number;
  readonly duplicates: number;
  readonly outside: number;
  readonly setAside: number;
}

/** @throws Error when the rows do not add up: a bug, never a user's fault. */
export function countTargets(people: readonly { readonly id: string; readonly rows: readonly unknown[] }[], outside: ReadonlySet<string>, targetSheets: readonly RowCounts[]): TargetCounts {
  const targets = sum(targetSheets.map((sheet) => sheet.rows));
  const setAside = sum(targetSheets.map((sheet) => sheet.setAside));
  const outsideRows = sum(people.map((person) => (outside.has(person.id) ? person.rows.length : 0)));
  const duplicates = sum(people.map((person) => (outside.has(person.id) ? 0 : person.rows.length - 1)));
  const distinct = people.length - outside.size;
  if (targets !== duplicates + setAside + outsideRows + distinct) {
    throw new Error(`rows do not add up: ${targets} ≠ ${duplicates} + ${setAside} + ${outsideRows} + ${distinct}`);
  }
  return { targets, duplicates, outside: outsideRows, setAside };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
