/** Rows of all target lists → distinct people 去重: certain merges are made, doubtful ones asked. */
import type { PairJudgement } from '../../domain/judgement.js';
import type { MergeQuestion } from '../../domain/link.js';
import type { LinkRules } from '../../domain/link-rules.js';
import type { Person } from '../../domain/person.js';
import type { TargetRecord } from '../../domain/record.js';
import { compareRefs, formatRef } from '../../domain/source-ref.js';
import { fingerprintOf, idKey } from '../fingerprint.js';
import { openJudgements } from '../judgements.js';
import { nameFits } from '../name-fit.js';
import { personOf } from './best-row.js';
import { askMerges, mergeContext } from './merge-questions.js';
import { mergeRows } from './merge-rows.js';
import { numberPeople, type KnownPerson } from './person-ids.js';
import type { Draft } from './person-of-one-row.js';

/**
 * @param records of every target list, in any order
 * @returns people in order of their numbers; a question for every two people who may be one, found when it is first looked at
 */
export function buildPeople(records: readonly TargetRecord[], options: { rules: LinkRules; judgements: readonly PairJudgement[]; known: readonly KnownPerson[] }):
  { readonly people: Person[]; readonly questions: MergeQuestion[] } {
  const { rules } = options;
  const rows = [...records].sort((a, b) => compareRefs(a.ref, b.ref));
  const fingerprintAt = (row: number): string => fingerprintOf(rows[row] as TargetRecord);
  const book = openJudgements(options.judgements);
  const fits = nameFits(rules);
  const groups = mergeRows(rows, fingerprintAt, book, fits).all();
  const people: Draft[] = Array.from(groups.values(), (positions) => personOf(positions.map((position) => rows[position] as TargetRecord)));
  const ids = numberPeople(people.length, {
    fingerprintsOf: (index) => (people[index] as Person).rows.map(fingerprintOf),
    numberOf: (index) => (people[index] as Person).idText,
    orderOf: (index) => orderOf(people[index] as Person),
  }, options.known);
  for (const [index, person] of people.entries()) person.id = ids[index] as string;
  people.sort((a, b) => (a.id < b.id ? -1 : 1));
  let questions: MergeQuestion[] | undefined;
  return { people, get questions() { return (questions ??= askMerges(people, book, mergeContext(people, rules, fits))); } };
}

// Number, name, birth date and place first: they stay when a list is sorted anew. The place in the lists breaks the last ties.
function orderOf({ idText, name, birthDate, place, rows }: Person): string {
  const first = rows[0] as TargetRecord;
  return [idText, name.folded, birthDate ?? '', place.townKey, place.villageKey, idKey(first.id), formatRef(first.ref), String(first.ref.part).padStart(3, '0')].join('\u001f');
}
