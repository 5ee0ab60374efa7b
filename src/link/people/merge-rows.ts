/**
 * Which rows of the target lists are certainly one person 合并: by an equal number and compatible names, and by what people
 * have judged. Rows whose number several people share, and numbers that are placeholders, damaged or masked, merge nobody.
 */
import type { Place } from '../../domain/place.js';
import type { TargetRecord } from '../../domain/record.js';
import { isCloseBy } from '../guards/namesakes.js';
import type { JudgementBook } from '../judgements.js';
import { levelOfNames } from '../compare/names.js';
import type { NameFits } from '../name-fit.js';
import { createGroups, type Groups } from './groups.js';
import { clusterNames } from './name-clusters.js';

/** A malformed number shorter than this is no number. */
const LONG_ENOUGH = 15;

/** @param fingerprintAt the fingerprint of a row, by position */
export function mergeRows(rows: readonly TargetRecord[], fingerprintAt: (row: number) => string, book: JudgementBook, fits: NameFits): Groups {
  const known = (row: number): boolean => book.size > 0 && book.knows(fingerprintAt(row));
  const wordOn = (a: number, b: number): ReturnType<JudgementBook['of']> =>
    known(a) && known(b) ? book.of([fingerprintAt(a)], fingerprintAt(b)) : null;
  const groups = createGroups(rows.length, book.size === 0 ? undefined : (a, b) => a !== b && wordOn(a, b) === 'different');
  if (book.size > 0) joinJudged(rows.map((_, row) => fingerprintAt(row)), book, groups);
  const sameNumber = byKey(rows, numberOf);
  const speaksOfTwo = twoPeopleUnderOne(rows, sameNumber, fits);
  for (const numbered of sameNumber) {
    const names = numbered.map((row) => (rows[row] as TargetRecord).name);
    const { clusters, shared } = clusterNames(names, fits.of);
    for (const cluster of clusters) {
      const members = cluster.map((position) => numbered[position] as number);
      if (shared) joinNeighbours(members, rows, groups, fits);
      else for (const one of speaksOfTwo(members) ? sameNames(members, rows) : [members]) joinAll(one, groups);
    }
  }
  for (const sameText of byKey(rows, otherNumberOf)) joinAll(sameText, groups);
  return groups;
}

function joinAll(members: readonly number[], groups: Groups): void {
  for (const member of members) groups.join(members[0] as number, member);
}

/**
 * Whether rows of one number speak of two people: a name that is not quite the other's is to the letter that of somebody close by who has a
 * number of his own, as of twins whose numbers a list has confused.
 */
function twoPeopleUnderOne(rows: readonly TargetRecord[], groups: readonly (readonly number[])[], fits: NameFits): (members: readonly number[]) => boolean {
  const bearers = bearersOf(namesInDoubt(rows, groups), rows);
  const isOfAnother = (left: TargetRecord, right: TargetRecord): boolean => {
    if (left.name.folded === right.name.folded) return false;
    const level = levelOfNames(left.name, right.name);
    return !fits.isLiteral(level) && (bearers.get(right.name.folded) ?? []).some((row) => numberOf(row) !== numberOf(right) && isCloseBy(left, row, level !== 'variant'));
  };
  return (members) => members.some((a) => members.some((b) => isOfAnother(rows[a] as TargetRecord, rows[b] as TargetRecord)));
}

/** Names that stand beside other ones under their number; of nobody else the bearers need be known. */
function namesInDoubt(rows: readonly TargetRecord[], groups: readonly (readonly number[])[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const group of groups) {
    const own = new Set(group.map((row) => (rows[row] as TargetRecord).name.folded));
    if (own.size > 1) for (const name of own) if (name !== '') names.add(name);
  }
  return names;
}

/** Rows with a sound number by name. */
function bearersOf(names: ReadonlySet<string>, rows: readonly TargetRecord[]): ReadonlyMap<string, readonly TargetRecord[]> {
  const bearers = new Map<string, TargetRecord[]>();
  if (names.size === 0) return bearers;
  for (const row of rows) {
    const { folded } = row.name;
    if (!names.has(folded) || numberOf(row) === '') continue;
    const known = bearers.get(folded);
    if (known === undefined) bearers.set(folded, [row]);
    else known.push(row);
  }
  return bearers;
}

function sameNames(members: readonly number[], rows: readonly TargetRecord[]): number[][] {
  return [...Map.groupBy(members, (row) => (rows[row] as TargetRecord).name.folded).values()];
}

// Under a shared number only the same name in the same place is still one person.
function joinNeighbours(members: readonly number[], rows: readonly TargetRecord[], groups: Groups, fits: NameFits): void {
  members.forEach((a, index) => {
    for (const b of members.slice(index + 1)) {
      const [left, right] = [rows[a] as TargetRecord, rows[b] as TargetRecord];
      if (fits.isLiteral(levelOfNames(left.name, right.name)) && isSamePlace(left.place, right.place)) groups.join(a, b);
    }
  });
}

function isSamePlace(a: Place, b: Place): boolean {
  return a.townKey === b.townKey && a.villageKey === b.villageKey && a.townKey + a.villageKey !== '';
}

function joinJudged(fingerprints: readonly string[], book: JudgementBook, groups: Groups): void {
  const rowsOf = new Map<string, number[]>();
  fingerprints.forEach((fingerprint, row) => { if (book.knows(fingerprint)) rowsOf.set(fingerprint, [...(rowsOf.get(fingerprint) ?? []), row]); });
  for (const { leftFingerprint, rightFingerprint, judgement } of book.all()) {
    if (judgement !== 'same') continue;
    const [lefts, rights] = [rowsOf.get(leftFingerprint) ?? [], rowsOf.get(rightFingerprint) ?? []];
    for (const left of lefts) for (const right of rights) groups.join(left, right);
  }
}

function numberOf({ id }: TargetRecord): string {
  return id.kind === 'valid' ? id.number : '';
}

// Documents and malformed numbers merge only literally equal names: their text has no check to vouch for it.
function otherNumberOf({ id, name }: TargetRecord): string {
  if (name.folded.length < 2 || name.folded.includes('?')) return '';
  if (id.kind === 'document') return `${id.text}|${name.folded}`;
  return id.kind === 'malformed' && [...id.text].length >= LONG_ENOUGH ? `${id.text}|${name.folded}` : '';
}

/** Positions of rows with an equal key, two and more; rows with an empty key stand alone. */
function byKey(rows: readonly TargetRecord[], keyOf: (row: TargetRecord) => string): number[][] {
  const firsts = new Map<string, number>();
  const found = new Map<number, number[]>();
  rows.forEach((row, position) => {
    const key = keyOf(row);
    if (key === '') return;
    const first = firsts.get(key);
    if (first === undefined) {
      firsts.set(key, position);
      return;
    }
    const same = found.get(first);
    if (same) same.push(position); else found.set(first, [first, position]);
  });
  return [...found].sort(([a], [b]) => a - b).map(([, positions]) => positions);
}
