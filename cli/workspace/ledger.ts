/**
 * Everything a person decides, as steps 操作: a command in, events appended and the cases rewritten in one transaction. A step has
 * one batch, and undo takes back a batch. Commands and screens call this and write nothing themselves.
 */
import {
  UNDO_EVENTS, caseEventOf, decide, evolve, foldCases, payloadOf, stepStack,
  type Case, type CaseCommand, type CaseContext, type CaseEvent, type CaseRefusal, type IsoDate, type Judgement, type LedgerEvent,
} from '../../src/index.js';
import { now, pairSubject, type Step } from '../../src/io/index.js';
import { applyStandings, caseContext, syncTouched } from './case-book.js';
import type { Workspace } from './open.js';
import { syncTouchedLines } from './other-lines.js';

/** Who acts. */
export interface Acting {
  readonly actor: string;
}

/** The two fingerprints of a pair: what a judgement is kept under. */
export interface PairSides {
  readonly leftFingerprint: string;
  readonly rightFingerprint: string;
}

/** What is done to one case within a step; all of it, or nothing. */
export interface CaseStep {
  readonly caseNumber: string;
  readonly commands: readonly CaseCommand[];
}

export interface StepOptions {
  /** Only say what would happen. */
  readonly dryRun?: boolean;
  /** The day from which periods count, instead of that of the lists. */
  readonly on?: IsoDate;
}

export interface StepResult {
  /** Empty when nothing was written. */
  readonly batch: string;
  /** The cases as they are now, or would be. */
  readonly applied: readonly { readonly before: Case; readonly after: Case; readonly events: readonly CaseEvent[] }[];
  readonly refused: readonly CaseRefusal[];
}

/** A step that was undone or done again. */
export interface TakenBack {
  readonly batch: string;
  readonly events: readonly LedgerEvent[];
  /** The cases it touched, as they are now. */
  readonly cases: readonly Case[];
  /** Judgements on pairs are among it: people and standings follow with the next match. */
  readonly pairs: boolean;
  /** It was an import: so do they. */
  readonly lists: boolean;
}

/** Says the same of many pairs, as one step. The next match takes it up. */
export function judgePairs(workspace: Workspace, pairs: readonly PairSides[], judgement: Judgement, note: string, acting: Acting): { readonly batch: string; readonly judged: number } {
  return judgeEach(workspace, pairs.map((pair) => ({ pair, judgement })), note, acting);
}

/** Says of each pair its own word, as one step: what sorts out a contradiction. */
export function judgeEach({ store }: Workspace, answers: readonly { readonly pair: PairSides; readonly judgement: Judgement }[], note: string, { actor }: Acting): { readonly batch: string; readonly judged: number } {
  const bySubject = new Map(answers.map((answer) => [pairSubject(answer.pair.leftFingerprint, answer.pair.rightFingerprint), answer]));
  if (bySubject.size === 0) return { batch: '', judged: 0 };
  return store.transaction(() => {
    const at = now();
    const batch = store.ledger.nextBatch();
    for (const [subject, { pair: { leftFingerprint, rightFingerprint }, judgement }] of bySubject) {
      store.ledger.append({ at, actor, batch, type: 'PairJudged', subject, payload: { leftFingerprint, rightFingerprint, judgement, note } });
    }
    return { batch, judged: bySubject.size };
  });
}

/** A note on a pair that nobody has judged yet, as one step. */
export function notePair({ store }: Workspace, { leftFingerprint, rightFingerprint }: PairSides, note: string, { actor }: Acting): { readonly batch: string } {
  return store.transaction(() => {
    const batch = store.ledger.nextBatch();
    store.ledger.append({ at: now(), actor, batch, type: 'PairNoted', subject: pairSubject(leftFingerprint, rightFingerprint), payload: { leftFingerprint, rightFingerprint, note } });
    return { batch };
  });
}

/** A blind second look said the same of a pair again, as one step. It changes no result. */
export function confirmPair({ store }: Workspace, { leftFingerprint, rightFingerprint }: PairSides, judgement: Judgement, { actor }: Acting): { readonly batch: string } {
  return store.transaction(() => {
    const batch = store.ledger.nextBatch();
    store.ledger.append({ at: now(), actor, batch, type: 'PairConfirmed', subject: pairSubject(leftFingerprint, rightFingerprint), payload: { leftFingerprint, rightFingerprint, judgement } });
    return { batch };
  });
}

/** The same commands on many cases, as one step. Cases that refuse them are left alone and named. */
export function caseStep(workspace: Workspace, commands: readonly CaseCommand[], caseNumbers: readonly string[], acting: Acting, options: StepOptions = {}): StepResult {
  return caseSteps(workspace, [...new Set(caseNumbers)].map((caseNumber) => ({ caseNumber, commands })), acting, options);
}

