/**
 * All that the screens know of the world: a workspace seen through this port. `cli/workspace/tui-port.ts` implements it on the
 * store; tests give an object. Calls are short and synchronous, so that a key is answered at once; long work is a {@link Job}.
 */
import type { Agreement, Case, FieldEvidence, Judgement, Label, PeopleChange, RecordRef, RosterKind, SourceKind, StandingCode, Category, Tier } from '../../src/index.js';

/** A pair to be judged, in one line. */
export interface Pair {
  /** Short id, the same as `c2z review` prints and `c2z decide --pair` takes. */
  readonly id: string;
  /** What a judgement is kept under; pairs that say the same share it. */
  readonly subject: string;
  readonly what: 'link' | 'merge';
  /** The two ends as nodes of the graph of answers: person ids, and `R:` with a fingerprint for roster rows. */
  readonly left: string;
  readonly right: string;
  readonly leftFingerprint: string;
  readonly rightFingerprint: string;
  readonly name: string;
  readonly town: string;
  readonly village: string;
  readonly kind: RosterKind | null;
  readonly tier: Tier;
  readonly probability: number;
  readonly pattern: string;
  readonly reasons: readonly string[];
  /** What the answer is worth: 3 takes a person off the list of the missing, 2 explains an absence, 1 joins two people, 0 changes nobody's standing. */
  readonly value: 0 | 1 | 2 | 3;
}

/** What was said of a pair. */
export interface Verdict {
  readonly judgement: Judgement;
  readonly note: string;
  readonly by: string;
  /** In the machine's own time: `YYYY-MM-DD HH:MM`. */
  readonly at: string;
}

export interface Queue {
  readonly pairs: readonly Pair[];
  /** By subject. */
  readonly verdicts: ReadonlyMap<string, Verdict>;
  /** Rows that are somebody's beyond doubt: person id and node. */
  readonly claims: readonly (readonly [personId: string, node: string])[];
  readonly notes: ReadonlyMap<string, string>;
  /** Subjects whose answer a blind second look has confirmed, and nobody has changed since. */
  readonly checked: ReadonlySet<string>;
  readonly session: Session;
}

/** Where the clerk is; kept outside the ledger, written with every step, so that the next start is at the same pair. */
export interface Session {
  readonly current: string | null;
  readonly order: Order;
  /** Subjects put to the back of the queue, in that order. */
  readonly deferred: readonly string[];
  readonly suggestions: boolean;
}

/** `value`: first what takes somebody off the gap list. `village`: township, village, name, for telephone calls. */
export type Order = 'value' | 'village';

/** One side of a pair. */
export interface Side {
  readonly list: Label;
  readonly ref: RecordRef;
  /** Further rows of the same person. */
  readonly more: number;
  /** What the row says of insurance, or what the person's conclusion is. */
  readonly says: Label;
}

/** A pair with everything that is shown of it. */
export interface PairView {
  readonly subject: string;
  readonly left: Side;
  readonly right: Side;
  readonly evidence: readonly FieldEvidence[];
  readonly reasons: readonly Reason[];
  /** Other people of the same name on the lists: in the county, in the village, born in the same year. */
  readonly namesakes: { readonly county: number; readonly village: number; readonly year: number };
  /** Numbers one slip away from a broken one, already masked; see the identity number doctor. */
  readonly proposals: readonly Label[];
}

/** A code with its words. */
export interface Reason extends Label {
  readonly code: string;
}

/** One answer to be kept. */
export interface Answer {
  readonly pair: Pair;
  readonly judgement: Judgement;
}

/** A step as it was kept, or taken back. */
export interface Step {
  readonly batch: string;
  /** What each pair it touched is now; null = open again. */
  readonly verdicts: ReadonlyMap<string, Verdict | null>;
  readonly notes: ReadonlyMap<string, string>;
  /** Whether a blind second look confirms each answer it touched. */
  readonly checked: ReadonlyMap<string, boolean>;
  readonly events: number;
  /** What kind of step it was, in words. */
  readonly what: Label;
}

/** An import that is the next step to be taken back or done again: a long work, which commands do and the screens do not. */
export interface ImportStep {
  readonly batch: string;
  /** The files it brought; empty when it only took lists away. */
  readonly files: readonly string[];
}

