/** The whole state of the terminal as one value, the messages that change it and the effects that reach the world. */
import type { Label, Language } from '../../../src/index.js';
import type { Answer, CaseChoice, CaseOrder, CasePlan, ImportStep, JobEnd, JobProgress, JobWaiting, Overview, Pair, PairView, PastDecision, PersonRow, PersonView, Queue, Reason, Session, SourceRow, Step, SubsidyText, ImportTold, Verdict } from '../port.js';
import type { Derived, QueueState } from './queue.js';
import type { SearchState } from './text-matcher.js';
import type { TriageState } from './triage.js';

/** Screens form a stack; the last one is shown. */
export type ScreenName = 'dashboard' | 'review' | 'finished' | 'triage' | 'search' | 'person' | 'household' | 'subsidy' | 'sources' | 'history' | 'import' | 'imported' | 'job' | 'error';

/** What is open over the review screen: one thing at a time. */
export type Panel =
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'bulk'; readonly pairs: readonly Pair[]; readonly cursor: number; readonly viewed: ReadonlySet<string>; readonly excluded: ReadonlySet<string>; readonly view: PairView | null }
  | { readonly kind: 'cluster'; readonly nodes: readonly ClusterNode[]; readonly groups: readonly string[]; readonly cursor: number; readonly pairs: readonly Pair[] }
  | { readonly kind: 'history'; readonly entries: readonly PastDecision[]; readonly cursor: number }
  | { readonly kind: 'step'; readonly past: PastList; readonly pairs: readonly Pair[]; readonly cursor: number; readonly view: PairView | null };

/** Past steps, newest first, and the one that is chosen. */
export interface PastList {
  readonly entries: readonly PastDecision[];
  readonly cursor: number;
}

/** A record of a contradiction: a person or a roster row. */
export interface ClusterNode {
  readonly node: string;
  readonly name: string;
  readonly id: string;
  readonly place: string;
}

/** What happened since the screen was opened. */
export interface Sitting {
  /** What had been said when it began, by subject. */
  readonly began: ReadonlyMap<string, Verdict>;
  readonly startedAt: number;
  /** Pairs open when it began. */
  readonly open: number;
  readonly answers: number;
  /** Something was judged, undone or done again, so that a match is due. */
  readonly changed: boolean;
  /** Blind second looks, and how many of them differed. */
  readonly checked: number;
  readonly differed: number;
}

export interface ReviewState extends QueueState {
  readonly notes: ReadonlyMap<string, string>;
  readonly current: string | null;
  readonly seen: PairView | null;
  /** When the current pair was first shown, in milliseconds of the message clock. */
  readonly shownAt: number;
  readonly suggestions: boolean;
  readonly reveal: boolean;
  readonly panel: Panel | null;
  readonly derived: Derived;
  readonly sitting: Sitting;
}

/** What the sitting has changed, shown at the end 成果. */
export interface Outcome {
  readonly before: Overview;
  readonly after: Overview;
  readonly answers: number;
}

/** Views of the subsidy screen, in order. */
export const SUBSIDY_VIEWS = {
  identity: { zh: '按身份', en: 'by group' },
  township: { zh: '按乡镇', en: 'by township' },
  payer: { zh: '按资金来源', en: 'by payer' },
  forecast: { zh: '资金测算', en: 'forecast' },
  warnings: { zh: '预警', en: 'warnings' },
} as const;
export type SubsidyView = keyof typeof SUBSIDY_VIEWS;

export interface Toast {
  readonly text: Label;
  readonly tone: 'good' | 'warn' | 'bad';
}

export interface JobState {
  readonly what: 'match' | 'import' | 'certify';
  readonly progress: JobProgress | null;
  readonly waiting: JobWaiting | null;
  readonly cancelling: boolean;
  /** What to do when it has ended well. */
  readonly then: 'finished' | 'dashboard';
}

export interface Model {
  readonly language: Language;
  readonly columns: number;
  readonly rows: number;
  readonly glyphs: 'full' | 'plain';
  /** Why nothing can be written: keys that would are greyed. */
  readonly readOnly: Label | null;
  readonly screens: readonly ScreenName[];
  readonly help: boolean;
  readonly blank: boolean;
  readonly toast: Toast | null;
  readonly review: ReviewState | null;
  readonly triage: TriageState | null;
  readonly search: SearchState;
  readonly people: readonly PersonRow[] | null;
  readonly person: { readonly view: PersonView; readonly top: number; readonly cursor: number; readonly reveal: boolean } | null;
  readonly sources: { readonly rows: readonly SourceRow[]; readonly cursor: number } | null;
  readonly overview: Overview | null;
  /** The first township on the dashboard, by position. */
  readonly townsFrom: number;
  /** How things stood before the answers that no match has taken up. */
  readonly before: Overview | null;
  readonly outcome: Outcome | null;
  readonly past: { readonly entries: readonly PastDecision[]; readonly cursor: number } | null;
  readonly subsidy: { readonly text: SubsidyText; readonly view: SubsidyView; readonly top: number; readonly left: number } | null;
  readonly importPath: string;
  /** What the last import did not use; the first line shown. */
  readonly imported: { readonly told: ImportTold; readonly top: number } | null;
  readonly job: JobState | null;
  readonly problem: { readonly message: Label; readonly fix: Label } | null;
  readonly over: boolean;
}

export interface Key {
  /** `y`, `Z`, `tab`, `up`, `enter`, `escape`, `backspace`, `ctrl+u` … */
  readonly name: string;
  /** Characters typed, for fields of text; empty for keys that type nothing. */
  readonly text: string;
}

