/** The review screen as a pure reducer: what each action makes of the state. Nothing counts as answered before the store has it. */
import { JUDGEMENTS, type Judgement } from '../../../src/index.js';
import type { ImportStep, Pair, PairView, Queue, Session, Step, Verdict } from '../port.js';
import { afterAnswers, candidatesOf, deriveQueue, putOff, type Derived, type QueueState, type View } from './queue.js';
import { pairsOf } from './closure.js';
import { currentPair, next, toast, type Effect, type How, type Model, type Next, type ReviewState } from './model.js';

export function reviewFrom({ pairs, verdicts, claims, notes, checked, session }: Queue, at: number): ReviewState {
  const queue = { pairs, verdicts, claims, checked, order: session.order, deferred: session.deferred.filter((subject) => !verdicts.has(subject)), view: 'open' as View };
  const derived = deriveQueue(queue);
  return {
    ...queue, notes, derived, current: placeIn(queue, derived, session.current), seen: null, shownAt: at, suggestions: session.suggestions, reveal: false, panel: null,
    sitting: { began: verdicts, startedAt: at, open: derived.list.length, answers: 0, changed: false, checked: 0, differed: 0 },
  };
}

/** The pair where the clerk was; when it was answered and the place not written any more, the one that came after it. */
function placeIn(queue: QueueState, derived: Derived, place: string | null): string | null {
  if (place === null || derived.list.some(({ subject }) => subject === place)) return place ?? derived.list[0]?.subject ?? null;
  const verdicts = new Map(queue.verdicts);
  const was = verdicts.delete(place) ? deriveQueue({ ...queue, verdicts }).list.findIndex(({ subject }) => subject === place) : -1;
  return (derived.list[Math.max(0, was)] ?? derived.list[0])?.subject ?? null;
}

export function sessionOf({ current, order, deferred, suggestions }: ReviewState): Session {
  return { current, order, deferred, suggestions };
}

/** Puts the review state into the model, looks at the pair that is now current and remembers the place. */
export function show(model: Model, review: ReviewState, ...effects: readonly Effect[]): Next {
  const pair = currentPair(review);
  const looked = pair === null ? { ...review, seen: null } : review;
  const look: Effect[] = pair !== null && review.seen?.subject !== pair.subject ? [{ kind: 'look', pair, target: 'review' }] : [];
  return next({ ...model, review: looked }, ...effects, ...look, { kind: 'session', session: sessionOf(looked) });
}

/** A new current pair; what belongs to the old one (whole numbers) is hidden again. */
export function goTo(review: ReviewState, subject: string | null): ReviewState {
  return review.current === subject ? review : { ...review, current: subject, reveal: false };
}

export function looked(review: ReviewState, view: PairView, at: number): ReviewState {
  return { ...review, seen: view, shownAt: at };
}

/** Nothing was taken back or done again: there is no step, or it is an import, which only a command moves. */
export function notMoved(model: Model, how: How, barred: ImportStep | null): Next {
  const undone = how === 'undone';
  if (barred === null) return next(undone ? toast(model, '没有可以撤销的步骤', 'Nothing to undo', 'warn') : toast(model, '没有可以重做的步骤', 'Nothing to redo', 'warn'));
  const [first = ''] = barred.files;
  const files = barred.files.length > 1 ? { zh: `（${barred.files.length} 个文件）`, en: ` (${barred.files.length} files)` } : { zh: first === '' ? '' : `（${first}）`, en: first === '' ? '' : ` (${first})` };
  return next(undone
    ? toast(model, `上一步是导入 ${barred.batch}：要撤销请按 q 退出，再用 c2z undo${files.zh}`, `The last step is the import ${barred.batch}: to undo it, quit and use c2z undo${files.en}`, 'warn')
    : toast(model, `要重做的是导入 ${barred.batch}：请按 q 退出，再用 c2z redo${files.zh}`, `The next step is the import ${barred.batch}: quit and use c2z redo${files.en}`, 'warn'));
}

