/** Gap triage 应保未保排查: everybody who is not settled, narrowed by facets, with range select. Fifty thousand rows are filtered by index. */
import type { CaseChoice, CaseOrder, CasePlan, PersonRow, Reason } from '../port.js';
import { textMatcher } from './text-matcher.js';

/** Facets in the order of the screen. */
export const FACETS = ['standing', 'town', 'village', 'identity', 'reason', 'responsible', 'due', 'score'] as const;
export type Facet = (typeof FACETS)[number];

export type SortBy = 'place' | 'name' | 'due' | 'score';

/** Steps that need words; those of a contact and of evidence may be left out, since something was chosen before. */
export type CaseText = 'assign' | 'due' | 'note' | 'contact' | 'evidence' | 'return' | 'reopen';

/** What is open over the triage list: one thing at a time. */
export type CasePanel =
  | { readonly kind: 'text'; readonly what: CaseText; readonly chosen: Reason | null; readonly text: string }
  | { readonly kind: 'choice'; readonly of: CaseChoice; readonly choices: readonly Reason[]; readonly cursor: number }
  | { readonly kind: 'preview'; readonly order: CaseOrder; readonly plan: CasePlan };

export interface TriageState {
  readonly rows: readonly PersonRow[];
  readonly text: string;
  readonly typing: boolean;
  /** Chosen value of each facet; a facet that is not chosen lets everybody through. */
  readonly chosen: Readonly<Partial<Record<Facet, string>>>;
  /** The facet whose values are listed, or null. */
  readonly open: { readonly facet: Facet; readonly cursor: number } | null;
  readonly cursor: number;
  /** Where a range began, or null. */
  readonly anchor: number | null;
  readonly picked: ReadonlySet<string>;
  readonly sort: SortBy;
  readonly list: readonly PersonRow[];
  readonly referenceDate: string;
  readonly panel: CasePanel | null;
}

/** Opens on the gaps; where there are none left, on those still pending. */
export function triageFrom(rows: readonly PersonRow[], referenceDate: string, chosen: TriageState['chosen'] = { standing: openOn(rows) }): TriageState {
  return refilter({ rows, text: '', typing: false, chosen, open: null, cursor: 0, anchor: null, picked: new Set(), sort: 'place', list: [], referenceDate, panel: null });
}

function openOn(rows: readonly PersonRow[]): string {
  return !rows.some(({ standing }) => standing === 'gap') && rows.some(({ standing }) => standing === 'pending') ? 'pending' : 'gap';
}

/** The value a person has in a facet; codes, or texts of the data. Fifty thousand are asked for one key: nothing is made anew here. */
function valueOf(row: PersonRow, facet: Exclude<Facet, 'identity'>, referenceDate: string): string {
  switch (facet) {
    case 'standing': return row.standing ?? 'outside';
    case 'town': return row.town;
    case 'village': return villageOf(row);
    case 'reason': return row.reason;
    case 'responsible': return row.responsible;
    case 'due': return row.due === '' ? 'none' : dueBand(row.due, referenceDate);
    case 'score': return scoreBand(row.score);
  }
}

const VILLAGES = new Map<string, Map<string, string>>();

/** A village with its township, as one text that is made once. */
function villageOf({ town, village }: PersonRow): string {
  const known = VILLAGES.get(town) ?? new Map<string, string>();
  const name = known.get(village) ?? `${town} ${village}`.trim();
  VILLAGES.set(town, known.set(village, name));
  return name;
}

/** Who has the chosen value of a facet. */
function having(facet: Facet, chosen: string, referenceDate: string): (row: PersonRow) => boolean {
  return facet === 'identity' ? ({ identities }) => identities.includes(chosen) : (row) => valueOf(row, facet, referenceDate) === chosen;
}

/** Who is meant by what is typed and chosen. */
function wantedBy({ text, chosen, referenceDate }: Pick<TriageState, 'text' | 'chosen' | 'referenceDate'>): (row: PersonRow) => boolean {
  const tests = FACETS.flatMap((facet) => { const value = chosen[facet]; return value === undefined ? [] : [having(facet, value, referenceDate)]; });
  if (text.trim() !== '') tests.push(textMatcher(text));
  return (row) => tests.every((test) => test(row));
}

