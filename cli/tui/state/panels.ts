/** What opens over the review screen: bulk by pattern, the cluster of a contradiction, old decisions, a note. */
import type { Judgement } from '../../../src/index.js';
import type { Answer, Pair } from '../port.js';
import { pairsOf } from './closure.js';
import { samePattern } from './queue.js';
import { currentPair, next, toast, type ClusterNode, type Effect, type Model, type Next, type Panel, type PastList, type ReviewState } from './model.js';

/** So many pairs of a batch must have been looked at before it can be kept. */
export const SAMPLES = 5;

/** Names of groups in a cluster; letters that move the cursor, blank the screen, leave or take back are left out, and those that judge elsewhere. */
export const LETTERS = [...'abcdefghilmorstvwx'] as const;

type Bulk = Extract<Panel, { kind: 'bulk' }>;
type Cluster = Extract<Panel, { kind: 'cluster' }>;

export function withPanel(model: Model, review: ReviewState, panel: Panel | null, ...effects: readonly Effect[]): Next {
  return next({ ...model, review: { ...review, panel } }, ...effects);
}

export function openBulk(model: Model, review: ReviewState): Next {
  const pair = currentPair(review);
  if (pair === null) return next(model);
  const pairs = samePattern(review.derived.list, pair);
  const [weakest] = pairs;
  if (weakest === undefined) return next(model);
  return withPanel({ ...model, toast: null }, review, { kind: 'bulk', pairs, cursor: 0, viewed: new Set(), excluded: new Set(), view: null }, { kind: 'look', pair: weakest, target: 'bulk' });
}

/** Moving to a pair shows it, and that counts as looking at it once its records are there. */
export function moveBulk(model: Model, review: ReviewState, panel: Bulk, by: number): Next {
  const cursor = Math.min(panel.pairs.length - 1, Math.max(0, panel.cursor + by));
  const pair = panel.pairs[cursor];
  if (pair === undefined || cursor === panel.cursor) return next(model);
  return withPanel(model, review, { ...panel, cursor, view: null }, { kind: 'look', pair, target: 'bulk' });
}

export function excludeBulk(model: Model, review: ReviewState, panel: Bulk): Next {
  const pair = panel.pairs[panel.cursor];
  if (pair === undefined) return next(model);
  const excluded = new Set(panel.excluded);
  if (!excluded.delete(pair.subject)) excluded.add(pair.subject);
  return withPanel(model, review, { ...panel, excluded });
}

/** How many pairs of the batch are still to be looked at. */
export function samplesLeft({ pairs, viewed }: Bulk): number {
  return Math.max(0, Math.min(SAMPLES, pairs.length) - viewed.size);
}

export function answerBulk(model: Model, review: ReviewState, panel: Bulk, judgement: Judgement): Next {
  const left = samplesLeft(panel);
  if (left > 0) return next(toast(model, `还要看 ${left} 对样本`, `Look at ${left} more first`, 'warn'));
  const answers = panel.pairs.filter(({ subject }) => !panel.excluded.has(subject)).map((pair): Answer => ({ pair, judgement }));
  if (answers.length === 0) return next(toast(model, '全部排除了，没有可判断的', 'All are left out: nothing to judge', 'warn'));
  const sitting = { ...review.sitting, answers: review.sitting.answers + answers.length };
  return withPanel(model, { ...review, sitting }, null, { kind: 'judge', answers, note: '' });
}

/** The pairs of a past step, each of which can be changed by itself: those that are still asked about. */
export function openStep(model: Model, review: ReviewState, past: PastList): Next {
  const pairs = (past.entries[past.cursor]?.subjects ?? []).flatMap((subject) => pairsOf(review.pairs, subject).slice(0, 1));
  const [first] = pairs;
  if (first === undefined) return next(toast(model, '这一步不是对某一对的判断，或那一对已不在名单上', 'That was no judgement, or its pair is gone', 'warn'));
  return withPanel(model, review, { kind: 'step', past, pairs, cursor: 0, view: null }, { kind: 'look', pair: first, target: 'bulk' });
}

