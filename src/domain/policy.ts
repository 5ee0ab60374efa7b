/**
 * Policy packs 政策包: what a document says of subsidies, as dated data with the words of the original. The numbers stand in
 * `schemas/policy/<pack>/`, nowhere else; this file only says what they mean.
 */
import type { Label } from './language.js';
import type { IdentityCode } from './person.js';
import type { PovertyStatus } from './record.js';

/** Who may pay 资金来源, in the order of the tables. `government`: the document says 财政 without a level. */
export const PAYERS = {
  central: { zh: '中央财政', en: 'central treasury' },
  province: { zh: '省（自治区）财政', en: 'provincial treasury' },
  prefecture: { zh: '市（盟）财政', en: 'prefectural treasury' },
  county: { zh: '县（市、区、旗）财政', en: 'county treasury' },
  government: { zh: '财政（级次未定）', en: 'treasury (level not stated)' },
  'medical-aid': { zh: '医疗救助资金', en: 'medical assistance fund' },
  'poverty-funds': { zh: '扶贫资金', en: 'poverty relief funds' },
  'paired-aid': { zh: '对口帮扶资金', en: 'paired assistance funds' },
  'civil-affairs': { zh: '民政救助等资金', en: 'civil affairs funds' },
  'disability-federation': { zh: '残联资金', en: 'disability federation' },
  donation: { zh: '社会捐助', en: 'donations' },
} as const;
export type Payer = keyof typeof PAYERS;

/** Lines of cover the documents want at 100 % 保障项目. `basic` is shown by the standings; the others need rosters of their own. */
export const PROGRAMMES = {
  basic: { zh: '基本医保', en: 'basic medical insurance' },
  'critical-illness': { zh: '大病保险', en: 'critical illness insurance' },
  'medical-aid': { zh: '医疗救助', en: 'medical assistance' },
  commercial: { zh: '商业补充保险', en: 'commercial supplementary insurance' },
  'family-doctor': { zh: '家庭医生签约', en: 'family doctor contract' },
} as const;
export type Programme = keyof typeof PROGRAMMES;

/** Where a value stands 出处: a document of the pack's register, the article, and the words of the original. */
export interface PolicySource {
  readonly document: string;
  readonly article: string;
  readonly words: string;
}

/** Years from `from` to `to`, both included; without `to`, until further notice. */
export interface YearSpan {
  readonly from: number;
  readonly to?: number;
}

/** What every dated value carries. */
export interface PolicyHead {
  /** 参保年度 the value is for; absent = every year. */
  readonly years?: YearSpan;
  /** 文件年度; it is often one less than the insurance year. */
  readonly noticeYear?: number;
  /** Days of judgement on which the value holds 生效—失效; `to` is the last day. */
  readonly inForce: { readonly from: string; readonly to?: string };
  /** Division codes (or their beginnings) it is limited to; absent = the whole place of the pack. */
  readonly counties?: readonly string[];
  readonly source: PolicySource;
  /** What the document leaves open here 文件未定. */
  readonly open?: Label;
  readonly note?: Label;
  /** 0 = the pack itself; a pack that it extends counts −1, and so on: the county's own value stands above its superior's. */
  readonly layer: number;
}

/** A test on what the lists say of a person 认定条件; every part that is given must hold. */
export interface GroupCondition {
  readonly identity: IdentityCode;
  /** 脱贫属性 of the person's registry rows. */
  readonly statuses?: readonly PovertyStatus[];
  /** 脱贫年度. */
  readonly leftPoverty?: { readonly from?: number; readonly to?: number };
  /** Words in the list's own column of class (人员类别, 低保类型 …): any of them. */
  readonly words?: readonly string[];
  /** 周岁 on the day of judgement, both ends included. */
  readonly age?: { readonly from?: number; readonly to?: number };
}

/** A group of people a document speaks of 资助对象类别. Every identity is a group by itself unless the pack defines it. */
export interface PolicyGroup extends Label {
  /** 认定部门. */
  readonly certifiedBy: string;
  readonly any: readonly GroupCondition[];
  /** What the document leaves open: these people are asked, not decided. */
  readonly asks?: readonly GroupCondition[];
}

export interface GroupsValue extends PolicyHead {
  readonly groups: Readonly<Record<string, PolicyGroup>>;
}

