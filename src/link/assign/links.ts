/** Turns a settled pair into the link that is stored and shown. */
import type { Judgement } from '../../domain/judgement.js';
import type { ComparedField, Link, LinkReason, Tier } from '../../domain/link.js';
import type { Person } from '../../domain/person.js';
import type { Candidate } from '../candidates.js';
import { evidenceOf } from '../evidence.js';
import { fingerprintOf } from '../fingerprint.js';
import { rounded } from '../model/scorer.js';

/** A pair with everything that was decided about it. */
export interface Finding {
  readonly pair: Candidate;
  readonly tier: Tier;
  readonly method: string;
  readonly probability: number;
  readonly reasons: readonly LinkReason[];
  readonly weights: Readonly<Record<ComparedField, number>>;
  readonly judgement: Judgement | null;
}

export function linkOf({ pair, tier, method, probability, reasons, weights, judgement }: Finding, people: readonly Person[]): Link {
  const { profile, right, levels, person } = pair;
  return {
    personId: (people[person] as Person).id,
    roster: right,
    tier,
    method,
    probability: rounded(probability),
    evidence: evidenceOf(profile.facts, right, levels, weights),
    reasons: [...reasons],
    judgement,
    leftFingerprint: profile.fingerprint,
    rightFingerprint: fingerprintOf(right),
  };
}
