/** Which action does what on the triage screen. */
import type { Action } from './actions.js';
import { casePanelAction, openCasePanel } from './case-panel.js';
import { stepOf } from './moves.js';
import { next, pop, toast, topScreen, type Model, type Next } from './model.js';
import { FACETS, choose, facetCounts, moveTo, pick, refilter, type Facet, type SortBy, type TriageState } from './triage.js';

const SORT_ORDER: Readonly<Record<SortBy, SortBy>> = { place: 'name', name: 'due', due: 'score', score: 'place' };

export function triageAction(model: Model, action: Action, typed?: string): Next {
  const { triage } = model;
  if (triage === null) return next(pop(model));
  const to = (changed: TriageState): Next => next({ ...model, triage: changed });
  if (triage.panel !== null) return casePanelAction(model, triage, triage.panel, action, typed);
  if (triage.open !== null) return facetAction(model, triage, triage.open, action);
  if (triage.typing) {
    switch (action) {
      case 'filter': return to(refilter({ ...triage, text: typed ?? '', cursor: 0 }));
      case 'erase': return to(refilter({ ...triage, text: [...triage.text].slice(0, -1).join(''), cursor: 0 }));
      case 'clear': return to(refilter({ ...triage, text: '', cursor: 0 }));
      case 'accept': return to({ ...triage, typing: false });
      case 'back': return to(refilter({ ...triage, text: '', typing: false, cursor: 0 }));
      default: return to(moveTo(triage, triage.cursor + stepOf(action, triage.list.length)));
    }
  }
  const opened = openCasePanel(model, triage, action);
  if (opened !== null) return opened;
  switch (action) {
    case 'back': return triage.picked.size > 0 || triage.anchor !== null ? to({ ...triage, picked: new Set(), anchor: null }) : left(pop({ ...model, triage: null }));
    case 'filter': return to({ ...triage, typing: true });
    case 'facets': return to({ ...triage, open: facetAt(triage, 'standing') });
    case 'pick': return to(pick(triage));
    case 'mark': return to({ ...triage, anchor: triage.anchor === null ? triage.cursor : null });
    case 'sort': {
      const sort = SORT_ORDER[triage.sort];
      const names = { place: ['按编号', 'by number'], name: ['按姓名', 'by name'], due: ['按期限', 'by due date'], score: ['按把握', 'by score'] } as const;
      return next(toast({ ...model, triage: refilter({ ...triage, sort }) }, names[sort][0], names[sort][1]));
    }
    case 'person': {
      const row = triage.list[triage.cursor];
      return row === undefined ? next(model) : next(model, { kind: 'loadPerson', id: row.id });
    }
    default: return to(moveTo(triage, triage.cursor + stepOf(action, triage.list.length)));
  }
}

/** What was done to cases shows on the dashboard at once. */
function left(model: Model): Next {
  return next(model, ...(topScreen(model) === 'dashboard' ? [{ kind: 'loadOverview' } as const] : []));
}

/** A facet opens at the value that is chosen. */
function facetAt(triage: TriageState, facet: Facet): NonNullable<TriageState['open']> {
  const chosen = triage.chosen[facet];
  return { facet, cursor: chosen === undefined ? 0 : Math.max(0, facetCounts(triage, facet).findIndex(({ value }) => value === chosen)) };
}

function facetAction(model: Model, triage: TriageState, open: NonNullable<TriageState['open']>, action: Action): Next {
  const to = (changed: TriageState): Next => next({ ...model, triage: changed });
  const values = facetCounts(triage, open.facet);
  switch (action) {
    case 'back': return to({ ...triage, open: null });
    case 'facets': return to({ ...triage, open: facetAt(triage, FACETS[(FACETS.indexOf(open.facet) + 1) % FACETS.length] ?? 'standing') });
    case 'clear': return to(choose(triage, open.facet, null));
    case 'accept': return to(choose(triage, open.facet, values[open.cursor]?.value ?? null));
    default: return to({ ...triage, open: { ...open, cursor: Math.max(0, Math.min(values.length - 1, open.cursor + stepOf(action, values.length))) } });
  }
}
