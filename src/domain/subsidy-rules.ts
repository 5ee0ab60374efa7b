import type { Label } from './language.js';
import type { Category } from './standing.js';
import type { Due } from './subsidy.js';

/** What a standing means for a subsidy, and why 资助认定. */
export interface DueRule extends Label {
  readonly due: Due;
}

/** `schemas/rules/subsidy.yaml`: what holds for every policy pack unless a document says otherwise. */
export interface SubsidyRules {
  /** By 归类: the subsidy of the resident contribution, and what is bought for the person beside it. */
  readonly categories: { readonly basic: Readonly<Record<Category, DueRule>>; readonly other: Readonly<Record<Category, DueRule>> };
  /** The identity ended within the year after the contribution was paid; the documents do not say whether it is taken back. */
  readonly endedAfterPayment: DueRule;
  readonly groupUnclear: DueRule;
  readonly noRule: Label;
  readonly noIdentity: Label;
  /** So many days before the end of the window the open gaps are warned of. */
  readonly closingDays: number;
}
