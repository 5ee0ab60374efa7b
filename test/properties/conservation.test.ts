import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { counties, type MadeSheet } from './made-county.js';
import { matchSheets, type CountyFate } from './match-sheets.js';

/** `C2Z_PROPERTY_RUNS=1000` looks further, from another seed each time; a county that fails is printed with its seed. */
const MORE = process.env['C2Z_PROPERTY_RUNS'];
const RUNS = MORE === undefined ? { numRuns: 20, seed: 20_201_231, interruptAfterTimeLimit: 50_000 } : { numRuns: Number(MORE) };

const sum = (numbers: Iterable<number>): number => [...numbers].reduce((total, number) => total + number, 0);

describe('whatever the lists look like', () => {
  it('no row is lost: rows = used + duplicates + set aside, and each row set aside is named', async () => {
    await fc.assert(fc.asyncProperty(counties, async (county) => {
      for (const sheet of (await matchSheets(county)).sheets) {
        expect(sheet.rows).toBe(sheet.used + sheet.duplicates + sheet.setAside);
        expect(sheet.records, 'records that left the sheet').toBe(sheet.used + sheet.duplicates);
        expect(sheet.used).toBeGreaterThanOrEqual(0);
        const named = sheet.issues.filter(({ code }) => code === 'ingest/unreadable-row' || code === 'normalize/nobody').length;
        const summed = sheet.issues.filter(({ code }) => code === 'normalize/rows-nobody').map(({ params }) => Number(params['count']));
        expect(named + sum(summed), 'issues for rows set aside').toBe(sheet.setAside);
      }
    }), RUNS);
  });

  it('no person is lost: every record belongs to one person, every person has one standing, and the sums agree', async () => {
    await fc.assert(fc.asyncProperty(counties, async (county) => {
      const { records, output, counts, totals } = await matchSheets(county);
      const { people, classification: { standings, outside } } = output;
      expect(people.flatMap(({ rows }) => rows).length).toBe(records.length);
      expect(new Set(people.flatMap(({ rows }) => rows))).toEqual(new Set(records));
      expect(standings.map(({ personId }) => personId).sort()).toEqual(people.map(({ id }) => id).filter((id) => !outside.has(id)).sort());
      expect(counts.targets).toBe(counts.duplicates + counts.outside + counts.setAside + standings.length);
      expect(sum(Object.values(totals.standings))).toBe(standings.length);
      expect(sum(Object.values(totals.categories))).toBe(standings.length);
    }), RUNS);
  });

  it('nobody is insured, excused or removed without a row, a remark or an ended identity to show for it', async () => {
    await fc.assert(fc.asyncProperty(counties, async (county) => {
      const { output } = await matchSheets(county);
      const certain = new Map(output.links.filter(({ tier }) => tier === 'certain').map(({ personId, roster }) => [`${personId} ${roster.ref.file} ${roster.ref.row}`, true]));
      for (const { personId, standing, basis } of output.classification.standings) {
        if (standing !== 'insured') continue;
        expect(basis.kind).toBe('row');
        if (basis.kind === 'row') expect(certain.has(`${personId} ${basis.ref.file} ${basis.ref.row}`)).toBe(true);
      }
    }), RUNS);
  });
});

describe('the order in which lists and rows come', () => {
  it('changes neither the counts nor anybody\'s standing', async () => {
    const shuffled = counties.chain((county) => fc.tuple(fc.constant(county), fc.shuffledSubarray([...county], { minLength: county.length, maxLength: county.length })
      .chain((sheets) => fc.tuple(...sheets.map((sheet) => fc.shuffledSubarray([...sheet.rows], { minLength: sheet.rows.length, maxLength: sheet.rows.length }).map((rows): MadeSheet => ({ ...sheet, rows })))))));
    await fc.assert(fc.asyncProperty(shuffled, async ([county, other]) => {
      const [one, two] = [await matchSheets(county), await matchSheets(other)];
      expect(two.counts).toEqual(one.counts);
      expect(two.totals).toEqual(one.totals);
      expect(conclusions(two)).toEqual(conclusions(one));
    }), RUNS);
  });
});

/** Everybody's conclusion, people told by what the lists call them. */
function conclusions({ output: { people, classification } }: CountyFate): string[] {
  const standings = new Map(classification.standings.map((standing) => [standing.personId, standing]));
  return people.map((person) => {
    const standing = standings.get(person.id);
    return [person.rows.map((row) => `${row.kind}:${row.name.raw}:${row.idRaw}`).sort().join(' '), standing === undefined ? 'outside' : `${standing.standing} ${standing.category}`].join(' → ');
  }).sort();
}
