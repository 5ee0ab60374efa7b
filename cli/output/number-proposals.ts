/** What the number doctor proposes 证号建议 for the broken numbers of a person: sound numbers that stand on other lists. */
import { formatRef, knowNumbers, maskId, proposeNumbers, type KnownNumbers, type Language, type TargetRecord } from '../../src/index.js';
import type { Workspace } from '../workspace/open.js';

export interface NumberProposal {
  readonly row: TargetRecord;
  readonly number: string;
  /** Where the number stands, three places at most. */
  readonly holders: readonly string[];
}

/** Asks for the proposals of one person after another; the numbers of all lists are read once, when first needed. */
export type NumberDoctor = (personId: string) => readonly NumberProposal[];

export function numberDoctor({ store: { results } }: Pick<Workspace, 'store'>): NumberDoctor {
  let known: { numbers: KnownNumbers; holders: ReadonlyMap<string, string[]> } | null = null;
  return (personId) => {
    const broken = results.rowsOf(personId).filter(({ id }) => id.kind === 'malformed' || id.kind === 'damaged' || id.kind === 'masked');
    if (broken.length === 0) return [];
    if (known === null) {
      const holders = results.numberHolders();
      known = { numbers: knowNumbers(holders.keys()), holders };
    }
    const { numbers, holders } = known;
    return broken.flatMap((row) => proposeNumbers(row.id, numbers).slice(0, 5).map((number) => ({ row, number, holders: (holders.get(number) ?? []).slice(0, 3) })));
  };
}

export function proposalLine({ row, number, holders }: NumberProposal, fullIds: boolean, language: Language): string {
  const shown = (text: string): string => (fullIds ? text : maskId(text));
  const written = row.id.kind === 'missing' ? '' : shown(row.id.text);
  return language === 'zh'
    ? `证号建议：${formatRef(row.ref)} 的 ${written} 可能是 ${shown(number)}（见 ${holders.join('、')}）；仅供核对，不会自动改`
    : `Number proposed: ${written} at ${formatRef(row.ref)} may be ${shown(number)} (found in ${holders.join(', ')}); to be checked, nothing is changed`;
}
