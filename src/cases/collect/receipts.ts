/** What is said of every row and file once the steps were carried out 回执: rows = applied + unchanged + refused + conflicts. */
import type { FileReceipt, Refusal, RowOutcome, RowReceipt } from '../../domain/worksheet.js';
import { isEmpty, joinedAnswers, newAnswers } from './answers.js';
import type { Collected, CollectedRow } from './collect.js';
import { refusal } from './refusals.js';

/** A case whose steps the ledger refused, as `decide` says it. */
export type RefusedCases = ReadonlyMap<string, Pick<Refusal, 'code' | 'texts' | 'fix'>>;

/** Receipts in the order of files and rows. */
export function receiptsOf(collected: Collected, refusedCases: RefusedCases): { files: FileReceipt[]; rows: RowReceipt[] } {
  const saidBefore = new Map<string, CollectedRow['version']['answers']>();
  const byFile = collected.files.map(({ file, rows, ...rest }) => {
    const receipts = rows.map((row) => rowReceipt(row, collected, refusedCases, saidBefore));
    const count = (outcome: RowOutcome): number => receipts.filter((each) => each.outcome === outcome).length;
    const receipt: FileReceipt = {
      path: file.path, sha256: file.sha256, kind: rest.kind, sheet: rest.sheet, township: rest.township, rows: receipts.length,
      applied: count('applied'), unchanged: count('unchanged'), refused: count('refused'), conflicts: count('conflict'), missing: rest.missing, refusal: rest.refusal,
    };
    return { receipt, receipts };
  });
  return { files: byFile.map(({ receipt }) => receipt), rows: byFile.flatMap(({ receipts }) => receipts) };
}

function rowReceipt(row: CollectedRow, collected: Collected, refusedCases: RefusedCases, saidBefore: Map<string, CollectedRow['version']['answers']>): RowReceipt {
  const { known, version, refusals } = row;
  const caseNumber = known?.case.caseNumber ?? '';
  const base = {
    file: row.file, sheetName: row.sheetName, row: row.row, caseNumber, personId: known?.case.personId ?? '', name: row.name, idText: row.idText, village: known?.village ?? '',
    unfilled: false, refusals, conflicts: [], corrections: row.corrections,
  };
  if (refusals.length > 0 || known === null) return { ...base, outcome: 'refused' };
  if (isEmpty(version.answers)) return { ...base, outcome: 'unchanged', unfilled: true };
  const found = collected.cases.get(caseNumber);
  if (found === undefined) return { ...base, outcome: 'unchanged' };
  const { settled } = found;
  if (settled.kind === 'unfilled') return { ...base, outcome: 'unchanged' };
  if (settled.kind === 'conflict') return { ...base, outcome: 'conflict', conflicts: settled.conflicts };
  const { beaten, from } = settled;
  if (beaten.includes(version)) return { ...base, outcome: 'refused', refusals: [refusal('collect/superseded', { file: from.file })] };
  if (settled.kind === 'known' || found.commands.length === 0) return { ...base, outcome: 'unchanged' };
  const refused = refusedCases.get(caseNumber);
  if (refused !== undefined) return { ...base, outcome: 'refused', refusals: [{ ...refused, column: '', heading: '' }] };
  const before = saidBefore.get(caseNumber) ?? {};
  saidBefore.set(caseNumber, joinedAnswers(before, version.answers));
  return { ...base, outcome: isEmpty(newAnswers(version.answers, before)) ? 'unchanged' : 'applied' };
}
