import type { TemplateSheet, TemplateValue } from '../domain/template.js';
import type { CellContent, ColumnModel, SheetModel, WorkbookModel } from '../domain/workbook.js';
import type { SignOff } from './report-input.js';

/** The tables of a workbook as fields for a template: what stands in head and feet, the last line of totals, and the rows. */
export function templateSheets(model: WorkbookModel, signOff: SignOff): TemplateSheet[] {
  return model.sheets.map((sheet) => {
    const names = fieldNames(sheet.columns);
    const total = sheet.totals.at(-1);
    return {
      name: sheet.name,
      fields: new Map<string, TemplateValue>([
        ['标题', sheet.title], ['填报单位', signOff.unit], ['填表人', signOff.preparedBy], ['审核人', signOff.reviewedBy], ['联系电话', signOff.phone], ['数据截止日期', model.date], ['行数', sheet.rows.length], ['说明', sheet.notes.join('\n')],
        ...(total === undefined ? [] : names.map((name, index): [string, TemplateValue] => [`合计.${name}`, valueOf(total[index] ?? null, sheet.columns[index]!)])),
      ]),
      rowFields: names,
      rows: sheet.rows.map((row) => row.map((cell, index) => valueOf(cell, sheet.columns[index]!))),
    };
  });
}

/** The heading with its group before it; a template may leave out the group where the heading alone names one column. */
function fieldNames(columns: SheetModel['columns']): string[] {
  const names = columns.map(({ group, heading }) => (group === undefined ? heading : `${group}.${heading}`));
  return names.map((name, index) => (names.indexOf(name) === index ? name : `${name}.${index + 1}`));
}

function valueOf(cell: CellContent, { type }: ColumnModel): TemplateValue {
  return type === 'money' && typeof cell === 'number' ? cell / FEN_A_YUAN : cell;
}

const FEN_A_YUAN = 100;
