/** By kind of fault 按差错: of the pairs of a target row and a roster row that one fault stands in, how they were found. */
import { formatRef } from '../../src/domain/source-ref.js';
import type { Answer } from './answer.js';
import { cleanNumber } from './clean-number.js';
import { TIERS, type Tier } from '../../src/domain/link.js';
import type { Truth, TruthRow } from './truth.js';

/** Key of the pairs in which nothing is wrong. */
export const NO_FAULT = 'none';

export interface FaultCount {
  /** Pairs of a target row and a roster row of the same person, one of which has the fault. */
  readonly pairs: number;
  readonly 'exact-id': number;
  readonly 'cleaned-id': number;
  readonly certain: number;
  readonly probable: number;
  readonly possible: number;
  readonly missed: number;
  /** Wrong certain and probable links between rows of which one has the fault; the pair may have other faults too. */
  readonly wrong: number;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** The joins are judged row by row here: each target row has only its own number to be found by. */
export function countFaults(truth: Truth, { answer, identities }: { answer: Answer; identities: ReadonlyMap<string, ReadonlySet<string>> }): Record<string, FaultCount> {
  const counts: Record<string, Mutable<FaultCount>> = {};
  const add = (faults: ReadonlySet<string>, what: keyof FaultCount): void => {
    for (const fault of faults.size === 0 ? [NO_FAULT] : faults) {
      const count = (counts[fault] ??= { pairs: 0, 'exact-id': 0, 'cleaned-id': 0, certain: 0, probable: 0, possible: 0, missed: 0, wrong: 0 });
      count[what] += 1;
    }
  };
  const { tiers, wrong } = tiersOfPairs(truth, answer, identities);
  for (const [person, targets] of truth.targetRows) {
    for (const roster of truth.rosterRows.get(person) ?? []) {
      for (const target of targets) {
        const faults = faultsOf(target, roster);
        add(faults, 'pairs');
        if (/\d/u.test(target.number) && target.number === roster.number) add(faults, 'exact-id');
        const cleaned = cleanNumber(target.number, target.kind);
        if (cleaned !== '' && cleaned === cleanNumber(roster.number, roster.kind)) add(faults, 'cleaned-id');
        add(faults, tiers.get(`${person} ${target.place} ${roster.place}`) ?? 'missed');
      }
    }
  }
  for (const faults of wrong) add(faults, 'wrong');
  return counts;
}

function tiersOfPairs(truth: Truth, { links }: Answer, identities: ReadonlyMap<string, ReadonlySet<string>>): { tiers: Map<string, Tier>; wrong: Set<string>[] } {
  const tiers = new Map<string, Tier>();
  const wrong = new Map<string, Set<string>>();
  const order = Object.keys(TIERS);
  for (const link of links) {
    const roster = formatRef({ file: link.roster_file, sheet: link.roster_sheet, row: link.roster_row });
    const target = formatRef({ file: link.target_file, sheet: link.target_sheet, row: link.target_row });
    const who = identities.get(link.person_id) ?? new Set<string>();
    const rosterRows = truth.at.get(roster) ?? [];
    const owners = rosterRows.filter(({ person }) => who.has(person));
    for (const { person } of owners) {
      const key = `${person} ${target} ${roster}`;
      const known = tiers.get(key);
      if (known === undefined || order.indexOf(link.tier) < order.indexOf(known)) tiers.set(key, link.tier);
    }
    if (owners.length > 0 || link.tier === 'possible') continue;
    const faults = wrong.get(`${link.person_id} ${roster}`) ?? new Set();
    const targets = (truth.at.get(target) ?? []).filter(({ person }) => who.has(person));
    for (const row of [...targets, ...rosterRows]) for (const fault of row.faults) faults.add(fault);
    wrong.set(`${link.person_id} ${roster}`, faults);
  }
  return { tiers, wrong: [...wrong.values()] };
}

function faultsOf(target: TruthRow, roster: TruthRow): Set<string> {
  return new Set([...target.faults, ...roster.faults]);
}
