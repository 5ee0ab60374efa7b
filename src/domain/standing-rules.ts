/** The rules of classification as data 归类规则: `schemas/rules/{standings,reasons,remarks,populations,evidence}.yaml`. */
import type { EvidenceKind, RosterKind, TargetKind } from './kinds.js';
import type { Label } from './language.js';
import type { IdentityCode } from './person.js';
import type { DisabilityType, EnrolmentStatus, PovertyStatus, Scheme } from './record.js';
import type { Category, StandingCode } from './standing.js';

/** The five groups of document 001 §二(一): 参军、服刑、职工参保、异地参保、应保未保. */
export type OfficialGroup = 'military' | 'prison' | 'employee' | 'offsite' | 'uninsured';

/** One reason 原因 of the dictionary. A reason of standing `note` never decides; it stands beside the conclusion. */
export interface ReasonEntry extends Label {
  /** Short code for tables: A1, B2, C7 … */
  readonly code: string;
  readonly standing: StandingCode | 'note';
  readonly category: Category | null;
  readonly group: OfficialGroup | null;
  /** Whether people of this reason are subtracted in 核减后参保率; a policy switch. */
  readonly reduces: boolean;
  /** 佐证材料: any of these proves it. */
  readonly evidence?: Label;
  /** 复核: when to look again. */
  readonly recheck?: Label;
  /** Spellings seen in lists, for searching and for reading 未参保原因 back. */
  readonly synonyms?: readonly string[];
}

/** `reasons.yaml`. */
export interface ReasonRules {
  readonly groups: Readonly<Record<OfficialGroup, Label>>;
  readonly reasons: Readonly<Record<string, ReasonEntry>>;
}

/** A run of days 期间, both ends included, `YYYY-MM-DD`. */
export interface DayRange {
  readonly from: string;
  readonly to: string;
}

/** `standings.yaml`: which finding wins, and when a relation of insurance counts. */
export interface StandingPrecedence {
  /** Reason codes from strongest to weakest; every reason that is not a note stands here once. */
  readonly precedence: readonly string[];
  /** Standings under which an open link question is not asked: the person is settled by a certain row. */
  readonly questionsIgnoredFor: readonly StandingCode[];
  /** Standings of the other person that would carry over if two people of the lists proved to be one … */
  readonly mergeCarries: readonly StandingCode[];
  /** … and reasons that would not: his identities ended, not this one's. */
  readonly mergeKeeps: readonly string[];
  /** Reasons of what is asked or said where no row decides. */
  readonly questions: { readonly link: string; readonly merge: string; readonly number: string };
  readonly nothing: { readonly notFound: string; readonly newborn: string };
  readonly enrolment: EnrolmentRules;
  /** A person younger than this at the reference date, and not found, is a newborn 新生儿. Days. */
  readonly newbornDays: number;
}

/** When a relation of insurance counts 参保认定. */
export interface EnrolmentRules {
  /** Status → the reason why it does not count; null = it counts. `unknown` is asked: its cell is empty or not understood. */
  readonly statusReasons: Readonly<Record<EnrolmentStatus, string | null>>;
  /** Statuses by which another list takes back what one says is active. */
  readonly takenBackBy: readonly EnrolmentStatus[];
  /** Scheme → reason and how its year is judged. `annual`: paid for each year anew; `current`: holds as long as it is active. */
  readonly schemes: Readonly<Record<Exclude<Scheme, 'unknown'>, { readonly reason: string; readonly counts: boolean; readonly year: 'annual' | 'current' }>>;
  /** The scheme of a row that states none, by the list it stands on; on other lists its label was not understood, and is asked. */
  readonly schemeNotStated: Readonly<Partial<Record<RosterKind, Exclude<Scheme, 'unknown'>>>>;
  readonly reasons: { readonly offsite: string; readonly student: string; readonly otherYear: string; readonly schemeNotStated: string; /** A row of a local roster whose own words say that he is insured elsewhere. */ readonly saidElsewhere: string; /** Said to run, and taken back by the row's own words or by another list. */ readonly disputed: string };
  /** Noted when an annual scheme states neither year nor payment. */
  readonly yearNotStatedNote: string;
  /**
   * When contributions for insurance year Y are collected 集中缴费期. `offset` years are added to Y; `years` overrides single
   * years with full days.
   */
  readonly collection: {
    readonly from: { readonly offset: number; readonly monthDay: string };
    readonly to: { readonly offset: number; readonly monthDay: string };
    readonly years: Readonly<Record<string, DayRange>>;
  };
  readonly place: PlaceRules;
}

/** How the place of insurance is told from the county's own 参保地判断. */
export interface PlaceRules {
  readonly localWords: readonly string[];
  readonly elsewhereWords: readonly string[];
  /** What stands before one of these in a status is where: 在宁城县参保, 北京缴费. */
  readonly coverWords: readonly string[];
  /** Names of provinces and their two-digit codes. */
  readonly provinces: Readonly<Record<string, string>>;
  /** Names that begin like a province and are none: 河南蒙古族自治县, 海南藏族自治州. */
  readonly notProvinces: readonly string[];
  /** Endings of a county-level name 县级地名后缀, and of names that end alike but are none (社区, 园区). */
  readonly countySuffixes: readonly string[];
  readonly notCountySuffixes: readonly string[];
}

