/** The workspace as the screens see it: `cli/tui/port.ts` on the store. */
import type { FieldEvidence, Label } from '../../src/index.js';
import { now, pairSubject, type PairLine } from '../../src/io/index.js';
import type { Context } from '../context.js';
import { levelLabel, linkReasonLabel, patternLabel, reasonLabel } from '../output/labels.js';
import { percent } from '../output/person-card.js';
import type { Pair, Part, Port, Step } from '../tui/port.js';
import { confirmPair, judgeEach, nextStep, notePair, redoStep, undoStep } from './ledger.js';
import { openWorkspace, storeFolder, type Workspace } from './open.js';
import { caseChoices, stepOnCases } from './tui/cases.js';
import { filesOf, keepStep, pastSteps, stepOf, type KeptStep } from './tui/history.js';
import { startJob, type StartedJob } from './tui/jobs.js';
import { lookAt } from './tui/look.js';
import { openToLook } from './tui/open-to-look.js';
import { overviewOf } from './tui/overview.js';
import { viewPerson } from './tui/people.js';
import { readingOf } from './tui/reading.js';
import { queueOf } from './tui/queue.js';
import { readSession, writeSession } from './tui/session-file.js';
import { sourceRows } from './tui/sources.js';
import { subsidyText } from './tui/subsidy.js';
import { referenceDateFor } from './reference-date.js';
import { countUncounted } from './uncounted.js';

export interface OpenPort extends Port {
  /** Answers that are not in the totals yet. */
  uncounted(): number;
  close(): void;
}

/** What must be read before a part of the port answers at once. */
const PARTS = { queue: ['questions', 'namesakes'], overview: ['pairs', 'tallies'], people: ['rows'], nothing: [] } as const satisfies Record<Part, readonly unknown[]>;

const OWNERS = new WeakMap<readonly PairLine[], ReadonlyMap<string, string>>();

