/** What is true of the made-up county 真值: who everybody is, whom each row speaks of and what went wrong in it, which rows belong together. */
import { cellText } from '../domain/cell.js';
import { isTargetKind } from '../domain/kinds.js';
import type { MadeTable } from '../domain/made-file.js';
import { trueCategory } from './fates.js';
import type { DraftFile, Trace } from './lists/draft.js';
import { isSeverelyDisabled, isTarget } from './lots.js';
import { truthId, type MadePerson } from './people.js';

interface Found extends Trace {
  readonly file: DraftFile;
  readonly sheet: string;
  /** 1-based, as the spreadsheet shows it. */
  readonly row: number;
}

/** The tables for `truth/`: people.csv, rows.csv, links.csv. Rows are walked when the tables are written. */
export function truthTables(people: readonly MadePerson[], files: readonly DraftFile[]): MadeTable[] {
  return [
    table('people.csv', 'person_id name id_number sex birth_date town village household target identities disability enrolment excuse standing category', () => peopleRows(people)),
    table('rows.csv', 'person_id kind file sheet row part faults name_text id_text', () => rowRows(files)),
    table('links.csv', 'person_id target_file target_sheet target_row target_part roster_kind roster_file roster_sheet roster_row target_faults roster_faults', () => linkRows(files)),
  ];
}

function table(path: string, columns: string, rows: () => Generator<string[]>): MadeTable {
  return { path, columns: columns.split(' '), rows: { [Symbol.iterator]: rows } };
}

function* peopleRows(people: readonly MadePerson[]): Generator<string[]> {
  for (const person of people) {
    const { standing, category } = trueCategory(person.enrolment, person.excuse, person.identityEnded);
    const { village, code } = person.household;
    yield [truthId(person), person.name.text, person.number, person.sex, person.birth, village.town.name, village.name, code,
      isTarget(person) ? 'yes' : 'no', identities(person).join(';'), person.disability, person.enrolment, person.excuse, standing, category];
  }
}

function identities(person: MadePerson): string[] {
  const { registry, allowance, lowIncome } = person.household;
  const held: readonly (readonly [string, boolean])[] = [
    ['poor-registry', registry !== ''], ['minimum-living', allowance !== ''], ['extreme-poverty', person.extremePoverty], ['low-income', lowIncome],
    ['severe-disability', isSeverelyDisabled(person)],
  ];
  return held.filter(([, holds]) => holds).map(([code]) => code);
}

function* rowRows(files: readonly DraftFile[]): Generator<string[]> {
  for (const { file, sheet, row, person, part, faults, written } of walk(files)) {
    yield [truthId(person), file.kind, file.path, sheet, `${row}`, `${part}`, faults.join(';'), written.name, cellText(written.id)];
  }
}

/** Each target row beside each roster row of the same person. Memory grows with the target rows. */
function* linkRows(files: readonly DraftFile[]): Generator<string[]> {
  const targets = new Map<MadePerson, Found[]>();
  for (const found of walk(files.filter(({ kind }) => isTargetKind(kind)))) {
    const known = targets.get(found.person);
    if (known === undefined) targets.set(found.person, [found]);
    else known.push(found);
  }
  for (const roster of walk(files.filter(({ kind }) => !isTargetKind(kind)))) {
    for (const target of targets.get(roster.person) ?? []) {
      yield [truthId(roster.person), target.file.path, target.sheet, `${target.row}`, `${target.part}`,
        roster.file.kind, roster.file.path, roster.sheet, `${roster.row}`, target.faults.join(';'), roster.faults.join(';')];
    }
  }
}

function* walk(files: readonly DraftFile[]): Generator<Found> {
  for (const file of files) {
    for (const sheet of file.sheets) {
      let row = 0;
      for (const { traces } of sheet.rows()) {
        row += 1;
        for (const trace of traces) yield { ...trace, file, sheet: sheet.name, row };
      }
    }
  }
}
