/**
 * Work sheets 乡镇工作表: what a township gets, fills in and sends back. Headings, words and instructions are data
 * (`schemas/rules/worksheets.yaml`); here stand the fields they speak of.
 */
import type { ContactChannel } from './case.js';
import type { Cell } from './cell.js';
import type { IsoDate } from './dates.js';

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
  readonly words: {
    readonly yes: readonly string[];
    readonly no: readonly string[];
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
