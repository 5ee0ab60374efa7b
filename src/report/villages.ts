/** The village each person is counted under 村（居）: spellings of one township that fold to one village are one. */
import type { LedgerEntry } from './ledger.js';

/** What is printed of each village, by `villageKey`: the spelling most people have, of equals the first in order. */
export function villageNames(entries: readonly LedgerEntry[]): ReadonlyMap<string, string> {
  const counts = new Map<string, Map<string, number>>();
  for (const entry of entries) {
    const text = entry.person.place.village.trim();
    const spellings = counts.get(villageKey(entry)) ?? new Map<string, number>();
    spellings.set(text, (spellings.get(text) ?? 0) + 1);
    counts.set(villageKey(entry), spellings);
  }
  return new Map([...counts].map(([key, spellings]) => [key, [...spellings].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0]![0]]));
}

/** Tells villages apart, of all townships. */
export function villageKey({ township, person }: LedgerEntry): string {
  return `${township}\n${person.place.villageKey === '' ? person.place.village.trim() : person.place.villageKey}`;
}
