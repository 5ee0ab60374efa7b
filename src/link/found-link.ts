/** A link as linking found it: the evidence is written out when somebody reads it, from the two rows and the levels they were compared at. */
import type { Judgement } from '../domain/judgement.js';
import type { ComparedField, FieldEvidence, Link, LinkReason, MergeQuestion, Tier } from '../domain/link.js';
import type { RosterRecord, TargetRecord } from '../domain/record.js';
import { agreementOf, evidenceOf } from './evidence.js';
import { FIELDS_COMPARED, type PairLevels } from './model/levels-of-pair.js';

/** A link but for its evidence, and what that is made of; levels and weights are shared by many pairs. */
export interface Found extends Omit<Link, 'evidence'> {
  readonly facts: TargetRecord;
  readonly levels: PairLevels;
  readonly weights: Readonly<Record<ComparedField, number>>;
}

/**
 * Hundreds of thousands of these are held at once, and eight findings in words weigh more than all the rest of a link. A copy made
 * field by field (`{ ...link }`) leaves the evidence behind: use {@link withReason}.
 */
export class FoundLink implements Link {
  readonly personId: string;
  readonly roster: RosterRecord;
  readonly tier: Tier;
  readonly method: string;
  readonly probability: number;
  readonly reasons: readonly LinkReason[];
  readonly judgement: Judgement | null;
  readonly leftFingerprint: string;
  readonly rightFingerprint: string;
  readonly #facts: TargetRecord;
  readonly #levels: PairLevels;
  readonly #weights: Readonly<Record<ComparedField, number>>;

  constructor(found: Found) {
    this.personId = found.personId;
    this.roster = found.roster;
    this.tier = found.tier;
    this.method = found.method;
    this.probability = found.probability;
    this.reasons = found.reasons;
    this.judgement = found.judgement;
    this.leftFingerprint = found.leftFingerprint;
    this.rightFingerprint = found.rightFingerprint;
    this.#facts = found.facts;
    this.#levels = found.levels;
    this.#weights = found.weights;
  }

  /** Made anew at every reading: keep it, where it is needed twice. */
  get evidence(): readonly FieldEvidence[] {
    return evidenceOf(this.#facts, this.roster, this.#levels, this.#weights);
  }

  /** What `patternOf` says, without a word of evidence. */
  pattern(): string {
    const levels = this.#levels;
    return FIELDS_COMPARED.filter((field) => agreementOf(field, levels[field], this.#facts, this.roster) !== 'missing').map((field) => `${field}:${levels[field]}`).join('|');
  }

  toJSON(): Link {
    const { personId, roster, tier, method, probability, evidence, reasons, judgement, leftFingerprint, rightFingerprint } = this;
    return { personId, roster, tier, method, probability, evidence, reasons, judgement, leftFingerprint, rightFingerprint };
  }

  withReason(reason: LinkReason): FoundLink {
    return new FoundLink({ ...this, reasons: [...this.reasons, reason], facts: this.#facts, levels: this.#levels, weights: this.#weights });
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