/** Different commands on many cases, as one step: what a returned work sheet says. A case named twice gets both, or nothing. */
export function caseSteps(workspace: Workspace, steps: readonly CaseStep[], { actor }: Acting, options: StepOptions = {}): StepResult {
  const { store } = workspace;
  const context = caseContext(workspace, actor, options.on);
  const at = now();
  const work = (): StepResult => {
    const outcomes = byCase(steps).map((step) => tried(step, store.cases.find(step.caseNumber), context, at));
    const refused = outcomes.flatMap((outcome) => ('refused' in outcome ? [outcome.refused] : []));
    const applied = outcomes.flatMap((outcome) => ('refused' in outcome ? [] : [outcome]));
    if (options.dryRun === true || applied.length === 0) return { batch: '', applied, refused };
    const batch = store.ledger.nextBatch();
    for (const { before, events } of applied) for (const event of events) store.ledger.append({ at, actor, batch, type: event.type, subject: before.caseNumber, payload: payloadOf(event) });
    store.cases.save(applied.map(({ after }) => after));
    if (applied.some(({ before, after }) => before.state !== after.state || before.reason !== after.reason)) applyStandings(workspace);
    return { batch, applied, refused };
  };
  return options.dryRun === true ? work() : store.transaction(work);
}

/** Takes back the latest step that stands; null when there is none, or when it is an import (see `move-import.ts`). */
export function undoStep(workspace: Workspace, acting: Acting): TakenBack | null {
  return moveStep(workspace, acting, 'undo');
}

/** Does again what was undone last; null when there is nothing, when a new step came after it, or when it is an import. */
export function redoStep(workspace: Workspace, acting: Acting): TakenBack | null {
  return moveStep(workspace, acting, 'redo');
}

/** A step of the ledger, and whether undo or redo would take it next. */
export interface ListedStep extends Step {
  readonly next: 'undo' | 'redo' | null;
}

/** Steps, oldest first. */
export function stepsOf({ store }: Pick<Workspace, 'store'>): ListedStep[] {
  const stack = stepStack(store.ledger.stepEvents());
  return store.ledger.steps().map((step) => ({ ...step, next: step.batch === stack.done.at(-1) ? 'undo' : step.batch === stack.undone.at(-1) ? 'redo' : null }));
}

/** The cases folded anew from their events, none of which may be undone. */
export function refoldCases({ store }: Pick<Workspace, 'store'>, caseNumbers: Iterable<string>): Case[] {
  const undone = store.ledger.takenBack();
  return [...new Set(caseNumbers)].flatMap((subject) => [...foldCases(store.ledger.events({ subject }).filter(({ batch }) => !undone.has(batch))).values()]);
}

export type Direction = 'undo' | 'redo';

/** The step that undo or redo takes next; null when there is none. */
export function nextStep({ store }: Pick<Workspace, 'store'>, direction: Direction): { readonly batch: string; readonly isImport: boolean } | null {
  const stack = stepStack(store.ledger.stepEvents());
  const batch = (direction === 'undo' ? stack.done : stack.undone).at(-1);
  return batch === undefined ? null : { batch, isImport: store.snapshots.ofImport(batch) !== null };
}

function moveStep(workspace: Workspace, { actor }: Acting, direction: Direction): TakenBack | null {
  const { store } = workspace;
  return store.transaction(() => {
    const next = nextStep(workspace, direction);
    if (next === null || next.isImport) return null;
    const { batch } = next;
    const events = store.ledger.events({ batch });
    const type = direction === 'undo' ? UNDO_EVENTS.undone : UNDO_EVENTS.redone;
    store.ledger.append({ at: now(), actor, type, subject: batch, payload: { events: events.length } });
    const folded = refoldCases(workspace, events.filter((event) => caseEventOf(event) !== null).map(({ subject }) => subject));
    store.cases.save(folded);
    syncTouched(workspace, folded.filter(({ programme }) => programme === workspace.rules.cases.programme.code));
    if (folded.length > 0) applyStandings(workspace);
    syncTouchedLines(workspace, folded);
    const cases = folded.flatMap(({ caseNumber }) => store.cases.find(caseNumber) ?? []);
    return { batch, events, cases, pairs: events.some((event) => event.type === 'PairJudged'), lists: false };
  });
}

function byCase(steps: readonly CaseStep[]): CaseStep[] {
  const commands = new Map<string, CaseCommand[]>();
  for (const step of steps) commands.set(step.caseNumber, [...(commands.get(step.caseNumber) ?? []), ...step.commands]);
  return [...commands].map(([caseNumber, all]) => ({ caseNumber, commands: all }));
}

type Tried = StepResult['applied'][number] | { readonly refused: CaseRefusal };

/** All commands on one case, one after the other; the first refusal refuses all of them. */
function tried({ caseNumber, commands }: CaseStep, before: Case | null, context: CaseContext, at: string): Tried {
  const events: CaseEvent[] = [];
  let after = before;
  for (const command of commands) {
    const decision = decide(after, command, context, caseNumber);
    if ('refused' in decision) return decision;
    for (const event of decision.events) {
      events.push(event);
      after = evolve(after, event, { caseNumber, at, actor: context.actor });
    }
  }
  return { before: before as Case, after: after as Case, events };
}
