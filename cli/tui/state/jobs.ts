/** Long work as the state sees it: it moves, waits for the workspace, and ends. */
import type { ImportTold } from '../port.js';
import type { Action } from './actions.js';
import { scrolled, type Reach } from './moves.js';
import { next, pop, push, toast, type JobState, type Message, type Model, type Next, type ReviewState } from './model.js';

type Told<K extends Message['kind']> = Extract<Message, { kind: K }>;

export function jobMoved(model: Model, { progress }: Told<'jobMoved'>): Next {
  return next(model.job === null ? model : { ...model, job: { ...model.job, progress, waiting: null } });
}

/** Somebody else has the workspace: said until it is free. */
export function jobWaits(model: Model, { waiting }: Told<'jobWaits'>): Next {
  return next(model.job === null ? model : { ...model, job: { ...model.job, waiting } });
}

export function jobEnded(model: Model, { end, overview }: Told<'jobEnded'>): Next {
  const { job } = model;
  if (job === null) return next(model);
  const without = { ...pop({ ...model, job: null }), people: null, review: null, triage: null };
  const last = without.screens.length === 0;
  switch (end.kind) {
    case 'cancelled': return last ? next(without) : next({ ...stopped(without, job.what, end.changed), before: end.changed ? null : model.before }, { kind: 'loadOverview' });
    case 'failed': return next(push({ ...without, problem: { message: { zh: end.message, en: end.message }, fix: { zh: end.fix, en: end.fix } } }, 'error'));
    case 'done': {
      const after = overview ?? model.overview;
      if (job.what === 'certify') return next(toast({ ...without, overview: after }, '清零证明已出具：out/参保清零证明.xlsx', 'The certificate of zero is issued: out/参保清零证明.xlsx'));
      if (job.what === 'import') return importEnded({ ...without, overview: after, before: after }, end.imported ?? null);
      if (job.then === 'finished' && after !== null && model.before !== null) {
        return next({ ...push(without, 'finished'), overview: after, outcome: { before: model.before, after, answers: answersOf(model.review) }, before: after });
      }
      return next({ ...toast(without, '已重新比对', 'Matched'), overview: after, before: after });
    }
  }
}

function stopped(model: Model, what: JobState['what'], changed: boolean): Model {
  if (changed) return toast(model, '停下时结果已经保存好了；out/ 里的表格可能还是旧的，按 m 补上', 'It had been saved when it was stopped; files in out/ may be old: m writes them', 'warn');
  if (what === 'import') return toast(model, '已停下：这次导入没有生效，名单和结果与以前一样', 'Stopped: nothing was imported; lists and results are as before', 'warn');
  return toast(model, '已停下，没有改动任何结果', 'Stopped: no result was changed', 'warn');
}

/** A list that was refused, or not used, is no success: it is shown with the reason and what to do, before anything else. */
function importEnded(model: Model, told: ImportTold | null): Next {
  if (told !== null && (told.refused.length > 0 || told.used === 0)) return next(push({ ...model, imported: { told, top: 0 } }, 'imported'), { kind: 'loadOverview' });
  return next(toast(model, '已导入并重新比对', 'Imported and matched'), { kind: 'loadOverview' });
}

export function importedAction(model: Model, action: Action, reach: Reach): Next {
  const { imported } = model;
  switch (action) {
    case 'back': return next({ ...pop(model), imported: null });
    case 'sources': return next(push({ ...pop(model), imported: null }, 'sources'), { kind: 'loadSources' });
    default: return next(imported === null ? model : { ...model, imported: { ...imported, top: scrolled(imported.top, reach(model), action) } });
  }
}

/** Pairs that are answered otherwise than when the sitting began: what was taken back, or said twice, counts once or not at all. */
function answersOf(review: ReviewState | null): number {
  if (review === null) return 0;
  const { verdicts, sitting } = review;
  return [...verdicts].filter(([subject, { judgement }]) => sitting.began.get(subject)?.judgement !== judgement).length;
}
