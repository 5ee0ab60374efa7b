/** What linking found and missed on a made-up county, against its truth. */
import type { Tier } from '../../../src/domain/link.js';
import { buildPeople, createMatcher } from '../../../src/link/link.js';
import type { County } from './county.js';
import { RULES } from './records.js';

export interface Measure {
  readonly people: number;
  /** Pairs (person, kind of roster) that are in truth linked. */
  readonly enrolled: number;
  readonly right: Readonly<Record<Tier, number>>;
  readonly wrong: Readonly<Record<Tier, number>>;
  /** People with a proposal, and people with a question to be looked at by itself. */
  readonly peopleProposed: number;
  readonly peopleAsked: number;
  readonly missed: readonly string[];
  readonly wrongs: readonly string[];
  readonly merges: { readonly wrongly: number; readonly split: number; readonly asked: number; readonly askedRight: number };
}

export function measure(county: County): Measure {
  const { people, questions } = buildPeople(county.targets, { rules: RULES, judgements: [], known: [] });
  const matcher = createMatcher(people, { rules: RULES, judgements: [] });
  for (const record of county.rosters) matcher.offer(record);
  const { links } = matcher.finish();
  const truthOf = new Map(people.map((person) => [person.id, new Set(person.rows.map((row) => county.personOf.get(row)))]));
  const peopleOf = new Map<number, string[]>();
  for (const person of people) for (const key of truthOf.get(person.id) ?? []) peopleOf.set(key as number, [...(peopleOf.get(key as number) ?? []), person.id]);
  const right = { certain: 0, probable: 0, possible: 0 };
  const wrong = { certain: 0, probable: 0, possible: 0 };
  const wrongs: string[] = [];
  const found = new Set<string>();
  const order: Tier[] = ['certain', 'probable', 'possible'];
  for (const tier of order) {
    for (const link of links.filter((candidate) => candidate.tier === tier)) {
      const truth = county.personOf.get(link.roster) as number;
      if (truthOf.get(link.personId)?.has(truth)) {
        const key = `${link.personId}|${link.roster.kind}`;
        if (!found.has(key)) right[tier] += 1;
        found.add(key);
      } else {
        wrong[tier] += 1;
        wrongs.push(`${tier} ${link.probability} ${link.reasons.join(',')} ${link.evidence.map(({ field, level, weight, left, right: value }) => `${field}:${level}(${weight}) ${left}/${value}`).join(' ')}`);
      }
    }
  }
  let enrolled = 0;
  const missed: string[] = [];
  for (const record of county.rosters) {
    for (const id of peopleOf.get(county.personOf.get(record) as number) ?? []) {
      enrolled += 1;
      if (found.has(`${id}|${record.kind}`)) continue;
      const person = people.find((candidate) => candidate.id === id);
      missed.push(`${person?.rows.map((row) => `${row.name.display} ${row.idRaw} ${row.place.village}`).join(' & ')} || ${record.name.display} ${record.idRaw} ${record.birthDate} ${record.place.village}`);
    }
  }
  return {
    people: people.length, enrolled, right, wrong,
    peopleProposed: new Set(links.filter(({ tier }) => tier === 'probable').map(({ personId }) => personId)).size,
    peopleAsked: new Set(links.filter(({ tier }) => tier === 'possible').map(({ personId }) => personId)).size,
    missed, wrongs,
    merges: {
      wrongly: [...truthOf.values()].filter((keys) => keys.size > 1).length,
      split: [...peopleOf.values()].filter((ids) => ids.length > 1).length,
      asked: questions.length,
      askedRight: questions.filter(({ left, right: other }) => county.personOf.get(left) === county.personOf.get(other)).length,
    },
  };
}
