/**
 * Which judgements still fit the lists at hand 判断的延续, and which have lost their footing since something that was compared
 * has changed. To be called after a match, with what it found.
 */
import type { Anchor, PairJudgement } from '../domain/judgement.js';
import type { Link, MergeQuestion } from '../domain/link.js';
import type { Person } from '../domain/person.js';
import { fingerprintOf, pairKey } from './fingerprint.js';
import { openJudgements } from './judgements.js';

export interface AnchorInput {
  readonly people: readonly Pick<Person, 'id' | 'rows'>[];
  readonly links: readonly Pick<Link, 'personId' | 'leftFingerprint' | 'rightFingerprint'>[];
  readonly questions: readonly Pick<MergeQuestion, 'leftPersonId' | 'rightPersonId' | 'leftFingerprint' | 'rightFingerprint'>[];
}

/**
 * The newest judgement of every pair, by what has become of it. Applied: both descriptions are there and meet. Ambiguous: two
 * people answer to the description that was judged, so that it applies to neither. Stale: one side is still there and stands in some
 * pair, but no longer in this one; that pair is asked like any other. Gone: neither side is there, or nothing is left to ask.
 */
export function anchorJudgements(judgements: readonly PairJudgement[], { people, links, questions }: AnchorInput): Readonly<Record<Anchor, readonly PairJudgement[]>> {
  const holders = new Map<string, Set<string>>();
  const hold = (fingerprint: string, person: string): void => {
    const known = holders.get(fingerprint);
    if (known) known.add(person); else holders.set(fingerprint, new Set([person]));
  };
  for (const { id, rows } of people) for (const row of rows) hold(fingerprintOf(row), id);
  const rosterRows = new Set(links.map(({ rightFingerprint }) => rightFingerprint));
  const met = new Set<string>();
  const paired = new Set<string>();
  for (const { personId, leftFingerprint, rightFingerprint } of links) {
    met.add(`${personId}|${rightFingerprint}`);
    paired.add(personId).add(leftFingerprint).add(rightFingerprint);
  }
  for (const { leftPersonId, rightPersonId, leftFingerprint, rightFingerprint } of questions) {
    met.add(pairKey(leftFingerprint, rightFingerprint));
    paired.add(leftPersonId).add(rightPersonId);
  }
  const found: Record<Anchor, PairJudgement[]> = { applied: [], stale: [], ambiguous: [], gone: [] };
  for (const judgement of openJudgements(judgements).all()) found[anchorOf(judgement)].push(judgement);
  return found;

  function anchorOf({ leftFingerprint: left, rightFingerprint: right }: PairJudgement): Anchor {
    const sides: readonly (readonly [string, string])[] = [[left, right], [right, left]];
    if (holders.has(left) && holders.has(right)) return 'applied'; // two rows of target lists: made one, or kept apart
    for (const [own, other] of sides) {
      const who = [...holders.get(own) ?? []].filter((person) => met.has(`${person}|${other}`));
      if (who.length > 0) return who.length > 1 ? 'ambiguous' : 'applied';
    }
    const isThere = sides.some(([own]) => rosterRows.has(own) || [...holders.get(own) ?? []].some((person) => paired.has(person)));
    return isThere ? 'stale' : 'gone';
  }
}
