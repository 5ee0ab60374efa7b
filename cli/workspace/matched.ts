/** Commands that speak of people need a match of the lists at hand: an empty answer would read as "nobody". */
import { ToolError } from '../../src/index.js';
import type { Workspace } from './open.js';

/** Lists are there, and no match has read them yet. */
export function isUnmatched({ store }: Pick<Workspace, 'store'>): boolean {
  return store.results.isEmpty() && store.lists.sources().length > 0;
}

/** @throws ToolError `match/needed` when lists came in after the last match, or were never matched. */
export function requireMatch(workspace: Pick<Workspace, 'store'>): void {
  if (!isUnmatched(workspace)) return;
  throw new ToolError('match/needed', { zh: '名单已经更新，还没有比对，现在说不出人数', en: 'The lists have changed and have not been matched yet, so nothing can be said of people' }, { zh: '先 c2z match', en: 'First c2z match' });
}