/** Opens the workspace as its only writer; the lock is let go while a job runs, which takes it itself. */
export function openPort(context: Context, command: string): OpenPort {
  const writer = { actor: context.actor, command };
  const opened = openToLook(context, writer);
  const { readOnly } = opened;
  let { workspace } = opened;
  const { folder } = workspace;
  const hidden = storeFolder(folder);
  let reading = readingOf(workspace);
  const steps = new Map<string, KeptStep>();
  /** People whose case has moved are read again; nobody else's standing hangs on it. */
  const casesMoved = (ids: readonly string[]): void => {
    const people = reading.get('people');
    for (const line of workspace.store.browse.people({ ids })) people.set(line.id, { ...line, town: people.get(line.id)?.town ?? line.town });
    reading.forget('rows', 'tallies');
  };
  const nameOf = (subject: string): string => {
    const people = reading.get('people');
    return people.get(pairOwners().get(subject) ?? workspace.store.cases.find(subject)?.personId ?? '')?.name ?? '';
  };
  /** Whose pairs are judged, by subject. */
  const pairOwners = (): ReadonlyMap<string, string> => {
    const pairs = reading.get('pairs');
    const owners = OWNERS.get(pairs) ?? new Map(pairs.map((line) => [pairSubject(line.leftFingerprint, line.rightFingerprint), line.personId]));
    OWNERS.set(pairs, owners);
    return owners;
  };
  let running: StartedJob | null = null;
  let found = foundIn(workspace);
  const reopened = (): boolean => {
    const again = openWorkspace(context, {}, writer);
    const before = found;
    try {
      [reading, found] = [readingOf(again), foundIn(again)];
    } catch (error) {
      again.close(); // whoever tries once more finds it free
      throw error;
    }
    workspace = again;
    running = null;
    return found !== before;
  };
  const job = (lines: readonly (readonly string[])[], listener: Parameters<Port['startMatch']>[0]): ReturnType<Port['startMatch']> => {
    found = foundIn(workspace);
    workspace.close();
    running = startJob({ folder, language: context.language, actor: context.actor, lines, reopen: reopened }, listener);
    return running;
  };
  const stepNow = (batch: string): Step => {
    const events = workspace.store.ledger.events({ batch });
    keepStep(workspace, batch, events, steps);
    return stepOf(workspace, batch, events);
  };
  const acting = { actor: context.actor };
  const both = (text: (language: 'zh' | 'en') => string): Label => ({ zh: text('zh'), en: text('en') });
  return {
    get title() { return workspace.settings.countyName || workspace.settings.county; }, // an import may teach the name
    year: workspace.settings.year, actor: context.actor, readOnly,
    words: {
      reason: (code) => both((language) => reasonLabel(workspace.rules.standings, code, language)),
      linkReason: (code) => both((language) => linkReasonLabel(workspace.rules.link, code, language)),
      evidence: (kind) => both((language) => workspace.rules.cases.evidence[kind]?.[language] ?? kind),
      level: ({ field, level }: FieldEvidence) => both((language) => levelLabel(workspace.rules.link, field, level, language)),
      pattern: (pattern) => both((language) => patternLabel(workspace.rules.link, pattern, language)),
      percent,
    },
    referenceDate: () => referenceDateFor(workspace),
    prepare: (what) => reading.readOn(...PARTS[what]),
    queue: () => queueOf(workspace, reading.get('questions'), readSession(hidden)),
    look: (pair: Pair) => lookAt(workspace, pair, reading.get('people'), reading.get('namesakes'), reading.doctor),
    judge(answers, note) {
      const { batch } = judgeEach(workspace, answers.map(({ pair, judgement }) => ({ pair, judgement })), note, acting);
      return stepNow(batch);
    },
    note(pair, text) {
      const { batch } = notePair(workspace, pair, text, acting);
      return stepNow(batch);
    },
    confirm({ pair, judgement }) {
      const { batch } = confirmPair(workspace, pair, judgement, acting);
      return stepNow(batch);
    },
    undo() {
      const done = undoStep(workspace, acting);
      if (done !== null && done.cases.length > 0) casesMoved(done.cases.map(({ personId }) => personId));
      return done === null ? null : stepOf(workspace, done.batch, done.events);
    },
    redo() {
      const done = redoStep(workspace, acting);
      if (done !== null && done.cases.length > 0) casesMoved(done.cases.map(({ personId }) => personId));
      return done === null ? null : stepOf(workspace, done.batch, done.events);
    },
    importNext(direction) {
      const step = nextStep(workspace, direction);
      return step?.isImport === true ? { batch: step.batch, files: filesOf(workspace, step.batch) } : null;
    },
    past: (limit) => pastSteps(workspace, limit, nameOf, steps),
    keepSession: (session) => { if (readOnly === null) writeSession(hidden, session); },
    logReveal: (subject) => { workspace.store.ledger.append({ at: now(), actor: context.actor, type: 'FullIdsShown', subject, payload: { rows: 1 } }); },
    people: () => [...reading.get('rows').values()],
    person: (id) => viewPerson(workspace, id, reading.get('rows'), reading.get('people')),
    caseChoices: (of) => caseChoices(workspace, of),
    planCases: (ids, order) => stepOnCases(workspace, ids, order, acting, true).plan,
    doCases(ids, order) {
      const { batch } = stepOnCases(workspace, ids, order, acting, false).result;
      casesMoved(ids);
      return batch === '' ? null : stepNow(batch);
    },
    subsidy: () => subsidyText(workspace, context.language),
    sources: () => sourceRows(workspace),
    overview: () => overviewOf(workspace, reading.get('tallies'), reading.get('pairs')),
    startMatch: (listener) => job([['match']], listener),
    startImport: (paths, listener) => job([['import', '--match', ...paths]], listener),
    startCertify: (listener) => job([['certify']], listener),
    uncounted: () => (running === null ? countUncounted(workspace) : 0), // a job has the workspace, and says itself what it leaves
    close: () => {
      running?.leave();
      workspace.close();
    },
  };
}

/** What the lists and the last match are known by: a job that was stopped has changed them, or has not. */
function foundIn({ store }: Workspace): string {
  return JSON.stringify([store.results.lastMatch(), store.lists.sources().map(({ path, sha256, importedAt }) => [path, sha256, importedAt])]);
}
