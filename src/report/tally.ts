import { CATEGORIES, STANDINGS, type Category, type Standing, type StandingCode } from '../domain/standing.js';
import type { Rate } from './rate.js';
import type { ReportReasons } from './report-input.js';

/** Heads counted by category 人数; the one place where people are counted. */
export interface Tally {
  readonly people: number;
  readonly categories: Readonly<Record<Category, number>>;
  readonly standings: Readonly<Record<StandingCode, number>>;
  /** Of each category, the people whose reason 核减后参保率 subtracts. */
  readonly subtracted: Readonly<Record<Category, number>>;
}

/** Both rates with their integers 参保率 (domain brief §2.3). */
export interface Rates {
  /** 名单参保率: insured ÷ everybody on the lists. */
  readonly list: Rate;
  /** 核减后参保率: insured ÷ (everybody − those who are subtracted). */
  readonly reduced: Rate;
}

export const CATEGORY_CODES = Object.keys(CATEGORIES) as Category[];
const STANDING_CODES = Object.keys(STANDINGS) as StandingCode[];

/** Counts standings; each person must stand in them once. Somebody insured is never subtracted, whatever the rules say. */
export function tallyStandings(standings: Iterable<Pick<Standing, 'category' | 'reason'>>, reasons: ReportReasons): Tally {
  const categories = zeros(CATEGORY_CODES);
  const subtracted = zeros(CATEGORY_CODES);
  const sums = zeros(STANDING_CODES);
  let people = 0;
  for (const { category, reason } of standings) {
    const { standing } = CATEGORIES[category];
    people += 1;
    categories[category] += 1;
    sums[standing] += 1;
    if (standing !== 'insured' && Object.hasOwn(reasons, reason) && reasons[reason]!.reduces) subtracted[category] += 1;
  }
  return { people, categories, standings: sums, subtracted };
}

/** Adds tallies up, person by person: somebody in two of them counts twice. */
export function addTallies(tallies: readonly Tally[]): Tally {
  const categories = zeros(CATEGORY_CODES);
  const subtracted = zeros(CATEGORY_CODES);
  const sums = zeros(STANDING_CODES);
  let people = 0;
  for (const tally of tallies) {
    people += tally.people;
    for (const code of CATEGORY_CODES) {
      categories[code] += tally.categories[code];
      subtracted[code] += tally.subtracted[code];
    }
    for (const code of STANDING_CODES) sums[code] += tally.standings[code];
  }
  return { people, categories, standings: sums, subtracted };
}

/** The two rates of a tally. */
export function ratesOf(tally: Tally): Rates {
  const subtracted = CATEGORY_CODES.reduce((sum, code) => sum + tally.subtracted[code], 0);
  return {
    list: { insured: tally.standings.insured, of: tally.people },
    reduced: { insured: tally.standings.insured, of: tally.people - subtracted },
  };
}

/** Categories that are subtracted under these rules, or were in this tally: the terms of the formula. */
export function subtractedCategories(tally: Tally, reasons: ReportReasons): Category[] {
  const ruled = new Set(Object.values(reasons).filter((reason) => reason.reduces).map((reason) => reason.category));
  return CATEGORY_CODES.filter((code) => CATEGORIES[code].standing !== 'insured' && (tally.subtracted[code] > 0 || ruled.has(code)));
}

function zeros<Code extends string>(codes: readonly Code[]): Record<Code, number> {
  return Object.fromEntries(codes.map((code) => [code, 0])) as Record<Code, number>;
}
