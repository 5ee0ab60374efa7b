/** Joins the reducer to the world: runs effects on the port and feeds back what they say, until nothing is left to do. */
import { ToolError, maskId, maskNumbersIn, type Language } from '../../src/index.js';
import type { Job, Pair, Part, Port } from './port.js';
import { furthestTop } from './screens/furthest.js';
import type { ClusterNode, Effect, Message, Model, ScreenName } from './state/model.js';
import { MOST_STEPS } from './state/past.js';
import { rankedBy } from './state/queue.js';
import { findPeople } from './state/text-matcher.js';
import { update } from './state/update.js';

export interface Runtime {
  readonly model: () => Model;
  send(message: Message): void;
  /** Called after every change. */
  subscribe(listener: () => void): () => void;
}

export interface Start {
  readonly language: Language;
  readonly screen: ScreenName;
  readonly columns: number;
  readonly rows: number;
  readonly glyphs: Model['glyphs'];
}

/** What takes long, and what must be read before: the screen is drawn first, and keys are answered between the parts. */
const SLOW: Readonly<Partial<Record<Effect['kind'], Part>>> = { loadQueue: 'queue', loadOverview: 'overview', loadPeople: 'people', loadPerson: 'people', past: 'overview', loadSubsidy: 'nothing' };

/** The panel opens over a screen that has read already what it needs: the next key is for it. */
function partOf(effect: Effect): Part | undefined {
  return effect.kind === 'past' && effect.target === 'panel' ? undefined : SLOW[effect.kind];
}

/** What other screens will need is read when no key has come for so many milliseconds. */
const IDLE = 700;

/** The first search of each kind is several times slower than the next: by name, by initials, by number. */
const FIRST_SEARCHES = ['王', 'w', '3'] as const;

/** Does a work after some milliseconds, when keys and frames have had their turn. */
type Later = (work: () => void, wait: number) => void;

/** `clock` gives milliseconds; only their differences are used. `later` puts long reads off; without it they are done at once. */
export function createRuntime(port: Port, start: Start, clock: () => number, later: Later | null = null): Runtime {
  let model: Model = {
    language: start.language, columns: start.columns, rows: start.rows, glyphs: start.glyphs, readOnly: port.readOnly, screens: [], help: false, blank: false, toast: port.readOnly === null ? null : { text: port.readOnly, tone: 'warn' }, review: null, triage: null,
    search: { text: '', found: [], cursor: 0 }, people: null, person: null, sources: null, overview: null, townsFrom: 0, before: null, outcome: null, past: null, subsidy: null, importPath: '', imported: null, job: null, problem: null, over: false,
  };
  let job: Job | null = null;
  let touchedAt = 0;
  let idling = false;
  let searched = 0;
  const listeners = new Set<() => void>();
  const send = (message: Message): void => {
    if (message.kind === 'key') touchedAt = clock();
    const waiting: Message[] = [message];
    for (let each = waiting.shift(); each !== undefined; each = waiting.shift()) {
      const { model: changed, effects } = update(model, each, furthestTop);
      model = changed;
      for (const effect of effects) waiting.push(...perform(effect));
    }
    for (const listener of listeners) listener();
  };
  const asked: { readonly part: Part; readonly work: () => void }[] = [];
  /** Reads on until the part is there, then does the work; one after the other. What a job interrupts is asked for again when it has ended. */
  const whenRead = (part: Part, work: () => void): void => {
    if (later === null) work();
    else if (asked.push({ part, work }) === 1) later(readOn, 0);
  };
  const readOn = (): void => {
    const [first] = asked;
    if (first === undefined || model.over || job !== null) { asked.length = 0; return; }
    try {
      if (port.prepare(first.part)) {
        first.work();
        asked.shift();
      }
    } catch (error) {
      asked.shift();
      send(failure(error));
    }
    if (asked.length > 0) later?.(readOn, 0);
    else if (!idling) {
      idling = true;
      later?.(readAhead, IDLE);
    }
  };
  /** Reads what the screens behind the next key need, while nobody presses any. */
  const readAhead = (): void => {
    idling = !model.over && job === null && asked.length === 0 && later !== null;
    if (!idling) return;
    try {
      if (clock() - touchedAt < IDLE) later?.(readAhead, IDLE);
      else if (!port.prepare('people') || !port.prepare('queue')) later?.(readAhead, 5);
      else if (searched < FIRST_SEARCHES.length) {
        findPeople(port.people(), FIRST_SEARCHES[searched] ?? '');
        searched += 1;
        later?.(readAhead, 5);
      } else {
        if (model.review !== null) rankedBy(model.review.pairs, 'village');
        port.past(MOST_STEPS);
        idling = false;
      }
    } catch {
      idling = false; // whoever asks for it will be told
    }
  };
  const perform = (effect: Effect): readonly Message[] => {
    const part = partOf(effect);
    if (later !== null && part !== undefined) {
      whenRead(part, () => { for (const message of done(effect)) send(message); });
      return [];
    }
    return done(effect);
  };
  const done = (effect: Effect): readonly Message[] => {
    try {
      return performOn(port, effect, { clock, send, whenRead, started: (started) => { job = started; }, running: () => job });
    } catch (error) {
      return [failure(error)];
    }
  };
  send({ kind: 'open', screen: start.screen });
  return { model: () => model, send, subscribe: (listener) => { listeners.add(listener); return () => { listeners.delete(listener); }; } };
}