/** A decision of the past, for the history panel. */
export interface PastDecision {
  readonly batch: string;
  /** In the machine's own time: `YYYY-MM-DD HH:MM`. */
  readonly at: string;
  readonly by: string;
  /** What was done, and of whom; the latter empty when it was done to nobody in particular. */
  readonly what: Label;
  readonly whom: Label;
  readonly events: number;
  readonly takenBack: boolean;
  /** Subjects of the pairs it judged. */
  readonly subjects: readonly string[];
  /** Null when it judged no pair, or said different things of several. */
  readonly judgement: Judgement | null;
  readonly note: string;
}

/** A person in one line, for search and triage. */
export interface PersonRow {
  readonly id: string;
  readonly name: string;
  readonly maskedId: string;
  readonly idText: string;
  readonly initials: string;
  readonly town: string;
  readonly village: string;
  readonly household: string;
  readonly standing: StandingCode | null;
  readonly category: Category | null;
  readonly reason: string;
  readonly identities: readonly string[];
  readonly responsible: string;
  readonly due: string;
  readonly caseNumber: string;
  readonly caseState: string;
  /** The best probability among open pairs of this person; 0 without one. */
  readonly score: number;
}

export interface PersonView {
  readonly row: PersonRow;
  readonly birthDate: string;
  readonly sex: Label;
  readonly standing: Label;
  readonly basis: string;
  readonly identities: readonly { readonly label: Label; readonly ended: boolean }[];
  readonly rows: readonly { readonly list: Label; readonly ref: RecordRef; readonly name: string; readonly id: string; readonly fullId: string; readonly place: string; readonly relation: string }[];
  readonly links: readonly { readonly list: Label; readonly ref: RecordRef; readonly tier: Tier; readonly probability: number; readonly judgement: Judgement | null; readonly says: Label; readonly reasons: readonly Reason[]; readonly agreements: readonly { readonly field: Label; readonly agreement: Agreement }[] }[];
  readonly household: readonly PersonRow[];
  readonly cases: readonly Case[];
  readonly history: readonly { readonly at: string; readonly by: string; readonly what: Label }[];
}

export interface SourceRow {
  readonly path: string;
  readonly asOf: string;
  readonly importedAt: string;
  readonly problem: Label | null;
  readonly sheets: readonly { readonly name: string; readonly kind: SourceKind | null; readonly rows: number; readonly used: number; readonly duplicates: number; readonly setAside: number; readonly why: Label | null }[];
}

export interface Overview {
  readonly standings: Readonly<Record<StandingCode, number>>;
  readonly categories: Readonly<Record<Category, number>>;
  readonly towns: readonly { readonly town: string; readonly people: number; readonly due: number; readonly insured: number; readonly gap: number; readonly pending: number }[];
  readonly rates: { readonly list: { readonly insured: number; readonly of: number }; readonly reduced: { readonly insured: number; readonly of: number } };
  readonly openPairs: number;
  /** Decisions that no match has taken up yet. */
  readonly unmatched: number;
  readonly issues: { readonly error: number; readonly warning: number; readonly info: number };
  readonly lastImport: string;
  /** People still missing after each match, oldest first. */
  readonly history: readonly { readonly at: string; readonly missing: number; readonly people: number }[];
  /** What `c2z case due` lists: tasks, reasons, terms and waiting periods before the day `from`, within a week and within a month of it; and open cases that nobody has. */
  readonly due: { readonly from: string; readonly overdue: number; readonly week: number; readonly month: number; readonly unassigned: number };
  /** People by what became of them since the lists were others; null before that. */
  readonly changes: Readonly<Record<PeopleChange, number>> | null;
}

/** Long work in another process: it can be watched and stopped without harm. */
export interface Job {
  cancel(): void;
}

export interface JobProgress {
  readonly label: string;
  /** 0 to 1; null when the size is not known. */
  readonly share: number | null;
  readonly rows: number;
  readonly seconds: number;
}

/** What an import says of its files. */
export interface ImportTold {
  /** So many files have lists that are used. */
  readonly used: number;
  /** Files and sheets that are not, each with the reason, and faults that make them less than they should be. `code` is empty where no issue says it. */
  readonly refused: readonly { readonly code: string; readonly place: string; readonly message: string; readonly fix: string }[];
}

