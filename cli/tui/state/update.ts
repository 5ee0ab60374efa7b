/** The one reducer: a message and the state give the next state and what is to be done. Screens have their own parts. */
import { bindingOf, isTyping, modeOf, refusalOf } from '../keymap.js';
import { dashboardAction } from './dashboard.js';
import { planSeen } from './case-panel.js';
import { importedAction, jobEnded, jobMoved, jobWaits } from './jobs.js';
import { clusterOpened } from './panels.js';
import { lists, searchAction } from './lists.js';
import type { Reach } from './moves.js';
import { cursorIn } from './past.js';
import { reviewAction } from './review-actions.js';
import { corrected, looked, notMoved, reviewFrom, show, stepped } from './review.js';
import { searchAgain } from './text-matcher.js';
import { triageAction } from './triage-actions.js';
import { currentPair, isTooSmall, next, push, toast, topScreen, type Effect, type Key, type Message, type Model, type Next } from './model.js';
import { refilter, triageFrom } from './triage.js';

/** @param reach asked only when a text scrolls */
export function update(model: Model, message: Message, reach: Reach): Next {
  const { model: changed, effects } = reduced(model, message, reach);
  return next(changed.screens.length === 0 && model.screens.length > 0 ? { ...changed, over: true } : changed, ...effects); // who leaves the last screen leaves the program
}

function reduced(model: Model, message: Message, reach: Reach): Next {
  switch (message.kind) {
    case 'key': return keyPressed(model, message.key, message.at, reach);
    case 'paste': return pasted(model, message.text);
    case 'resized': return next({ ...model, columns: message.columns, rows: message.rows });
    case 'open': return openScreen(model, message.screen);
    case 'queueLoaded': {
      const review = reviewFrom(message.queue, message.at);
      return show(model, review);
    }
    case 'looked': {
      const { review } = model;
      if (review === null) return next(model);
      if (message.target === 'review') return next({ ...model, review: looked(review, message.view, message.at) });
      const { panel } = review;
      if (panel?.kind === 'bulk') return next({ ...model, review: { ...review, panel: { ...panel, view: message.view, viewed: new Set([...panel.viewed, message.view.subject]) } } });
      return panel?.kind === 'step' ? next({ ...model, review: { ...review, panel: { ...panel, view: message.view } } }) : next(model);
    }
    case 'stepped': return steppedOn(model, message);
    case 'clusterSeen': return model.review === null ? next(model) : clusterOpened(model, model.review, message.nodes, message.pairs);
    case 'pastLoaded': {
      if (message.target === 'screen') return next({ ...model, past: { entries: message.entries, cursor: cursorIn(message.entries, model.past) } });
      if (model.review === null) return next(model);
      const { panel } = model.review;
      const cursor = cursorIn(message.entries, panel?.kind === 'history' ? panel : null);
      return next({ ...model, review: { ...model.review, panel: { kind: 'history', entries: message.entries, cursor } } });
    }
    case 'peopleLoaded': {
      const referenceDate = message.referenceDate;
      const triage = topScreen(model) !== 'triage' ? model.triage : model.triage === null ? triageFrom(message.people, referenceDate) : refilter({ ...model.triage, rows: message.people });
      return next({ ...model, people: message.people, triage, search: searchAgain(message.people, model.search) });
    }
    case 'personLoaded': return next(push({ ...model, person: { view: message.view, top: 0, cursor: 0, reveal: false } }, 'person'));
    case 'sourcesLoaded': return next({ ...model, sources: { rows: message.rows, cursor: 0 } });
    case 'choicesLoaded': return next(model.triage === null ? model : { ...model, triage: { ...model.triage, panel: { kind: 'choice', of: message.of, choices: message.choices, cursor: 0 } } });
    case 'planned': return planSeen(model, message.order, message.plan);
    case 'casesDone': {
      const told = message.step === null ? toast(model, '没有可办理的个案', 'No case could be changed', 'warn') : toast(model, `已记录 ${message.step.events} 项（${message.step.batch}）`, `${message.step.events} kept (${message.step.batch})`);
      return next({ ...told, people: message.people, triage: model.triage === null ? null : refilter({ ...model.triage, rows: message.people, picked: new Set() }) });
    }
    case 'subsidyLoaded': return next({ ...model, subsidy: { text: message.text, view: model.subsidy?.view ?? 'identity', top: 0, left: 0 } });
    case 'overviewLoaded': return next({ ...model, overview: message.overview, before: model.before ?? message.overview });
    case 'jobMoved': return jobMoved(model, message);
    case 'jobWaits': return jobWaits(model, message);
    case 'jobEnded': return withSources(jobEnded(model, message));
    case 'revealed': return next(revealed(model, message.subject));
    case 'failed': return next(push({ ...model, problem: { message: message.message, fix: message.fix }, job: null, screens: model.screens.filter((screen) => screen !== 'job') }, 'error'));
  }
}