/** Levels of disability that satisfy, or leave open, a rule. `types: any` = all types. */
export interface DisabilityLevels {
  readonly levels: readonly (1 | 2 | 3 | 4)[];
  readonly types: 'any' | readonly DisabilityType[];
}

/** `populations.yaml`: who is a target. */
export interface PopulationRules {
  /** The population that is classified. */
  readonly default: string;
  /** Named, nested populations 对象范围, with the article they come from. */
  readonly populations: Readonly<Record<string, Label & { readonly reference: string; readonly identities: readonly IdentityCode[] }>>;
  /** Lists that make their people targets by themselves, and the identity each gives. */
  readonly lists: Readonly<Partial<Record<TargetKind, IdentityCode>>>;
  readonly severeDisability: {
    readonly identity: IdentityCode;
    readonly reference: string;
    /** Lists that certify a disability. */
    readonly certificateFrom: readonly TargetKind[];
    /** The list whose households are meant, and the statuses that are 未脱贫. */
    readonly registry: TargetKind;
    readonly registryStatuses: readonly PovertyStatus[];
    /** 脱贫属性 not stated: in the whole file, or only in this row while others state it. */
    readonly statusNotStated: { readonly wholeFile: 'counts' | 'does-not-count'; readonly singleRow: 'counts' | 'does-not-count' };
    readonly levels: readonly DisabilityLevels[];
    /** Undefined in the document: asked. */
    readonly asks: readonly DisabilityLevels[];
    /** Shorter household numbers are serial numbers of one list; they join only within one village. */
    readonly householdNumberLength: number;
    /** Words for the head of a household in 与户主关系. */
    readonly headRelations: readonly string[];
  };
  readonly reasons: { readonly unclear: string; readonly ended: string };
}

/** Something a text may say of a person 话题: `military`, `death` … */
export interface Topic {
  readonly topic: string;
  /** The reason it suggests; null = it only keeps other topics from being read. */
  readonly reason: string | null;
  /** The reason when the text says that it is over; null = nothing then. */
  readonly endedReason: string | null;
  /** Cannot be over: 曾 and 过 do not end it. */
  readonly permanent?: boolean;
  /** The word may only name a relative's state: 服刑人员子女. */
  readonly relatives?: boolean;
  /** Topics that say nothing beside this one: 判三缓四 is no prison. */
  readonly overrides?: readonly string[];
  /** The same within one clause, unless 已 stands between: 未参加 居民医保. */
  readonly overridesInClause?: readonly string[];
  /**
   * Words for it. `…` stands for a few characters of the same clause, at least one (在…参保); such a word swallows the topics of
   * `overridesInClause` inside it. A leading `=` asks for a clause of nothing else.
   */
  readonly terms: readonly string[];
  /** Words that say it is over. */
  readonly ended?: readonly string[];
  /** Papers about it: 死亡证明未交 speaks of a death all the same. */
  readonly proofs?: readonly string[];
}

/** The small grammar by which a remark is read 备注语法; each list is words of one part. */
export interface RemarkGrammar {
  /** Characters that end a clause; `.`, `-`, `/` between digits do not. */
  readonly clauseBreaks: string;
  /** How many characters a negation reaches forward. */
  readonly negationReach: number;
  /** How many characters a `…` in a word may stand for. */
  readonly gapReach: number;
  readonly negators: readonly string[];
  /** After the word: 不实, 误报. */
  readonly denials: readonly string[];
  /** A clause of nothing else answers the one before: 是否服刑：否. */
  readonly answersNo: readonly string[];
  readonly answersYes: readonly string[];
  readonly doubts: readonly string[];
  readonly futures: readonly string[];
  readonly pasts: readonly string[];
  /** Directly after the word: 服刑过. */
  readonly pastSuffixes: readonly string[];
  /** 已, 现: what follows is so. */
  readonly asserts: readonly string[];
  /** 因, 由于: a negation before does not reach across. */
  readonly causes: readonly string[];
  readonly resumes: readonly string[];
  readonly selves: readonly string[];
  readonly others: readonly string[];
  /** One-character words for relatives, read only before a word of a topic: 父死亡. */
  readonly shortOthers: readonly string[];
  /** Another person unless the row is the head's own. */
  readonly heads: readonly string[];
  /** 随 儿子, 与 父亲: the relative only goes along. */
  readonly companions: readonly string[];
  /** Between a word and the relative it describes: 服刑 人员 子女. */
  readonly relativeFillers: readonly string[];
  readonly listSeparators: readonly string[];
  readonly untils: readonly string[];
  /** Words that only look like a part, in groups: 未婚, 无锡, 非正常. */
  readonly neutral: readonly (readonly string[])[];
}

