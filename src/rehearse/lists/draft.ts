/** What every list of the made-up county is put together from: rows that know whom they speak of, plans of who stands where. */
import type { Cell } from '../../domain/cell.js';
import type { SourceKind } from '../../domain/kinds.js';
import type { MadeEncoding } from '../../domain/made-file.js';
import type { Merge, SheetVisibility, SourceFormat } from '../../domain/sheet.js';
import { ratesFor, ROSTER_SHARE, type Fault, type FaultRates } from '../faults/fault-rates.js';
import { draggedOn } from '../faults/number-faults.js';
import { Scribe, type Entry, type Habits } from '../faults/scribe.js';
import type { MadeHousehold, MadePerson } from '../people.js';
import type { MadeTown } from '../places.js';
import { Random } from '../random.js';

/** The county as the list makers see it. */
export interface CountyView {
  readonly name: string;
  readonly code: string;
  readonly year: number;
  /** Month in which the lists are sent; null = the lists of the year, each with its own date. */
  readonly month: number | null;
  readonly seed: number;
  readonly faults: FaultRates;
  readonly towns: readonly MadeTown[];
  readonly households: readonly MadeHousehold[];
  readonly people: readonly MadePerson[];
}

/** A person in a row: `part` is the position within a wide household row, 1 in others. */
export interface Trace {
  readonly person: MadePerson;
  readonly part: number;
  readonly faults: readonly Fault[];
  /** Name and number as they stand in the row. */
  readonly written: { readonly name: string; readonly id: Cell };
}

export interface DraftRow {
  readonly cells: readonly Cell[];
  readonly traces: readonly Trace[];
}

export interface DraftSheet {
  readonly name: string;
  readonly visibility?: SheetVisibility;
  /** Walked twice: for the file and for the truth. */
  readonly rows: () => Iterable<DraftRow>;
  readonly merges?: readonly Merge[];
}

export interface DraftFile {
  readonly path: string;
  readonly kind: SourceKind;
  readonly format: SourceFormat;
  readonly encoding?: MadeEncoding;
  readonly sheets: readonly DraftSheet[];
}

/** A row that speaks of nobody: titles, headings, totals, signatures. */
export function line(...cells: Cell[]): DraftRow {
  return { cells, traces: [] };
}

/** A scribe for one list. Rosters make fewer slips than target lists. */
export function scribeFor(view: CountyView, label: string, of: 'target' | 'roster', habits: Partial<Habits> = {}): Scribe {
  return new Scribe(view.seed, label, ratesFor(view.faults, of === 'target' ? 1 : ROSTER_SHARE), habits);
}

/**
 * Who stands where in a list: the people in the order given, some a second time near the end, and where a bad sort has struck, a block in
 * which each has the number of the row before; where somebody has dragged the fill handle, a few numbers counted up.
 */
export function planEntries(view: CountyView, label: string, people: readonly MadePerson[], scribe: Scribe): Entry[] {
  const random = Random.seeded(view.seed, `plan of ${label}`);
  const entries: Entry[] = people.map((person) => ({ person, numberOf: person, copy: 0 }));
  if (people.length >= 60 && random.chance(scribe.rate('row-shifted'))) {
    const start = random.int(people.length - 20);
    const length = random.between(5, 12);
    for (let at = start; at < start + length; at++) {
      const before = at === start ? start + length - 1 : at - 1;
      entries[at] = { person: people[at]!, numberOf: people[before]!, copy: 0 };
    }
  }
  if (people.length >= 60 && random.chance(scribe.rate('id-dragged'))) {
    const start = random.int(people.length - 10);
    for (let step = 1; step <= random.between(2, 5); step++) {
      const { person, numberOf } = entries[start + step]!;
      if (numberOf === person) entries[start + step] = { person, numberOf, copy: 0, dragged: draggedOn(people[start]!.number, step) };
    }
  }
  for (const person of people) {
    if (random.chance(scribe.rate('row-twice'))) entries.splice(random.int(entries.length + 1), 0, { person, numberOf: person, copy: 1 });
  }
  return entries;
}

/** People by town in the order of the towns; towns without any are left out. */
export function byTown(view: CountyView, people: readonly MadePerson[]): [MadeTown, MadePerson[]][] {
  return view.towns.map((town): [MadeTown, MadePerson[]] => [town, people.filter((person) => person.household.village.town === town)]).filter(([, found]) => found.length > 0);
}

/** A merge of `columns` cells in one row, or of `rows` rows in one column. Rows 1-based, columns 0-based. */
export function merge(top: number, left: number, bottom: number, right: number): Merge {
  return { top, left, bottom, right };
}

/** That many empty cells. */
export function blanks(count: number): null[] {
  return Array<null>(count).fill(null);
}
