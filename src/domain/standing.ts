import type { IsoDate } from './dates.js';
import type { RecordRef } from './source-ref.js';

/** 参保结论: the one bucket a person is in, for one insurance year. */
export const STANDINGS = {
  insured: { zh: '已参保', en: 'insured' },
  excused: { zh: '合理未参保', en: 'excused' },
  removed: { zh: '名单核减', en: 'removed from the list' },
  gap: { zh: '应保未保', en: 'gap' },
  pending: { zh: '待核实', en: 'pending' },
} as const;
export type StandingCode = keyof typeof STANDINGS;

/** 归类: which category within the standing; labels in `schemas/rules/standings.yaml`. */
export const CATEGORIES = {
  resident: { standing: 'insured', zh: '居民参保', en: 'resident insurance' },
  employee: { standing: 'insured', zh: '职工参保', en: 'employee insurance' },
  offsite: { standing: 'insured', zh: '异地参保', en: 'off-site insurance' },
  military: { standing: 'excused', zh: '参军', en: 'military service' },
  prison: { standing: 'excused', zh: '服刑', en: 'prison' },
  abroad: { standing: 'excused', zh: '出国定居', en: 'settled abroad' },
  deceased: { standing: 'removed', zh: '死亡', en: 'deceased' },
  deregistered: { standing: 'removed', zh: '户籍注销', en: 'deregistered' },
  moved: { standing: 'removed', zh: '迁出已接收', en: 'moved away' },
  'identity-ended': { standing: 'removed', zh: '身份取消', en: 'identity ended' },
  uninsured: { standing: 'gap', zh: '应保未保', en: 'not insured' },
  open: { standing: 'pending', zh: '待核实', en: 'open question' },
} as const;
export type Category = keyof typeof CATEGORIES;

/** Where a conclusion comes from 依据: a row, a remark in a cell, or an event of the ledger. */
export type Basis =
  | { readonly kind: 'row'; readonly ref: RecordRef }
  | { readonly kind: 'remark'; readonly ref: RecordRef; readonly text: string }
  | { readonly kind: 'event'; readonly event: string }
  | { readonly kind: 'absence' };

/** A person's standing, with what it rests on. */
export interface Standing {
  readonly personId: string;
  readonly standing: StandingCode;
  readonly category: Category;
  /** A code of `schemas/rules/reasons.yaml`. */
  readonly reason: string;
  readonly basis: Basis;
  /** When the reason ends and the person returns to the gap list; null = never, or not known. */
  readonly until: IsoDate | null;
  /** For `pending`: what is suggested (a reason code). */
  readonly suggestion: string | null;
  /** Further findings, e.g. a lapsed sentence or a suspended relation: reason codes with their rows. */
  readonly notes: readonly { readonly reason: string; readonly ref: RecordRef; readonly text: string }[];
}
