/**
 * Rows that follow what was said of another row 随判断认定: whoever was judged to be the person of a row has its number, and what was paid
 * under that number and name was paid for him. Only of kinds that change nobody's standing (`link.yaml` → followsJudgement).
 */
import type { RosterKind } from '../domain/kinds.js';
import type { PersonName } from '../domain/person-name.js';
import { paidFromPublicMoney, type RosterRecord } from '../domain/record.js';
import type { NameFits } from './name-fit.js';

export interface Followers {
  /** The row was judged to be the person's, by position. */
  judged(person: number, row: RosterRecord): void;
  /** A row whose number is nobody's of the lists; `met`: it shares some other key with somebody. */
  see(row: RosterRecord, met: boolean): void;
  /** Rows under the number and name of a row that was judged to be one person's and nobody else's. */
  found(): { readonly person: number; readonly row: RosterRecord }[];
}

export function createFollowers(kinds: readonly RosterKind[], fits: NameFits): Followers {
  const held: RosterRecord[] = [];
  const owners = new Map<string, { person: number; readonly names: PersonName[]; shared: boolean }>();
  return {
    judged(person, { id, name }) {
      if (id.kind !== 'valid') return;
      const owner = owners.get(id.number);
      if (owner === undefined) owners.set(id.number, { person, names: [name], shared: false });
      else if (owner.person === person) owner.names.push(name);
      else owner.shared = true;
    },
    see(row, met) {
      // Rows that other threads let go are not looked at here either, so that the outcome is the same.
      if (row.id.kind === 'valid' && kinds.includes(row.kind) && (met || paidFromPublicMoney(row))) held.push(row);
    },
    found: () => held.flatMap((row) => {
      const owner = row.id.kind === 'valid' ? owners.get(row.id.number) : undefined;
      return owner !== undefined && !owner.shared && owner.names.some((name) => fits.of(name, row.name) === 'certain') ? [{ person: owner.person, row }] : [];
    }),
  };
}
