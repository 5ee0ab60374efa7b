/**
 * Every key of the terminal in one table. Footer, the `?` page and what may be pressed are all made from it; a key that cannot
 * be used now stays visible, greyed, with the reason.
 */
import type { Label } from '../../src/index.js';
import type { Action, Mode } from './state/actions.js';
import type { Key, Model } from './state/model.js';
import { currentPair, topScreen } from './state/model.js';
import { LETTERS, isPainted, samplesLeft } from './state/panels.js';
import { countPattern } from './state/queue.js';

export interface Binding {
  /** Names of keys, as `keyName` gives them. */
  readonly keys: readonly string[];
  /** How the key is written in footer and help. */
  readonly show: string;
  readonly action: Action;
  readonly label: Label;
  /** Left out of the footer, where room is short; always in help. */
  readonly quiet?: boolean;
  /** Why it cannot be used now; null when it can. */
  readonly disabled?: (model: Model) => Label | null;
  /** A count or state to be shown behind the label. */
  readonly detail?: (model: Model) => string;
}

const noPair = (model: Model): Label | null => (model.review !== null && currentPair(model.review) !== null ? null : { zh: '没有待核的对', en: 'there is no pair' });
const label = (zh: string, en: string): Label => ({ zh, en });
/** Whatever would tell what was said before stays out of sight in a blind check. */
const blindNow = (model: Model): Label | null => (model.review?.view === 'sample' ? label('抽查时不显示以前的判断', 'a blind check does not show earlier answers') : null);
/** The screen with which the program was started has none behind it. */
const entered = (model: Model): Label | null => (model.screens.length > 1 ? null : label('结束请按 q', 'press q to finish'));

/** How many open pairs are like the one on the screen, itself included. */
const alike = (model: Model): number => {
  const pair = model.review === null ? null : currentPair(model.review);
  return pair === null || model.review === null ? 0 : countPattern(model.review.derived.list, pair);
};

const MOVE: readonly Binding[] = [
  { keys: ['up', 'k'], show: '↑', action: 'up', label: label('上移', 'up'), quiet: true },
  { keys: ['down', 'j'], show: '↓', action: 'down', label: label('下移', 'down'), quiet: true },
  { keys: ['pageup'], show: 'PgUp', action: 'pageUp', label: label('上一页', 'page up'), quiet: true },
  { keys: ['pagedown'], show: 'PgDn', action: 'pageDown', label: label('下一页', 'page down'), quiet: true },
  { keys: ['home'], show: 'Home', action: 'first', label: label('到开头', 'to the top'), quiet: true },
  { keys: ['end'], show: 'End', action: 'last', label: label('到末尾', 'to the end'), quiet: true },
];
const BACK: Binding = { keys: ['escape', 'q'], show: 'q', action: 'back', label: label('返回', 'back') };
const HELP: Binding = { keys: ['?'], show: '?', action: 'help', label: label('帮助', 'help') };
const PRIVACY: Binding = { keys: ['p'], show: 'p', action: 'privacy', label: label('遮屏（有人走近时）', 'blank the screen'), quiet: true };
const SEARCH: Binding = { keys: ['/'], show: '/', action: 'search', label: label('查找', 'search') };
const UNDO: Binding = { keys: ['z'], show: 'z', action: 'undo', label: label('撤销', 'undo') };
const REDO: Binding = { keys: ['Z'], show: 'Z', action: 'redo', label: label('重做', 'redo') };
const TEXT: readonly Binding[] = [
  { keys: ['backspace'], show: '⌫', action: 'erase', label: label('删一字', 'erase'), quiet: true },
  { keys: ['ctrl+u'], show: 'Ctrl-U', action: 'clear', label: label('清空', 'clear'), quiet: true },
];
const ARROWS = MOVE.map((binding): Binding => ({ ...binding, keys: binding.keys.filter((key) => key.length > 1) }));

