/** What blocking did 分块报告: how many pairs each key made, which keys were too common, who could never be compared. */
import type { Person } from '../../domain/person.js';
import { KEY_SORTS, type KeySort } from './key-sorts.js';
import type { PeopleIndex } from './people-index.js';

export interface BlockingReport {
  readonly people: number;
  /** Roster rows streamed past. */
  readonly rows: number;
  /** Pairs by the key that made them first, and blocks left out because too many people share the key. */
  readonly keys: readonly { readonly key: KeySort; readonly pairs: number; readonly blocksLeftOut: number; readonly peopleLeftOut: number }[];
  /** Pairs kept for scoring, and pairs put aside because the person had better ones. */
  readonly kept: number;
  readonly dropped: number;
  /** People whom only the bare name can find. */
  readonly nameOnly: readonly string[];
  /** People without number, date and usable name: no roster could ever be compared with them. */
  readonly unreachable: readonly string[];
}

interface Counted {
  readonly rows: number;
  readonly numbered: { readonly kept: number; readonly dropped: number };
  readonly conflicts: Counted['numbered'];
  readonly residual: Counted['numbered'];
}

export function reportBlocking(people: readonly Person[], index: PeopleIndex, pairs: Float64Array, states: readonly Counted[]): BlockingReport {
  const lists = states.flatMap(({ numbered, conflicts, residual }) => [numbered, conflicts, residual]);
  const idOf = (person: number): string => people[person]?.id ?? '';
  return {
    people: people.length,
    rows: states.reduce((total, { rows }) => total + rows, 0),
    keys: KEY_SORTS.map((key, sort) => {
      const left = index.left.get(sort);
      return { key, pairs: pairs[sort] ?? 0, blocksLeftOut: left?.blocks ?? 0, peopleLeftOut: left?.people ?? 0 };
    }),
    kept: lists.reduce((total, { kept }) => total + kept, 0),
    dropped: lists.reduce((total, { dropped }) => total + dropped, 0),
    nameOnly: index.nameOnly.map(idOf).sort(),
    unreachable: index.unreachable.map(idOf).sort(),
  };
}
