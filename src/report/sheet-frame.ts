import type { SheetModel } from '../domain/workbook.js';
import type { ReportInput } from './report-input.js';

/** The parts of a sheet that differ from table to table; the frame adds who reports, until when, and who signs. */
export type SheetContent = Pick<SheetModel, 'name' | 'title' | 'columns' | 'rows'> & Partial<SheetModel> & {
  /** 单位 of the numbers, printed beside the date. */
  readonly countedIn?: string;
};

/** Puts a table into the usual frame 表头表尾: 填报单位, 数据截止日期, 填表人/审核人/联系电话/填报日期. */
export function framed(input: Pick<ReportInput, 'county' | 'referenceDate' | 'signOff'>, { countedIn, ...content }: SheetContent): SheetModel {
  const { unit, preparedBy, reviewedBy, phone } = input.signOff;
  return {
    unitLine: `填报单位：${unit}`,
    dateLine: `${countedIn === undefined ? '' : `单位：${countedIn}　　`}数据截止日期：${chineseDate(input.referenceDate)}`,
    totals: [],
    notes: [],
    signature: [`填表人：${preparedBy}`, `审核人：${reviewedBy}`, `联系电话：${phone}`, '填报日期：　　年　月　日'],
    frozenColumns: 0,
    filter: false,
    pagesWide: 1,
    ...content,
  };
}

/** `示例县2020年度`: what every title begins with. */
export function titlePrefix(input: Pick<ReportInput, 'county' | 'year'>): string {
  return `${input.county.name === '' ? `${input.county.code} ` : input.county.name}${input.year}年度`;
}

/** 2020-12-31 → 2020年12月31日. */
export function chineseDate(iso: string): string {
  const [year = '', month = '', day = ''] = iso.split('-');
  return `${year}年${Number(month)}月${Number(day)}日`;
}
