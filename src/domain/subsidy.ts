/** What a person is owed 资助: entitlements with their working, money found on payment lists, warnings and forecasts. */
import type { IsoDate } from './dates.js';
import type { Issue } from './issue.js';
import type { Label } from './language.js';
import type { Identity } from './person.js';
import type { Payer, PolicySource, Programme, SubsidyMode } from './policy.js';
import type { RosterRecord } from './record.js';
import type { RecordRef } from './source-ref.js';
import type { Category } from './standing.js';

/** Whether the subsidy is owed 资助认定. */
export const DUES = {
  due: { zh: '应资助', en: 'due' },
  'on-enrolment': { zh: '参保后应资助', en: 'due on enrolment' },
  question: { zh: '待核实', en: 'open question' },
  none: { zh: '不资助', en: 'not due' },
} as const;
export type Due = keyof typeof DUES;

/** How far a subsidy has come 办理状态, read off the payment lists. */
export const SUBSIDY_STATES = {
  eligible: { zh: '待请款', en: 'eligible' },
  approved: { zh: '已请款', en: 'approved' },
  paid: { zh: '已代缴', en: 'paid' },
  refunded: { zh: '已退还个人', en: 'refunded to the person' },
  recovered: { zh: '已追回', en: 'recovered' },
} as const;
export type SubsidyState = keyof typeof SUBSIDY_STATES;

/** What people record of a subsidy beside the payment lists 资助办理记录; types of ledger events, whose subject is the person. */
export const SUBSIDY_EVENTS = {
  SubsidyApproved: { zh: '批准资助', en: 'subsidy approved' },
  SubsidyRefunded: { zh: '退还个人', en: 'refunded to the person' },
  SubsidyRecovered: { zh: '追回资助', en: 'subsidy recovered' },
  SubsidyNoted: { zh: '资助备注', en: 'note on a subsidy' },
} as const;
export type SubsidyEventType = keyof typeof SUBSIDY_EVENTS;

/** Payload of such an event. `amountFen` null = a note, or an amount nobody has set. */
export interface SubsidyRecord {
  readonly programme: Programme;
  readonly year: number;
  readonly amountFen: number | null;
  readonly on: IsoDate;
  /** Number of the voucher or letter; empty = none. */
  readonly reference: string;
  readonly note: string;
}

/** One step of the working 计算过程, with the article it rests on. */
export interface WorkingStep extends Label {
  readonly source: PolicySource | null;
}

/** A group a person belongs to, by which identity, with its dates. */
export interface HeldGroup {
  readonly code: string;
  readonly label: Label;
  readonly identity: Identity;
  /** Holds on the day of judgement; held only when the contribution was paid; not clear; begins later; has ended. */
  readonly held: 'now' | 'at-payment' | 'question' | 'not-yet' | 'ended';
}

/** What payment lists show of one person and year 缴费与代缴. */
export interface MoneyFound {
  /** The person's own payments, less what was returned to him. */
  readonly ownFen: number;
  readonly refundedFen: number;
  /** Claimed from the treasury (no date of payment), paid, and taken back. */
  readonly claimedFen: number;
  readonly paidFen: number;
  readonly recoveredFen: number;
  /** First day money came in for this year; null = no date, or none. */
  readonly firstPaidOn: IsoDate | null;
  /** Rows on which a subsidy was paid, one for each payment. */
  readonly payments: readonly { readonly ref: RecordRef; readonly fen: number; readonly on: IsoDate | null; readonly county: string }[];
  readonly ownRef: RecordRef | null;
}

/** One person's subsidy for one line of cover in one year 资助明细. Amounts in fen; null = the document or the county has not set them. */
export interface Entitlement {
  readonly personId: string;
  readonly programme: Programme;
  readonly year: number;
  readonly due: Due;
  readonly state: SubsidyState;
  /** Why it is not due, or what is open; null when it is plain. */
  readonly why: Label | null;
  /** The group that is paid, and everything else the person holds. */
  readonly group: string;
  readonly groupLabel: Label;
  readonly held: readonly HeldGroup[];
  readonly category: Category;
  readonly mode: SubsidyMode;
  /** 个人缴费标准. */
  readonly standardFen: number | null;
  readonly amountFen: number | null;
  /** The amount is a floor of the document, the county's own amount is not set. */
  readonly atLeast: boolean;
  readonly payers: readonly { readonly payer: Payer; readonly fen: number | null }[];
  /** 个人应缴. */
  readonly ownFen: number | null;
  readonly money: MoneyFound;
  readonly source: PolicySource;
  readonly working: readonly WorkingStep[];
}

/** What a warning asks for 处理. */
export const SUBSIDY_ACTIONS = {
  recover: { zh: '追回', en: 'recover' },
  refund: { zh: '退费', en: 'refund' },
  pay: { zh: '补发', en: 'pay' },
  check: { zh: '核实', en: 'check' },
} as const;
export type SubsidyAction = keyof typeof SUBSIDY_ACTIONS;

/** Something wrong, or about to go wrong, with a subsidy 资助预警. */
export interface SubsidyWarning {
  readonly issue: Issue;
  readonly personId: string | null;
  readonly action: SubsidyAction;
  readonly amountFen: number | null;
  readonly sources: readonly PolicySource[];
}

/** A person of the lists without an entitlement, and why. */
export interface Unentitled {
  readonly personId: string;
  readonly programme: Programme;
  readonly why: Label;
}

/** One line of cover and who has it 保障覆盖. `covered` null = no roster of it was imported: nothing is known, and nothing inferred. */
export interface Coverage {
  readonly programme: Programme;
  readonly percent: number;
  readonly source: PolicySource;
  readonly population: readonly string[];
  /** Person ids, in order. */
  readonly people: readonly string[];
  readonly covered: readonly string[] | null;
  /** The row by which somebody is covered; empty for basic insurance, of which the standings speak. */
  readonly rows: ReadonlyMap<string, RosterRecord>;
  /** People who need no cover: dead, removed, serving …; not in `people`. */
  readonly excused: readonly string[];
}

/** The result of the stage. */
export interface SubsidyResult {
  readonly entitlements: readonly Entitlement[];
  readonly unentitled: readonly Unentitled[];
  readonly warnings: readonly SubsidyWarning[];
  readonly coverages: readonly Coverage[];
  /** Whether any payment list says what was subsidised. */
  readonly paymentsKnown: boolean;
  /** What was paid, and not taken back, for people to whom nothing is due: no table of what is owed holds it. */
  readonly paidToOthers: PaidToOthers;
}

/** Heads and fen of payments for people to whom nothing is due 不应补的代缴. */
export interface PaidToOthers {
  readonly people: number;
  readonly fen: number;
}
