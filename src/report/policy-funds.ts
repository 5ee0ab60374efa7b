import { PAYERS, type PolicySource } from '../domain/policy.js';
import type { Entitlement } from '../domain/subsidy.js';
import type { CellContent, ColumnModel, WorkbookModel } from '../domain/workbook.js';
import { sumEntitlements } from '../text/subsidy-sums.js';
import { rateFraction } from './rate.js';
import { framed, titlePrefix } from './sheet-frame.js';
import { citedAs, moneyCell, policyNotes, subsidyEntries, type SubsidyReportInput } from './subsidy-input.js';

const COLUMNS: readonly ColumnModel[] = [
  { heading: '资助身份', type: 'text', align: 'center', minWidth: 18, maxWidth: 26 },
  { heading: '标准（元/人）', type: 'text', align: 'center', minWidth: 14, maxWidth: 22 },
  { heading: '资金来源', type: 'text', minWidth: 18, maxWidth: 28 },
  { group: '应补', heading: '人数', type: 'integer', minWidth: 8 },
  { group: '应补', heading: '金额', type: 'money', minWidth: 12 },
  { group: '已请款', heading: '金额', type: 'money', minWidth: 12 },
  { group: '实补', heading: '人数', type: 'integer', minWidth: 8 },
  { group: '实补', heading: '金额', type: 'money', minWidth: 12 },
  { heading: '支付进度', type: 'rate', minWidth: 11, bar: true },
  { group: '未参保人员参保后', heading: '人数', type: 'integer', minWidth: 8 },
  { group: '未参保人员参保后', heading: '金额', type: 'money', minWidth: 12 },
  { heading: '待核实（人）', type: 'integer', minWidth: 14 },
  { heading: '文件和条款', type: 'text', minWidth: 22, maxWidth: 36 },
];

/** 政策落实和资金使用表 (按季报送): each identity with its standard, what was owed and paid, by whom, and how far it has come. */
export function policyFunds(input: SubsidyReportInput): WorkbookModel {
  const all = subsidyEntries(input).map(({ entitlement }) => entitlement);
  const groups = new Map<string, Entitlement[]>();
  for (const each of all) {
    const group = groups.get(each.group);
    if (group) group.push(each);
    else groups.set(each.group, [each]);
  }
  return {
    name: '政策落实和资金使用表', unit: input.signOff.unit, date: input.referenceDate,
    sheets: [framed(input, {
      name: '资金使用', title: `${titlePrefix(input)}医保扶贫政策落实和资金使用情况表`, columns: COLUMNS,
      rows: [...groups].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, each]) => row(each[0]!.groupLabel.zh, each)), totals: [row('合计', all)],
      notes: ['支付进度 = 实补金额 ÷ 应补金额，只舍不入；待核实的不计入应补。', ...policyNotes(input)], frozenColumns: 1, countedIn: '人、元',
    })],
  };
}

function row(name: string, entitlements: readonly Entitlement[]): CellContent[] {
  const { due, onEnrolment, question, claimedFen, paidFen, paidPeople } = sumEntitlements(entitlements);
  const total = name === '合计';
  const paid = Math.min(paidFen, due.fen);
  return [
    name, total ? '' : standards(entitlements), total ? '' : [...new Set(entitlements.flatMap(({ payers }) => payers.map(({ payer }) => PAYERS[payer].zh)))].join('、'),
    due.people, due.fen, claimedFen, paidPeople, paidFen, rateFraction({ insured: paid, of: due.fen }) ?? '—', onEnrolment.people, onEnrolment.fen, question.people,
    total ? '' : sources(entitlements).map(citedAs).join('；'),
  ];
}

/** 180; several amounts (minors and adults) one beside the other; 待定 where nobody has set it. */
function standards(entitlements: readonly Entitlement[]): string {
  const amounts = new Map<string, number>();
  for (const { amountFen, atLeast } of entitlements) {
    const cell = moneyCell(amountFen);
    amounts.set(typeof cell === 'number' ? `${atLeast ? '不低于' : ''}${(cell / 100).toFixed(2).replace(/\.00$/u, '')}` : String(cell), amountFen ?? Infinity);
  }
  return [...amounts].sort((left, right) => left[1] - right[1]).map(([text]) => text).join('／');
}

function sources(entitlements: readonly Entitlement[]): PolicySource[] {
  const seen = new Map(entitlements.map(({ source }) => [citedAs(source), source]));
  return [...seen].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, source]) => source);
}
