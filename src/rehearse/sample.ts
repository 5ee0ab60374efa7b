/** The county in `sample-data/` 示例县: small enough to read by eye, with every kind of list and a few of most faults. */
import type { MadeTable } from '../domain/made-file.js';
import { makeCounty, type CountyOptions, type MadeCounty } from './make-county.js';
import { makeRounds, type MadeRound } from './make-rounds.js';

/** Options of the sample; faults and absences are turned up so that a small county shows them. */
const SAMPLE_OPTIONS: CountyOptions = { population: 2000, seed: 2081, year: 2020, absence: 4, faultFactor: 1.8, faults: { 'row-shifted': 0.5, 'id-zeros': 10 } };

/** The sample county. Its truth is cut down to what the target lists speak of, to keep the folder small. */
export function makeSample(): MadeCounty {
  const { files, truth } = makeCounty(SAMPLE_OPTIONS);
  return { files, truth: truth.filter(({ path }) => path !== 'rows.csv').map((table) => (table.path === 'people.csv' ? onlyTargets(table) : table)) };
}

/** The sample county for three months, October to December, at whose end nobody is missing; whole truth. What `c2z demo` plays. */
export function makeSampleRounds(): Generator<MadeRound> {
  return makeRounds({ ...SAMPLE_OPTIONS, rounds: 3, reachesZero: true });
}

function onlyTargets(table: MadeTable): MadeTable {
  const column = table.columns.indexOf('target');
  return { ...table, rows: { *[Symbol.iterator]() { for (const row of table.rows) if (row[column] === 'yes') yield row; } } };
}
