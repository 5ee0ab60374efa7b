/** A case 个案: a person who is not insured, from the day the list shows it to 参保销号. */
import type { IsoDate } from './dates.js';
import type { StandingCode } from './standing.js';

/** 个案状态, in the order a case goes through them. */
export const CASE_STATES = {
  'to-survey': { zh: '待排查', en: 'to be surveyed' },
  'surveying': { zh: '排查中', en: 'being surveyed' },
  'to-verify': { zh: '待核实', en: 'to be verified' },
  'verified': { zh: '已核实', en: 'verified' },
  'cleared': { zh: '已销号', en: 'cleared' },
  'reopened': { zh: '重新打开', en: 'reopened' },
} as const;
export type CaseStateCode = keyof typeof CASE_STATES;

/** 核实方式: how somebody was reached. */
export const CONTACT_CHANNELS = {
  visit: { zh: '入户', en: 'visit' },
  phone: { zh: '电话', en: 'phone' },
  data: { zh: '数据比对', en: 'data comparison' },
} as const;
export type ContactChannel = keyof typeof CONTACT_CHANNELS;

/** What a case was cleared by 销号依据. */
export const CLEARED_BY = {
  enrolment: { zh: '参保记录', en: 'enrolment row' },
  reason: { zh: '核实的原因', en: 'verified reason' },
  row: { zh: '佐证名单', en: 'row of an evidence list' },
  left: { zh: '不在名单', en: 'no longer on the lists' },
  merged: { zh: '并入同一人', en: 'merged into another person' },
} as const;
export type ClearedBy = keyof typeof CLEARED_BY;

/** Why a case came back 重新打开的原因. */
export const REOPENED_FOR = {
  'expired': { zh: '原因到期', en: 'the reason has expired' },
  'fell-out': { zh: '断保', en: 'fell out of insurance' },
  'basis-gone': { zh: '依据不在了', en: 'what it rested on is gone' },
  'returned': { zh: '重新列入名单', en: 'listed again' },
  'by-hand': { zh: '人工重新打开', en: 'reopened by hand' },
} as const;
export type ReopenedFor = keyof typeof REOPENED_FOR;

/** What each event says, for histories 事件名称. */
export const CASE_EVENTS = {
  CaseOpened: { zh: '建立个案', en: 'case opened' },
  CaseStandingChanged: { zh: '名单结论变化', en: 'lists say something else' },
  CaseAssigned: { zh: '分派负责人', en: 'assigned' },
  CaseContacted: { zh: '联系', en: 'contacted' },
  CaseSurveyed: { zh: '登记排查结果', en: 'surveyed' },
  CaseEvidenceAdded: { zh: '登记佐证', en: 'evidence added' },
  CaseVerified: { zh: '核实通过', en: 'verified' },
  CaseReturned: { zh: '退回', en: 'returned' },
  CaseNoted: { zh: '备注', en: 'noted' },
  CaseCleared: { zh: '参保销号', en: 'cleared' },
  CaseReopened: { zh: '重新打开', en: 'reopened' },
} as const;

/** A paper that proves a reason 佐证材料. `kind` is a code of `schemas/rules/cases.yaml`. */
export interface CaseEvidence {
  readonly kind: string;
  readonly reference: string;
  readonly file: string;
  readonly on: IsoDate | null;
  readonly by: string;
}

/** One attempt to reach somebody 联系记录. */
export interface Contact {
  readonly channel: ContactChannel;
  readonly on: IsoDate;
  readonly result: string;
  readonly by: string;
}

/** What last year's workspace hands over 上年结转: papers that still hold, and a reason that reaches into this year, to be verified anew. */
export interface CarriedCase {
  readonly caseNumber: string;
  readonly evidence: readonly CaseEvidence[];
  readonly contacts: readonly Contact[];
  readonly responsible: string;
  readonly survey: { readonly reason: string; readonly until: IsoDate | null; readonly by: string; readonly enteredBy?: string } | null;
}

