/** Turns a settled pair into the link that is stored and shown. */
import type { Judgement } from '../../domain/judgement.js';
import type { Link, LinkReason, Tier } from '../../domain/link.js';
import type { Person } from '../../domain/person.js';
import type { Candidate } from '../candidates.js';
import { rememberFingerprint } from '../fingerprint.js';
import { FoundLink, type Verdict } from '../found-link.js';
import { rounded, type Scorer } from '../model/scorer.js';

/** A pair with everything that was decided about it. */
export interface Finding {
  readonly pair: Candidate;
  readonly tier: Tier;
  readonly method: string;
  readonly probability: number;
  readonly reasons: readonly LinkReason[];
  readonly judgement: Judgement | null;
}

/** Makes the links of one kind of roster. */
export function linkMaker(people: readonly Person[], scorer: Scorer): (finding: Finding) => Link {
  const fingerprintOf = rememberFingerprint();
  const certain = new Map<Verdict['weights'], Verdict[]>(); // what weighs the same is equally likely, whether anybody spoke of it or not
  const verdictOf = (finding: Finding): Verdict => {
    const { weights } = scorer.score(finding.pair);
    if (finding.tier !== 'certain') return verdict(finding, weights, fingerprintOf);
    const known = certain.get(weights) ?? [];
    const same = known.find(({ method, judgement }) => method === finding.method && judgement === finding.judgement);
    if (same !== undefined) return same;
    const fresh = verdict(finding, weights, fingerprintOf);
    certain.set(weights, [...known, fresh]);
    return fresh;
  };
  return (finding) => {
    const { person, profile, right } = finding.pair;
    return new FoundLink((people[person] as Person).id, profile.facts, right, verdictOf(finding));
  };
}

function verdict({ pair: { levels }, tier, method, probability, reasons, judgement }: Finding, weights: Verdict['weights'], fingerprintOf: Verdict['fingerprintOf']): Verdict {
  return { tier, method, probability: rounded(probability), reasons, judgement, levels, weights, fingerprintOf };
}
