/** What the number doctor proposes 证号建议 for the broken numbers of a person: sound numbers that stand on other lists. */
import { formatRef, maskId, type Language, type NumberProposal, type TargetRecord } from '../../src/index.js';
import type { Workspace } from '../workspace/open.js';

/** A proposal with the row that holds the broken number. */
export interface ProposedNumber extends NumberProposal {
  readonly row: TargetRecord;
}

/** Asks for the proposals of one person after another. */
export type NumberDoctor = (personId: string) => readonly ProposedNumber[];

export function numberDoctor({ store: { results } }: Pick<Workspace, 'store'>): NumberDoctor {
  return (personId) => {
    const proposals = results.proposals(personId);
    if (proposals.length === 0) return [];
    const rows = new Map(results.rowsOf(personId).map((row) => [keyOf(row.ref), row]));
    return proposals.flatMap((each) => { const row = rows.get(keyOf(each.ref)); return row === undefined ? [] : [{ ...each, row }]; });
  };
}

function keyOf(ref: TargetRecord['ref']): string {
  return `${formatRef(ref)}|${ref.part}`;
}

export function proposalLine({ row, number, holders }: ProposedNumber, fullIds: boolean, language: Language): string {
  const shown = (text: string): string => (fullIds ? text : maskId(text));
  const written = row.id.kind === 'missing' ? '' : shown(row.id.text);
  return language === 'zh'
    ? `证号建议：${formatRef(row.ref)} 的 ${written} 可能是 ${shown(number)}（见 ${holders.join('、')}）；仅供核对，不会自动改`
    : `Number proposed: ${written} at ${formatRef(row.ref)} may be ${shown(number)} (found in ${holders.join(', ')}); to be checked, nothing is changed`;
}
