/** A link as linking found it: the evidence is written out when somebody reads it, from the two rows and the levels they were compared at. */
import type { Judgement } from '../domain/judgement.js';
import type { ComparedField, FieldEvidence, Link, LinkReason, MergeQuestion, Tier } from '../domain/link.js';
import type { RosterRecord, TargetRecord } from '../domain/record.js';
import { agreementOf, evidenceOf } from './evidence.js';
import { describedAlike, type rememberFingerprint } from './fingerprint.js';
import { FIELDS_COMPARED, type PairLevels } from './model/levels-of-pair.js';

/** What was decided of a pair, and what its evidence is made of; one serves all links that came about alike. */
export interface Verdict extends Pick<Link, 'tier' | 'method' | 'probability' | 'reasons' | 'judgement'> {
  readonly levels: PairLevels;
  readonly weights: Readonly<Record<ComparedField, number>>;
  /** Both sides of a link are asked for one after the other. */
  readonly fingerprintOf: ReturnType<typeof rememberFingerprint>;
}

/**
 * Hundreds of thousands of these are held at once: a verdict that most share, and fingerprints and eight findings in words that weigh more
 * than all the rest are made when somebody reads them. A copy made field by field (`{ ...link }`) leaves all that behind: use {@link withReason}.
 */
export class FoundLink implements Link {
  readonly personId: string;
  readonly roster: RosterRecord;
  readonly #facts: TargetRecord;
  readonly #verdict: Verdict;

  /** @param facts the description of the person that the row was compared with */
  constructor(personId: string, facts: TargetRecord, roster: RosterRecord, verdict: Verdict) {
    this.personId = personId;
    this.roster = roster;
    this.#facts = facts;
    this.#verdict = verdict;
  }

  get tier(): Tier {
    return this.#verdict.tier;
  }

  get method(): string {
    return this.#verdict.method;
  }

  get probability(): number {
    return this.#verdict.probability;
  }

  get reasons(): readonly LinkReason[] {
    return this.#verdict.reasons;
  }

  get judgement(): Judgement | null {
    return this.#verdict.judgement;
  }

  get leftFingerprint(): string {
    return this.#verdict.fingerprintOf(this.#facts);
  }

  get rightFingerprint(): string {
    return this.#verdict.fingerprintOf(describedAlike(this.roster, this.#facts));
  }

  /** Made anew at every reading: keep it, where it is needed twice. */
  get evidence(): readonly FieldEvidence[] {
    return evidenceOf(this.#facts, this.roster, this.#verdict.levels, this.#verdict.weights);
  }

  /** What `patternOf` says, without a word of evidence. */
  pattern(): string {
    const { levels } = this.#verdict;
    return FIELDS_COMPARED.filter((field) => agreementOf(field, levels[field], this.#facts, this.roster) !== 'missing').map((field) => `${field}:${levels[field]}`).join('|');
  }

  toJSON(): Link {
    const { personId, roster, tier, method, probability, evidence, reasons, judgement, leftFingerprint, rightFingerprint } = this;
    return { personId, roster, tier, method, probability, evidence, reasons, judgement, leftFingerprint, rightFingerprint };
  }

  withReason(reason: LinkReason): FoundLink {
    return new FoundLink(this.personId, this.#facts, this.roster, { ...this.#verdict, reasons: [...this.reasons, reason] });
  }
}

/** The link with one more reason. */
export function withReason(link: Link, reason: LinkReason): Link {
  return link instanceof FoundLink ? link.withReason(reason) : { ...link, reasons: [...link.reasons, reason] };
}

/**
 * The kind of a pair 同类: what agrees and how, e.g. `id:one-digit|name:same|birth:same`. Pairs of one pattern can be
 * judged together. Fields that are missing stay out.
 */
export function patternOf(pair: Pick<Link | MergeQuestion, 'evidence' | 'reasons'>): string {
  if (pair instanceof FoundLink) return pair.pattern();
  return pair.evidence.filter(({ agreement }) => agreement !== 'missing').map(({ field, level }) => `${field}:${level}`).join('|');
}
