/** Month after month of one made-up county 逐月演练: what the departments send in each month, and what is true in it. */
import type { MadeTable } from '../domain/made-file.js';
import { trueCategory } from './fates.js';
import { madeCounty, settleCounty, type CountyOptions, type MadeCounty } from './make-county.js';
import { passMonth, type MonthEvent } from './months/pass-month.js';
import { truthId } from './people.js';
import { Random } from './random.js';

export interface RoundOptions extends CountyOptions {
  /** 1 to 12; the last is December, when the collection of the year ends. */
  readonly rounds: number;
  /** In the last month everybody who is missing enrols or is proven, and nothing new goes wrong: the campaign reaches its end. */
  readonly reachesZero?: boolean;
}

/** One month: `folder` is `YYYY-MM`. */
export interface MadeRound extends MadeCounty {
  readonly folder: string;
}

/**
 * The months one after another. Rows are produced while they are walked, from people who go on living: write a round before asking for
 * the next.
 */
export function* makeRounds(options: RoundOptions): Generator<MadeRound> {
  const { rounds, year, seed, reachesZero = false } = options;
  const settlement = settleCounty(options);
  let events: MonthEvent[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const month = 12 - rounds + 1 + round;
    if (round > 0) events = passMonth(Random.seeded(seed, `month ${round}`), settlement.households, reachesZero && round === rounds - 1);
    const county = madeCounty(options, settlement, month);
    yield { ...county, truth: [...county.truth, changesTable(events)], folder: `${year}-${String(month).padStart(2, '0')}` };
  }
}

/** `changes.csv`: what happened since the month before; empty for the first. */
function changesTable(events: readonly MonthEvent[]): MadeTable {
  return {
    path: 'changes.csv', columns: ['person_id', 'change', 'before', 'after', 'standing', 'category'],
    rows: { *[Symbol.iterator]() {
      for (const { person, change, before, after } of events) {
        const { standing, category } = trueCategory(person.enrolment, person.excuse, person.identityEnded);
        yield [truthId(person), change, before, after, standing, category];
      }
    } },
  };
}
