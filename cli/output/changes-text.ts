/** What the new lists changed, in a short block and for programs. */
import { ANCHORS, PEOPLE_CHANGES, type Anchor, type Language, type PeopleChange } from '../../src/index.js';
import type { Round, Store } from '../../src/io/index.js';

/** The lists in force compared with those before them. All zero for the first lists: there was nothing to compare them with. */
export interface ChangesDocument {
  readonly people: Readonly<Record<PeopleChange, number>>;
  readonly judgements: Readonly<Record<Anchor, number>>;
  /** What judgements and cases have changed on these same lists, as matches found it; who was changed and changed back counts twice. */
  readonly since: Readonly<Record<PeopleChange, number>>;
}

export function changesDocument(store: Store): ChangesDocument {
  const last = store.changes.lastRound();
  const zeros = <K extends string>(codes: object): Record<K, number> => Object.fromEntries(Object.keys(codes).map((code) => [code, 0])) as Record<K, number>;
  return { people: last?.people ?? zeros<PeopleChange>(PEOPLE_CHANGES), judgements: last?.judgements ?? zeros<Anchor>(ANCHORS), since: last?.since ?? zeros<PeopleChange>(PEOPLE_CHANGES) };
}

/** What the lists changed, and what judgements and cases have since; nothing of the lists for the first. */
export function changesText(store: Store, language: Language): string[] {
  const last = store.changes.lastRound();
  if (last === null) return [];
  const zh = language === 'zh';
  const since = last.since === undefined ? '' : counted(last.since, PEOPLE_CHANGES, language, zh ? ' 人次' : '');
  const settled = since === '' ? [] : [zh ? `这期名单来了以后，判断和个案带来：${since}` : `Since these lists came, by judgements and cases: ${since}`];
  return last.round === 1 ? settled : [...listsText(last, language), ...settled];
}

function listsText(last: Round, language: Language): string[] {
  const zh = language === 'zh';
  const people = counted(last.people, PEOPLE_CHANGES, language, zh ? ' 人' : '');
  const judged = Object.values(last.judgements).some((count) => count > 0) ? counted(last.judgements, ANCHORS, language, zh ? ' 对' : '') : '';
  const lines = [zh ? `与上一期名单相比：${people === '' ? '人员没有变化' : people}` : `Compared with the lists before: ${people === '' ? 'no change of people' : people}`];
  if (judged !== '') lines.push(zh ? `以前的判断：${judged}` : `Earlier judgements: ${judged}`);
  return people === '' && judged === '' ? lines : [...lines, zh ? '  逐人见 c2z export changes --format xlsx' : '  person by person: c2z export changes --format xlsx'];
}

function counted(counts: Readonly<Record<string, number>>, labels: Readonly<Record<string, { readonly zh: string; readonly en: string }>>, language: Language, unit: string): string {
  return Object.entries(labels).filter(([code]) => (counts[code] ?? 0) > 0).map(([code, label]) => `${label[language]} ${String(counts[code])}${unit}`).join(language === 'zh' ? '，' : ', ');
}
