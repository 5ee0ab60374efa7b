import { PAYERS } from '../domain/policy.js';
import { DUES, SUBSIDY_STATES } from '../domain/subsidy.js';
import { STANDINGS } from '../domain/standing.js';
import type { CellContent, ColumnModel, WorkbookModel } from '../domain/workbook.js';
import { sumEntitlements } from '../text/subsidy-sums.js';
import { inParts, partName } from './parts.js';
import { createPrinter, type Printer } from './printer.js';
import { framed, titlePrefix } from './sheet-frame.js';
import { citedAs, moneyCell, policyNotes, subsidyEntries, type SubsidyEntry, type SubsidyReportInput } from './subsidy-input.js';

const NAME = '资助参保花名册';

const COLUMNS: readonly ColumnModel[] = [
  { heading: '序号', type: 'integer' },
  { heading: '乡镇', type: 'text', maxWidth: 16 },
  { heading: '村（居）', type: 'text', maxWidth: 16 },
  { heading: '姓名', type: 'text', align: 'center', minWidth: 10, maxWidth: 24 },
  { heading: '证件号码', type: 'id', minWidth: 21 },
  { heading: '资助身份', type: 'text', maxWidth: 20 },
  { heading: '参保结论', type: 'text', align: 'center', minWidth: 10 },
  { heading: '资助认定', type: 'text', align: 'center', minWidth: 12 },
  { group: '标准（元）', heading: '个人缴费', type: 'money', minWidth: 10 },
  { group: '标准（元）', heading: '资助', type: 'money', minWidth: 10 },
  { group: '标准（元）', heading: '个人应缴', type: 'money', minWidth: 10 },
  { heading: '资金来源', type: 'text', minWidth: 16, maxWidth: 26 },
  { heading: '办理状态', type: 'text', align: 'center', minWidth: 10 },
  { heading: '已代缴（元）', type: 'money', minWidth: 12 },
  { heading: '依据', type: 'text', minWidth: 20, maxWidth: 32 },
];

/** 资助参保花名册: one row a person to whom the contribution is, or may be, subsidised; the last row adds up what is owed. */
export function subsidyRoster(input: SubsidyReportInput): WorkbookModel[] {
  const printer = createPrinter(input);
  const entries = subsidyEntries(input);
  const parts = inParts(entries, ({ entry }) => entry.township);
  let printed = 0;
  return parts.map((part, index) => {
    const sums = sumEntitlements(part.map(({ entitlement }) => entitlement));
    return {
      name: partName(NAME, index, parts.length), unit: input.signOff.unit, date: input.referenceDate,
      sheets: [framed(input, {
        name: '花名册',
        title: `${titlePrefix(input)}城乡居民医保${partName(NAME, index, parts.length)}`,
        columns: COLUMNS,
        rows: part.map((each) => rosterRow(++printed, each, printer)),
        totals: [['合计', '', '', '', '', '', '', '', null, sums.due.fen + sums.onEnrolment.fen + sums.question.fen, null, '', '', sums.paidFen, '']],
        notes: [`共 ${part.length} 人：应资助 ${sums.due.people} 人，参保后应资助 ${sums.onEnrolment.people} 人，待核实 ${sums.question.people} 人。`, ...policyNotes(input)],
        frozenColumns: 4, filter: true, separateBy: 1, pagesWide: 1, countedIn: '元',
      })],
    };
  });
}

function rosterRow(number: number, { entry, entitlement }: SubsidyEntry, printer: Printer): CellContent[] {
  const { person, township, standing } = entry;
  const { standardFen, amountFen, ownFen, payers, atLeast } = entitlement;
  return [
    number, township, person.place.village, person.name.display, printer.id(person.idText), entitlement.groupLabel.zh, STANDINGS[standing.standing].zh, DUES[entitlement.due].zh,
    moneyCell(standardFen), moneyCell(amountFen), moneyCell(ownFen), payers.map(({ payer }) => PAYERS[payer].zh).join('、'), SUBSIDY_STATES[entitlement.state].zh,
    entitlement.money.paidFen - entitlement.money.recoveredFen, `${citedAs(entitlement.source)}${atLeast ? '（按下限）' : ''}`,
  ];
}
