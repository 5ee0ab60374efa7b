/**
 * Work sheets 乡镇工作表: what a township gets, fills in and sends back. Headings, words and instructions are data
 * (`schemas/rules/worksheets.yaml`); here stand the fields they speak of.
 */
import type { ContactChannel } from './case.js';
import type { Cell } from './cell.js';
import type { IsoDate } from './dates.js';
import type { Label } from './language.js';

/** What the sheet prints of a person 锁定列; grey, not to be changed by hand. */
export const PRINTED_FIELDS = ['number', 'name', 'idNumber', 'village', 'group', 'sex', 'age', 'head', 'telephone', 'identities', 'finding', 'known'] as const;
export type PrintedField = (typeof PRINTED_FIELDS)[number];

/** What is filled in by hand 填写列. The last three stand on the county's own ledger workbook only. */
export const ANSWER_FIELDS = [
  'insured', 'scheme', 'insuredPlace', 'reason', 'until', 'channel', 'contactDate', 'contactBy', 'evidence', 'evidenceReference', 'phone', 'remark',
  'responsible', 'measure', 'cleared',
] as const;
export type AnswerField = (typeof ANSWER_FIELDS)[number];

/** What a heading can stand for; `personId` is the person number of the ledger workbook. */
export type ColumnField = PrintedField | AnswerField | 'key' | 'personId' | 'township';

/** Words of one heading: the first is printed, every one is recognised. */
export interface HeadingWords {
  readonly heading: string;
  readonly spellings: readonly string[];
}

/** `schemas/rules/worksheets.yaml`. */
export interface WorksheetRules {
  readonly sheetName: string;
  readonly title: string;
  readonly answerGroup: string;
  readonly notes: readonly string[];
  readonly headings: Readonly<Record<ColumnField, HeadingWords>>;
  /** Columns of a work sheet that are filled in by hand, in order. */
  readonly answers: readonly AnswerField[];
  /** Columns of the county's ledger workbook that are read back. */
  readonly ledgerAnswers: readonly AnswerField[];
  /** A check longer before the insurance year than this is a slip. */
  readonly longAgoYears: number;
  readonly words: {
    readonly yes: readonly string[];
    readonly no: readonly string[];
    /** Beside `yes` and `no`, where it is asked whether a case is to be cleared; nothing is said of insurance by them. */
    readonly cleared: readonly string[];
    readonly notCleared: readonly string[];
    /** What may follow the name of a paper: 复印件, 照片. */
    readonly paperForms: readonly string[];
    /** Whole cells that say nothing: 无, /, —. */
    readonly blank: readonly string[];
  };
  /** Reasons a township can give, as codes of `reasons.yaml`, in the order of the drop-down; with spellings beyond the dictionary's. */
  readonly reasons: readonly { readonly code: string; readonly spellings?: readonly string[] }[];
  /** The ways of being insured that a township can report. */
  readonly schemes: readonly { readonly code: string; readonly spellings?: readonly string[] }[];
  readonly instructions: {
    readonly sheetName: string;
    readonly title: string;
    readonly headings: readonly [string, string, string];
    readonly steps: readonly { readonly topic: string; readonly text: string }[];
    readonly answers: Readonly<Partial<Record<AnswerField, string>>>;
    readonly reasonTopic: string;
  };
}

/** One work sheet as it was sent 下发记录; the payload of `WorksheetsSent` lists them. */
export interface SentSheet {
  /** e.g. `W3-07`: batch 3, sheet 7. */
  readonly sheet: string;
  readonly township: string;
  /** Empty when the sheet is a whole township's. */
  readonly village: string;
  readonly file: string;
  readonly cases: readonly string[];
}

/** Payload of the event `WorksheetsSent`; its subject is the batch, e.g. `W3`. */
export interface WorksheetsSent {
  readonly batch: number;
  readonly by: 'township' | 'village';
  readonly fullIds: boolean;
  readonly sheets: readonly SentSheet[];
}

/** What the hidden sheet of a work sheet says 标识. */
export interface WorksheetMark {
  readonly county: string;
  readonly year: string;
  readonly sheet: string;
  readonly township: string;
}

/** Marks of the hidden sheet; the value stands in the cell to the right. */
export const MARKS = { format: 'c2z-worksheet', county: 'c2z-county', year: 'c2z-year', sheet: 'c2z-sheet', township: 'c2z-township', seal: 'c2z-seal' } as const;
export const WORKSHEET_FORMAT = '1';

