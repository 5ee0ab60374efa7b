/** Rosters that state neither year nor payment are taken at their word; said once a sheet, with how many people rest on it. */
import { issue, type Issue } from '../domain/issue.js';
import type { Standing } from '../domain/standing.js';

export function takenAtTheirWord(standings: readonly Standing[], yearNotStatedNote: string, year: number): Issue[] {
  return countBySheet(standings, yearNotStatedNote).map(({ file, sheet, people }) => issue('classify/year-not-stated', { file, sheet }, { people, year }));
}

/** Where more people are insured for another year than are insured at all, the year that was asked for is likely the wrong one. */
export function yearDoubted(standings: readonly Standing[], otherYear: string, year: number): Issue[] {
  let [others, insured] = [0, 0];
  for (const { standing, reason } of standings) {
    if (reason === otherYear) others += 1;
    else if (standing === 'insured') insured += 1;
  }
  return others > insured ? [issue('classify/year-doubted', {}, { others, insured, year })] : [];
}

/** People whose insurance rests on a row with that note, by sheet, in the order of the places. */
function countBySheet(standings: readonly Standing[], note: string): { file: string; sheet: string; people: number }[] {
  const counts = new Map<string, { file: string; sheet: string; people: number }>();
  for (const { standing, basis, notes } of standings) {
    if (standing !== 'insured' || basis.kind !== 'row') continue;
    const { file, sheet, row } = basis.ref;
    if (!notes.some(({ reason, ref }) => reason === note && ref.file === file && ref.sheet === sheet && ref.row === row)) continue;
    const key = JSON.stringify([file, sheet]);
    const count = counts.get(key) ?? { file, sheet, people: 0 };
    count.people += 1;
    counts.set(key, count);
  }
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, count]) => count);
}
