import { CASE_STATES, CLEARED_BY, type Case } from '../domain/case.js';
import type { Label } from '../domain/language.js';
import type { CellContent, ColumnModel, SheetModel, WorkbookModel } from '../domain/workbook.js';
import { compareTexts } from './order.js';
import { buildLedger } from './ledger.js';
import { createPrinter, type Printer } from './printer.js';
import type { ReportInput } from './report-input.js';
import { framed, titlePrefix } from './sheet-frame.js';

export interface ClearingInput extends ReportInput {
  readonly everyCase: readonly Case[];
  readonly evidenceLabels: Readonly<Record<string, Label>>;
  /** People who are on no list any more, as they were seen last. */
  readonly gone: ReadonlyMap<string, { readonly name: string; readonly idText: string; readonly town: string; readonly village: string }>;
}

interface Who {
  readonly town: string;
  readonly village: string;
  readonly name: string;
  readonly id: string;
}

const WHO: readonly ColumnModel[] = [
  { heading: '序号', type: 'integer' }, { heading: '个案编号', type: 'text', align: 'center', minWidth: 20 }, { heading: '乡镇', type: 'text', maxWidth: 14 }, { heading: '村（居）', type: 'text', maxWidth: 14 },
  { heading: '姓名', type: 'text', align: 'center', minWidth: 10, maxWidth: 20 }, { heading: '证件号码', type: 'id', minWidth: 21 },
];
const SIGNED: readonly ColumnModel[] = [
  { heading: '排查人', type: 'text', align: 'center', minWidth: 9 }, { heading: '核实人', type: 'text', align: 'center', minWidth: 9 },
];

/** 销号清单 and 佐证目录: every case that was cleared and by what, and every paper with where it is kept, to be signed case by case. */
export function clearingList(input: ClearingInput): WorkbookModel {
  const printer = createPrinter(input);
  const whoOf = peopleWords(input, printer);
  const cases = [...input.everyCase].map((each) => ({ each, who: whoOf(each.personId) })).sort((left, right) => compareTexts(keyOf(left), keyOf(right)));
  return { name: '销号清单和佐证目录', unit: input.signOff.unit, date: input.referenceDate, sheets: [clearings(input, cases, printer), papers(input, cases, printer)] };
}

interface Named {
  readonly each: Case;
  readonly who: Who;
}

function keyOf({ each, who }: Named): string[] {
  return [who.town, who.village, who.name, each.caseNumber];
}

function clearings(input: ClearingInput, cases: readonly Named[], printer: Printer): SheetModel {
  const cleared = cases.filter(({ each }) => each.state === 'cleared');
  const by = (code: string): number => cleared.filter(({ each }) => each.clearedBy === code).length;
  return framed(input, {
    name: '销号清单', title: `${titlePrefix(input)}贫困人口参保销号清单`,
    columns: [
      ...WHO, { heading: '销号原因', type: 'text', minWidth: 12, maxWidth: 18 }, { heading: '销号方式', type: 'text', align: 'center', minWidth: 10 }, { heading: '销号依据', type: 'text', minWidth: 18, maxWidth: 32 },
      { heading: '佐证份数', type: 'integer', minWidth: 8 }, ...SIGNED, { heading: '销号时间', type: 'date', minWidth: 11 }, { heading: '审核人签字', type: 'text', manual: true, minWidth: 11 }, { heading: '备注', type: 'text', manual: true, minWidth: 10 },
    ],
    rows: cleared.map(({ each, who }, index): CellContent[] => [
      ...cells(index, each, who), printer.reason(each.clearedReason), each.clearedBy === null ? '' : CLEARED_BY[each.clearedBy].zh, each.basis === 'outside' ? '不属于目标人群' : printer.text(each.basis),
      each.evidence.length, each.surveyedBy, each.verifiedBy, each.clearedAt.slice(0, 10), null, null,
    ]),
    notes: [`共销号 ${cleared.length} 件：${Object.entries(CLEARED_BY).filter(([code]) => by(code) > 0).map(([code, label]) => `${label.zh} ${by(code)}`).join('，') || '无'}；另有 ${cases.length - cleared.length} 件尚未销号。`],
    filter: true, separateBy: 2, frozenColumns: 5,
  });
}

function papers(input: ClearingInput, cases: readonly Named[], printer: Printer): SheetModel {
  const found = cases.flatMap(({ each, who }) => each.evidence.map((evidence) => ({ each, who, evidence })));
  const bare = cases.filter(({ each }) => each.state === 'verified' && each.evidence.length === 0).length;
  return framed(input, {
    name: '佐证目录', title: `${titlePrefix(input)}贫困人口未参保原因佐证材料目录`,
    columns: [
      ...WHO, { heading: '原因', type: 'text', minWidth: 12, maxWidth: 18 }, { heading: '佐证材料', type: 'text', minWidth: 14, maxWidth: 22 }, { heading: '编号（文号）', type: 'text', minWidth: 14, maxWidth: 24 },
      { heading: '存放处（文件）', type: 'text', minWidth: 14, maxWidth: 28 }, { heading: '材料日期', type: 'date', minWidth: 11 }, { heading: '登记人', type: 'text', align: 'center', minWidth: 9 }, ...SIGNED,
      { heading: '个案状态', type: 'text', align: 'center', minWidth: 9 }, { heading: '查验人签字', type: 'text', manual: true, minWidth: 11 },
    ],
    rows: found.map(({ each, who, evidence }, index): CellContent[] => [
      ...cells(index, each, who), printer.reason(each.reason ?? each.clearedReason), input.evidenceLabels[evidence.kind]?.zh ?? evidence.kind, printer.text(evidence.reference), printer.text(evidence.file), evidence.on ?? '', evidence.by,
      each.surveyedBy, each.verifiedBy, CASE_STATES[each.state].zh, null,
    ]),
    notes: [`共 ${found.length} 份。${bare > 0 ? `另有 ${bare} 件已核实而没有登记材料（按联系记录核实，或该原因不需要材料）。` : ''}由参保记录或佐证名单办结的个案以名单的行为依据，见销号清单。`],
    filter: true, separateBy: 2, frozenColumns: 5,
  });
}

function cells(index: number, { caseNumber }: Case, { town, village, name, id }: Who): CellContent[] {
  return [index + 1, caseNumber, town, village, name, id];
}

function peopleWords(input: ClearingInput, printer: Printer): (personId: string) => Who {
  const listed = new Map(buildLedger(input).map(({ person, township }) => [person.id, { town: township, village: person.place.village, name: printer.text(person.name.display), id: printer.id(person.idText) }]));
  for (const person of input.people) if (!listed.has(person.id)) listed.set(person.id, { town: person.place.town, village: person.place.village, name: printer.text(person.name.display), id: printer.id(person.idText) });
  return (personId) => {
    const gone = input.gone.get(personId);
    return listed.get(personId) ?? (gone === undefined ? { town: '', village: '', name: personId, id: '' } : { town: gone.town, village: gone.village, name: printer.text(gone.name), id: printer.id(gone.idText) });
  };
}
