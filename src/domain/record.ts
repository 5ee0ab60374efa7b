import type { Cell } from './cell.js';
import type { IsoDate, PartialDate } from './dates.js';
import type { Field } from './fields.js';
import type { IdReading, Sex } from './identity-number.js';
import type { RosterKind, SourceKind, TargetKind } from './kinds.js';
import type { PersonName } from './person-name.js';
import type { Place } from './place.js';
import type { CellPlace, RecordRef } from './source-ref.js';

/** One person's cells as ingest found them, by field; nothing interpreted yet 原始记录. */
export interface RawRecord {
  readonly ref: RecordRef;
  readonly kind: SourceKind;
  /** Cells by field. Absent = the sheet has no such column; null = the cell is empty. Valid only during the visit. */
  readonly cells: Readonly<Partial<Record<Field, Cell>>>;
  /** 0-based column of each field, for messages. */
  readonly columns: Readonly<Partial<Record<Field, number>>>;
  /** Several columns may be remarks; all their texts, in column order. */
  readonly remarks: readonly string[];
}

/** Who the person of a row is, normalized; common to targets and rosters 人员信息. */
export interface PersonFacts {
  readonly ref: RecordRef;
  readonly name: PersonName;
  readonly id: IdReading;
  /** The identity cell to the letter. */
  readonly idRaw: string;
  /** From the column if there is one, else from the number. */
  readonly birthDate: IsoDate | null;
  readonly sex: Sex | null;
  readonly place: Place;
  readonly household: string;
  readonly headName: PersonName | null;
  readonly headId: IdReading;
  readonly relation: string;
  readonly phone: string;
}

/** 残疾类别, GB order on the certificate: 1 视力 2 听力 3 言语 4 肢体 5 智力 6 精神 7 多重. */
export const DISABILITY_TYPES = {
  visual: { zh: '视力', en: 'visual', digit: '1' },
  hearing: { zh: '听力', en: 'hearing', digit: '2' },
  speech: { zh: '言语', en: 'speech', digit: '3' },
  physical: { zh: '肢体', en: 'physical', digit: '4' },
  intellectual: { zh: '智力', en: 'intellectual', digit: '5' },
  mental: { zh: '精神', en: 'mental', digit: '6' },
  multiple: { zh: '多重', en: 'multiple', digit: '7' },
} as const;
export type DisabilityType = keyof typeof DISABILITY_TYPES;

/** A disability certificate 残疾人证. `level` 1 is the heaviest. Null = not stated; `conflict` = number and columns disagree. */
export interface Disability {
  readonly certificate: string;
  readonly type: DisabilityType | null;
  readonly level: 1 | 2 | 3 | 4 | null;
  readonly conflict: boolean;
}

/** 脱贫属性: whether the household has left poverty and keeps its policy. */
export const POVERTY_STATUS = {
  'not-lifted': { zh: '未脱贫', en: 'not yet lifted out of poverty' },
  'pre-lifted': { zh: '预脱贫', en: 'about to be lifted' },
  returned: { zh: '返贫', en: 'fallen back' },
  'lifted-with-policy': { zh: '已脱贫（享受政策）', en: 'lifted, keeps the policy' },
  'lifted-without-policy': { zh: '已脱贫（不享受政策）', en: 'lifted, policy ended' },
  monitored: { zh: '监测对象', en: 'monitored household' },
  unknown: { zh: '未注明', en: 'not stated' },
} as const;
export type PovertyStatus = keyof typeof POVERTY_STATUS;

/** What a target list says of the identity that it gives 身份记载. */
export interface IdentityEntry {
  readonly povertyStatus: PovertyStatus;
  /** 脱贫年度; absent or null = not stated. */
  readonly leftPovertyYear?: number | null | undefined;
  /** The class as the list words it (低保类型, 户类型 …), for display. */
  readonly identityText: string;
  readonly disability: Disability | null;
  readonly startDate: PartialDate | null;
  readonly endDate: PartialDate | null;
  /** The list itself says that this identity has ended (变更情况 = 取消/清退/停保 …). */
  readonly cancelled: boolean;
  /** The list names him only as one of the household, not as one of those it is of (是否保障对象：否). */
  readonly relativeOnly?: true | undefined;
  /** The list's own yes/no on being insured; a hint, never proof. */
  readonly claimsInsured: boolean | null;
  /** Texts that may explain an absence: remarks, 未参保原因, name annotations; with the column they stand in. */
  readonly remarks: readonly { readonly text: string; readonly place: CellPlace }[];
}

