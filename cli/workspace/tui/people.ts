/** People for search, triage and the person card. */
import { COMPARED, IDENTITIES, SOURCE_KINDS, maskId, maskNumbersIn, type Label, type PersonFacts } from '../../../src/index.js';
import { localTime, type PairLine, type PersonLine } from '../../../src/io/index.js';
import { eventWords } from '../../output/event-words.js';
import { linkReasonLabel } from '../../output/labels.js';
import { formatBasis } from '../../exports/people-rows.js';
import type { PersonRow, PersonView } from '../../tui/port.js';
import type { Workspace } from '../open.js';
import { rosterWords, shownRef, standingWords } from './look.js';

/** One name for each township, the one most rows use: 柳河 and 柳河镇 are one place to look at. */
export function withTownNames(people: readonly PersonLine[]): PersonLine[] {
  const spellings = new Map<string, Map<string, number>>();
  for (const { townKey, town } of people) {
    const counts = spellings.get(townKey) ?? new Map<string, number>();
    spellings.set(townKey, counts.set(town, (counts.get(town) ?? 0) + 1));
  }
  const names = new Map([...spellings].map(([key, counts]) => [key, [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0]?.[0] ?? '']));
  return people.map((person) => ({ ...person, town: names.get(person.townKey) ?? person.town }));
}

/** One row a person, `most` of them at once. */
export function* personRows(workspace: Workspace, people: Iterable<PersonLine>, pairs: readonly PairLine[], most: number): Generator<undefined, Map<string, PersonRow>> {
  const cases = new Map(workspace.store.cases.list().map((each) => [each.personId, each]));
  const scores = new Map<string, number>();
  for (const { personId, otherPersonId, tier, judgement, probability } of pairs) {
    if (tier === 'certain' || judgement !== null) continue;
    for (const id of [personId, otherPersonId]) if (id !== '') scores.set(id, Math.max(scores.get(id) ?? 0, probability));
  }
  const rows = new Map<string, PersonRow>();
  for (const person of people) {
    const found = cases.get(person.id);
    rows.set(person.id, {
      id: person.id, name: maskNumbersIn(person.name), maskedId: maskId(person.idText), idText: person.idText, initials: person.initials, town: person.town, village: person.village, household: person.household,
      standing: person.standing, category: person.category, reason: person.reason, identities: person.identities === '' ? [] : person.identities.split(','),
      responsible: found?.responsible ?? '', due: found?.due ?? '', caseNumber: found?.caseNumber ?? '', caseState: found?.state ?? '', score: scores.get(person.id) ?? 0,
    });
    if (rows.size % most === 0) yield;
  }
  return rows;
}

export function viewPerson(workspace: Workspace, id: string, rows: ReadonlyMap<string, PersonRow>, people: ReadonlyMap<string, PersonLine>): PersonView | null {
  const { store, rules } = workspace;
  const [stored] = store.results.people({ ids: [id] });
  const row = rows.get(id);
  if (stored === undefined || row === undefined) return null;
  const { person, identities, standing } = stored;
  const both = (text: (language: 'zh' | 'en') => string): Label => ({ zh: text('zh'), en: text('en') });
  const cases = store.cases.list({ personId: id });
  const history = cases.flatMap(({ caseNumber }) => store.ledger.events({ subject: caseNumber }));
  return {
    row, birthDate: person.birthDate ?? '', sex: person.sex === null ? { zh: '', en: '' } : person.sex === 'male' ? { zh: '男', en: 'male' } : { zh: '女', en: 'female' },
    standing: standingWords(workspace, people.get(id)), basis: standing === null ? '' : formatBasis(standing.basis),
    identities: identities.map(({ code, ended }) => ({ label: IDENTITIES[code], ended })),
    rows: store.results.rowsOf(id).map((each) => ({ list: SOURCE_KINDS[each.kind], ref: shownRef(each.ref), name: maskNumbersIn(each.name.raw), id: maskedRaw(each), fullId: each.idRaw, place: maskNumbersIn(`${each.place.town}${each.place.village}`), relation: maskNumbersIn(each.relation) })),
    links: store.results.links({ personId: id }).map(({ link }) => ({
      list: SOURCE_KINDS[link.roster.kind], ref: shownRef(link.roster.ref), tier: link.tier, probability: link.probability, judgement: link.judgement, says: rosterWords(link.roster),
      reasons: link.reasons.map((code) => ({ code, ...both((language) => linkReasonLabel(rules.link, code, language)) })),
      agreements: link.evidence.map(({ field, agreement }) => ({ field: COMPARED[field], agreement })),
    })),
    household: store.browse.household(person.household, person.place.town).filter((other) => other !== id).flatMap((other) => rows.get(other) ?? []),
    cases, history: history.map((event) => ({ at: localTime(event.at), by: event.actor, what: both((language) => eventWords(event, rules, language)) })),
  };
}

function maskedRaw({ id }: PersonFacts): string {
  switch (id.kind) {
    case 'missing': return '';
    case 'placeholder': return id.text;
    case 'valid': return maskId(id.number);
    case 'document': case 'damaged': case 'masked': case 'malformed': return maskId(id.text);
  }
}