export type JobEnd =
  | { readonly kind: 'done'; readonly imported?: ImportTold }
  /** `changed`: what was found stands in the store already, and only files beside it may be as before. */
  | { readonly kind: 'cancelled'; readonly changed: boolean }
  | { readonly kind: 'failed'; readonly message: string; readonly fix: string };

/** Another program has the workspace, or it cannot be opened; it is tried again and again. */
export interface JobWaiting {
  readonly message: Label;
  readonly fix: Label;
  /** The work has not begun: it may still be cancelled. Otherwise the screen can only be left. */
  readonly mayCancel: boolean;
}

export interface JobListener {
  progress(progress: JobProgress): void;
  waits(waiting: JobWaiting): void;
  end(end: JobEnd): void;
}

/** What is done to the cases of many people as one step. */
export type CaseOrder =
  | { readonly kind: 'assign'; readonly responsible: string }
  | { readonly kind: 'due'; readonly due: string }
  | { readonly kind: 'survey'; readonly reason: string }
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'contact'; readonly channel: string; readonly result: string }
  | { readonly kind: 'evidence'; readonly evidence: string; readonly reference: string }
  | { readonly kind: 'verify' }
  | { readonly kind: 'return'; readonly why: string }
  | { readonly kind: 'clear' }
  | { readonly kind: 'reopen'; readonly why: string };

/** What is chosen from a list before such a step: the reason found, the kind of paper, how somebody was reached. */
export type CaseChoice = 'survey' | 'evidence' | 'contact';

/** What such a step would do. */
export interface CasePlan {
  readonly applied: number;
  /** People who have no case. */
  readonly without: number;
  readonly refused: readonly { readonly name: string; readonly caseNumber: string; readonly why: Label }[];
}

/** The tables of subsidies as lines of text. */
export interface SubsidyText {
  readonly policy: Label;
  readonly identity: readonly string[];
  readonly township: readonly string[];
  readonly payer: readonly string[];
  readonly forecast: readonly string[];
  readonly warnings: readonly string[];
}

/** What takes its time to be read: the queue of pairs, the counts of everybody, everybody. */
export type Part = 'queue' | 'overview' | 'people' | 'nothing';

export interface Port {
  readonly title: string;
  readonly year: number;
  readonly actor: string;
  /** Why nothing can be written here; null when it can. */
  readonly readOnly: Label | null;
  readonly words: {
    reason(code: string): Label;
    linkReason(code: string): Label;
    evidence(kind: string): Label;
    level(evidence: FieldEvidence): Label;
    pattern(pattern: string): Label;
    /** Never rounded up to certainty. */
    percent(probability: number): string;
  };
  /** The day from which deadlines count: that of the lists. */
  referenceDate(): string;
  /** Reads on for a moment; true when what is named can be had at once. */
  prepare(what: Part): boolean;
  queue(): Queue;
  look(pair: Pair): PairView;
  /** Keeps the answers as one step. When it returns they are on disk. */
  judge(answers: readonly Answer[], note: string): Step;
  note(pair: Pair, text: string): Step;
  /** A blind second look said the same: it is kept, so that the pair is not drawn again. */
  confirm(answer: Answer): Step;
  /** Null when there is nothing to take back, or to do again, and when the next step is an import: see `importNext`. */
  undo(): Step | null;
  redo(): Step | null;
  /** The import that keeps undo or redo from going on; null when there is none. */
  importNext(direction: 'undo' | 'redo'): ImportStep | null;
  past(limit: number): readonly PastDecision[];
  keepSession(session: Session): void;
  /** Somebody looks at a whole number. */
  logReveal(subject: string): void;
  people(): readonly PersonRow[];
  person(id: string): PersonView | null;
  caseChoices(of: CaseChoice): readonly Reason[];
  planCases(ids: readonly string[], order: CaseOrder): CasePlan;
  doCases(ids: readonly string[], order: CaseOrder): Step | null;
  subsidy(): SubsidyText;
  sources(): readonly SourceRow[];
  overview(): Overview;
  startMatch(listener: JobListener): Job;
  startImport(paths: readonly string[], listener: JobListener): Job;
  /** Issues the certificate of zero, or says what is still open. */
  startCertify(listener: JobListener): Job;
}