/** What effects need of the runtime. */
interface World {
  readonly clock: () => number;
  readonly send: (message: Message) => void;
  readonly whenRead: (part: Part, work: () => void) => void;
  readonly started: (job: Job | null) => void;
  readonly running: () => Job | null;
}

function performOn(port: Port, effect: Effect, { clock, send, whenRead, started, running }: World): readonly Message[] {
  const listener = {
    progress: (progress: Parameters<Parameters<Port['startMatch']>[0]['progress']>[0]): void => { if (running() !== null) send({ kind: 'jobMoved', progress }); },
    waits: (waiting: Parameters<Parameters<Port['startMatch']>[0]['waits']>[0]): void => { if (running() !== null) send({ kind: 'jobWaits', waiting }); },
    end: (end: Parameters<Parameters<Port['startMatch']>[0]['end']>[0]): void => {
      started(null);
      if (end.kind !== 'done') { send({ kind: 'jobEnded', end, overview: null }); return; }
      whenRead('overview', () => {
        let overview;
        try {
          overview = port.overview();
        } catch (error) {
          send(failure(error));
          return;
        }
        send({ kind: 'jobEnded', end, overview });
      });
    },
  };
  switch (effect.kind) {
    case 'loadQueue': return [{ kind: 'queueLoaded', queue: port.queue(), at: clock() }];
    case 'look': return [{ kind: 'looked', view: port.look(effect.pair), target: effect.target, at: clock() }];
    case 'judge': return [{ kind: 'stepped', how: 'judged', step: port.judge(effect.answers, effect.note), answers: effect.answers, at: clock() }];
    case 'note': return [{ kind: 'stepped', how: 'noted', step: port.note(effect.pair, effect.text), answers: [], at: clock() }];
    case 'confirm': return [{ kind: 'stepped', how: 'confirmed', step: port.confirm(effect.answer), answers: [], at: clock() }];
    case 'undo': case 'redo': {
      const step = effect.kind === 'undo' ? port.undo() : port.redo();
      return [{ kind: 'stepped', how: effect.kind === 'undo' ? 'undone' : 'redone', step, answers: [], at: clock(), barred: step === null ? port.importNext(effect.kind) : null }];
    }
    case 'cluster': return [{ kind: 'clusterSeen', nodes: effect.nodes.map((node) => clusterNode(port, node, effect.pairs)), pairs: effect.pairs }];
    case 'past': return [{ kind: 'pastLoaded', entries: port.past(MOST_STEPS), target: effect.target }];
    case 'session': port.keepSession(effect.session); return [];
    case 'reveal': port.logReveal(effect.subject); return [{ kind: 'revealed', subject: effect.subject }];
    case 'loadPeople': return [{ kind: 'peopleLoaded', people: port.people(), referenceDate: port.referenceDate() }];
    case 'loadPerson': {
      const view = port.person(effect.id);
      return view === null ? [] : [{ kind: 'personLoaded', view }];
    }
    case 'loadSources': return [{ kind: 'sourcesLoaded', rows: port.sources() }];
    case 'loadChoices': return [{ kind: 'choicesLoaded', of: effect.of, choices: port.caseChoices(effect.of) }];
    case 'planCases': return [{ kind: 'planned', order: effect.order, plan: port.planCases(effect.ids, effect.order) }];
    case 'doCases': return [{ kind: 'casesDone', step: port.doCases(effect.ids, effect.order), people: port.people() }];
    case 'loadSubsidy': return [{ kind: 'subsidyLoaded', text: port.subsidy() }];
    case 'loadOverview': return [{ kind: 'overviewLoaded', overview: port.overview() }];
    case 'match': started(port.startMatch(listener)); return [];
    case 'import': started(port.startImport(effect.paths, listener)); return [];
    case 'certify': started(port.startCertify(listener)); return [];
    case 'cancel': running()?.cancel(); return [];
  }
}

/** A record of a contradiction as it is named: a person by name and number, a roster row by what its pair says. */
function clusterNode(port: Port, node: string, pairs: readonly Pair[]): ClusterNode {
  const pair = pairs.find(({ left, right }) => left === node || right === node);
  if (pair === undefined) return { node, name: node, id: '', place: '' };
  const view = port.look(pair);
  const isLeft = pair.left === node;
  const value = (field: 'name' | 'id'): string => { const found = view.evidence.find((each) => each.field === field); return found === undefined ? '' : isLeft ? found.left : found.right; };
  const side = isLeft ? view.left : view.right;
  return { node, name: maskNumbersIn(value('name')), id: maskId(value('id')), place: `${side.list.zh} ${maskNumbersIn(side.ref.file)} › ${side.ref.row}` };
}

function failure(error: unknown): Message {
  if (error instanceof ToolError) return { kind: 'failed', message: error.texts, fix: error.fix };
  const text = error instanceof Error ? error.message : String(error);
  return { kind: 'failed', message: { zh: `程序缺陷：${text}`, en: `A bug: ${text}` }, fix: { zh: '请把这一行报告给维护者', en: 'Please report this line' } };
}
