/** Answers that no match has taken up 未计入的判断: they are kept, and the totals do not know of them. */
import type { Judgement, Language } from '../../src/index.js';
import { pairSubject, type PairLine } from '../../src/io/index.js';
import type { Context } from '../context.js';
import type { Workspace } from './open.js';
import { underJudgedRows } from './tui/queue.js';

/** Pairs of which the last match knows another answer than the ledger, by subject. */
export function uncountedAmong(pairs: readonly PairLine[], verdicts: ReadonlyMap<string, { readonly judgement: Judgement }>): Set<string> {
  const subjects = pairs.map(({ judgement, leftFingerprint, rightFingerprint }) => ({ subject: pairSubject(leftFingerprint, rightFingerprint), judgement }));
  return new Set(subjects.flatMap(({ subject, judgement }) => ((verdicts.get(subject)?.judgement ?? null) === judgement ? [] : [subject])));
}

/** How many; nothing is looked up when nobody has judged since the match. */
export function countUncounted(workspace: Workspace): number {
  const { store } = workspace;
  if (store.results.isEmpty() || store.results.judgementsSince() === 0) return 0;
  const verdicts = new Map(store.ledger.judgements().map((said) => [pairSubject(said.leftFingerprint, said.rightFingerprint), said]));
  return uncountedAmong(underJudgedRows(workspace, store.browse.pairs()), verdicts).size;
}

export function uncountedWords(count: number, language: Language): string {
  return language === 'zh' ? `有 ${count} 个判断已保存、还没有计入结果：c2z match` : `${count} answers are kept but not in the totals yet: c2z match`;
}

/** Said beside whatever a command prints of people. */
export function sayUncounted(workspace: Workspace, context: Pick<Context, 'say' | 'language'>): void {
  const count = countUncounted(workspace);
  if (count > 0) context.say(uncountedWords(count, context.language));
}