/** One person of one target list row 名单记录. */
export interface TargetRecord extends PersonFacts, IdentityEntry {
  readonly kind: TargetKind;
}

/** 险种, folded: `basic-*` alone are basic cover (domain brief §3.4). */
export const SCHEMES = {
  'resident': { zh: '居民医保', en: 'resident basic insurance', basic: true },
  'employee': { zh: '职工医保', en: 'employee basic insurance', basic: true },
  'other-basic': { zh: '离休、老红军、残疾军人、公费医疗', en: 'other basic cover', basic: true },
  'supplement': { zh: '补充险种（不是基本医保）', en: 'supplementary cover only', basic: false },
  'unknown': { zh: '险种未注明', en: 'scheme not stated', basic: false },
} as const;
export type Scheme = keyof typeof SCHEMES;

/** 参保状态, folded from label first, code second. */
export const ENROLMENT_STATUS = {
  active: { zh: '正常参保', en: 'active' },
  suspended: { zh: '暂停参保', en: 'suspended' },
  ended: { zh: '终止参保', en: 'ended' },
  invalid: { zh: '无效参保', en: 'invalid' },
  unpaid: { zh: '已登记未缴费', en: 'registered, not paid' },
  'not-enrolled': { zh: '未参保', en: 'not enrolled' },
  unknown: { zh: '状态未注明', en: 'status not stated' },
} as const;
export type EnrolmentStatus = keyof typeof ENROLMENT_STATUS;

/** One relation of insurance that a roster row states 参保关系. A row may state several (residents and employees side by side). */
export interface Enrolment {
  readonly scheme: Scheme;
  /** The scheme is joined as a university student 大学生在校参保. */
  readonly student: boolean;
  readonly status: EnrolmentStatus;
  /** Insurance years the row speaks of; empty = not stated. */
  readonly years: readonly number[];
  readonly paidOn: PartialDate | null;
  readonly amountFen: number | null;
  /** What a column of its own says was paid from public money 资助金额; absent = no such column. */
  readonly subsidyFen?: number | null;
  /** When the relation ended or will end; not of a row whose status says that it runs. */
  readonly until?: PartialDate;
  readonly place: string;
  /** The row's own words for scheme and status, for display. */
  readonly text: string;
}

/** What an evidence row says of the person 佐证. Dates are as stated; expiry is judged in classify. */
export interface EvidenceFacts {
  /** Service, sentence, studies: from when until when. */
  readonly from: PartialDate | null;
  readonly until: PartialDate | null;
  /** Death, removal from the register, emigration, payment: when. */
  readonly on: PartialDate | null;
  /** The row's own word for the state (已退役, 社区矫正, 死亡, 迁出, 休学 …), and remarks. */
  readonly texts: readonly string[];
  /** Of `texts` that of the column of the state, unless it is a plain yes; absent = blank. */
  readonly state?: string;
  /** What a row of an enrolment roster says in its own words 备注, 未参保原因; absent = nothing. */
  readonly remarks?: readonly string[];
  readonly destination: string;
  readonly school: string;
  readonly schoolLevel: string;
  readonly amountFen: number | null;
  /** What the list says was paid for the person 代缴金额 and by him 个人缴费金额, each in its own column; absent = no such column. */
  readonly subsidyFen?: number | null;
  readonly ownFen?: number | null;
  readonly years: readonly number[];
  /** A yes/no column on the list says the person is insured there (students) or settled (abroad). */
  readonly insured: boolean | null;
}

/** Whether a row states what was paid, or taken back, of public money 资助: it is looked at even where it was paid for nobody on the lists. */
export function paidFromPublicMoney({ evidence }: Pick<RosterRecord, 'evidence'>): boolean {
  return (evidence?.subsidyFen ?? 0) !== 0;
}

/** One roster row of one person 花名册记录. */
export interface RosterRecord extends PersonFacts {
  readonly kind: RosterKind;
  readonly enrolments: readonly Enrolment[];
  readonly evidence: EvidenceFacts | null;
}
