/** What the screens list, read in small parts, so that keys are answered in between; and only what the screen at hand needs. */
import type { PairLine, PersonLine } from '../../../src/io/index.js';
import { numberDoctor, type NumberDoctor } from '../../output/number-proposals.js';
import type { PersonRow } from '../../tui/port.js';
import type { Workspace } from '../open.js';
import { namesakesAmong, type Namesakes } from './look.js';
import { tallied, type Tallied } from './overview.js';
import { personRows, withTownNames } from './people.js';
import { readQuestions, underJudgedRows, type Questions } from './queue.js';

/** What has been read since the lists last changed. */
interface Parts {
  people: Map<string, PersonLine>;
  pairs: readonly PairLine[];
  questions: Questions;
  namesakes: Namesakes;
  rows: Map<string, PersonRow>;
  tallies: Tallied;
}
type Part = keyof Parts;

/** What each part is made from, itself last. */
const FROM: Readonly<Record<Part, readonly Part[]>> = {
  people: ['people'], pairs: ['pairs'], questions: ['people', 'pairs', 'questions'], namesakes: ['people', 'namesakes'], rows: ['people', 'pairs', 'rows'], tallies: ['people', 'tallies'],
};

/** So many people are read before keys are looked after again. */
const AT_ONCE = 2500;

export interface Reading {
  /** Does a moment's work on the first part that is missing; true when all are there. */
  readOn(...parts: readonly Part[]): boolean;
  /** The part, read to its end. */
  get<P extends Part>(part: P): Parts[P];
  /** To be made anew when it is asked for again. */
  forget(...parts: readonly Part[]): void;
  readonly doctor: NumberDoctor;
}

export function readingOf(workspace: Workspace): Reading {
  const read: Partial<Parts> = {};
  const begun = new Map<Part, Iterator<undefined, Parts[Part]>>();
  const made = <P extends Part>(part: P): Parts[P] => {
    const found = read[part];
    if (found === undefined) throw new Error(`${part} has not been read`);
    return found;
  };
  const makers: { readonly [P in Part]: () => Generator<undefined, Parts[P]> } = {
    people: () => readPeople(workspace),
    *pairs() { return underJudgedRows(workspace, workspace.store.browse.pairs()); },
    questions: () => readQuestions(workspace, made('pairs'), made('people')),
    *namesakes() { return namesakesAmong(made('people').values()); },
    rows: () => personRows(workspace, made('people').values(), made('pairs'), AT_ONCE),
    tallies: () => tallied(workspace, made('people').values()),
  };
  const readOn = (...parts: readonly Part[]): boolean => {
    const missing = parts.flatMap((part) => FROM[part]).find((part) => read[part] === undefined);
    if (missing === undefined) return true;
    const steps = begun.get(missing) ?? makers[missing]();
    begun.set(missing, steps);
    const step = steps.next();
    if (step.done !== true) return false;
    Object.assign(read, { [missing]: step.value });
    begun.delete(missing);
    return false;
  };
  return {
    readOn,
    get(part) {
      while (!readOn(part));
      return made(part);
    },
    forget(...parts) {
      for (const part of parts) {
        delete read[part];
        begun.delete(part);
      }
    },
    doctor: numberDoctor(workspace),
  };
}

function* readPeople({ store: { browse } }: Workspace): Generator<undefined, Map<string, PersonLine>> {
  const read: PersonLine[] = [];
  for (let after = ''; ;) {
    const part = browse.people({ after, most: AT_ONCE });
    read.push(...part);
    if (part.length < AT_ONCE) break;
    after = part.at(-1)?.id ?? '';
    yield;
  }
  return new Map(withTownNames(read).map((line) => [line.id, line]));
}
