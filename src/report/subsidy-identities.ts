import { IDENTITIES, type IdentityCode } from '../domain/person.js';
import type { CellContent, ColumnModel, WorkbookModel } from '../domain/workbook.js';
import { sumEntitlements } from '../text/subsidy-sums.js';
import { buildLedger, type LedgerEntry } from './ledger.js';
import { missingPeople, rateFraction } from './rate.js';
import { framed, titlePrefix } from './sheet-frame.js';
import { policyNotes, type SubsidyReportInput } from './subsidy-input.js';
import { ratesOf, tallyStandings } from './tally.js';

const COLUMNS: readonly ColumnModel[] = [
  { heading: '人员类别', type: 'text', align: 'center', minWidth: 22, maxWidth: 34 },
  { heading: '人数', type: 'integer', minWidth: 9 },
  { heading: '已参保', type: 'integer', minWidth: 9 },
  { heading: '核减后参保率', type: 'rate', minWidth: 13, bar: true },
  { heading: '差额人数', type: 'integer', minWidth: 9 },
  { group: '应资助', heading: '人数', type: 'integer', minWidth: 9 },
  { group: '应资助', heading: '金额', type: 'money', minWidth: 13 },
  { group: '参保后应资助', heading: '人数', type: 'integer', minWidth: 9 },
  { group: '参保后应资助', heading: '金额', type: 'money', minWidth: 13 },
  { group: '待核实', heading: '人数', type: 'integer', minWidth: 9 },
  { group: '已代缴', heading: '人数', type: 'integer', minWidth: 9 },
  { group: '已代缴', heading: '金额', type: 'money', minWidth: 13 },
];

/** 四类人员资助表: heads and money of everybody who holds an identity; overlaps are counted in each, so both sums are printed. */
export function subsidyIdentities(input: SubsidyReportInput): WorkbookModel {
  const ledger = buildLedger(input);
  const codes = (Object.keys(IDENTITIES) as IdentityCode[]).filter((code) => ledger.some((entry) => entry.identities.includes(code)));
  const unnamed = ledger.filter(({ identities }) => identities.length === 0);
  const rows = [...codes.map((code) => line(IDENTITIES[code].zh, ledger.filter((entry) => entry.identities.includes(code)), input)), ...(unnamed.length > 0 ? [line('（未注明类别）', unnamed, input)] : [])];
  return {
    name: '四类人员资助表', unit: input.signOff.unit, date: input.referenceDate,
    sheets: [framed(input, {
      name: '四类人员资助', title: `${titlePrefix(input)}医保扶贫四类人员资助参保情况表`, columns: COLUMNS, rows,
      totals: [['合计（重复计）', ...addUp(rows)], line('去重合计', ledger, input)],
      notes: ['一人有两种以上身份的，人数和金额在各类中分别计数，资助只发一次（就高不重复）；去重合计与资助参保花名册一致。', ...policyNotes(input)], frozenColumns: 1, countedIn: '人、元',
    })],
  };
}

function line(name: string, entries: readonly LedgerEntry[], input: SubsidyReportInput): CellContent[] {
  const ids = new Set(entries.map(({ person }) => person.id));
  const tally = tallyStandings(entries.map(({ standing }) => standing), input.reasons);
  const { reduced } = ratesOf(tally);
  const { due, onEnrolment, question, paidPeople, paidFen } = sumEntitlements(input.subsidies.entitlements.filter(({ programme, personId, due: owed }) => programme === 'basic' && owed !== 'none' && ids.has(personId)));
  return [name, tally.people, tally.standings.insured, rateFraction(reduced) ?? '—', missingPeople(reduced), due.people, due.fen, onEnrolment.people, onEnrolment.fen, question.people, paidPeople, paidFen];
}

/** Heads and money only; a rate is never a sum. */
function addUp(rows: readonly (readonly CellContent[])[]): CellContent[] {
  return COLUMNS.slice(1).map((column, index) => (column.type === 'rate' ? '—' : rows.reduce((sum, row) => sum + Number(row[index + 1] ?? 0), 0)));
}
