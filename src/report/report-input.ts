import type { Case } from '../domain/case.js';
import type { IsoDate } from '../domain/dates.js';
import type { Issue } from '../domain/issue.js';
import type { SourceKind } from '../domain/kinds.js';
import type { Link } from '../domain/link.js';
import type { Identity, Person } from '../domain/person.js';
import type { ReasonEntry } from '../domain/standing-rules.js';
import type { Standing } from '../domain/standing.js';

/** What the reports need of a reason 原因; the reasons of the rules can be passed as they are. */
export type ReportReason = Pick<ReasonEntry, 'code' | 'zh' | 'en' | 'category' | 'reduces'>;

/** Reasons by the code that standings carry. */
export type ReportReasons = Readonly<Record<string, ReportReason>>;

/** Rows of the target lists and what became of them 行数; a wide row counts its people. */
export interface RowCounts {
  readonly targets: number;
  /** Rows that repeat a person who stands on another row. */
  readonly duplicates: number;
  /** Rows of people who are on a list but not in the target population 非对象. */
  readonly outside: number;
  /** Rows that could not be read as a person 错误行; each has an issue. */
  readonly setAside: number;
}

/** Who signs the sheets 落款; empty = left blank for the pen. */
export interface SignOff {
  /** 填报单位. */
  readonly unit: string;
  /** 填表人. */
  readonly preparedBy: string;
  /** 审核人. */
  readonly reviewedBy: string;
  /** 联系电话. */
  readonly phone: string;
}

/** Which kind of list a sheet was read as; says to which department an issue goes back. */
export interface SheetSource {
  readonly file: string;
  readonly sheet: string;
  readonly kind: SourceKind;
}

/** Everything a set of reports is made from. Order of the arrays does not matter. */
export interface ReportInput {
  /** Division code of 6, 4 or 2 digits, and its name; an empty name prints the code. */
  readonly county: { readonly code: string; readonly name: string };
  /** 参保年度. */
  readonly year: number;
  /** The day ages and expiries are judged on. */
  readonly referenceDate: IsoDate;
  readonly people: readonly Person[];
  /** One for each person who is not in `outside`. */
  readonly standings: readonly Standing[];
  readonly identitiesOf: (person: Person) => readonly Identity[];
  /** Ids of people on a list who are not in the target population. */
  readonly outside: ReadonlySet<string>;
  readonly links: readonly Link[];
  readonly issues: readonly Issue[];
  /** Cases by person, and kinds of evidence in words; absent = no ledger is kept. */
  readonly cases?: ReadonlyMap<string, Case>;
  readonly evidenceKinds?: Readonly<Record<string, { readonly zh: string }>>;
  /** Sheets of this run; an issue whose sheet is not here goes to the sheet 其他. */
  readonly sources: readonly SheetSource[];
  readonly rows: RowCounts;
  /** `reduces` says whom 核减后参保率 subtracts; the order is the order of 原因明细. */
  readonly reasons: ReportReasons;
  /** Print identity numbers and telephones in full; otherwise masked. */
  readonly fullIds: boolean;
  readonly signOff: SignOff;
}
