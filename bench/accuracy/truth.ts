/** The truth of a made-up county 真值 as the bench asks it: who stands in a row, who is a target, which rows are one person's. */
import type { RosterKind, SourceKind } from '../../src/domain/kinds.js';
import { isSourceKind, isTargetKind, SOURCE_KINDS } from '../../src/domain/kinds.js';
import type { MadeTable } from '../../src/domain/made-file.js';
import { formatRef } from '../../src/domain/source-ref.js';

/** A person in a row. A wide household row holds several, told apart by `part`. */
export interface TruthRow {
  readonly person: string;
  readonly kind: SourceKind;
  /** `file#sheet!row`. */
  readonly place: string;
  readonly part: number;
  readonly faults: readonly string[];
  /** Name and number as they stand in the cells, faults and all. */
  readonly name: string;
  readonly number: string;
}

export interface TruthPerson {
  readonly id: string;
  readonly name: string;
  readonly number: string;
  readonly isTarget: boolean;
  readonly standing: string;
  readonly category: string;
}

export interface Truth {
  readonly people: ReadonlyMap<string, TruthPerson>;
  /** Everybody in the row at a place. */
  readonly at: ReadonlyMap<string, readonly TruthRow[]>;
  readonly targetRows: ReadonlyMap<string, readonly TruthRow[]>;
  /** Enrolment and evidence rows of those who stand on a target list. */
  readonly rosterRows: ReadonlyMap<string, readonly TruthRow[]>;
  /** People of the target population who have a row on a target list. */
  readonly targets: ReadonlySet<string>;
  /** Targets who have a row on an enrolment roster: those whom a perfect match would find. */
  readonly enrolled: ReadonlySet<string>;
}

/** The truth from its rows. Rows of people who stand on no target list are kept by place only. */
export function truthFrom(people: readonly TruthPerson[], rows: readonly TruthRow[]): Truth {
  const at = grouped(rows, ({ place }) => place);
  const targetRows = grouped(rows.filter(({ kind }) => isTargetKind(kind)), ({ person }) => person);
  const rosterRows = grouped(rows.filter(({ kind, person }) => !isTargetKind(kind) && targetRows.has(person)), ({ person }) => person);
  const byId = new Map(people.map((person) => [person.id, person]));
  const targets = new Set([...targetRows.keys()].filter((id) => byId.get(id)?.isTarget === true));
  const enrolled = new Set([...targets].filter((id) => rosterRows.get(id)?.some(({ kind }) => isEnrolment(kind)) === true));
  return { people: byId, at, targetRows, rosterRows, targets, enrolled };
}

/** Reads `people.csv` and `rows.csv` of the generator. */
export function readTruth(tables: readonly MadeTable[]): Truth {
  const people = recordsOf(tables, 'people.csv').map((read): TruthPerson => ({
    id: read('person_id'), name: read('name'), number: read('id_number'), isTarget: read('target') === 'yes', standing: read('standing'), category: read('category'),
  }));
  const rows = recordsOf(tables, 'rows.csv').map((read): TruthRow => {
    const kind = read('kind');
    if (!isSourceKind(kind)) throw new Error(`rows.csv: no such kind: ${kind}`);
    const place = formatRef({ file: read('file'), sheet: read('sheet'), row: Number(read('row')) });
    const faults = read('faults');
    return { person: read('person_id'), kind, place, part: Number(read('part')), faults: faults === '' ? [] : faults.split(';'), name: read('name_text'), number: read('id_text') };
  });
  return truthFrom(people, rows);
}

export function isEnrolment(kind: SourceKind): kind is RosterKind {
  return SOURCE_KINDS[kind].role === 'enrolment';
}

function recordsOf(tables: readonly MadeTable[], path: string): ((column: string) => string)[] {
  const table = tables.find((each) => each.path === path);
  if (table === undefined) throw new Error(`The truth has no ${path}`);
  const columns = new Map(table.columns.map((column, index) => [column, index]));
  return [...table.rows].map((row) => (column) => {
    const cell = row[columns.get(column) ?? -1];
    if (cell === undefined) throw new Error(`${path} has no column ${column}`);
    return cell;
  });
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}