/** `remarks.yaml`. */
export interface RemarkRules {
  readonly grammar: RemarkGrammar;
  readonly topics: readonly Topic[];
  /** The reason under which a remark without proof leaves a person pending. */
  readonly unproven: string;
  /** The reason noted when a list itself says yes to 是否参保 and no roster does. */
  readonly listSaysInsured: string;
  /** Words that mean a topic when they stand alone on a list of these kinds: 停保 on one of 低保. */
  readonly ownWords: readonly { readonly kinds: readonly TargetKind[]; readonly topic: string; readonly texts: readonly string[] }[];
}

/** Bare words of an evidence list's own columns, added to a topic of `remarks.yaml` or opening one of its own. */
export interface EvidenceWords {
  /** Topics of `remarks.yaml` that are read in this list's texts. */
  readonly topics: readonly string[];
  readonly extra: readonly Topic[];
}

/** A stay that ends: service, sentence, residence abroad. */
export interface StayRules {
  readonly texts: EvidenceWords;
  /** The topic of the stay itself. */
  readonly topic: string;
  readonly reason: string;
  /** The reason once it is over. */
  readonly endedReason: string;
  /** Topics that never excuse, and their reason: 社区矫正, 预备役, 出国务工. Read before anything else. */
  readonly never: readonly { readonly topic: string; readonly reason: string }[];
  /** Noted when the list says that it is not (yet) so. */
  readonly deniedNote: string;
  /** States that say no more than being on the list does: 正常. */
  readonly plainStates: readonly string[];
  /** Noted when no end is stated. */
  readonly openEndNote: string | null;
  /** Years of a stay whose end is not stated, where the text has the topic; null = not presumed. */
  readonly terms: readonly { readonly topic: string; readonly years: number | null }[];
}

/** `evidence.yaml`, by list. */
export interface EvidenceRules {
  /** Evidence whose row is doubtful in its own words. */
  readonly unclear: string;
  readonly military: StayRules;
  readonly prison: StayRules;
  readonly abroad: StayRules & { readonly settledTopic: string; readonly unstated: 'counts' | 'does-not-count' };
  readonly death: { readonly texts: EvidenceWords; readonly topic: string; /** Not dead for certain: 失踪. */ readonly missingTopic: string; readonly reason: string; readonly deniedNote: string };
  readonly population: {
    readonly texts: EvidenceWords;
    readonly deceased: { readonly topic: string; readonly reason: string };
    readonly deregistered: { readonly topic: string; readonly reason: string };
    readonly moved: { readonly topic: string; readonly receiptTopic: string; readonly noPlace: readonly string[]; /** Words by which a move stays within the county. */ readonly withinWords: readonly string[]; readonly reason: string; readonly unconfirmed: string; readonly withinNote: string };
    /** Noted when he came, or came back, to the register: 迁入, 恢复户口. */
    readonly registeredNote: string;
    /** Topics that need a second look even of a registration that was cancelled, with what they suggest: 参军注销. */
    readonly asksFirst: readonly { readonly topic: string; readonly suggestion: string }[];
    /** Topics that need a second look, with what they suggest: 出国定居. */
    readonly asks: readonly { readonly topic: string; readonly suggestion: string }[];
  };
  readonly student: {
    readonly texts: EvidenceWords;
    readonly topic: string;
    /** At a university and not said to be uninsured; the list says insured. */
    readonly reason: string;
    readonly insuredReason: string;
    readonly endedReason: string;
    readonly uninsuredNote: string;
    readonly schoolNote: string;
    readonly notYetNote: string;
    /** Words of a school's name or level; the one that ends last decides, then the longest. */
    readonly higher: readonly string[];
    readonly lower: readonly string[];
    readonly plainStates: readonly string[];
    /** Grades of schools; they decide where neither level nor name of the school does: a university has a 二年级 too. */
    readonly grades: readonly string[];
    /** What is suggested of a pupil whom the school's list calls insured. */
    readonly schoolSuggestion: string;
    /** Forms of study beside work or by mail: no student at a university. */
    readonly partTime: readonly string[];
  };
  readonly payment: {
    readonly reason: string;
    readonly suggestion: string;
    readonly refundNote: string;
    readonly otherYearNote: string;
    readonly refundWords: readonly string[];
    /** Contributions that are not for medical insurance: 养老. */
    readonly otherWords: readonly string[];
  };
  /** 生存状态 on an enrolment row, in order: the first topic that is said decides. */
  readonly vital: { readonly texts: EvidenceWords; readonly states: readonly { readonly topic: string; readonly reason: string; readonly suggestion: string | null }[] };
  /** The own words of an enrolment row: topics that leave an insurance open, and conclusions which its own reason explains better. */
  readonly enrolment: { readonly texts: EvidenceWords; readonly asks: readonly string[]; readonly asksIfDenied: readonly string[]; readonly explains: readonly string[] };
  /** Lists whose certain row settles a topic, so that a remark on it says nothing more. */
  readonly settles: Readonly<Partial<Record<EvidenceKind, readonly string[]>>>;
}

/** Everything `classify` needs to know beside the people and the links. */
export interface StandingRules {
  readonly standings: StandingPrecedence;
  readonly reasons: ReasonRules;
  readonly remarks: RemarkRules;
  readonly populations: PopulationRules;
  readonly evidence: EvidenceRules;
}
