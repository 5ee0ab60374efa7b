import type { Judgement } from './judgement.js';
import type { RosterRecord, TargetRecord } from './record.js';
import type { RecordRef } from './source-ref.js';

/** How sure a link is 比对把握. Only `certain` makes anybody insured. */
export const TIERS = {
  certain: { zh: '确定', en: 'certain' },
  probable: { zh: '很可能', en: 'probable' },
  possible: { zh: '可能', en: 'possible' },
} as const;
export type Tier = keyof typeof TIERS;

/** Fields that are compared 比对项. */
export const COMPARED = {
  id: { zh: '身份证号', en: 'identity number' },
  name: { zh: '姓名', en: 'name' },
  birth: { zh: '出生日期', en: 'birth date' },
  sex: { zh: '性别', en: 'sex' },
  place: { zh: '乡镇村', en: 'place' },
  household: { zh: '户', en: 'household' },
  head: { zh: '户主', en: 'head of household' },
  phone: { zh: '电话', en: 'phone' },
} as const;
export type ComparedField = keyof typeof COMPARED;

/** Verdict of one comparison in the review screen's signs: `=` `≈` `≠` `·`. */
export type Agreement = 'same' | 'similar' | 'different' | 'missing';

/** One field's evidence 依据: which two values were compared, what was found (a level of the comparator) and its weight. */
export interface FieldEvidence {
  readonly field: ComparedField;
  /** The comparator's level, e.g. `same-sound`; labels in `schemas/rules/link.yaml`. */
  readonly level: string;
  readonly agreement: Agreement;
  readonly left: string;
  readonly right: string;
  /** log2 of the Bayes factor; 0 when missing. */
  readonly weight: number;
  /** A short remark in words, e.g. `第3字 瑛→英 同音`. */
  readonly note: string;
}

/** Why a pair is asked, or how it was found 方法/缘由: a code of `schemas/rules/link.yaml` → reasons. */
export type LinkReason = string;

/** Reasons for which a pair is kept in sight and nobody is asked 不必核实: whatever the answer, nobody's standing changes. */
export const UNASKED = ['outside-population', 'standing-unchanged'] as const;
export type Unasked = (typeof UNASKED)[number];

/** Whether a pair of these reasons waits for a person's word at all. */
export function isAsked(reasons: readonly LinkReason[]): boolean {
  return !UNASKED.some((reason) => reasons.includes(reason));
}

/** A roster row that may be a target person 比对结果. */
export interface Link {
  readonly personId: string;
  readonly roster: RosterRecord;
  readonly tier: Tier;
  /** The pass that found it: `id-number`, `judged-number`, `probabilistic`, `judgement` … */
  readonly method: string;
  /** 0 to 1. */
  readonly probability: number;
  readonly evidence: readonly FieldEvidence[];
  readonly reasons: readonly LinkReason[];
  readonly judgement: Judgement | null;
  /** Fingerprints of the two sides, what a judgement is keyed by. */
  readonly leftFingerprint: string;
  readonly rightFingerprint: string;
}

/** Two rows of target lists that may be one person 疑似同人. */
export interface MergeQuestion {
  readonly left: TargetRecord;
  readonly right: TargetRecord;
  readonly leftPersonId: string;
  readonly rightPersonId: string;
  readonly tier: Exclude<Tier, 'certain'>;
  readonly probability: number;
  readonly evidence: readonly FieldEvidence[];
  readonly reasons: readonly LinkReason[];
  readonly judgement: Judgement | null;
  readonly leftFingerprint: string;
  readonly rightFingerprint: string;
}

/** A sound number that a broken one may be 证号建议. */
export interface NumberProposal {
  readonly personId: string;
  /** The row with the broken number. */
  readonly ref: RecordRef;
  /** Order of the proposals of a row, from 0. */
  readonly position: number;
  readonly number: string;
  /** Where the number stands, as `file#sheet!row`, three places at most. */
  readonly holders: readonly string[];
}
