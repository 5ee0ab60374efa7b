/** Turns a settled pair into the link that is stored and shown. */
import type { Judgement } from '../../domain/judgement.js';
import type { Link, LinkReason, Tier } from '../../domain/link.js';
import type { Person } from '../../domain/person.js';
import type { Candidate } from '../candidates.js';
import { FoundLink } from '../found-link.js';
import { fingerprintBeside } from '../fingerprint.js';
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

export function linkOf({ pair, tier, method, probability, reasons, judgement }: Finding, people: readonly Person[], scorer: Scorer): Link {
  const { profile, right, levels, person } = pair;
  return new FoundLink({
    personId: (people[person] as Person).id, roster: right, tier, method, probability: rounded(probability), reasons, judgement,
    leftFingerprint: profile.fingerprint, rightFingerprint: fingerprintBeside(right, profile.facts),
    facts: profile.facts, levels, weights: scorer.score(pair).weights,
  });
}
