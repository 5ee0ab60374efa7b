/** The people of the made-up county and the households they live in 人与户: the truth before anybody writes it down. */
import type { Sex } from '../domain/identity-number.js';
import type { Ethnicity, MadeName } from './names/naming.js';
import type { MadeVillage } from './places.js';
import type { Enrolment, Excuse } from './fates.js';

/** What the lists say of a household, and who its members are. */
export interface MadeHousehold {
  readonly index: number;
  readonly village: MadeVillage;
  readonly group: number;
  /** 户编号 of the poor registry. */
  readonly code: string;
  readonly members: MadePerson[];
  /** Poor registry: 未脱贫, 已脱贫（享受政策） …; empty = not registered. */
  registry: RegistryStatus | '';
  /** 低保: 全额 or 差额, whole household; empty = none. */
  allowance: '' | '全额' | '差额';
  lowIncome: boolean;
}

type RegistryStatus = '未脱贫' | '已脱贫（享受政策）' | '监测对象';

export interface MadePerson {
  readonly index: number;
  readonly name: MadeName;
  readonly sex: Sex;
  /** `YYYY-MM-DD`. */
  readonly birth: string;
  readonly number: string;
  readonly ethnicity: Ethnicity;
  readonly household: MadeHousehold;
  /** 与户主关系 as registers word it. */
  readonly relation: string;
  readonly phone: string;
  /** Year of the last year's end, for ages. */
  readonly age: number;
  /** Disability certificate: type digit 1–7 and level 1–4; empty = none. */
  disability: string;
  extremePoverty: boolean;
  /** The only list that the person stood on has cancelled the identity. */
  identityEnded: boolean;
  enrolment: Enrolment;
  excuse: Excuse;
  /** What a remark column says of the person; empty = nothing. */
  remark: string;
  /** Departments have corrected what was wrong in their rows about him. */
  mended: boolean;
}

/** Stable name of a person in the truth tables. */
export function truthId(person: MadePerson): string {
  return `T${String(person.index + 1).padStart(7, '0')}`;
}
