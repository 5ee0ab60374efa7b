import type { IsoDate } from './dates.js';
import type { IdNumber, Sex } from './identity-number.js';
import type { TargetKind } from './kinds.js';
import type { PersonName } from './person-name.js';
import type { Place } from './place.js';
import type { TargetRecord } from './record.js';
import type { RecordRef } from './source-ref.js';

/** 身份: what makes somebody a target. `severe-disability` is derived (document 001 §二(一)); the others are lists. */
export const IDENTITIES = {
  'poor-registry': { zh: '建档立卡贫困人口', en: 'registered poor' },
  'minimum-living': { zh: '低保对象', en: 'minimum living allowance' },
  'extreme-poverty': { zh: '特困人员', en: 'extreme poverty' },
  'severe-disability': { zh: '重度残疾人', en: 'severely disabled' },
  'low-income': { zh: '低收入救助对象', en: 'low income' },
} as const;
export type IdentityCode = keyof typeof IDENTITIES;

/** An identity a person holds, and the row that says so. */
export interface Identity {
  readonly code: IdentityCode;
  readonly ref: RecordRef;
  readonly from: string;
  readonly until: string;
  readonly ended: boolean;
}

/**
 * A distinct person of the target lists 人员, made of one or more rows. Rows are in the order of `compareRefs`;
 * name, number and place are taken from the best row by a stated order (link/people.ts).
 */
export interface Person {
  /** Stable within a workspace: `P` and six or more digits. */
  readonly id: string;
  readonly rows: readonly TargetRecord[];
  readonly name: PersonName;
  readonly idNumber: IdNumber | null;
  /** The number as printed: the valid one, else the best of what the lists hold. */
  readonly idText: string;
  readonly birthDate: IsoDate | null;
  readonly sex: Sex | null;
  readonly place: Place;
  readonly household: string;
  readonly kinds: readonly TargetKind[];
}