/** What became of a step. */
export type How = 'judged' | 'undone' | 'redone' | 'noted' | 'confirmed';

export type Message =
  | { readonly kind: 'key'; readonly key: Key; readonly at: number }
  | { readonly kind: 'paste'; readonly text: string }
  | { readonly kind: 'resized'; readonly columns: number; readonly rows: number }
  | { readonly kind: 'open'; readonly screen: ScreenName }
  | { readonly kind: 'queueLoaded'; readonly queue: Queue; readonly at: number }
  | { readonly kind: 'looked'; readonly view: PairView; readonly target: 'review' | 'bulk'; readonly at: number }
  | { readonly kind: 'stepped'; readonly how: How; readonly step: Step | null; readonly answers: readonly Answer[]; readonly at: number; /** Why there is no step, if it is that. */ readonly barred?: ImportStep | null }
  | { readonly kind: 'clusterSeen'; readonly nodes: readonly ClusterNode[]; readonly pairs: readonly Pair[] }
  | { readonly kind: 'pastLoaded'; readonly entries: readonly PastDecision[]; readonly target: 'panel' | 'screen' }
  | { readonly kind: 'peopleLoaded'; readonly people: readonly PersonRow[]; readonly referenceDate: string }
  | { readonly kind: 'personLoaded'; readonly view: PersonView }
  | { readonly kind: 'sourcesLoaded'; readonly rows: readonly SourceRow[] }
  | { readonly kind: 'choicesLoaded'; readonly of: CaseChoice; readonly choices: readonly Reason[] }
  | { readonly kind: 'planned'; readonly order: CaseOrder; readonly plan: CasePlan }
  | { readonly kind: 'casesDone'; readonly step: Step | null; readonly people: readonly PersonRow[] }
  | { readonly kind: 'subsidyLoaded'; readonly text: SubsidyText }
  | { readonly kind: 'overviewLoaded'; readonly overview: Overview }
  | { readonly kind: 'jobMoved'; readonly progress: JobProgress }
  | { readonly kind: 'jobWaits'; readonly waiting: JobWaiting }
  | { readonly kind: 'jobEnded'; readonly end: JobEnd; readonly overview: Overview | null }
  /** The look at whole numbers is on record. */
  | { readonly kind: 'revealed'; readonly subject: string }
  | { readonly kind: 'failed'; readonly message: Label; readonly fix: Label };

export type Effect =
  | { readonly kind: 'loadQueue' }
  | { readonly kind: 'look'; readonly pair: Pair; readonly target: 'review' | 'bulk' }
  | { readonly kind: 'judge'; readonly answers: readonly Answer[]; readonly note: string }
  | { readonly kind: 'note'; readonly pair: Pair; readonly text: string }
  | { readonly kind: 'confirm'; readonly answer: Answer }
  | { readonly kind: 'undo' }
  | { readonly kind: 'redo' }
  | { readonly kind: 'cluster'; readonly pairs: readonly Pair[]; readonly nodes: readonly string[] }
  | { readonly kind: 'past'; readonly target: 'panel' | 'screen' }
  | { readonly kind: 'session'; readonly session: Session }
  | { readonly kind: 'reveal'; readonly subject: string }
  | { readonly kind: 'loadPeople' }
  | { readonly kind: 'loadPerson'; readonly id: string }
  | { readonly kind: 'loadSources' }
  | { readonly kind: 'loadOverview' }
  | { readonly kind: 'loadChoices'; readonly of: CaseChoice }
  | { readonly kind: 'planCases'; readonly ids: readonly string[]; readonly order: CaseOrder }
  | { readonly kind: 'doCases'; readonly ids: readonly string[]; readonly order: CaseOrder }
  | { readonly kind: 'loadSubsidy' }
  | { readonly kind: 'match' }
  | { readonly kind: 'import'; readonly paths: readonly string[] }
  | { readonly kind: 'certify' }
  | { readonly kind: 'cancel' };

/** The next state and what is to be done in the world. */
export interface Next {
  readonly model: Model;
  readonly effects: readonly Effect[];
}

export function next(model: Model, ...effects: readonly Effect[]): Next {
  return { model, effects };
}

export function toast(model: Model, zh: string, en: string, tone: Toast['tone'] = 'good'): Model {
  return { ...model, toast: { text: { zh, en }, tone } };
}

export function topScreen(model: Model): ScreenName {
  return model.screens.at(-1) ?? 'dashboard';
}

export function push(model: Model, screen: ScreenName): Model {
  return model.screens.at(-1) === screen ? model : { ...model, screens: [...model.screens, screen] };
}

export function pop(model: Model): Model {
  return { ...model, screens: model.screens.slice(0, -1) };
}

/** Below this the two numbers of a pair would not both be seen in full. */
const LEAST = { columns: 72, rows: 20 } as const;

/** Nothing is shown in such a window, so nothing is decided in it. */
export function isTooSmall({ columns, rows }: Pick<Model, 'columns' | 'rows'>): boolean {
  return columns < LEAST.columns || rows < LEAST.rows;
}

/** Asked for several times a frame: found once for each state. */
const CURRENT = new WeakMap<ReviewState, Pair | null>();

/** The pair on the screen, or null when the queue is empty. */
export function currentPair(review: ReviewState): Pair | null {
  const known = CURRENT.get(review);
  if (known !== undefined) return known;
  const pair = review.derived.list.find(({ subject }) => subject === review.current) ?? null;
  CURRENT.set(review, pair);
  return pair;
}
