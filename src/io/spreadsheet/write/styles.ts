import type { CellStyle } from 'hucre';
import type { ColumnModel } from '../../../domain/workbook.js';

/**
 * How reports look 样式. Fonts are those of every Chinese Windows (宋体, 黑体); other systems substitute their own.
 */
export const BODY_FONT = { name: '宋体', size: 10 } as const;

const LINE = { style: 'thin', color: { rgb: 'A6A6A6' } } as const;
const BOX = { top: LINE, right: LINE, bottom: LINE, left: LINE } as const;
const solid = (rgb: string) => ({ type: 'pattern', pattern: 'solid', fgColor: { rgb } }) as const;

const FORMATS: Record<ColumnModel['type'], string | undefined> = {
  text: undefined, id: '@', integer: '0', rate: '0.00%', date: 'yyyy-mm-dd', money: '#,##0.00',
};

export const BAR_COLOUR = 'FF9DC3E6';

export const TITLE: CellStyle = { font: { name: '黑体', size: 16, bold: true }, alignment: { horizontal: 'center', vertical: 'center' } };
export const UNIT_LINE: CellStyle = { font: BODY_FONT, alignment: { horizontal: 'left', vertical: 'center' } };
export const DATE_LINE: CellStyle = { font: BODY_FONT, alignment: { horizontal: 'right', vertical: 'center' } };
export const NOTE: CellStyle = { font: { ...BODY_FONT, color: { rgb: '404040' } }, alignment: { horizontal: 'left', vertical: 'center', wrapText: true } };
export const SIGNATURE: CellStyle = { font: BODY_FONT, alignment: { horizontal: 'left', vertical: 'bottom' } };

/** The first row of a township and the like. A conditional border replaces the whole box, so it names all four sides. */
export const SEPARATED: CellStyle = { border: { ...BOX, top: { style: 'thin', color: { rgb: '000000' } } } };

/** A heading; the ones to be filled in by hand are tinted. */
export function headingStyle(manual: boolean): CellStyle {
  return {
    font: { ...BODY_FONT, bold: true },
    fill: solid(manual ? 'FFE699' : 'D9E2F3'),
    border: BOX,
    alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
  };
}

/** A cell of the table. */
export function bodyStyle(column: ColumnModel): CellStyle {
  const format = FORMATS[column.type];
  return {
    font: BODY_FONT,
    border: BOX,
    alignment: {
      horizontal: column.align ?? (column.type === 'text' ? 'left' : 'center'),
      vertical: 'center',
      ...(column.type === 'text' ? { wrapText: true } : {}),
    },
    ...(format === undefined ? {} : { numFmt: format }),
    ...(column.manual === true ? { fill: solid('FFFAEB') } : {}),
  };
}

/** A cell of a sheet in which only some cells may be typed into: those are open and, unless dates, text; the others are grey. */
export function lockedStyle(column: ColumnModel): CellStyle {
  const style = bodyStyle(column);
  if (column.manual !== true) return { ...style, fill: solid('F2F2F2') };
  return { ...style, ...(column.type === 'text' ? { numFmt: '@' } : {}), protection: { locked: false } };
}

/** A cell of a row of totals. */
export function totalStyle(column: ColumnModel): CellStyle {
  return { ...bodyStyle(column), font: { ...BODY_FONT, bold: true }, fill: solid('EDEDED') };
}

/** The same cell marked as text, so that editing it in place does not make a formula of it. */
export function asText(style: CellStyle): CellStyle {
  return { ...style, numFmt: '@' };
}
