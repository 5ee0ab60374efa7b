/**
 * A made-up county 演练县 with known truth: people, households, the lists that departments would send of them with all their
 * faults, and beside it who is who. It knows the vocabulary and nothing of the stages, so it does not share their blind spots.
 */
import type { MadeFile, MadeTable } from '../domain/made-file.js';
import type { FaultRates } from './faults/fault-rates.js';
import { Settlement } from './households.js';
import { extremePoverty, lowIncome, minimumLiving, urbanMinimumLiving } from './lists/civil-affairs.js';
import { disability } from './lists/disability.js';
import type { CountyView, DraftFile } from './lists/draft.js';
import { employees } from './lists/employees.js';
import { offsite } from './lists/offsite.js';
import { residents, townResidents, verification } from './lists/residents.js';
import { evidenceLists } from './lists/evidence.js';
import { poorRegistry } from './lists/poor-registry.js';
import { dealLots } from './lots.js';
import type { MadeHousehold, MadePerson } from './people.js';
import { makePlaces, type MadeTown } from './places.js';
import { Random } from './random.js';
import { truthTables } from './truth.js';

export interface CountyOptions {
  /** How many people live in the county; about a tenth of them stand on target lists. */
  readonly population: number;
  /** The same seed and options give the same county to the letter. */
  readonly seed: number;
  /** 参保年度. */
  readonly year: number;
  /** Multiplies every fault rate; default 1, 0 makes faultless lists. */
  readonly faultFactor?: number;
  /** Multipliers of single fault rates, on top of `faultFactor`. */
  readonly faults?: FaultRates;
  /** Multiplier of how often people of the target lists are away for a reason; default 1. */
  readonly absence?: number;
  /** Six digits assigned to no place; default 990101. */
  readonly code?: string;
  readonly name?: string;
}

export interface MadeCounty {
  /** What goes into `inbox/`. */
  readonly files: readonly MadeFile[];
  /** What goes into `truth/`: people.csv, rows.csv, links.csv. */
  readonly truth: readonly MadeTable[];
}

/** Makes the county. Rows of files and truth are produced while they are walked, so a large county needs memory for its people only. */
export function makeCounty(options: CountyOptions): MadeCounty {
  return madeCounty(options, settleCounty(options), null);
}

/** Who lives in the county, and how it stands with them. */
export interface SettledCounty {
  readonly towns: readonly MadeTown[];
  readonly households: readonly MadeHousehold[];
  readonly people: readonly MadePerson[];
}

export function settleCounty(options: CountyOptions): SettledCounty {
  const { population, seed, year, absence = 1, code = CODE } = options;
  const towns = makePlaces(Random.seeded(seed, 'places'), code, population);
  const villages = towns.flatMap((town) => town.villages);
  const settlement = new Settlement(Random.seeded(seed, 'people'), code, year);
  const where = Random.seeded(seed, 'where');
  while (settlement.people.length < population) settlement.settle(where.pick(villages));
  dealLots(Random.seeded(seed, 'lots'), settlement.households, absence);
  return { towns, households: settlement.households, people: settlement.people };
}

/** What the departments send of the settled county. @param month null = the lists of the year */
export function madeCounty(options: CountyOptions, settled: SettledCounty, month: number | null): MadeCounty {
  const { seed, year, faultFactor = 1, code = CODE, name = '青禾县' } = options;
  const faults: FaultRates = { ...options.faults, all: (options.faults?.all ?? 1) * faultFactor };
  const view: CountyView = { name, code, year, month, seed, faults, ...settled };
  const drafts = [
    poorRegistry(view), minimumLiving(view), urbanMinimumLiving(view), extremePoverty(view), lowIncome(view), disability(view),
    residents(view), townResidents(view), employees(view), offsite(view), verification(view),
    ...evidenceLists(view),
  ];
  return { files: drafts.map(asFile), truth: truthTables(view.people, drafts) };
}

/** Assigned to no place. */
const CODE = '990101';

function asFile(draft: DraftFile): MadeFile {
  return {
    path: draft.path, format: draft.format, ...(draft.encoding === undefined ? {} : { encoding: draft.encoding }),
    sheets: draft.sheets.map(({ name, visibility = 'visible', rows, merges = [] }) => ({
      name, visibility, merges, rows: { *[Symbol.iterator]() { for (const row of rows()) yield row.cells; } },
    })),
  };
}
