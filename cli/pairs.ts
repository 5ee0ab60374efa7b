/** Pairs that a person may judge 比对: links, and two people of the lists who may be one, under the short id by which each is named. */
import { ToolError, isAsked, pairIds, patternOf, type Link, type MergeQuestion } from '../src/index.js';
import type { Workspace } from './workspace/open.js';

interface Named { readonly id: string; readonly pattern: string }
interface LinkPair extends Named { readonly what: 'link'; readonly pair: Link }
interface MergePair extends Named { readonly what: 'merge'; readonly pair: MergeQuestion }
export type Pair = LinkPair | MergePair;

/** Every pair, judged or not, the likeliest first. */
export function allPairs({ store }: Pick<Workspace, 'store'>): Pair[] {
  const links: Omit<LinkPair, 'id'>[] = store.results.links().map(({ link, pattern }) => ({ what: 'link' as const, pair: link, pattern }));
  const questions: Omit<MergePair, 'id'>[] = store.results.questions().map((question) => ({ what: 'merge' as const, pair: question, pattern: patternOf(question) }));
  const pairs = [...links, ...questions];
  const ids = pairIds(pairs.map(({ pair }) => pair));
  return pairs.map((pair, index): Pair => ({ ...pair, id: ids[index] as string }))
    .sort((a, b) => b.pair.probability - a.pair.probability || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}

/** Those that wait for a person, each question once: a list that repeats a row asks with its first. */
export function openPairs(workspace: Pick<Workspace, 'store'>): Pair[] {
  const asked = new Set<string>();
  return allPairs(workspace).filter((each) => {
    const isNew = isOpen(each) && !asked.has(each.id);
    if (isNew) asked.add(each.id);
    return isNew;
  });
}

/** A pair that waits for a person: not certain, nobody has said a word, and the answer matters to somebody's standing. */
export function isOpen({ pair }: Pair): boolean {
  return pair.tier !== 'certain' && pair.judgement === null && isAsked(pair.reasons);
}

export function isLink(pair: Pair): pair is LinkPair {
  return pair.what === 'link';
}

export function isMerge(pair: Pair): pair is MergePair {
  return pair.what === 'merge';
}

/** Patterns of two people of the lists begin so: who accepts links in bulk by a pattern merges nobody unseen. */
export const MERGE_PATTERN = 'merge|';

/** The pattern of a pair as `--pattern` names it. */
export function wordedPattern(pair: Pair): string {
  return pair.what === 'merge' ? `${MERGE_PATTERN}${pair.pattern}` : pair.pattern;
}

/** The people of a pair: one, or the two who may be one. */
export function peopleOf(pair: Pair): readonly string[] {
  return pair.what === 'link' ? [pair.pair.personId] : [pair.pair.leftPersonId, pair.pair.rightPersonId];
}

/**
 * The pairs of an id; several where lists repeat a row.
 *
 * @throws ToolError `decide/pair` when there is none.
 */
export function pairsNamed(pairs: readonly Pair[], id: string): Pair[] {
  const found = pairs.filter((pair) => pair.id === id.trim().toLowerCase());
  if (found.length > 0) return found;
  throw new ToolError('decide/pair', { zh: `没有编号为“${id}”的对`, en: `There is no pair "${id}"` }, { zh: '用 c2z review 或 c2z person 看编号；名单内容改动后编号会变', en: 'c2z review and c2z person show the ids; they change when the lists do' });
}
