/** Steps of the ledger for the screens: what was kept, taken back, and what each pair is after it. */
import { JUDGEMENTS, LISTS_CHANGED, maskNumbersIn, type Judgement, type Label, type LedgerEvent } from '../../../src/index.js';
import { localTime } from '../../../src/io/index.js';
import { eventLabel, eventWords } from '../../output/event-words.js';
import type { PastDecision, Step, Verdict } from '../../tui/port.js';
import type { Workspace } from '../open.js';
import { isConfirmed } from './queue.js';

/** A batch as the screens see it: the pairs and notes it touched, as the ledger has them now. */
export function stepOf(workspace: Workspace, batch: string, events: readonly LedgerEvent[]): Step {
  const undone = workspace.store.ledger.takenBack();
  const standing = (subject: string, ...types: readonly string[]): LedgerEvent[] => workspace.store.ledger.events({ types, subject }).filter((event) => !undone.has(event.batch));
  const verdicts = new Map<string, Verdict | null>();
  const notes = new Map<string, string>();
  const checked = new Map<string, boolean>();
  for (const { type, subject } of events) {
    if (type === 'PairJudged') verdicts.set(subject, verdictOf(standing(subject, type).at(-1)));
    if (type === 'PairNoted') notes.set(subject, (standing(subject, type).at(-1)?.payload as { note: string } | undefined)?.note ?? '');
    if (type === 'PairJudged' || type === 'PairConfirmed') checked.set(subject, isConfirmed(standing(subject, 'PairJudged', 'PairConfirmed')));
  }
  return { batch, verdicts, notes, checked, events: events.length, what: whatOf(workspace, events) };
}

function verdictOf(event: LedgerEvent | undefined): Verdict | null {
  if (event === undefined) return null;
  const { judgement, note } = event.payload as { judgement: Judgement; note: string };
  return { judgement, note, by: event.actor, at: localTime(event.at) };
}

/** What a batch did: its only event in words, or the kind of its events. */
function whatOf({ rules }: Pick<Workspace, 'rules'>, events: readonly LedgerEvent[]): Label {
  const [first] = events;
  if (first === undefined) return { zh: '', en: '' };
  const judged = judgementsOf(events);
  if (judged.length > 0) return judgedWords(judged);
  if (events.length === 1) return { zh: eventWords(first, rules, 'zh'), en: eventWords(first, rules, 'en') };
  return { zh: eventLabel(first.type, 'zh'), en: eventLabel(first.type, 'en') };
}

function judgementsOf(events: readonly LedgerEvent[]): Judgement[] {
  return events.filter(({ type }) => type === 'PairJudged').map(({ payload }) => (payload as { judgement: Judgement }).judgement);
}

/** One word for all, or how many were told what. */
export function judgedWords(judged: readonly Judgement[]): Label {
  const kinds = (Object.keys(JUDGEMENTS) as Judgement[]).filter((code) => judged.includes(code));
  const [only] = kinds;
  if (only !== undefined && kinds.length === 1) return { zh: JUDGEMENTS[only].zh, en: JUDGEMENTS[only].en };
  const words = (language: 'zh' | 'en', join: string): string => kinds.map((code) => `${JUDGEMENTS[code][language]} ${judged.filter((each) => each === code).length}`).join(join);
  return { zh: words('zh', '、'), en: words('en', ', ') };
}

/** The names of the files that an import brought, as they are printed. */
export function filesOf({ store }: Pick<Workspace, 'store'>, batch: string): string[] {
  return filesIn(store.ledger.events({ batch }));
}

function filesIn(events: readonly LedgerEvent[]): string[] {
  const lists = events.filter(({ type }) => type === LISTS_CHANGED).flatMap(({ payload }) => (payload as { lists: readonly { path: string; state: string }[] }).lists);
  return [...new Set(lists.filter(({ state }) => state === 'in-force').map(({ path }) => maskNumbersIn(path)))];
}

/** What never changes of a step that was kept. */
export type KeptStep = Pick<PastDecision, 'what' | 'subjects' | 'judgement' | 'note'> & { readonly touched: readonly string[]; readonly files: readonly string[] };

/**
 * The latest steps, newest first. `nameOf` names the person of a subject, a pair or a case, when it is still there. `known` keeps what
 * was read: a step does not change, and the panel is opened again and again.
 */
export function pastSteps(workspace: Workspace, limit: number, nameOf: (subject: string) => string, known: Map<string, KeptStep>): PastDecision[] {
  return workspace.store.ledger.steps().slice(-limit).reverse().map(({ batch, at, actor, takenBack, events }): PastDecision => {
    const { touched, files, ...kept } = known.get(batch) ?? keepStep(workspace, batch, workspace.store.ledger.events({ batch }), known);
    const names = files.length > 0 ? files : [...new Set(touched.slice(0, MOST_NAMED * 4).map((subject) => maskNumbersIn(nameOf(subject))).filter((name) => name !== ''))];
    const more = names.length > MOST_NAMED || (files.length === 0 && touched.length > MOST_NAMED * 4);
    const whom = names.length === 0 ? '' : `${names.slice(0, MOST_NAMED).join('、')}${more ? ' …' : ''}`;
    return { ...kept, batch, at: localTime(at), by: actor, events: files.length > 0 ? files.length : events, takenBack,
      whom: { zh: whom, en: whom } };
  });
}

const MOST_NAMED = 3;

/** Reads a step for the panel while its events are at hand. */
export function keepStep(workspace: Workspace, batch: string, events: readonly LedgerEvent[], known: Map<string, KeptStep>): KeptStep {
  const judged = events.filter(({ type }) => type === 'PairJudged');
  const payload = judged[0]?.payload as { judgement: Judgement; note: string } | undefined;
  const touched = [...new Set(events.map(({ subject }) => subject))];
  const step = { what: whatOf(workspace, events), touched, files: filesIn(events), subjects: [...new Set(judged.map(({ subject }) => subject))], judgement: new Set(judgementsOf(events)).size === 1 ? payload?.judgement ?? null : null, note: payload?.note ?? '' };
  known.set(batch, step);
  return step;
}
