/** What went wrong, row by row: the cells on both sides, for whoever improves the linking. Everybody in them is made up. */
import { formatRef } from '../../src/domain/source-ref.js';
import { identify, type Answer } from './answer.js';
import { isEnrolment, type Truth, type TruthRow } from './truth.js';

export interface Examples {
  /** Enrolled targets whom no link reaches. */
  readonly missed: readonly string[];
  /** Links that lead to another person's row, surest first. */
  readonly wrong: readonly string[];
  /** Targets with another standing than in truth, pending ones apart. */
  readonly standings: readonly string[];
  /** Targets lost, counted twice or merged with others. */
  readonly people: readonly string[];
}

export function examplesOf(truth: Truth, answer: Answer): Examples {
  const identities = identify(answer, truth);
  const found = new Set<string>();
  const wrong = new Map<string, string>();
  for (const link of answer.links) {
    const place = formatRef({ file: link.roster_file, sheet: link.roster_sheet, row: link.roster_row });
    const who = identities.get(link.person_id) ?? new Set<string>();
    const rows = truth.at.get(place) ?? [];
    const owners = rows.filter(({ person }) => who.has(person));
    for (const { person, kind } of owners) if (isEnrolment(kind)) found.add(person);
    if (owners.length === 0) {
      const targets = [...who].flatMap((person) => truth.targetRows.get(person) ?? []);
      const isKnown = rows.some(({ person }) => truth.targetRows.has(person));
      wrong.set(`${link.person_id} ${place}`, `${link.tier} ${link.method} ${link.probability.toFixed(3)}  ${side(targets)}  ✗  ${side(rows)}${isKnown ? ' (on the lists too)' : ''}`);
    }
  }
  const missed = [...truth.enrolled].filter((id) => !found.has(id)).map((id) =>
    `${side(truth.targetRows.get(id)!)}  ⇎  ${side(truth.rosterRows.get(id)!.filter(({ kind }) => isEnrolment(kind)))}`);
  const standings = answer.people.flatMap((line) => [...(identities.get(line.person_id) ?? [])].flatMap((id) => {
    const person = truth.people.get(id)!;
    if (!truth.targets.has(id) || line.standing === 'pending' || person.standing === line.standing) return [];
    return [`${person.standing}/${person.category} → ${line.standing}/${line.category} ${line.reason}  ${side(truth.targetRows.get(id)!)}  |  ${side(truth.rosterRows.get(id) ?? [])}`];
  }));
  return { missed: missed.sort(), wrong: [...wrong.values()].sort(), standings: standings.sort(), people: strangePeople(truth, answer, identities) };
}

function strangePeople(truth: Truth, { people, questions }: Answer, identities: ReadonlyMap<string, ReadonlySet<string>>): string[] {
  const became = new Map<string, string[]>();
  const strange: string[] = [];
  const asked = new Set(questions.flatMap(({ left_person_id: left, right_person_id: right }) => [`${left} ${right}`, `${right} ${left}`]));
  for (const { person_id: id, sources } of people) {
    const who = [...(identities.get(id) ?? [])];
    for (const each of who) became.set(each, [...(became.get(each) ?? []), id]);
    if (who.length > 1) strange.push(`merged ${id}: ${who.map((each) => side(truth.targetRows.get(each)!)).join('  +  ')}`);
    if (who.length === 0) strange.push(`unknown ${id}: ${sources}`);
  }
  for (const id of truth.targets) {
    const ids = became.get(id) ?? [];
    const isAsked = ids.every((each, index) => index === 0 || ids.slice(0, index).some((other) => asked.has(`${each} ${other}`)));
    if (ids.length !== 1) strange.push(`${ids.length === 0 ? 'lost' : `twice${isAsked ? ', asked' : ', NOT ASKED'} ${ids.join(', ')}`}: ${side(truth.targetRows.get(id)!)}`);
  }
  return strange.sort();
}

function side(rows: readonly TruthRow[]): string {
  return rows.map(({ kind, name, number, faults }) => `${kind} ${name} ${number || '–'}${faults.length > 0 ? ` [${faults.join(' ')}]` : ''}`).join(' & ');
}