/** One contribution per head: of a tier, an age or a group; the first that fits is taken. */
export interface ContributionTier {
  readonly title?: Label;
  readonly fen: number;
  readonly age?: { readonly from?: number; readonly to?: number };
  readonly groups?: readonly string[];
}

/** What is paid for one person in one insurance year 筹资标准. Null = the document does not say. */
export interface ContributionValue extends PolicyHead {
  readonly programme: Programme;
  /** 个人缴费. */
  readonly personal: readonly ContributionTier[] | null;
  /** 财政补助, per head. */
  readonly fiscalFen?: number;
  /** 人均筹资总额. */
  readonly totalFen?: number;
}

/** How fractions of a fen are settled 尾数处理. */
export type Rounding = 'up' | 'down' | 'half-up';

/**
 * How much 资助方式. `full` the whole contribution; `fixed` an amount (null = to be set locally); `percent` of the contribution;
 * `at-least-percent` a floor that the local amount must reach; `unstated` the document promises a subsidy and gives no figure.
 */
export type SubsidyMode = 'full' | 'fixed' | 'percent' | 'at-least-percent' | 'unstated';

export interface SubsidyValue extends PolicyHead {
  readonly programme: Programme;
  readonly groups: readonly string[];
  readonly mode: SubsidyMode;
  readonly fen?: number | null;
  readonly percent?: number;
  readonly rounding?: Rounding;
  /** Shares in percent, together 100; the remainder of a division falls to the first. */
  readonly payers: readonly { readonly payer: Payer; readonly percent: number }[];
  /** The person must be in resident basic insurance here: 参加我市城乡居民基本医疗保险并…认定为. */
  readonly needsBasic?: boolean;
}

/** 就高不重复: of several groups the first in this order is paid, once. */
export interface OverlapValue extends PolicyHead {
  readonly programme: Programme;
  readonly order: readonly string[];
}

/** 集中缴费期 of an insurance year: days, both included; `extendedTo` where the last day was put off. */
export interface WindowValue extends PolicyHead {
  readonly from: string;
  readonly to: string;
  readonly extendedTo?: string;
}

/** A line of cover that shall reach all of its population 应保尽保. */
export interface CoverageValue extends PolicyHead {
  readonly programme: Programme;
  readonly population: readonly string[];
  readonly percent: number;
  /** Words by which a roster row names this cover; `basic` has none, the standings speak. */
  readonly words: readonly string[];
}

/** 资金: budgets by payer, what was spent by item and payer, and limits on shares. */
export interface FundingValue extends PolicyHead {
  /** The sums are of exactly this division; a county does not spend its prefecture's money. */
  readonly division?: string;
  readonly budget?: readonly { readonly programme: Programme; readonly payer: Payer; readonly fen: number }[];
  readonly spending?: readonly { readonly item: string; readonly payer?: Payer; readonly fen: number }[];
  /** The payer's part in all items together must not exceed `percent`. */
  readonly limit?: { readonly payer: Payer; readonly percent: number; readonly items: readonly string[] };
}

/** A benefit rule on record 待遇参数: shown with its article, never computed. */
export interface BenefitValue extends PolicyHead {
  readonly title: Label;
  readonly value: string;
}

/** A document of the register 文件. */
export interface PolicyDocument {
  readonly number: string;
  readonly title: string;
  readonly issuer: string;
  readonly issuedOn: string;
  /** 施行日期 where the document states one. */
  readonly effective?: string;
  readonly note?: Label;
}

/** What a pack is about 政策包说明. */
export interface PolicyPackHead {
  readonly title: Label;
  /** Name of the place, and its division codes (or their beginnings). */
  readonly place: string;
  readonly divisions: readonly string[];
  /** The pack it builds on: a county's own on that of its province. */
  readonly extends?: string;
  readonly documents: readonly PolicyDocument[];
  /** What the documents leave open, and what is done meanwhile. */
  readonly leavesOpen: readonly (Label & { readonly meanwhile: Label })[];
}

/** A pack with everything in it. Values stand in the order of the files, a pack's own after those it extends. */
export interface PolicyPack extends PolicyPackHead {
  readonly name: string;
  readonly groups: readonly GroupsValue[];
  readonly contributions: readonly ContributionValue[];
  readonly subsidies: readonly SubsidyValue[];
  readonly overlaps: readonly OverlapValue[];
  readonly windows: readonly WindowValue[];
  readonly coverages: readonly CoverageValue[];
  readonly fundings: readonly FundingValue[];
  readonly benefits: readonly BenefitValue[];
}
