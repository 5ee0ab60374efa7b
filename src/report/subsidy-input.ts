/** What the reports on subsidies are made from: the ledger of a run, the policy pack, and the entitlements. */
import type { PolicyPack, PolicySource } from '../domain/policy.js';
import type { Entitlement, SubsidyResult } from '../domain/subsidy.js';
import type { CellContent } from '../domain/workbook.js';
import { yuan } from '../text/money.js';
import { buildLedger, byVillageAndName, type LedgerEntry } from './ledger.js';
import type { ReportInput } from './report-input.js';

export interface SubsidyReportInput extends ReportInput {
  readonly pack: PolicyPack;
  readonly subsidies: SubsidyResult;
}

/** Somebody with his entitlement to the contribution of basic insurance. */
export interface SubsidyEntry {
  readonly entry: LedgerEntry;
  readonly entitlement: Entitlement;
}

/** Everybody to whom the contribution is, or may be, subsidised, by township, village and name. */
export function subsidyEntries(input: SubsidyReportInput): SubsidyEntry[] {
  const basic = new Map(input.subsidies.entitlements.filter(({ programme, due }) => programme === 'basic' && due !== 'none').map((each) => [each.personId, each]));
  return byVillageAndName(buildLedger(input)).flatMap((entry) => {
    const entitlement = basic.get(entry.person.id);
    return entitlement === undefined ? [] : [{ entry, entitlement }];
  });
}

/** An amount for a cell of money: fen, or the word for an amount nobody has set. */
export function moneyCell(fen: number | null): CellContent {
  return fen ?? '待定';
}

/** `鲁医保发〔2019〕69号 二、（二）1`. */
export function citedAs({ document, article }: PolicySource): string {
  return `${document} ${article}`;
}

/** Lines under every table on subsidies: by which pack, and what is not settled. */
export function policyNotes({ pack, subsidies }: SubsidyReportInput): string[] {
  const open = subsidies.entitlements.filter(({ due, amountFen }) => due !== 'none' && amountFen === null).length;
  return [
    `依据：${pack.documents.map(({ number }) => number).join('、')}（政策包 ${pack.name}）。`,
    ...(open > 0 ? [`另有 ${open} 人次的标准文件或本地没有定（“待定”），没有计入金额。`] : []),
    ...(subsidies.paidToOthers.people > 0 ? [`另有 ${subsidies.paidToOthers.people} 人的代缴 ${yuan(subsidies.paidToOthers.fen)} 元不在应补之列（已死亡、参加职工医保、不在名单上等），没有计入实补；逐人见资助预警（c2z subsidy --warnings）。`] : []),
    ...(subsidies.paymentsKnown ? [] : ['没有导入写明代缴金额的缴费名单，已代缴（实补）为零只表示未知。']),
  ];
}