export const KEYMAP: Readonly<Record<Mode, readonly Binding[]>> = {
  review: [
    { keys: ['y'], show: 'y', action: 'same', label: label('同一人', 'same'), disabled: noPair },
    { keys: ['n'], show: 'n', action: 'different', label: label('不是', 'different'), disabled: noPair },
    { keys: ['u'], show: 'u', action: 'unsure', label: label('存疑', 'unsure'), disabled: noPair },
    { keys: ['s'], show: 's', action: 'skip', label: label('稍后', 'later'), disabled: (model) => noPair(model) ?? (model.review?.view === 'open' ? null : label('只在待核队列里可用', 'only in the open queue')) },
    { keys: ['tab'], show: 'Tab', action: 'candidate', label: label('换候选', 'candidate'), disabled: noPair },
    { keys: ['1', '2', '3', '4', '5', '6', '7', '8', '9'], show: '1-9', action: 'digit', label: label('第几个候选', 'candidate by number'), quiet: true, disabled: noPair },
    { keys: ['b'], show: 'b', action: 'bulk', label: label('同类批量', 'alike'), disabled: (model) => noPair(model) ?? (model.review?.view !== 'open' ? label('只在待核队列里可用', 'only in the open queue') : alike(model) > 1 ? null : label('没有同类的对', 'no other pair is alike')),
      detail: (model) => (alike(model) === 0 ? '' : `(${alike(model)})`) },
    { keys: ['c'], show: 'c', action: 'note', label: label('备注', 'note'), disabled: (model) => noPair(model) ?? blindNow(model) },
    { keys: ['r'], show: 'r', action: 'reveal', label: label('显全号', 'full number'), disabled: noPair },
    UNDO, REDO,
    { keys: ['h'], show: 'h', action: 'decisions', label: label('历史', 'history'), disabled: blindNow },
    { ...SEARCH, disabled: blindNow }, HELP,
    { keys: ['o'], show: 'o', action: 'order', label: label('换顺序：按价值／按村', 'order: value / village'), quiet: true },
    { keys: ['e'], show: 'e', action: 'suggestions', label: label('显示／隐藏依据分和建议', 'show / hide suggestion'), quiet: true },
    { keys: ['v'], show: 'v', action: 'view', label: label('换队列：待核／存疑／抽查', 'queue: open/unsure/samples'), quiet: true },
    { keys: ['x'], show: 'x', action: 'cluster', label: label('理清矛盾', 'contradictions'), quiet: true,
      disabled: (model) => blindNow(model) ?? ((model.review?.derived.closure.contradictions.length ?? 0) > 0 ? null : label('没有互相矛盾的判断', 'there are none')) },
    { keys: ['i'], show: 'i', action: 'person', label: label('看此人', 'this person'), quiet: true, disabled: (model) => noPair(model) ?? blindNow(model) },
    { keys: ['up', 'k'], show: '↑', action: 'up', label: label('上一对', 'previous pair'), quiet: true, disabled: noPair },
    { keys: ['down', 'j'], show: '↓', action: 'down', label: label('下一对', 'next pair'), quiet: true, disabled: noPair },
    PRIVACY,
    { keys: ['q'], show: 'q', action: 'back', label: label('结束', 'finish') },
    { keys: ['escape'], show: 'Esc', action: 'back', label: label('返回', 'back'), quiet: true, disabled: entered }, // a habit, or half an arrow key from a slow line: it must not end the sitting
  ],
  note: [{ keys: ['enter'], show: 'Enter', action: 'accept', label: label('记下', 'keep') }, { keys: ['escape'], show: 'Esc', action: 'back', label: label('不记', 'leave') }, ...TEXT],
  bulk: [
    { keys: ['y'], show: 'y', action: 'same', label: label('全部同一人', 'all same'), disabled: samplesMissing },
    { keys: ['n'], show: 'n', action: 'different', label: label('全部不是', 'all different'), disabled: samplesMissing },
    { keys: ['u'], show: 'u', action: 'unsure', label: label('全部存疑', 'all unsure'), disabled: samplesMissing },
    { keys: ['x'], show: 'x', action: 'exclude', label: label('排除／放回这一对', 'leave out / take in') },
    ...MOVE.map((binding): Binding => ({ ...binding, quiet: binding.action !== 'down' })), PRIVACY, HELP, BACK,
  ],
  cluster: [
    { keys: LETTERS, show: 'a b c…', action: 'paint', label: label('归入这个人', 'belongs to this person') },
    { keys: ['1', '2', '3', '4', '5', '6', '7', '8', '9'], show: '1-9', action: 'digit', label: label('选记录', 'choose record') },
    { keys: ['enter'], show: 'Enter', action: 'accept', label: label('按分组记录', 'keep'), disabled: (model) => (model.review?.panel?.kind === 'cluster' && isPainted(model.review.panel) ? null : label('每条记录都要分组', 'every record needs a group')) },
    ...MOVE, PRIVACY, HELP, BACK,
  ],
  decisions: [
    { keys: ['enter'], show: 'Enter', action: 'accept', label: label('看这一步的各对', 'its pairs'), disabled: noPairInStep },
    { keys: ['y'], show: 'y', action: 'same', label: label('改为同一人', 'change to same') },
    { keys: ['n'], show: 'n', action: 'different', label: label('改为不是', 'change to different') },
    { keys: ['u'], show: 'u', action: 'unsure', label: label('改为存疑', 'change to unsure') },
    UNDO, REDO, ...MOVE, PRIVACY, HELP, { keys: ['escape', 'q', 'h'], show: 'h', action: 'back', label: label('关闭', 'close') },
  ],
  step: [
    { keys: ['y'], show: 'y', action: 'same', label: label('改为同一人', 'change to same') },
    { keys: ['n'], show: 'n', action: 'different', label: label('改为不是', 'change to different') },
    { keys: ['u'], show: 'u', action: 'unsure', label: label('改为存疑', 'change to unsure') },
    UNDO, REDO, ...MOVE.map((binding): Binding => ({ ...binding, quiet: binding.action !== 'down' })), PRIVACY, HELP, BACK,
  ],
  finished: [{ keys: ['enter', 'q', 'escape'], show: 'Enter', action: 'back', label: label('继续', 'go on') }, { keys: ['g'], show: 'g', action: 'triage', label: label('应保未保', 'gaps') }, HELP],
  dashboard: [
    { keys: ['enter', 'r'], show: 'Enter', action: 'review', label: label('待核', 'review') },
    { keys: ['g'], show: 'g', action: 'triage', label: label('应保未保', 'gaps') },
    SEARCH,
    { keys: ['s'], show: 's', action: 'sources', label: label('来源', 'sources') },
    { keys: ['b'], show: 'b', action: 'subsidy', label: label('资助', 'subsidies') },
    { keys: ['h'], show: 'h', action: 'history', label: label('历史', 'history') },
    { keys: ['m'], show: 'm', action: 'match', label: label('重新比对', 'match') },
    { keys: ['i'], show: 'i', action: 'import', label: label('导入', 'import') },
    { keys: ['c'], show: 'c', action: 'certify', label: label('清零证明', 'certificate'), disabled: notZero },
    ...MOVE, UNDO, REDO, PRIVACY, HELP,
    { keys: ['q'], show: 'q', action: 'quit', label: label('退出', 'quit') },
  ],
  triage: [
    { keys: ['enter'], show: 'Enter', action: 'person', label: label('看此人', 'person'), disabled: nobodyListed },
    { keys: ['f'], show: 'f', action: 'facets', label: label('筛选', 'facets') },
    { keys: ['/'], show: '/', action: 'filter', label: label('过滤', 'filter') },
    { keys: ['space'], show: '空格', action: 'pick', label: label('选中', 'pick'), disabled: nobodyListed },
    { keys: ['v'], show: 'v', action: 'mark', label: label('连选', 'range'), disabled: nobodyListed },
    { keys: ['o'], show: 'o', action: 'sort', label: label('排序', 'sort') },
    { keys: ['a'], show: 'a', action: 'assign', label: label('分派', 'assign'), disabled: nobodyListed },
    { keys: ['d'], show: 'd', action: 'due', label: label('期限', 'due date'), disabled: nobodyListed },
    { keys: ['t'], show: 't', action: 'survey', label: label('排查结果', 'survey'), disabled: nobodyListed },
    { keys: ['n'], show: 'n', action: 'contact', label: label('联系', 'contact'), disabled: nobodyListed },
    { keys: ['e'], show: 'e', action: 'evidence', label: label('佐证', 'evidence'), disabled: nobodyListed },
    { keys: ['y'], show: 'y', action: 'verify', label: label('核实', 'verify'), disabled: nobodyListed },
    { keys: ['x'], show: 'x', action: 'settle', label: label('销号', 'clear'), disabled: nobodyListed },
    { keys: ['w'], show: 'w', action: 'return', label: label('退回', 'return'), disabled: nobodyListed, quiet: true },
    { keys: ['R'], show: 'R', action: 'reopen', label: label('重新打开', 'reopen'), disabled: nobodyListed, quiet: true },
    { keys: ['c'], show: 'c', action: 'note', label: label('备注', 'note'), disabled: nobodyListed },
    ...MOVE, UNDO, REDO, PRIVACY, HELP, BACK,
  ],
  'case-text': [{ keys: ['enter'], show: 'Enter', action: 'accept', label: label('预览', 'preview') }, { keys: ['escape'], show: 'Esc', action: 'back', label: label('返回', 'back') }, ...TEXT],
  'case-reason': [{ keys: ['enter'], show: 'Enter', action: 'accept', label: label('预览', 'preview') }, ...MOVE, HELP, BACK],
  'case-preview': [{ keys: ['enter'], show: 'Enter', action: 'accept', label: label('记录', 'keep'), disabled: (model) => (model.triage?.panel?.kind === 'preview' && model.triage.panel.plan.applied > 0 ? null : label('没有可办理的个案', 'no case can be changed')) }, HELP, BACK],
  'triage-text': [{ keys: ['enter'], show: 'Enter', action: 'accept', label: label('确定', 'keep') }, { keys: ['escape'], show: 'Esc', action: 'back', label: label('取消过滤', 'no filter') }, ...ARROWS, ...TEXT],
  facet: [{ keys: ['enter'], show: 'Enter', action: 'accept', label: label('选定', 'choose') }, { keys: ['tab', 'f'], show: 'Tab', action: 'facets', label: label('下一项', 'next facet') }, { keys: ['backspace', 'x'], show: 'x', action: 'clear', label: label('不限', 'any') }, ...MOVE, BACK],
  search: [{ keys: ['enter'], show: 'Enter', action: 'person', label: label('看此人', 'person') }, { keys: ['escape'], show: 'Esc', action: 'back', label: label('返回', 'back') }, ...ARROWS, ...TEXT],
  person: [{ keys: ['u'], show: 'u', action: 'household', label: label('同户', 'household') }, { keys: ['r'], show: 'r', action: 'reveal', label: label('显全号', 'full number') }, SEARCH, ...MOVE, PRIVACY, HELP, BACK],
  household: [{ keys: ['enter'], show: 'Enter', action: 'person', label: label('看此人', 'person') }, ...MOVE, PRIVACY, HELP, BACK],
  subsidy: [
    { keys: ['tab', 'v'], show: 'Tab', action: 'view', label: label('换表', 'next table') },
    { keys: ['right', 'l'], show: '→', action: 'right', label: label('看右边的列', 'columns to the right') }, { keys: ['left', 'h'], show: '←', action: 'left', label: label('看左边的列', 'columns to the left') },
    ...MOVE, HELP, BACK,
  ],
  sources: [{ keys: ['i'], show: 'i', action: 'import', label: label('导入', 'import') }, ...MOVE, HELP, BACK],
  history: [UNDO, REDO, ...MOVE, PRIVACY, HELP, BACK],
  import: [{ keys: ['enter'], show: 'Enter', action: 'accept', label: label('导入', 'import') }, { keys: ['escape'], show: 'Esc', action: 'back', label: label('返回', 'back') }, ...TEXT],
  imported: [{ keys: ['enter', 'q', 'escape'], show: 'Enter', action: 'back', label: label('知道了', 'go on') }, { keys: ['s'], show: 's', action: 'sources', label: label('来源', 'sources') }, ...MOVE, PRIVACY, HELP],
  job: [{ keys: ['escape', 'q', 'ctrl+c'], show: 'Esc', action: 'cancel', label: label('停下（不影响已保存的内容）', 'stop (what is saved stays)'), disabled: (model) => (model.job?.cancelling === true ? label('正在停下', 'stopping') : null) }],
  waiting: [{ keys: ['q', 'escape', 'ctrl+c'], show: 'q', action: 'quit', label: label('离开（已保存的都在）', 'leave (what is saved stays)') }],
  error: [{ keys: ['enter', 'escape', 'q'], show: 'Enter', action: 'back', label: label('知道了', 'go on') }],
};