/** How soon a case is due: `overdue`, `week`, `month`, `later`, `none`. */
export function dueBand(due: string, referenceDate: string): string {
  if (due === '') return 'none';
  if (due < referenceDate) return 'overdue';
  const days = (Date.parse(due) - Date.parse(referenceDate)) / 86_400_000;
  return days <= 7 ? 'week' : days <= 30 ? 'month' : 'later';
}

export function scoreBand(score: number): string {
  return score === 0 ? 'none' : score >= 0.99 ? '99' : score >= 0.8 ? '80' : score >= 0.5 ? '50' : '20';
}

/** The list for what is typed and chosen; the cursor stays inside it. */
export function refilter(state: TriageState): TriageState {
  const list = state.rows.filter(wantedBy(state));
  const sorted = state.sort === 'place' ? list : [...list].sort(SORTS[state.sort]);
  return { ...state, list: sorted, cursor: Math.max(0, Math.min(state.cursor, sorted.length - 1)), anchor: null };
}

const SORTS: Readonly<Record<Exclude<SortBy, 'place'>, (a: PersonRow, b: PersonRow) => number>> = {
  name: (a, b) => (a.initials < b.initials ? -1 : a.initials > b.initials ? 1 : byId(a, b)),
  due: (a, b) => (a.due === b.due ? byId(a, b) : a.due === '' ? 1 : b.due === '' ? -1 : a.due < b.due ? -1 : 1),
  score: (a, b) => b.score - a.score || byId(a, b),
};

function byId(a: PersonRow, b: PersonRow): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

type FacetCounts = readonly { readonly value: string; readonly people: number }[];

/** Counts of the rows at hand: a list of fifty thousand is counted once for a choice, not for every key and frame. */
const counted = new WeakMap<readonly PersonRow[], Map<string, FacetCounts>>();

/** Values of a facet among the people that the other choices leave, the most frequent first. */
export function facetCounts(state: TriageState, facet: Facet): FacetCounts {
  const key = JSON.stringify([facet, state.referenceDate, state.text, Object.entries(without(state.chosen, facet)).sort()]);
  const known = counted.get(state.rows) ?? new Map<string, FacetCounts>();
  const counts = known.get(key) ?? countFacet(state, facet);
  counted.set(state.rows, known.set(key, counts));
  return counts;
}

function countFacet(state: TriageState, facet: Facet): FacetCounts {
  const wanted = wantedBy({ ...state, chosen: without(state.chosen, facet) });
  const counts = new Map<string, number>();
  for (const row of state.rows) {
    if (!wanted(row)) continue;
    for (const value of facet === 'identity' ? row.identities : [valueOf(row, facet, state.referenceDate)]) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts].map(([value, people]) => ({ value, people })).sort((a, b) => b.people - a.people || (a.value < b.value ? -1 : 1));
}

export function choose(state: TriageState, facet: Facet, value: string | null): TriageState {
  const others = without(state.chosen, facet);
  return refilter({ ...state, chosen: value === null ? others : { ...others, [facet]: value }, open: null });
}

function without(chosen: TriageState['chosen'], facet: Facet): TriageState['chosen'] {
  return Object.fromEntries(Object.entries(chosen).filter(([each]) => each !== facet));
}

export function moveTo(state: TriageState, cursor: number): TriageState {
  return { ...state, cursor: Math.max(0, Math.min(state.list.length - 1, cursor)) };
}

/** Rows from the anchor to the cursor, both included; just the cursor's without an anchor. */
export function rangeOf({ list, anchor, cursor }: TriageState): readonly PersonRow[] {
  if (anchor === null) return list.slice(cursor, cursor + 1);
  return list.slice(Math.min(anchor, cursor), Math.max(anchor, cursor) + 1);
}

/** What an action works on: the picked people, else the range, else the one under the cursor. */
export function targetsOf(state: TriageState): readonly PersonRow[] {
  if (state.picked.size > 0) return state.list.filter(({ id }) => state.picked.has(id));
  return rangeOf(state);
}

/** Picks the range; when all of it is picked already, lets it go. */
export function pick(state: TriageState): TriageState {
  const range = rangeOf(state).map(({ id }) => id);
  const picked = new Set(state.picked);
  const all = range.every((id) => picked.has(id));
  for (const id of range) {
    if (all) picked.delete(id);
    else picked.add(id);
  }
  const moved = state.anchor === null ? Math.min(state.list.length - 1, state.cursor + 1) : state.cursor;
  return { ...state, picked, anchor: null, cursor: Math.max(0, moved) };
}
