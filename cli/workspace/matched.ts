/** Commands that speak of people need a match of the lists at hand: an empty answer would read as "nobody". */
import { ToolError, isTargetKind, type Label } from '../../src/index.js';
import type { Workspace } from './open.js';

/** Lists are there, and no match has read them yet. */
export function isUnmatched({ store }: Pick<Workspace, 'store'>): boolean {
  return store.results.isEmpty() && store.lists.sources().length > 0;
}

/** Nobody is on the lists that are in force: rosters alone, or target lists without a row that can be used. A match would find nobody either. */
export function isWithoutTargets({ store }: Pick<Workspace, 'store'>): boolean {
  return !store.lists.sources().some(({ sheets }) => sheets.some(({ kind, used }) => kind !== null && isTargetKind(kind) && used > 0));
}

/** What is said where nobody is on the lists, and what to do. */
export const NO_TARGETS: { readonly what: Label; readonly fix: Label } = {
  what: { zh: '导入的文件里没有读到名单上的人（建档立卡、低保、特困、低收入、残疾人名单），没有人可以比对', en: 'The files imported name nobody on a target list (poor registry, minimum living, extreme poverty, low income, disability), so there is nobody to match' },
  fix: { zh: '导入这些部门的名单：c2z import；哪个文件读成了什么，见 c2z sources', en: 'Import the lists of these departments: c2z import; what each file was read as: c2z sources' },
};

/**
 * @throws ToolError `match/needed` when lists came in after the last match, or were never matched; `match/no-targets` when no match would help,
 * because nobody is on the lists.
 */
export function requireMatch(workspace: Pick<Workspace, 'store'>): void {
  if (!isUnmatched(workspace)) return;
  if (isWithoutTargets(workspace)) throw new ToolError('match/no-targets', NO_TARGETS.what, NO_TARGETS.fix);
  throw new ToolError('match/needed', { zh: '名单已经更新，还没有比对，现在说不出人数', en: 'The lists have changed and have not been matched yet, so nothing can be said of people' }, { zh: '先 c2z match', en: 'First c2z match' });
}