function keyPressed(model: Model, key: Key, at: number, reach: Reach): Next {
  if (isTooSmall(model)) return next(key.name === 'ctrl+c' && model.job === null ? { ...model, over: true } : model);
  if (model.blank) return next({ ...model, blank: false, toast: null }); // the key that brings the screen back does nothing else
  if (model.help) return next({ ...model, help: false });
  const mode = modeOf(model);
  const binding = bindingOf(mode, key);
  if (key.name === 'ctrl+c' && binding === undefined) return next({ ...model, over: true });
  if (binding === undefined) {
    if (isTyping(mode) && key.text !== '') return typed(model, key.text);
    if (/[^\u0000-\u007F]/u.test(key.text)) {
      return next(toast(model, '输入法开着，这一下没有算：请切换到英文再按', 'An input method is on, this was not counted: switch it off', 'warn'));
    }
    return next(model);
  }
  const refused = refusalOf(binding, model);
  if (refused !== null) return next(toast(model, `现在不能用：${refused.zh}`, `Not now: ${refused.en}`, 'warn'));
  if (binding.action === 'help') return next({ ...model, help: true, toast: null });
  if (binding.action === 'privacy') return next(hidden(model));
  if (binding.action === 'undo' || binding.action === 'redo') return next(model, { kind: binding.action });
  const fresh = { ...model, toast: null };
  switch (mode) {
    case 'review': case 'note': case 'bulk': case 'cluster': case 'decisions': case 'step': return reviewAction(fresh, binding.action, key, at);
    case 'triage': case 'triage-text': case 'facet': case 'case-text': case 'case-reason': case 'case-preview': return triageAction(fresh, binding.action);
    case 'dashboard': case 'finished': case 'job': case 'waiting': case 'error': case 'import': return dashboardAction(fresh, mode, binding.action);
    case 'imported': return importedAction(fresh, binding.action, reach);
    case 'search': case 'person': case 'household': case 'sources': case 'history': case 'subsidy': return lists(fresh, mode, binding.action, reach);
  }
}

/** An import may have been begun from the list of sources, to which it comes back. */
function withSources({ model, effects }: Next): Next {
  return next(model, ...effects, ...(model.screens.includes('sources') ? [{ kind: 'loadSources' } as const] : []));
}

/** Whole numbers are shown once it is on record that they are, and of nobody else than was recorded. */
function revealed(model: Model, subject: string): Model {
  const { review, person } = model;
  if (topScreen(model) === 'person') return person?.view.row.id === subject ? { ...model, person: { ...person, reveal: true } } : model;
  return review !== null && currentPair(review)?.subject === subject ? { ...model, review: { ...review, reveal: true } } : model;
}

/** Somebody walks by: whole numbers are not there when the screen comes back either. */
function hidden(model: Model): Model {
  return { ...model, blank: true, review: model.review === null ? null : { ...model.review, reveal: false }, person: model.person === null ? null : { ...model.person, reveal: false } };
}

