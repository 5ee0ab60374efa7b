/** What a step or a match changed for people, in words: before → after, with how many. */
import { STANDINGS, type Language, type StandingCode, type StandingRules } from '../../src/index.js';
import type { PeopleChanges } from '../people-changes.js';
import type { Workspace } from '../workspace/open.js';
import { reasonLabel } from './labels.js';
import { formatTable } from './table.js';

/** `gap/not-found` by person; empty for somebody outside the target population. */
export type StandingsNow = ReadonlyMap<string, string>;

export interface StandingChange {
  readonly person_id: string;
  readonly before: string | null;
  readonly after: string | null;
}

export function standingsNow({ store }: Pick<Workspace, 'store'>): StandingsNow {
  return new Map(store.results.people().map(({ person, standing }) => [person.id, standing === null ? '' : `${standing.standing}/${standing.reason}`]));
}

export function standingChanges(before: StandingsNow, after: StandingsNow): StandingChange[] {
  return [...new Set([...before.keys(), ...after.keys()])].filter((id) => before.get(id) !== after.get(id)).sort()
    .map((id) => ({ person_id: id, before: before.get(id) ?? null, after: after.get(id) ?? null }));
}

/** Empty when nothing changed. Whoever has no standing on one side was merged or came apart as `people` says, or is not on the lists there. */
export function standingChangesTable(changes: readonly StandingChange[], people: PeopleChanges, rules: StandingRules, language: Language): string {
  const zh = language === 'zh';
  const counts = new Map<string, number>();
  const united = new Set(people.merged.flatMap(({ person_id: id, from }) => [id, ...from]));
  const apart = new Set(people.separated.flatMap(({ person_id: id, into }) => [id, ...into]));
  const fresh = (id: string): string => (united.has(id) ? (zh ? '（合并后的新编号）' : '(new id after merging)') : apart.has(id) ? (zh ? '（拆分后的新编号）' : '(new id after coming apart)') : zh ? '（不在名单上）' : '(not on the lists)');
  const gone = (id: string): string => (united.has(id) ? (zh ? '（并入同一人）' : '(merged)') : apart.has(id) ? (zh ? '（拆分开）' : '(came apart)') : zh ? '（不在名单上）' : '(not on the lists)');
  for (const { person_id: id, before, after } of changes) {
    const from = before === null ? fresh(id) : words(rules, before, language);
    const to = after === null ? gone(id) : words(rules, after, language);
    counts.set(`${from} → ${to}`, (counts.get(`${from} → ${to}`) ?? 0) + 1);
  }
  if (counts.size === 0) return '';
  return formatTable([{ title: zh ? '变化' : 'change' }, { title: zh ? '人数' : 'people', align: 'right' }], [...counts].sort(([a], [b]) => (a < b ? -1 : 1)), 70);
}

function words(rules: StandingRules, state: string, language: Language): string {
  const [standing = '', reason = ''] = state.split('/');
  if (!Object.hasOwn(STANDINGS, standing)) return language === 'zh' ? '非对象' : 'outside the population';
  return `${STANDINGS[standing as StandingCode][language]}·${reasonLabel(rules, reason, language)}`;
}