/** Modes in which keys type text: composed characters are welcome there and nowhere else. */
const TYPING: ReadonlySet<Mode> = new Set<Mode>(['note', 'case-text', 'triage-text', 'search', 'import']);

export function isTyping(mode: Mode): boolean {
  return TYPING.has(mode);
}

function noPairInStep({ review }: Model): Label | null {
  const panel = review?.panel;
  return panel?.kind === 'history' && (panel.entries[panel.cursor]?.subjects.length ?? 0) > 0 ? null : label('这一步没有判断比对', 'that step judged no pair');
}

function samplesMissing(model: Model): Label | null {
  const panel = model.review?.panel;
  const left = panel?.kind === 'bulk' ? samplesLeft(panel) : 0;
  return left === 0 ? null : label(`还要看 ${left} 对样本`, `look at ${left} more first`);
}

function notZero({ overview }: Model): Label | null {
  if (overview === null) return label('还在读取', 'still reading');
  const left = overview.standings.gap + overview.standings.pending;
  return left === 0 ? null : label(`还有 ${left} 人未参保或待核实`, `${left} people are still missing or pending`);
}

function nobodyListed(model: Model): Label | null {
  return (model.triage?.list.length ?? 0) > 0 ? null : label('名单是空的', 'the list is empty');
}