/** What happens to a case. The event's subject is the case number; actor and time stand on the event. */
export type CaseEvent =
  | { readonly type: 'CaseOpened'; readonly personId: string; readonly programme: string; readonly year: number; readonly standing: StandingCode; readonly reason: string; readonly on: IsoDate; readonly carried?: CarriedCase }
  /** What the lists of day `on` say of the person, if it has changed. */
  | { readonly type: 'CaseStandingChanged'; readonly standing: StandingCode; readonly reason: string; readonly on: IsoDate }
  | { readonly type: 'CaseAssigned'; readonly responsible: string; readonly due: IsoDate | null }
  | { readonly type: 'CaseContacted'; readonly contact: Contact }
  /** 排查结果: a reason of `reasons.yaml`, to be verified. `until`: when it ends. */
  | { readonly type: 'CaseSurveyed'; readonly reason: string; readonly until: IsoDate | null; readonly by: string }
  | { readonly type: 'CaseEvidenceAdded'; readonly evidence: CaseEvidence }
  | { readonly type: 'CaseVerified'; readonly by: string }
  /** 退回: not proven, back to the survey. */
  | { readonly type: 'CaseReturned'; readonly why: string }
  | { readonly type: 'CaseNoted'; readonly text: string }
  /** `basis`: `file#sheet!row` of the row, the person merged into, or empty; `mark`: the fingerprint of that row, if it is known; `reason`: what is proven by it. */
  | { readonly type: 'CaseCleared'; readonly by: ClearedBy; readonly basis: string; readonly mark?: string; readonly reason: string }
  | { readonly type: 'CaseReopened'; readonly for: ReopenedFor; readonly detail: string };
export type CaseEventType = keyof typeof CASE_EVENTS;

/** When, by whom and of which case an event is: what the ledger adds to it. */
export interface CaseStamp {
  readonly caseNumber: string;
  readonly at: string;
  readonly actor: string;
}

/** How a case stood when its person left the lists; taken up again if he returns. */
export interface Interrupted {
  readonly state: CaseStateCode;
  readonly clearedBy: ClearedBy | null;
  readonly clearedReason: string;
  readonly basis: string;
  readonly basisMark?: string;
  readonly clearedAt: string;
}

/** A case as it stands: the fold of its events. */
export interface Case {
  /** 个案编号, e.g. `990101-2020-000012`; never given twice. */
  readonly caseNumber: string;
  readonly personId: string;
  readonly programme: string;
  readonly year: number;
  readonly state: CaseStateCode;
  /** What the lists say. */
  readonly standing: StandingCode;
  readonly listReason: string;
  /** Since which day the lists say so. */
  readonly listedSince: IsoDate;
  /** What the survey found, a code of `reasons.yaml`; null = nothing yet. */
  readonly reason: string | null;
  /** When the reason ends and the case returns by itself. */
  readonly until: IsoDate | null;
  readonly evidence: readonly CaseEvidence[];
  /** Evidence that proves nothing any more: what it proved has expired or was refuted. */
  readonly earlierEvidence: readonly CaseEvidence[];
  readonly contacts: readonly Contact[];
  readonly responsible: string;
  readonly due: IsoDate | null;
  readonly notes: readonly { readonly at: string; readonly by: string; readonly text: string }[];
  readonly surveyedBy: string;
  /** Who typed the survey in, which need not be who surveyed; absent = not known. */
  readonly surveyEnteredBy?: string;
  readonly verifiedBy: string;
  readonly clearedBy: ClearedBy | null;
  readonly clearedReason: string;
  readonly basis: string;
  /** What the row of the basis says of its person, wherever it stands: its fingerprint; absent or empty = not known. */
  readonly basisMark?: string;
  /** The basis that somebody doubted by reopening; it does not clear the case again. */
  readonly disputed: string;
  /** Reason and fingerprint of the doubted row: next month's list has it in another place. */
  readonly disputedMark?: string;
  readonly interrupted: Interrupted | null;
  /** The case of the year before; empty when there was none. */
  readonly previousCase: string;
  readonly openedAt: string;
  readonly clearedAt: string;
  readonly reopened: number;
  readonly reopenedFor: ReopenedFor | null;
}

/** What a cleared case was cleared by; else what its survey found, else what the lists say. A refusal does not clear: a later enrolment row does. */
export function standingReason({ clearedReason, reason, listReason }: Pick<Case, 'clearedReason' | 'reason' | 'listReason'>): string {
  return clearedReason === '' ? (reason ?? listReason) : clearedReason;
}

/** Until when that holds, where the survey said so. */
export function standingUntil({ clearedReason, reason, until }: Pick<Case, 'clearedReason' | 'reason' | 'until'>): string | null {
  return clearedReason === '' || clearedReason === reason ? until : null;
}