/** A returned file, read as it stands 交回文件. */
export interface ReturnedFile {
  readonly path: string;
  readonly sha256: string;
  readonly sheets: readonly ReturnedSheet[];
}

export interface ReturnedSheet {
  readonly name: string;
  readonly rows: readonly { readonly number: number; readonly cells: readonly Cell[] }[];
}

/** The answers of one row, read; a field that is missing was left empty 答复. */
export interface Answers {
  readonly insured?: boolean;
  readonly scheme?: string;
  readonly insuredPlace?: string;
  readonly reason?: string;
  readonly until?: IsoDate;
  readonly channel?: ContactChannel;
  readonly contactDate?: IsoDate;
  readonly contactBy?: string;
  readonly evidence?: string;
  readonly evidenceReference?: string;
  readonly phone?: string;
  readonly remark?: string;
  readonly responsible?: string;
  readonly measure?: string;
  readonly cleared?: boolean;
}

/** What became of a row 处理结果: rows = applied + unchanged + refused + conflicts. */
export const ROW_OUTCOMES = {
  applied: { zh: '已采用', en: 'applied' },
  unchanged: { zh: '无变化', en: 'unchanged' },
  refused: { zh: '退回', en: 'refused' },
  conflict: { zh: '有冲突', en: 'conflict' },
} as const;
export type RowOutcome = keyof typeof ROW_OUTCOMES;

/** What the seal of a row covers, in this order. */
export const SEALED_FIELDS = ['name', 'idNumber', 'village', 'telephone'] as const satisfies readonly PrintedField[];

/** A refusal and where it stands 退回说明; `column` is empty when it concerns the row, or the file, as a whole. */
export interface Refusal {
  readonly code: string;
  readonly column: string;
  readonly heading: string;
  readonly texts: Label;
  readonly fix: Label;
  /** In place of `texts` where the same was said of the same column before: a list of choices is read once. */
  readonly again?: Label;
}

/** Two answers that cannot both be right 冲突: each with the file, or the ledger, that gives it. */
export interface AnswerConflict {
  readonly field: AnswerField;
  readonly heading: string;
  readonly values: readonly { readonly from: string; readonly value: string }[];
  /** All of it stands in one file, so that choosing a file settles nothing; `from` then names sheet and row. */
  readonly withinFile: boolean;
}

/** A locked cell that was changed 更正建议: shown, never applied. */
export interface Correction {
  readonly field: PrintedField;
  readonly heading: string;
  readonly ours: string;
  readonly theirs: string;
}

/** What became of one row 逐行回执. */
export interface RowReceipt {
  readonly file: string;
  readonly sheetName: string;
  /** 1-based, as the spreadsheet shows it. */
  readonly row: number;
  readonly caseNumber: string;
  readonly personId: string;
  readonly name: string;
  readonly idText: string;
  readonly village: string;
  readonly outcome: RowOutcome;
  /** Of an unchanged row: nothing was filled in, or everything is known already. */
  readonly unfilled: boolean;
  readonly refusals: readonly Refusal[];
  readonly conflicts: readonly AnswerConflict[];
  readonly corrections: readonly Correction[];
}

/** What became of one file 回执: rows = applied + unchanged + refused + conflicts. */
export interface FileReceipt {
  readonly path: string;
  readonly sha256: string;
  readonly kind: 'worksheet' | 'ledger' | null;
  /** Which work sheet it is; empty when it does not say. */
  readonly sheet: string;
  readonly township: string;
  readonly rows: number;
  readonly applied: number;
  readonly unchanged: number;
  readonly refused: number;
  readonly conflicts: number;
  /** Cases that were sent on this sheet and did not come back. */
  readonly missing: readonly string[];
  /** Why the file as a whole was not taken. */
  readonly refusal: Refusal | null;
}

/** The answers last taken of a case, and from which sheet. */
export interface TakenAnswers {
  readonly caseNumber: string;
  readonly sheet: string;
  readonly file: string;
  readonly answers: Answers;
}

/** Payload of `WorksheetCollected`, in the same batch as the steps it caused; its subject is that batch. */
export interface WorksheetCollected {
  readonly files: readonly { readonly file: string; readonly sha256: string; readonly sheet: string; readonly applied: number; readonly rows: number }[];
  readonly taken: readonly TakenAnswers[];
}