/** The store has kept, taken back or restored a step: its pairs are what the store says. */
export function stepped(model: Model, review: ReviewState, how: How, step: Step): Next {
  const verdicts = new Map<string, Verdict>(review.verdicts);
  for (const [subject, verdict] of step.verdicts) {
    if (verdict === null) verdicts.delete(subject);
    else verdicts.set(subject, verdict);
  }
  const checked = new Set(review.checked);
  for (const [subject, stands] of step.checked) {
    if (stands) checked.add(subject);
    else checked.delete(subject);
  }
  const changed = { ...review, verdicts, checked, notes: new Map([...review.notes, ...step.notes]), deferred: review.deferred.filter((subject) => !verdicts.has(subject)), sitting: { ...review.sitting, changed: review.sitting.changed || step.verdicts.size > 0 } };
  const first = how === 'judged' && ![...step.verdicts.keys()].some((subject) => review.verdicts.has(subject)); // a changed answer may bring pairs back
  const derived = (first ? afterAnswers(changed, review.derived, step.verdicts) : null) ?? deriveQueue(changed);
  const before = review.derived.list;
  const answered = { ...changed, derived };
  const current = how === 'undone' ? firstOf(step, answered) ?? stillThere(before, derived.list, review) : stillThere(before, derived.list, review);
  return show(said(model, how, step), goTo(answered, current));
}

/** After an answer the pair behind it is next; the list wraps round. */
function stillThere(before: readonly Pair[], after: readonly Pair[], review: ReviewState): string | null {
  const here = currentPair(review);
  if (here !== null && after.includes(here)) return review.current;
  const from = here === null ? -1 : before.indexOf(here);
  const following = before.slice(from + 1).find((pair) => after.includes(pair));
  return following?.subject ?? after[0]?.subject ?? null;
}

function firstOf(step: Step, review: ReviewState): string | null {
  return review.derived.list.find(({ subject }) => step.verdicts.has(subject))?.subject ?? null;
}

function said(model: Model, how: How, step: Step): Model {
  const { what, batch, events } = step;
  const many = { zh: events > 1 ? `（${events} 项，批次 ${batch}）` : '', en: events > 1 ? ` (${events}, batch ${batch})` : '' };
  switch (how) {
    case 'judged': return events > 1 ? toast(model, `已记录：${what.zh}${many.zh}`, `Kept: ${what.en}${many.en}`) : model; // what the key itself said stays
    case 'confirmed': return model;
    case 'undone': return toast(model, `已撤销：${what.zh}${many.zh}`, `Undone: ${what.en}${many.en}`);
    case 'redone': return toast(model, `已重做：${what.zh}${many.zh}`, `Done again: ${what.en}${many.en}`);
    case 'noted': return toast(model, '备注已记下', 'The note is kept');
  }
}

/** What is said when an old answer was changed: of whom, and from what to what. `review` is as it was before. */
export function corrected(model: Model, review: ReviewState, { verdicts, batch }: Step): Model {
  const [changed] = verdicts;
  if (changed === undefined || changed[1] === null || verdicts.size > 1) return model;
  const [subject, { judgement }] = changed;
  const [name, was] = [pairsOf(review.pairs, subject)[0]?.name ?? '', review.verdicts.get(subject)?.judgement];
  const words = (language: 'zh' | 'en'): string => (was === undefined ? JUDGEMENTS[judgement][language] : `${JUDGEMENTS[was][language]} → ${JUDGEMENTS[judgement][language]}`);
  return toast(model, `已改判 ${name}：${words('zh')}（${batch}）`, `Changed, ${name}: ${words('en')} (${batch})`);
}

/** Keys that repeat while held down must not answer pairs that nobody has looked at: a key that comes too soon begins the wait anew. */
export const SHORTEST_LOOK_MS = 120;

export function answer(model: Model, review: ReviewState, judgement: Judgement, at: number): Next {
  const pair = currentPair(review);
  if (pair === null) return next(model);
  if (review.seen?.subject !== pair.subject) return unread(model, pair, 'review');
  if (review.sitting.answers + review.sitting.checked > 0 && at - review.shownAt < SHORTEST_LOOK_MS) {
    return next(toast({ ...model, review: { ...review, shownAt: at } }, '按得太快，这一下没有算', 'Too fast: this key was not counted', 'warn'));
  }
  const effect: Effect = { kind: 'judge', answers: [{ pair, judgement }], note: review.notes.get(pair.subject) ?? '' };
  if (review.view !== 'sample') return next({ ...model, review: counted(review) }, effect);
  return check(model, review, pair, judgement);
}

