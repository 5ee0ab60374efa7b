/** The receipt 回执 that goes back with a returned work sheet: what was taken, and what is to be corrected cell by cell. */
import { maskId } from '../domain/identity-number.js';
import type { CellContent, SheetModel, WorkbookModel } from '../domain/workbook.js';
import { ROW_OUTCOMES, type FileReceipt, type RowReceipt } from '../domain/worksheet.js';
import { chineseDate, framed, type SheetContent } from './sheet-frame.js';
import type { ReportInput } from './report-input.js';

export interface ReceiptInput extends Pick<ReportInput, 'county' | 'year' | 'referenceDate' | 'signOff'> {
  readonly file: FileReceipt;
  readonly rows: readonly RowReceipt[];
  /** Name and village of those who were sent on this sheet and did not come back. */
  readonly missing: readonly { readonly name: string; readonly village: string }[];
}

/** One workbook a returned file; numbers are masked. `name` is that of the returned file without its extension. */
export function receiptWorkbook(input: ReceiptInput, name: string): WorkbookModel {
  const open = input.rows.filter(({ outcome }) => outcome === 'refused' || outcome === 'conflict');
  const corrections = input.rows.flatMap((row) => row.corrections.map((each): CellContent[] => [row.row, row.village, row.name, each.heading, masked(each.field, each.ours), masked(each.field, each.theirs)]));
  return {
    name: `回执_${name}`, unit: input.signOff.unit, date: input.referenceDate,
    sheets: [
      summarySheet(input, name),
      ...(open.length > 0 ? [openSheet(input, open)] : []),
      ...(corrections.length > 0 ? [listSheet(input, '更正建议', '灰色格子里改动过的内容（只作建议，没有改动台账）', ['行', '村（居）', '姓名', '栏目', '台账', '交回表'], corrections)] : []),
      ...(input.missing.length > 0 ? [listSheet(input, '没有交回', '下发了、没有交回的人', ['序号', '村（居）', '姓名'], input.missing.map((person, index) => [index + 1, person.village, person.name]))] : []),
    ],
  };
}

function summarySheet(input: ReceiptInput, name: string): SheetModel {
  const { file } = input;
  const unfilled = input.rows.filter((row) => row.unfilled).length;
  const rows: CellContent[][] = file.refusal === null ? [
    ['交回行数', file.rows, `= 已采用 ${file.applied} + 无变化 ${file.unchanged} + 退回 ${file.refused} + 有冲突 ${file.conflicts}`],
    [ROW_OUTCOMES.applied.zh, file.applied, '已记入台账'],
    [ROW_OUTCOMES.unchanged.zh, file.unchanged, `没有填写 ${unfilled} 行，以前已采用 ${file.unchanged - unfilled} 行`],
    [ROW_OUTCOMES.refused.zh, file.refused, '按“退回和冲突”逐格改好，再发一次'],
    [ROW_OUTCOMES.conflict.zh, file.conflicts, '两份（两处）答复不一致，见“退回和冲突”'],
    ['没有交回', file.missing.length, '下发了、这份表里没有的人'],
  ] : [['整份退回', 0, `${file.refusal.texts.zh}；${file.refusal.fix.zh}`]];
  return onReceipt(input, {
    name: '回执', title: `核查工作表回执：${name}`,
    columns: [{ heading: '项目', type: 'text', align: 'center', minWidth: 14 }, { heading: '行数', type: 'integer', minWidth: 10 }, { heading: '说明', type: 'text', minWidth: 60, maxWidth: 80 }], rows,
  });
}

function openSheet(input: ReceiptInput, open: readonly RowReceipt[]): SheetModel {
  const rows = open.flatMap((row): CellContent[][] => [
    ...row.refusals.map((each): CellContent[] => [row.row, each.column, row.village, row.name, maskId(row.idText), ROW_OUTCOMES[row.outcome].zh, each.heading, each.texts.zh, each.fix.zh]),
    ...row.conflicts.map((each): CellContent[] => [row.row, '', row.village, row.name, maskId(row.idText), ROW_OUTCOMES[row.outcome].zh, each.heading, each.values.map(({ from, value }) => `${from}：${value}`).join('；'), each.withinFile ? '同一份表里填了两处、内容不同：改成一致，或删去一处，再发一次' : '由县里核定后采用其中一份']),
  ]);
  return onReceipt(input, {
    name: '退回和冲突', title: '退回和有冲突的行',
    columns: [
      { heading: '行', type: 'integer' }, { heading: '列', type: 'text', align: 'center' }, { heading: '村（居）', type: 'text', maxWidth: 16 }, { heading: '姓名', type: 'text', align: 'center', minWidth: 8, maxWidth: 24 }, { heading: '证件号码', type: 'id', minWidth: 20 },
      { heading: '结果', type: 'text', align: 'center', minWidth: 8 }, { heading: '栏目', type: 'text', minWidth: 10 }, { heading: '问题', type: 'text', minWidth: 30, maxWidth: 50 }, { heading: '怎么改', type: 'text', minWidth: 30, maxWidth: 44 },
    ],
    rows, filter: true,
  });
}

function listSheet(input: ReceiptInput, name: string, title: string, headings: readonly string[], rows: readonly (readonly CellContent[])[]): SheetModel {
  return onReceipt(input, { name, title, columns: headings.map((heading, index) => ({ heading, type: index === 0 ? 'integer' : 'text', minWidth: index === 0 ? 6 : 16, maxWidth: 40 })), rows });
}

/** The frame of a receipt: nobody signs it. */
function onReceipt(input: ReceiptInput, content: SheetContent): SheetModel {
  return framed(input, { unitLine: `交回单位：${input.file.township}`, dateLine: `收回日期：${chineseDate(input.referenceDate)}`, signature: [], ...content });
}

function masked(field: string, text: string): string {
  return field === 'idNumber' || field === 'telephone' ? maskId(text) : text;
}
