/** Which people became one, or came apart 合并与拆分, between two matches: told by the rows that they are made of. */
import { fingerprintOf, formatRef, type Language } from '../src/index.js';
import type { Workspace } from './workspace/open.js';

/** The person of every row, by `file#sheet!row`, position within the row, and what it says: next month's file of the same name has other people in its rows. */
export type RowOwners = ReadonlyMap<string, string>;

export interface PeopleChanges {
  readonly merged: readonly { readonly person_id: string; readonly from: readonly string[] }[];
  readonly separated: readonly { readonly person_id: string; readonly into: readonly string[] }[];
}

export function rowOwners({ store }: Pick<Workspace, 'store'>): RowOwners {
  return new Map([...store.results.rowsByPerson()].flatMap(([person, rows]) => rows.map((row) => [`${formatRef(row.ref)}/${row.ref.part}/${fingerprintOf(row)}`, person] as const)));
}

export function peopleChanges(before: RowOwners, after: RowOwners): PeopleChanges {
  const merged = several([...after].map(([row, person]) => [person, before.get(row)]));
  const separated = several([...before].map(([row, person]) => [person, after.get(row)]));
  return { merged: merged.map(([id, from]) => ({ person_id: id, from })), separated: separated.map(([id, into]) => ({ person_id: id, into })) };
}

export function peopleChangesText({ merged, separated }: PeopleChanges, language: Language): string[] {
  const zh = language === 'zh';
  return [
    ...merged.map(({ person_id: id, from }) => (zh ? `合并为一人：${from.join('、')} → ${id}` : `Now one person: ${from.join(', ')} → ${id}`)),
    ...separated.map(({ person_id: id, into }) => (zh ? `拆分开：${id} → ${into.join('、')}` : `Now apart: ${id} → ${into.join(', ')}`)),
  ];
}

/** Whoever stands beside more than one other. */
function several(pairs: readonly (readonly [string, string | undefined])[]): [string, string[]][] {
  const others = new Map<string, Set<string>>();
  for (const [id, other] of pairs) if (other !== undefined) others.set(id, (others.get(id) ?? new Set<string>()).add(other));
  return [...others].filter(([, found]) => found.size > 1).map(([id, found]): [string, string[]] => [id, [...found].sort()]).sort(([a], [b]) => (a < b ? -1 : 1));
}
