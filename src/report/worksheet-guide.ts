/** The two sheets beside a work sheet: 填写说明, which a township officer reads, and the hidden one, which only the program reads. */
import type { SheetModel } from '../domain/workbook.js';
import { MARKS, WORKSHEET_FORMAT, type WorksheetMark, type WorksheetRules } from '../domain/worksheet.js';
import { sealOf } from '../text/seal.js';
import type { Choices } from './worksheet-columns.js';
import type { ReasonEntry } from '../domain/standing-rules.js';

const PLAIN = { unitLine: '', dateLine: '', totals: [], notes: [], signature: [], frozenColumns: 0, filter: false, pagesWide: 1 } as const;

/** 填写说明: the steps, each column with its choices, and what proves each reason. */
export function guideSheet(rules: WorksheetRules, choices: Choices, reasons: Readonly<Record<string, Pick<ReasonEntry, 'zh' | 'evidence' | 'synonyms'>>>): SheetModel {
  const { instructions } = rules;
  const columns = rules.answers.map((field) => [rules.headings[field].heading, instructions.answers[field] ?? '', field === 'reason' ? '见下面' : (choices[field] ?? []).join('、')]);
  const proofs = rules.reasons.filter(({ code }) => choices.reason?.includes(reasons[code]?.zh ?? '') === true).map(({ code }) => [`${instructions.reasonTopic}：${reasons[code]!.zh}`, reasons[code]!.evidence === undefined ? '' : `佐证：${reasons[code]!.evidence.zh}`, (reasons[code]!.synonyms ?? []).join('、')]);
  return {
    ...PLAIN,
    name: instructions.sheetName,
    title: instructions.title,
    columns: instructions.headings.map((heading, index) => ({ heading, type: 'text', minWidth: [26, 60, 40][index]!, maxWidth: [30, 70, 50][index]! })),
    rows: [...instructions.steps.map(({ topic, text }) => [topic, text, '']), ...columns, ...proofs],
  };
}

/** The hidden sheet: which workspace, which sheet. Its own seal shows whether it was touched. */
export function markSheet(mark: WorksheetMark): SheetModel {
  const rows: [string, string][] = [[MARKS.format, WORKSHEET_FORMAT], [MARKS.county, mark.county], [MARKS.year, mark.year], [MARKS.sheet, mark.sheet], [MARKS.township, mark.township]];
  return {
    ...PLAIN,
    name: 'c2z',
    title: '供程序读取，请勿改动',
    columns: [{ heading: '项目', type: 'text' }, { heading: '内容', type: 'id' }],
    rows: [...rows, [MARKS.seal, sealOf(rows.map(([, value]) => value))]],
    locked: true,
    hidden: true,
  };
}
