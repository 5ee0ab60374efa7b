/** Writes a store as it was before rows were packed: every record as whole JSON. */
import Database from 'better-sqlite3';
import { LISTS_PEOPLE_LINKS } from '../../../src/io/sqlite/migrations/001-lists-people-links.js';
import { CASES } from '../../../src/io/sqlite/migrations/002-cases.js';
import { SNAPSHOTS } from '../../../src/io/sqlite/migrations/003-snapshots.js';
import { FINGERPRINTS } from '../../../src/io/sqlite/migrations/004-fingerprints.js';
import { MARKS } from '../../../src/io/sqlite/migrations/005-marks.js';
import { IMPORTS } from '../../../src/io/sqlite/migrations/006-imports.js';
import { NUMBER_PROPOSALS } from '../../../src/io/sqlite/migrations/007-number-proposals.js';
import type { Person } from '../../../src/domain/person.js';
import type { SeenPerson } from '../../../src/domain/people-change.js';
import type { TargetRecord } from '../../../src/domain/record.js';
import type { Found } from '../../../src/io/sqlite/results.js';

export interface OldContent extends Found {
  readonly records: readonly TargetRecord[];
  readonly seen: readonly { readonly person: SeenPerson; readonly listed: boolean }[];
  readonly fingerprints: readonly (readonly [string, string])[];
}

/** What is said of a person, of whichever making. */
export function withoutRows({ id, name, idNumber, idText, birthDate, sex, place, household, kinds }: Person): Omit<Person, 'rows'> {
  return { id, name, idNumber, idText, birthDate, sex, place, household, kinds };
}

export function writeOldStore(file: string, { people, links, questions, proposals, records, seen, fingerprints }: OldContent): void {
  const old = new Database(file);
  for (const sql of [LISTS_PEOPLE_LINKS, CASES, SNAPSHOTS, FINGERPRINTS, MARKS, IMPORTS, NUMBER_PROPOSALS]) old.exec(sql);
  old.pragma('user_version = 7');
  old.transaction(() => {
    const row = old.prepare('insert into target_rows values (?, ?, ?, ?, ?, ?, ?)');
    const owner = new Map([...people].flatMap(({ person }) => person.rows.map((each) => [each, person.id] as const)));
    for (const record of records) row.run(record.ref.file, record.ref.sheet, record.ref.row, record.ref.part, record.kind, owner.get(record) ?? null, JSON.stringify(record));
    const addPerson = old.prepare('insert into people values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
    const addStanding = old.prepare('insert into standings values (?, ?, ?, ?, ?)');
    for (const { person, identities, outside, initials, standing } of people) {
      addPerson.run(person.id, person.name.display, person.idText, person.place.town, person.place.village, person.household, initials, outside ? 1 : 0, JSON.stringify(withoutRows(person)), JSON.stringify(identities));
      if (standing !== null) addStanding.run(standing.personId, standing.standing, standing.category, standing.reason, JSON.stringify(standing));
    }
    const addLink = old.prepare('insert into links values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
    for (const { link, pattern } of links) {
      const { ref, kind } = link.roster;
      addLink.run(link.personId, kind, ref.file, ref.sheet, ref.row, ref.part, link.tier, link.method, link.probability, pattern, link.leftFingerprint, link.rightFingerprint, link.judgement, JSON.stringify(link));
    }
    const addQuestion = old.prepare('insert into merge_questions values (?, ?, ?, ?, ?, ?, ?, ?)');
    for (const each of questions) addQuestion.run(each.leftPersonId, each.rightPersonId, each.tier, each.probability, each.leftFingerprint, each.rightFingerprint, each.judgement, JSON.stringify(each));
    const addProposal = old.prepare('insert into number_proposals values (?, ?, ?, ?, ?, ?, ?, ?)');
    for (const { personId, ref, position, number, holders } of proposals) addProposal.run(personId, ref.file, ref.sheet, ref.row, ref.part, position, number, JSON.stringify(holders));
    const addSeen = old.prepare('insert into people_seen values (?, ?, ?)');
    for (const { person, listed } of seen) addSeen.run(person.id, listed ? 1 : 0, JSON.stringify(person));
    const addFingerprint = old.prepare('insert or ignore into person_fingerprints values (?, ?)');
    for (const [fingerprint, person] of fingerprints) addFingerprint.run(fingerprint, person);
  })();
  old.close();
}
