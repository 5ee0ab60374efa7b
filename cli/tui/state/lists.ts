/** Search, person card, household, sources and history: screens that show and move. */
import type { Action, Mode } from './actions.js';
import { widthOf } from '../layout/width.js';
import { scrolled, stepOf, type Reach } from './moves.js';
import { SUBSIDY_VIEWS, next, pop, push, type Model, type Next, type SubsidyView } from './model.js';
import { findPeople } from './text-matcher.js';

export function lists(model: Model, mode: Mode, action: Action, reach: Reach): Next {
  switch (mode) {
    case 'search': return searchAction(model, action);
    case 'person': return personAction(model, action, reach);
    case 'household': return householdAction(model, action);
    case 'sources': {
      if (action === 'back') return next(pop(model));
      if (action === 'import') return next(push(model, 'import'));
      const { sources } = model;
      return next(sources === null ? model : { ...model, sources: { ...sources, cursor: within(sources.cursor + stepOf(action, sources.rows.length), sources.rows.length) } });
    }
    case 'subsidy': return subsidyAction(model, action, reach);
    case 'history': {
      if (action === 'back') return next(pop(model));
      const { past } = model;
      return next(past === null ? model : { ...model, past: { ...past, cursor: within(past.cursor + stepOf(action, past.entries.length), past.entries.length) } });
    }
    default: return next(model);
  }
}

export function searchAction(model: Model, action: Action, typed?: string): Next {
  const { search } = model;
  const search_ = (text: string): Next => next({ ...model, search: { text, found: findPeople(model.people ?? [], text), cursor: 0 } });
  switch (action) {
    case 'filter': return search_(typed ?? search.text);
    case 'erase': return search_([...search.text].slice(0, -1).join(''));
    case 'clear': return search_('');
    case 'back': return next(pop(model));
    case 'person': {
      const chosen = search.found[search.cursor];
      return chosen === undefined ? next(model) : next(model, { kind: 'loadPerson', id: chosen.id });
    }
    default: return next({ ...model, search: { ...search, cursor: within(search.cursor + stepOf(action, search.found.length), search.found.length) } });
  }
}

function personAction(model: Model, action: Action, reach: Reach): Next {
  const { person } = model;
  if (person === null || action === 'back') return next(pop({ ...model, person: null }));
  switch (action) {
    case 'household': return next(push({ ...model, person: { ...person, cursor: 0 } }, 'household'));
    case 'reveal': return person.reveal ? next({ ...model, person: { ...person, reveal: false } }) : next(model, { kind: 'reveal', subject: person.view.row.id });
    case 'search': return next(push(pop({ ...model, person: null }), 'search'), { kind: 'loadPeople' }); // whoever is found next takes the card's place
    default: return next({ ...model, person: { ...person, top: scrolled(person.top, reach(model), action) } });
  }
}

function householdAction(model: Model, action: Action): Next {
  const { person } = model;
  if (person === null || action === 'back') return next(pop(model));
  const members = person.view.household;
  if (action === 'person') {
    const chosen = members[person.cursor];
    return chosen === undefined ? next(model) : next(pop(pop(model)), { kind: 'loadPerson', id: chosen.id });
  }
  return next({ ...model, person: { ...person, cursor: within(person.cursor + stepOf(action, members.length), members.length) } });
}

/** So many columns are passed over at once. */
const SIDEWAYS = 20;

function subsidyAction(model: Model, action: Action, reach: Reach): Next {
  const { subsidy } = model;
  if (subsidy === null || action === 'back') return next(pop(model));
  const views = Object.keys(SUBSIDY_VIEWS) as SubsidyView[];
  if (action === 'view') return next({ ...model, subsidy: { ...subsidy, view: views[(views.indexOf(subsidy.view) + 1) % views.length] ?? 'identity', top: 0, left: 0 } });
  if (action === 'left' || action === 'right') {
    const widest = Math.max(0, ...subsidy.text[subsidy.view].map(widthOf));
    return next({ ...model, subsidy: { ...subsidy, left: Math.max(0, Math.min(widest - model.columns + 2, subsidy.left + (action === 'left' ? -SIDEWAYS : SIDEWAYS))) } });
  }
  return next({ ...model, subsidy: { ...subsidy, top: scrolled(subsidy.top, reach(model), action) } });
}

function within(cursor: number, length: number): number {
  return Math.max(0, Math.min(length - 1, cursor));
}
