/** Bulk actions of triage: what is to be done is asked, then shown as a preview, then kept as one step. */
import { isoDate } from '../../../src/index.js';
import type { Action } from './actions.js';
import type { CaseOrder, CasePlan, Reason } from '../port.js';
import { stepOf } from './moves.js';
import { next, toast, type Model, type Next } from './model.js';
import { targetsOf, type CasePanel, type CaseText, type TriageState } from './triage.js';

const ASKED: Partial<Record<Action, CaseText>> = { assign: 'assign', due: 'due', note: 'note', return: 'return', reopen: 'reopen' };

/** Null when the action opens nothing. */
export function openCasePanel(model: Model, triage: TriageState, action: Action): Next | null {
  const what = ASKED[action];
  if (what !== undefined) return next({ ...model, triage: { ...triage, panel: { kind: 'text', what, chosen: null, text: '' } } });
  if (action === 'survey' || action === 'evidence' || action === 'contact') return next(model, { kind: 'loadChoices', of: action });
  if (action === 'verify') return planned(model, triage, { kind: 'verify' });
  if (action === 'settle') return planned(model, triage, { kind: 'clear' });
  return null;
}

export function casePanelAction(model: Model, triage: TriageState, panel: CasePanel, action: Action, typed?: string): Next {
  const to = (changed: CasePanel | null): Next => next({ ...model, triage: { ...triage, panel: changed } });
  if (action === 'back') return to(null);
  switch (panel.kind) {
    case 'text': {
      if (action === 'filter') return to({ ...panel, text: typed ?? panel.text });
      if (action === 'erase') return to({ ...panel, text: [...panel.text].slice(0, -1).join('') });
      if (action === 'clear') return to({ ...panel, text: '' });
      return action === 'accept' ? asked(model, triage, panel) : next(model);
    }
    case 'choice': {
      const chosen = panel.choices[panel.cursor];
      if (action !== 'accept') return to({ ...panel, cursor: Math.max(0, Math.min(panel.choices.length - 1, panel.cursor + stepOf(action, panel.choices.length))) });
      if (chosen === undefined) return to(null);
      return panel.of === 'survey' ? planned(model, triage, { kind: 'survey', reason: chosen.code }) : to({ kind: 'text', what: panel.of, chosen, text: '' });
    }
    case 'preview': {
      if (action !== 'accept') return next(model);
      return next({ ...model, triage: { ...triage, panel: null } }, { kind: 'doCases', ids: targetsOf(triage).map(({ id }) => id), order: panel.order });
    }
  }
}

function asked(model: Model, triage: TriageState, { what, text, chosen }: Extract<CasePanel, { kind: 'text' }>): Next {
  const said = text.trim();
  if (said === '' && chosen === null) return next(toast(model, '还没有写', 'Nothing is written yet', 'warn'));
  if (what === 'due' && !isDay(said)) return next(toast(model, '没有这一天，请照 2020-06-30 的样子写', 'There is no such day: write a date like 2020-06-30', 'warn'));
  return planned(model, triage, orderOf(what, said, chosen));
}

/** A day that the calendar has; `Date` would turn 31 February into 2 March. */
function isDay(text: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/u.exec(text) ?? [];
  return isoDate(Number(year), Number(month), Number(day)) !== null;
}

function orderOf(what: CaseText, said: string, chosen: Reason | null): CaseOrder {
  switch (what) {
    case 'assign': return { kind: 'assign', responsible: said };
    case 'due': return { kind: 'due', due: said };
    case 'note': return { kind: 'note', text: said };
    case 'contact': return { kind: 'contact', channel: chosen?.code ?? '', result: said };
    case 'evidence': return { kind: 'evidence', evidence: chosen?.code ?? '', reference: said };
    case 'return': case 'reopen': return { kind: what, why: said };
  }
}

function planned(model: Model, triage: TriageState, order: CaseOrder): Next {
  return next(model, { kind: 'planCases', ids: targetsOf(triage).map(({ id }) => id), order });
}

export function planSeen(model: Model, order: CaseOrder, plan: CasePlan): Next {
  return model.triage === null ? next(model) : next({ ...model, triage: { ...model.triage, panel: { kind: 'preview', order, plan } } });
}
