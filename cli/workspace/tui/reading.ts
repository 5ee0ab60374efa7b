/** What the screens list, read part by part, so that keys are answered in between. */
import type { PairLine, PersonLine } from '../../../src/io/index.js';
import { numberDoctor, type NumberDoctor } from '../../output/number-proposals.js';
import type { PersonRow } from '../../tui/port.js';
import type { Workspace } from '../open.js';
import { namesakesAmong, type Namesakes } from './look.js';
import { withTownNames } from './people.js';
import { readQuestions, underJudgedRows, type Questions } from './queue.js';

/** What has been read since the lists last changed. */
export interface Read {
  readonly people: Map<string, PersonLine>;
  readonly pairs: readonly PairLine[];
  readonly questions: Questions;
  readonly namesakes: Namesakes;
  readonly doctor: NumberDoctor;
  rows: ReadonlyMap<string, PersonRow> | null;
  names: ReadonlyMap<string, string> | null;
}

/** So many people are read before keys are looked after again. */
const AT_ONCE = 4000;

export function* reader(workspace: Workspace): Generator<undefined, Read> {
  const { browse } = workspace.store;
  const read: PersonLine[] = [];
  for (let after = ''; ;) {
    const part = browse.people({ after, most: AT_ONCE });
    read.push(...part);
    if (part.length < AT_ONCE) break;
    after = part.at(-1)?.id ?? '';
    yield;
  }
  const lines = withTownNames(read);
  const people = new Map(lines.map((line) => [line.id, line]));
  yield;
  const pairs = underJudgedRows(workspace, browse.pairs());
  yield;
  const questions = readQuestions(workspace, pairs, people);
  yield;
  return { people, pairs, questions, namesakes: namesakesAmong(lines), doctor: numberDoctor(workspace), rows: null, names: null };
}
