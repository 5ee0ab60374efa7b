/** The rules of cases as data 个案规则: `schemas/rules/cases.yaml`. */
import type { ContactChannel } from './case.js';
import type { Label } from './language.js';

/** A kind of paper 佐证材料种类. */
export interface EvidenceKindEntry extends Label {
  /** What people write for it in a work sheet. */
  readonly synonyms?: readonly string[];
  /** True if it never has to be renewed, such as a certificate of death: next year's workspace takes it over. */
  readonly lasting?: boolean;
}

/** When a verified reason has to be looked at again: so many days after the survey, or on a day of the insurance year. */
export type Expiry = { readonly days: number } | { readonly on: 'year-end' | 'window-end' };

/** What a survey may find, and what proves it 佐证要求. */
export interface ReasonProof {
  /** Any of these proves it; an inner list must be there as a whole. Empty = nothing needs to be shown. */
  readonly evidence: readonly (string | readonly string[])[];
  /** So many contacts on record prove it as well. */
  readonly contacts?: number;
  /** Without an end of its own the reason is good until then; absent = for good. */
  readonly expires?: Expiry;
  /** What a certain row of a list with this reason is: an enrolment, or evidence that proves by itself; absent = it proves nothing by itself. */
  readonly row?: 'enrolment' | 'row';
  /** What the lists say of somebody for whom it holds no more. */
  readonly endedBy?: readonly string[];
}

/** `cases.yaml`. */
export interface CaseRules {
  readonly programme: Label & { readonly code: string };
  readonly evidence: Readonly<Record<string, EvidenceKindEntry>>;
  /** By code of `reasons.yaml`; a survey may find these and no others. */
  readonly reasons: Readonly<Record<string, ReasonProof>>;
  /** Cases of other lines of cover 其他保障项目: these reasons, and those of basic insurance by which nobody needs it. */
  readonly otherLines: { readonly reasons: Readonly<Record<string, ReasonProof>> };
  /** Questions that are answered by a judgement on a pair or on the population, never by a reason that leaves a gap. */
  readonly openQuestions: readonly string[];
  readonly channels: Readonly<Record<ContactChannel, { readonly synonyms: readonly string[] }>>;
  /** How far `c2z case due` looks ahead by itself. */
  readonly reminderDays: number;
  /** 四眼原则: whoever surveyed does not verify; c2z.yaml of the workspace decides otherwise. */
  readonly fourEyes: boolean;
}