const CASE_MODES = { text: 'case-text', choice: 'case-reason', preview: 'case-preview' } as const;

/** Which part of the table is in force. */
export function modeOf(model: Model): Mode {
  const screen = topScreen(model);
  switch (screen) {
    case 'review': {
      const kind = model.review?.panel?.kind;
      return kind === 'history' ? 'decisions' : kind ?? 'review';
    }
    case 'triage': return model.triage?.panel ? CASE_MODES[model.triage.panel.kind] : model.triage?.open ? 'facet' : model.triage?.typing ? 'triage-text' : 'triage';
    case 'job': return model.job?.waiting?.mayCancel === false ? 'waiting' : 'job';
    default: return screen;
  }
}

/** What is kept in the workspace, or logged there. */
const WRITING: ReadonlySet<Action> = new Set<Action>([
  'same', 'different', 'unsure', 'skip', 'bulk', 'note', 'reveal', 'undo', 'redo', 'cluster', 'assign', 'due', 'survey', 'verify', 'contact', 'evidence', 'return', 'settle', 'reopen', 'certify', 'import', 'match',
]);

/** Why the key cannot be used now; null when it can. */
export function refusalOf({ action, disabled }: Binding, model: Model): Label | null {
  return model.readOnly !== null && WRITING.has(action) ? label('这里只能看', 'this window only looks') : (disabled?.(model) ?? null);
}

/** The binding a key has in a mode. */
export function bindingOf(mode: Mode, key: Pick<Key, 'name'>): Binding | undefined {
  return KEYMAP[mode].find(({ keys }) => keys.includes(key.name));
}
