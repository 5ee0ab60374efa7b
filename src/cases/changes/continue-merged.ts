/** Whoever was judged one with another keeps his own number when only the other's rows are left 合并后的延续. */
import type { PairJudgement } from '../../domain/judgement.js';

export interface MergedInput {
  /** Judgements that two descriptions are one person. */
  readonly merges: readonly Pick<PairJudgement, 'leftFingerprint' | 'rightFingerprint'>[];
  readonly known: readonly (readonly [fingerprint: string, personId: string])[];
  /** People of the last match none of whose descriptions are on the lists any more. */
  readonly missing: ReadonlySet<string>;
  /** Everybody of the last match. */
  readonly listed: ReadonlySet<string>;
  readonly onLists: ReadonlySet<string>;
}

/**
 * Descriptions that were somebody else's before he was merged, and by which a missing person is still on the lists: the row with the wrong number
 * has been corrected or dropped, the row judged one with it stands. Where two missing people lay claim to one, nobody gets it.
 */
export function continueMerged({ merges, known, missing, listed, onLists }: MergedInput): Map<string, string> {
  const ownerOf = new Map(known);
  const claims = new Map<string, Set<string>>();
  const claim = (gone: string, stands: string): void => {
    const keeper = ownerOf.get(gone);
    const owner = ownerOf.get(stands);
    if (keeper === undefined || owner === undefined || !missing.has(keeper) || listed.has(owner) || !onLists.has(stands)) return;
    claims.set(stands, (claims.get(stands) ?? new Set()).add(keeper));
  };
  for (const { leftFingerprint, rightFingerprint } of merges) {
    claim(leftFingerprint, rightFingerprint);
    claim(rightFingerprint, leftFingerprint);
  }
  return new Map([...claims].flatMap(([fingerprint, keepers]) => (keepers.size === 1 ? [[fingerprint, [...keepers][0] as string] as const] : [])));
}
