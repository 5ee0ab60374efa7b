/** A workspace of the sample county made many times as large inside its store, so that a screen can be measured on a great county within seconds. */
import type { Person, RecordRef, Standing, TargetRecord } from '../../src/index.js';
import { openStore, type FoundPerson, type StoredLink } from '../../src/io/index.js';

/** So far apart are the person numbers and row numbers of one copy and the next. */
const PEOPLE_APART = 1000;
const ROWS_APART = 5000;

/** Every person, row, link, question and standing `times` times, with numbers, places and fingerprints of their own. */
export function multiplyCounty(storeFile: string, times: number): void {
  const store = openStore(storeFile);
  try {
    const { results, lists } = store;
    const rows = lists.targetRows();
    const rowsOf = results.rowsByPerson();
    const people = results.people().map((each): FoundPerson => ({ ...each, person: { ...each.person, rows: rowsOf.get(each.person.id) ?? [] } }));
    const links = results.links();
    const questions = results.questions();
    const proposals = people.flatMap(({ person }) => results.proposals(person.id));
    store.transaction(() => {
      lists.replaceTargetRows(copies(rows, times, copyRow));
      results.replace({
        people: copies(people, times, copyPerson), links: copies(links, times, copyLink),
        questions: copies(questions, times, (each, nth) => ({ ...each, ...sides(each, nth), left: copyRow(each.left, nth), right: copyRow(each.right, nth), leftPersonId: personId(each.leftPersonId, nth), rightPersonId: personId(each.rightPersonId, nth) })),
        proposals: copies(proposals, times, (each, nth) => ({ ...each, personId: personId(each.personId, nth), ref: copyRef(each.ref, nth) })),
      });
    });
  } finally {
    store.close();
  }
}

function* copies<T>(originals: readonly T[], times: number, copy: (original: T, nth: number) => T): Generator<T> {
  yield* originals;
  for (let nth = 1; nth < times; nth += 1) for (const original of originals) yield copy(original, nth);
}

function copyRef(ref: RecordRef, nth: number): RecordRef {
  return { ...ref, row: ref.row + nth * ROWS_APART };
}

function copyRow(row: TargetRecord, nth: number): TargetRecord {
  return { ...row, ref: copyRef(row.ref, nth) };
}

function copyPerson({ person, identities, standing, ...rest }: FoundPerson, nth: number): FoundPerson {
  const id = personId(person.id, nth);
  const copy: Person = { ...person, id, household: `${person.household}/${nth}`, rows: person.rows.map((row) => copyRow(row, nth)) };
  return { ...rest, person: copy, identities: identities.map((identity) => ({ ...identity, ref: copyRef(identity.ref, nth) })), standing: standing === null ? null : copyStanding(standing, id, nth) };
}

function copyStanding(standing: Standing, id: string, nth: number): Standing {
  const { basis } = standing;
  return { ...standing, personId: id, basis: 'ref' in basis ? { ...basis, ref: copyRef(basis.ref, nth) } : basis };
}

function copyLink({ link, pattern }: StoredLink, nth: number): StoredLink {
  return { link: { ...link, ...sides(link, nth), personId: personId(link.personId, nth), roster: { ...link.roster, ref: copyRef(link.roster.ref, nth) } }, pattern };
}

function sides({ leftFingerprint, rightFingerprint }: { readonly leftFingerprint: string; readonly rightFingerprint: string }, nth: number): { leftFingerprint: string; rightFingerprint: string } {
  return { leftFingerprint: fingerprint(leftFingerprint, nth), rightFingerprint: fingerprint(rightFingerprint, nth) };
}

function personId(id: string, nth: number): string {
  return `P${String(Number(id.slice(1)) + nth * PEOPLE_APART).padStart(6, '0')}`;
}

/** The copy's number stands at the front, where short ids of pairs are cut from. */
function fingerprint(of: string, nth: number): string {
  return (nth * 0x9E37).toString(16).padStart(6, '0').slice(-6) + of.slice(6);
}
