/** The last match as it stands in the store, for those who would find the same by matching again; people and links are read when they are asked for. */
import { countTargets, isTargetKind, type IsoDate, type MatchOutput, type Standing, type TargetCounts } from '../../src/index.js';
import type { Workspace } from './open.js';
import { linksByTier, openQuestions, type PairCounts } from './pair-counts.js';
import { referenceDateFor } from './reference-date.js';
import { storedPeople, type StoredPeople } from './stored-people.js';

/** What came of a match, whether it was just made or stands in the store. */
export interface Matched {
  readonly output: Pick<MatchOutput, 'people' | 'links' | 'questions'> & { readonly classification: Pick<StoredPeople, 'standings' | 'identitiesOf' | 'outside'> };
  /** How everybody of the target population stands. */
  readonly findings: readonly Pick<Standing, 'standing' | 'category' | 'reason'>[];
  readonly pairs: PairCounts;
  readonly counts: TargetCounts;
  readonly referenceDate: IsoDate;
  /** Null when the last match still holds and nothing was compared. */
  readonly blocking: MatchOutput['blocking'] | null;
}

export function storedMatch(workspace: Workspace): Matched {
  const { lists, results, browse } = workspace.store;
  let read: StoredPeople | undefined;
  const stored = (): StoredPeople => (read ??= storedPeople(workspace));
  const questions = results.questions();
  const summaries = results.summaries();
  const places = results.placesByPerson();
  const sheets = lists.sources().flatMap((source) => source.sheets).filter((sheet) => sheet.kind !== null && isTargetKind(sheet.kind));
  return {
    output: {
      questions,
      get people() { return stored().people; },
      get links() { return results.links().map(({ link }) => link); },
      classification: {
        get standings() { return stored().standings; },
        get identitiesOf() { return stored().identitiesOf; },
        get outside() { return stored().outside; },
      },
    },
    findings: summaries.flatMap(({ standing, outside }) => (standing === null || outside ? [] : [standing])),
    pairs: { links: linksByTier(results.eachLinkLine()), open: openQuestions(browse.pairs()) },
    counts: countTargets(summaries.map(({ id }) => ({ id, rows: places.get(id) ?? [] })), new Set(summaries.flatMap(({ id, outside }) => (outside ? [id] : []))), sheets),
    referenceDate: referenceDateFor(workspace), blocking: null,
  };
}
