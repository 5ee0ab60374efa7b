/** Which action does what on the review screen and what opens over it. */
import type { Judgement } from '../../../src/index.js';
import type { Action } from './actions.js';
import type { View } from './queue.js';
import { pairsOf } from './closure.js';
import { stepOf } from './moves.js';
import { answerBulk, changeAnswer, excludeBulk, moveBulk, moveCluster, moveInStep, openBulk, openCluster, openStep, paint, saveNote, settleCluster, withPanel } from './panels.js';
import { answer, candidate, following, goTo, reorder, sessionOf, show, skip, turnTo, unread } from './review.js';
import { currentPair, next, pop, push, toast, type Key, type Model, type Next, type Panel, type ReviewState } from './model.js';

const JUDGING: Partial<Record<Action, Judgement>> = { same: 'same', different: 'different', unsure: 'unsure' };
const VIEWS: Readonly<Record<View, View>> = { open: 'unsure', unsure: 'sample', sample: 'open' };

export function reviewAction(model: Model, action: Action, key: Key, at: number): Next {
  const { review } = model;
  if (review === null) return next(action === 'back' ? pop(model) : model); // still being read: only leaving is meant for it
  const { panel } = review;
  if (panel !== null) return panelAction(model, review, panel, action, key);
  const judgement = JUDGING[action];
  if (judgement !== undefined) return answer(model, review, judgement, at);
  const pair = currentPair(review);
  switch (action) {
    case 'skip': return skip(model, review);
    case 'candidate': return candidate(model, review, 'next');
    case 'digit': return candidate(model, review, Number(key.name));
    case 'up': return show(model, goTo(review, following(review, -1)));
    case 'down': return show(model, goTo(review, following(review, 1)));
    case 'bulk': return openBulk(model, review);
    case 'note': return withPanel(model, review, { kind: 'note', text: pair === null ? '' : (review.notes.get(pair.subject) ?? '') });
    case 'reveal': return pair === null || review.reveal ? next({ ...model, review: { ...review, reveal: false } }) : next(model, { kind: 'reveal', subject: pair.subject });
    case 'decisions': return next(model, { kind: 'past', target: 'panel' });
    case 'search': return next(push(model, 'search'), { kind: 'loadPeople' });
    case 'order': return reorder(model, review);
    case 'suggestions': {
      const turned = { ...review, suggestions: !review.suggestions };
      return next({ ...model, review: turned }, { kind: 'session', session: sessionOf(turned) });
    }
    case 'view': return turnTo(model, review, VIEWS[review.view]);
    case 'cluster': return openCluster(model, review);
    case 'person': return pair === null ? next(model) : next(model, { kind: 'loadPerson', id: pair.left });
    case 'back': return finish(model, review);
    default: return next(model);
  }
}

/** Leaving: answers that no match has taken up are matched first, so that the totals are right when the screen is gone. */
function finish(model: Model, review: ReviewState): Next {
  if (model.readOnly !== null || (!review.sitting.changed && (model.overview?.unmatched ?? 0) === 0)) return next(pop(model));
  return next(push({ ...pop(model), job: { what: 'match', progress: null, waiting: null, cancelling: false, then: 'finished' } }, 'job'), { kind: 'match' });
}

function panelAction(model: Model, review: ReviewState, panel: Panel, action: Action, key: Key): Next {
  if (action === 'back') return panel.kind === 'step' ? withPanel(model, review, { kind: 'history', ...panel.past }, { kind: 'past', target: 'panel' }) : withPanel(model, review, null);
  switch (panel.kind) {
    case 'note': return noteAction(model, review, panel.text, action);
    case 'bulk': {
      const judgement = JUDGING[action];
      if (judgement !== undefined) return answerBulk(model, review, panel, judgement);
      if (action === 'exclude') return excludeBulk(model, review, panel);
      return moveBulk(model, review, panel, stepOf(action, panel.pairs.length));
    }
    case 'cluster': {
      if (action === 'paint') return paint(model, review, panel, key.name);
      if (action === 'digit') return moveCluster(model, review, panel, Number(key.name) - 1);
      if (action === 'accept') return settleCluster(model, review, panel);
      return moveCluster(model, review, panel, panel.cursor + stepOf(action, panel.nodes.length));
    }
    case 'history': {
      const judgement = JUDGING[action];
      const entry = panel.entries[panel.cursor];
      if (judgement !== undefined) {
        if (entry === undefined) return next(model);
        const pairs = entry.subjects.flatMap((subject) => pairsOf(review.pairs, subject).slice(0, 1));
        if (pairs.length > 1) return next(toast(model, `这一步有 ${pairs.length} 对：按 Enter 打开，再改其中一对；z 整步撤销`, `That step has ${pairs.length} pairs: Enter opens it to change one; z takes a whole step back`, 'warn'));
        return pairs[0] === undefined ? openStep(model, review, panel) : changeAnswer(model, review, pairs[0], judgement, entry.note);
      }
      if (action === 'accept') return openStep(model, review, panel);
      const cursor = Math.max(0, Math.min(panel.entries.length - 1, panel.cursor + stepOf(action, panel.entries.length)));
      return withPanel(model, review, { ...panel, cursor });
    }
    case 'step': {
      const judgement = JUDGING[action];
      const pair = panel.pairs[panel.cursor];
      if (judgement === undefined || pair === undefined) return moveInStep(model, review, panel, stepOf(action, panel.pairs.length));
      if (panel.view?.subject !== pair.subject) return unread(model, pair, 'bulk');
      return changeAnswer(model, review, pair, judgement, panel.past.entries[panel.past.cursor]?.note ?? '');
    }
  }
}

function noteAction(model: Model, review: ReviewState, text: string, action: Action): Next {
  switch (action) {
    case 'accept': return saveNote(model, review, text);
    case 'erase': return withPanel(model, review, { kind: 'note', text: [...text].slice(0, -1).join('') });
    case 'clear': return withPanel(model, review, { kind: 'note', text: '' });
    default: return next(model);
  }
}