/** Text typed or composed, in the field that is open. */
function typed(model: Model, text: string): Next {
  const clean = text.replace(/[\u0000-\u001F\u007F]/gu, '');
  switch (modeOf(model)) {
    case 'note': return model.review?.panel?.kind === 'note' ? next({ ...model, review: { ...model.review, panel: { kind: 'note', text: model.review.panel.text + clean } } }) : next(model);
    case 'search': return searchAction(model, 'filter', model.search.text + clean);
    case 'triage-text': return triageAction(model, 'filter', (model.triage?.text ?? '') + clean);
    case 'case-text': return model.triage?.panel?.kind === 'text' ? triageAction(model, 'filter', model.triage.panel.text + clean) : next(model);
    case 'import': return next({ ...model, importPath: model.importPath + clean });
    default: return next(model);
  }
}

function pasted(model: Model, text: string): Next {
  if (isTooSmall(model)) return next(model);
  if (isTyping(modeOf(model)) && !model.blank && !model.help) return typed(model, text.replace(/\s+/gu, ' ').trim());
  return next(toast(model, '粘贴的内容没有当作按键', 'What was pasted was not taken as keys', 'warn'));
}

function openScreen(model: Model, screen: Model['screens'][number]): Next {
  const opened = push(model, screen);
  const effects: Effect[] = screen === 'review' ? [{ kind: 'loadQueue' }, { kind: 'loadOverview' }]
    : screen === 'dashboard' ? [{ kind: 'loadOverview' }]
    : screen === 'triage' || screen === 'search' ? [{ kind: 'loadPeople' }]
    : screen === 'sources' ? [{ kind: 'loadSources' }]
    : screen === 'history' ? [{ kind: 'past', target: 'screen' }] : [];
  return next(opened, ...effects);
}

function steppedOn(model: Model, message: Extract<Message, { kind: 'stepped' }>): Next {
  const { review } = model;
  if (message.step === null) return notMoved(model, message.how, message.barred ?? null);
  const stale = { ...model, people: null }; // what was listed may have changed
  if (review !== null && topScreen(model) === 'review') {
    const moved = stepped(stale, review, message.how, message.step);
    const panel = moved.model.review?.panel;
    const known = new Set(review.derived.closure.contradictions.map(({ subject }) => subject));
    const conflict = message.how === 'judged' ? moved.model.review?.derived.closure.contradictions.find(({ subject }) => !known.has(subject)) : undefined;
    if (conflict !== undefined && moved.model.review !== null) {
      const told = toast(moved.model, '这个判断与以前的互相矛盾，请按记录分组理清（Esc 以后再说，z 撤销）', 'This contradicts earlier answers: sort the records into people (Esc later, z undo)', 'warn');
      const nodes = moved.model.review.derived.closure.together(conflict.left);
      const members = new Set(nodes);
      return next(told, ...moved.effects, { kind: 'cluster', nodes, pairs: moved.model.review.pairs.filter(({ left, right }) => members.has(left) && members.has(right)) });
    }
    if (panel?.kind !== 'history' && panel?.kind !== 'step') return next(moved.model, ...moved.effects);
    const told = message.how === 'judged' ? corrected(moved.model, review, message.step) : moved.model;
    return next(told, ...moved.effects, ...(panel.kind === 'history' ? [{ kind: 'past', target: 'panel' } as const] : []));
  }
  const { what } = message.step;
  const told = message.how === 'undone' ? toast(stale, `已撤销：${what.zh}`, `Undone: ${what.en}`) : toast(stale, `已重做：${what.zh}`, `Done again: ${what.en}`);
  const reload: Effect[] = topScreen(model) === 'history' ? [{ kind: 'past', target: 'screen' }] : topScreen(model) === 'triage' ? [{ kind: 'loadPeople' }] : [];
  return next({ ...told, review: null }, ...reload, { kind: 'loadOverview' });
}