/** The records of a pair could not be read: they are read again, and nothing is said of what nobody has seen. */
export function unread(model: Model, pair: Pair, target: 'review' | 'bulk'): Next {
  return next(toast(model, '刚才没有读出这一对的记录，这一下没有算：请看清再定', 'The records of this pair had not been read, so the key was not counted: look before you judge', 'warn'), { kind: 'look', pair, target });
}

function counted(review: ReviewState): ReviewState {
  return { ...review, sitting: { ...review.sitting, answers: review.sitting.answers + 1 } };
}

/** A blind second look 抽查: agreement is kept, so that the pair is not drawn again; disagreement makes the pair unsure, so that it is settled by somebody. */
function check(model: Model, review: ReviewState, pair: Pair, judgement: Judgement): Next {
  const before = review.verdicts.get(pair.subject);
  const agrees = before?.judgement === judgement;
  const sitting = { ...review.sitting, checked: review.sitting.checked + 1, differed: review.sitting.differed + (agrees ? 0 : 1) };
  const looked = { ...model, review: { ...review, sitting } };
  if (agrees || before === undefined) return next(toast(looked, '与上次判断一致', 'The same as before'), { kind: 'confirm', answer: { pair, judgement } });
  const note = `抽查不一致：原判“${JUDGEMENTS[before.judgement].zh}”，复判“${JUDGEMENTS[judgement].zh}”`;
  const told = toast(looked, `与上次（${JUDGEMENTS[before.judgement].zh}）不一致，已转为存疑`, `Not what was said before (${JUDGEMENTS[before.judgement].en}): now unsure`, 'warn');
  return next(told, { kind: 'judge', answers: [{ pair, judgement: 'unsure' }], note });
}

export function following(review: ReviewState, by: number): string | null {
  const { list } = review.derived;
  if (list.length === 0) return null;
  const pair = currentPair(review);
  const at = pair === null ? -1 : list.indexOf(pair);
  return list[(at + by + list.length) % list.length]?.subject ?? null;
}

export function skip(model: Model, review: ReviewState): Next {
  const pair = currentPair(review);
  if (pair === null) return next(model);
  const deferred = [...review.deferred.filter((subject) => subject !== pair.subject), pair.subject];
  const onwards = following(review, 1);
  const changed = { ...review, deferred };
  return show({ ...model, toast: null }, goTo({ ...changed, derived: putOff(review.derived, pair) }, onwards));
}

/** The next candidate for the same person, or the one with this number. */
export function candidate(model: Model, review: ReviewState, wanted: number | 'next'): Next {
  const pair = currentPair(review);
  if (pair === null) return next(model);
  const candidates = candidatesOf(review, pair);
  const at = candidates.indexOf(pair);
  const chosen = wanted === 'next' ? candidates[(at + 1) % candidates.length] : candidates[wanted - 1];
  if (chosen === undefined) return next(toast(model, `没有第 ${wanted} 个候选`, `There is no candidate ${wanted}`, 'warn'));
  return show(model, goTo(review, chosen.subject));
}

export function turnTo(model: Model, review: ReviewState, view: View): Next {
  const turned = { ...review, view };
  const derived = deriveQueue(turned);
  return show({ ...model, toast: null }, goTo({ ...turned, derived }, derived.list[0]?.subject ?? null));
}

export function reorder(model: Model, review: ReviewState): Next {
  const order = review.order === 'value' ? 'village' as const : 'value' as const;
  const turned = { ...review, order };
  const derived = deriveQueue(turned);
  const told = order === 'village' ? toast(model, '按乡镇、村、姓名排列', 'In order of township, village, name') : toast(model, '按价值排列：能让人销号的在前', 'Most useful first');
  return show(told, goTo({ ...turned, derived }, derived.list[0]?.subject ?? null));
}
