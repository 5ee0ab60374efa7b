/** The queue of the review screen: every doubtful pair in one line, and what the ledger says of each. */
import { fingerprintOf, isEnrolmentKind, maskNumbersIn, pairIds, patternOf, type LedgerEvent } from '../../../src/index.js';
import { localTime, pairSubject, type PairLine, type PersonLine, type SidesLine } from '../../../src/io/index.js';
import type { Pair, Queue, Session, Verdict } from '../../tui/port.js';
import type { Workspace } from '../open.js';

/** What the lists say of pairs; it changes with a match and not with an answer. */
export type Questions = Pick<Queue, 'pairs' | 'claims'>;

/** So many pairs are named or unpacked at once. */
const AT_ONCE = 4000;

export function* readQuestions(workspace: Workspace, lines: readonly PairLine[], people: ReadonlyMap<string, PersonLine>): Generator<undefined, Questions> {
  const sides = workspace.store.browse.sides();
  yield;
  const asked = new Map(lines.map((line) => [line, pairSubject(line.leftFingerprint, line.rightFingerprint)]));
  const ids = yield* idsBySubject(sides, new Set(asked.values()));
  const pairs: Pair[] = [];
  const seen = new Set<string>();
  const patterns = new Map<string, string>();
  for (const [line, subject] of asked) {
    const key = `${subject}\n${line.personId}`;
    if (seen.has(key)) continue; // a roster that repeats a row asks once
    seen.add(key);
    const pair = pairFrom(line, subject, ids.get(subject) ?? subject.slice(0, 8), people);
    const pattern = patterns.get(pair.pattern) ?? pair.pattern; // one text for each, since all are compared with every key
    patterns.set(pattern, pattern);
    pairs.push({ ...pair, pattern });
    if (pairs.length % AT_ONCE === 0) yield;
  }
  yield;
  return { pairs, claims: claimsAmong(sides, lines) };
}

export function queueOf(workspace: Workspace, questions: Questions, session: Session): Queue {
  return { ...questions, verdicts: verdictsOf(workspace), notes: notesOf(workspace), checked: checkedOf(workspace), session };
}

/** Rows that are certainly one person's, where a doubtful pair speaks of the same row. */
function claimsAmong(sides: readonly SidesLine[], lines: readonly PairLine[]): Queue['claims'] {
  const asked = new Set(lines.filter(({ tier }) => tier !== 'certain').map(({ rightFingerprint }) => rightFingerprint));
  return sides.filter(({ certain, rightFingerprint }) => certain && asked.has(rightFingerprint)).map(({ personId, rightFingerprint }) => [personId, rowNode(rightFingerprint)] as const);
}

/**
 * Links under the row of the person that was judged. A person of two lists has two descriptions: a word on either is a word on the
 * person, and the match shows it on the link, whichever of them that names.
 */
export function underJudgedRows(workspace: Pick<Workspace, 'store'>, lines: readonly PairLine[]): PairLine[] {
  const verdicts = verdictsOf(workspace);
  const isJudged = (left: string, right: string): boolean => verdicts.has(pairSubject(left, right));
  return lines.map((line) => {
    if (line.judgement === null || line.otherPersonId !== '' || isJudged(line.leftFingerprint, line.rightFingerprint)) return line;
    const judged = workspace.store.results.rowsOf(line.personId).map(fingerprintOf).find((row) => isJudged(row, line.rightFingerprint));
    return judged === undefined ? line : { ...line, leftFingerprint: judged };
  });
}

/** A roster row as a node of the graph of answers. */
export function rowNode(fingerprint: string): string {
  return `R:${fingerprint}`;
}

function pairFrom(line: PairLine, subject: string, id: string, people: ReadonlyMap<string, PersonLine>): Pair {
  const person = people.get(line.personId);
  const merge = line.otherPersonId !== '';
  return {
    id, subject, what: merge ? 'merge' : 'link', left: line.personId, right: merge ? line.otherPersonId : rowNode(line.rightFingerprint), leftFingerprint: line.leftFingerprint, rightFingerprint: line.rightFingerprint,
    name: maskNumbersIn(person?.name ?? ''), town: person?.town ?? '', village: person?.village ?? '', kind: line.kind, tier: line.tier, probability: line.probability,
    pattern: merge ? patternOf({ evidence: line.evidence, reasons: line.reasons }) : line.pattern, reasons: line.reasons, value: valueOf(line, person),
  };
}

/** What the answer "same" would change; see `Pair.value`. */
function valueOf(line: PairLine, person: PersonLine | undefined): Pair['value'] {
  if (line.otherPersonId !== '') return 1;
  const missing = person?.standing === 'gap' || person?.standing === 'pending';
  if (!missing || line.kind === null) return 0;
  return isEnrolmentKind(line.kind) && line.active ? 3 : 2;
}

/**
 * Ids of the pairs that are asked. How long they must be follows from all pairs, but only those that begin alike can lengthen one:
 * every pair gets its short name first, a few thousand at once, and those whose name is asked for are then named together.
 */
function* idsBySubject(sides: readonly SidesLine[], asked: ReadonlySet<string>): Generator<undefined, ReadonlyMap<string, string>> {
  const short: string[] = [];
  for (let from = 0; from < sides.length; from += AT_ONCE) {
    for (const id of pairIds(sides.slice(from, from + AT_ONCE))) short.push(id.slice(0, SHORTEST));
    yield;
  }
  const subjects = sides.map(({ leftFingerprint, rightFingerprint }) => pairSubject(leftFingerprint, rightFingerprint));
  const names = new Set(short.filter((_, index) => asked.has(subjects[index] as string)));
  const alike = [...sides.keys()].filter((index) => names.has(short[index] as string));
  yield;
  const ids = pairIds(alike.map((index) => sides[index] as SidesLine));
  return new Map(alike.map((index, at) => [subjects[index] as string, ids[at] as string]));
}

/** No id is shorter. */
const SHORTEST = 8;

export function verdictsOf({ store }: Pick<Workspace, 'store'>): Map<string, Verdict> {
  return new Map(store.ledger.judgements().map(({ leftFingerprint, rightFingerprint, judgement, note, by, at }) => [pairSubject(leftFingerprint, rightFingerprint), { judgement, note, by, at: localTime(at) }]));
}

/** Pairs whose answer a blind second look has confirmed since it was given. */
function checkedOf({ store }: Workspace): Set<string> {
  const undone = store.ledger.takenBack();
  const confirmed = new Set(store.ledger.events({ types: ['PairConfirmed'] }).filter(({ batch }) => !undone.has(batch)).map(({ subject }) => subject));
  return new Set([...confirmed].filter((subject) => isConfirmed(store.ledger.events({ types: ['PairJudged', 'PairConfirmed'], subject }).filter(({ batch }) => !undone.has(batch)))));
}

/** Whether the last word on a pair was that a second look agreed; `events` are what stands of it, in order. */
export function isConfirmed(events: readonly LedgerEvent[]): boolean {
  return events.at(-1)?.type === 'PairConfirmed';
}

/** The latest note on each pair. */
function notesOf({ store }: Workspace): Map<string, string> {
  const undone = store.ledger.takenBack();
  return new Map(store.ledger.events({ types: ['PairNoted'] }).filter(({ batch }) => !undone.has(batch)).map(({ subject, payload }) => [subject, (payload as { note: string }).note]));
}