export function moveInStep(model: Model, review: ReviewState, panel: Extract<Panel, { kind: 'step' }>, by: number): Next {
  const cursor = Math.min(panel.pairs.length - 1, Math.max(0, panel.cursor + by));
  const pair = panel.pairs[cursor];
  if (pair === undefined || cursor === panel.cursor) return next(model);
  return withPanel(model, review, { ...panel, cursor, view: null }, { kind: 'look', pair, target: 'bulk' });
}

/** Says something else of a pair that was judged before; whatever else its step said stays. */
export function changeAnswer(model: Model, review: ReviewState, pair: Pair, judgement: Judgement, note: string): Next {
  if (review.verdicts.get(pair.subject)?.judgement === judgement) return next(toast(model, '现在就是这个判断，没有改动', 'That is what is said already: nothing changed', 'warn'));
  return next({ ...model, review: { ...review, sitting: { ...review.sitting, answers: review.sitting.answers + 1 } } }, { kind: 'judge', answers: [{ pair, judgement }], note });
}

/** Opens on the first contradiction there is; the nodes are everything that answers have joined to it. */
export function openCluster(model: Model, review: ReviewState): Next {
  const [contradiction] = review.derived.closure.contradictions;
  if (contradiction === undefined) return next(toast(model, '没有互相矛盾的判断', 'No answers contradict each other', 'warn'));
  const nodes = review.derived.closure.together(contradiction.left);
  const members = new Set(nodes);
  const pairs = review.pairs.filter(({ left, right }) => members.has(left) && members.has(right));
  return next(model, { kind: 'cluster', pairs, nodes });
}

export function clusterOpened(model: Model, review: ReviewState, nodes: readonly ClusterNode[], pairs: readonly Pair[]): Next {
  return withPanel(model, review, { kind: 'cluster', nodes, pairs, groups: nodes.map(() => ''), cursor: 0 });
}

/** Paints the record under the cursor with a letter and goes on to the next one. */
export function paint(model: Model, review: ReviewState, panel: Cluster, group: string): Next {
  const groups = panel.groups.map((old, index) => (index === panel.cursor ? group : old));
  return withPanel(model, review, { ...panel, groups, cursor: Math.min(panel.nodes.length - 1, panel.cursor + 1) });
}

export function moveCluster(model: Model, review: ReviewState, panel: Cluster, to: number): Next {
  return withPanel(model, review, { ...panel, cursor: Math.min(panel.nodes.length - 1, Math.max(0, to)) });
}

export function isPainted({ groups }: Cluster): boolean {
  return groups.every((group) => group !== '');
}

/** Every pair of the cluster is answered as the groups say; answers that stand already are not given again. */
export function settleCluster(model: Model, review: ReviewState, panel: Cluster): Next {
  if (!isPainted(panel)) return next(toast(model, '还有记录没有分组', 'Some records have no group yet', 'warn'));
  const groupOf = new Map(panel.nodes.map(({ node }, index) => [node, panel.groups[index] as string]));
  const answers = panel.pairs.map((pair): Answer => ({ pair, judgement: groupOf.get(pair.left) === groupOf.get(pair.right) ? 'same' : 'different' }))
    .filter(({ pair, judgement }) => review.verdicts.get(pair.subject)?.judgement !== judgement);
  if (answers.length === 0) return withPanel(toast(model, '与现有判断一致，没有改动', 'That is what was said already: nothing changed'), review, null);
  return withPanel(model, review, null, { kind: 'judge', answers, note: '理清矛盾' });
}

export function saveNote(model: Model, review: ReviewState, text: string): Next {
  const pair = currentPair(review);
  const closed = { ...review, panel: null };
  if (pair === null || text.trim() === '') return next({ ...model, review: closed });
  return next({ ...model, review: closed }, { kind: 'note', pair, text: text.trim() });
}
