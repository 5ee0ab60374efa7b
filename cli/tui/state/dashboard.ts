/** Dashboard, end of a sitting, running jobs, the field of an import, errors: what their keys do. */
import type { Action, Mode } from './actions.js';
import { stepOf } from './moves.js';
import { next, pop, push, topScreen, toast, type Effect, type Model, type Next, type ScreenName } from './model.js';

export function dashboardAction(model: Model, mode: Mode, action: Action): Next {
  switch (mode) {
    case 'waiting': return next({ ...model, overview: null, over: true }); // what the match came to is not known here
    case 'job': return action === 'cancel' && model.job !== null ? next({ ...model, job: { ...model.job, cancelling: true } }, { kind: 'cancel' }) : next(model);
    case 'error': return closed(leaveUnread({ ...pop(model), problem: null }));
    case 'finished': {
      const seen = model.screens.length > 1 ? { ...model, outcome: null } : model; // the last thing seen is said again when the screen is gone
      return action === 'triage' ? opened(pop(seen), 'triage', { kind: 'loadPeople' }) : closed(pop(seen));
    }
    case 'import': return importAction(model, action);
    default: break;
  }
  switch (action) {
    case 'review': return opened(model, 'review', { kind: 'loadQueue' });
    case 'triage': return opened({ ...model, triage: null }, 'triage', { kind: 'loadPeople' });
    case 'search': return opened(model, 'search', { kind: 'loadPeople' });
    case 'sources': return opened(model, 'sources', { kind: 'loadSources' });
    case 'history': return opened(model, 'history', { kind: 'past', target: 'screen' });
    case 'subsidy': return opened(model, 'subsidy', { kind: 'loadSubsidy' });
    case 'import': return opened(model, 'import');
    case 'certify': return startJob(model, 'certify', { kind: 'certify' });
    case 'match': return startJob(model, 'match', { kind: 'match' });
    case 'quit': return next({ ...model, over: true });
    default: return next({ ...model, townsFrom: Math.max(0, Math.min((model.overview?.towns.length ?? 1) - 1, model.townsFrom + stepOf(action, model.overview?.towns.length ?? 0))) });
  }
}

/** A screen that could not read what it shows has nothing to show: the error has said why. */
function leaveUnread(model: Model): Model {
  const read: Partial<Record<ScreenName, unknown>> = { subsidy: model.subsidy, sources: model.sources, history: model.past, person: model.person, household: model.person, triage: model.people, search: model.people, review: model.review };
  return read[topScreen(model)] === null && model.screens.length > 1 ? leaveUnread(pop(model)) : model;
}

function importAction(model: Model, action: Action): Next {
  switch (action) {
    case 'back': return next(pop(model));
    case 'erase': return next({ ...model, importPath: [...model.importPath].slice(0, -1).join('') });
    case 'clear': return next({ ...model, importPath: '' });
    case 'accept': {
      const path = model.importPath.trim().replace(/^["']|["']$/gu, ''); // a file dragged into the window comes in quotes
      if (path === '') return next(toast(model, '先写文件或文件夹的路径', 'Give the path of a file or folder', 'warn'));
      return startJob(pop({ ...model, importPath: '' }), 'import', { kind: 'import', paths: [path] });
    }
    default: return next(model);
  }
}

function startJob(model: Model, what: 'match' | 'import' | 'certify', effect: Effect): Next {
  return next(push({ ...model, job: { what, progress: null, waiting: null, cancelling: false, then: 'dashboard' } }, 'job'), effect);
}

function opened(model: Model, screen: ScreenName, ...effects: readonly Effect[]): Next {
  return next(push(model, screen), ...effects);
}

/** Back from a screen that may be the last one. */
function closed(model: Model): Next {
  return next(model, ...(model.screens.length > 0 && topScreen(model) === 'dashboard' ? [{ kind: 'loadOverview' } as const] : []));
}
