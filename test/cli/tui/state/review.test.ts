import { beforeEach, describe, expect, it } from 'vitest';
import { createRuntime, type Runtime } from '../../../../cli/tui/runtime.js';
import type { Key, ScreenName } from '../../../../cli/tui/state/model.js';
import { currentPair } from '../../../../cli/tui/state/model.js';
import { replacedIn } from '../../../../cli/tui/state/past.js';
import { isSampled } from '../../../../cli/tui/state/queue.js';
import { textOf } from '../../../../cli/tui/layout/line.js';
import { frameOf } from '../../../../cli/tui/screens/frame.js';
import type { Overview } from '../../../../cli/tui/port.js';
import { madePairs, makePort, type MadePort } from '../support/made-port.js';

/** The reducers with the effects, without a terminal: what keys do to the state and to the store. */
class Clerk {
  readonly runtime: Runtime;
  private time = 1_000_000;

  constructor(port: MadePort, screen: ScreenName = 'review') {
    this.runtime = createRuntime(port, { language: 'zh', screen, columns: 80, rows: 24, glyphs: 'full' }, () => this.time);
  }

  press(...names: readonly string[]): this {
    for (const name of names) this.send({ name, text: name.length === 1 ? name : '' }, 2000);
    return this;
  }

  send(key: Key, after: number): this {
    this.time += after;
    this.runtime.send({ kind: 'key', key, at: this.time });
    return this;
  }

  get current(): string | undefined { const { review } = this.runtime.model(); return review === null ? undefined : currentPair(review)?.subject; }
  get open(): number { return this.runtime.model().review?.derived.list.length ?? -1; }
  get toast(): string { return this.runtime.model().toast?.text.zh ?? ''; }
}

describe('the review screen', () => {
  let port: MadePort;
  let clerk: Clerk;
  beforeEach(() => { port = makePort(); clerk = new Clerk(port); });

  it('one key decides: it is in the store before the next pair is shown', () => {
    const [first, second] = clerk.runtime.model().review?.derived.list ?? [];
    expect(clerk.current).toBe(first?.subject);
    clerk.press('y');
    expect(port.kept.map(({ answers }) => answers)).toEqual([[{ subject: first?.subject, judgement: 'same' }]]);
    expect(clerk.current).toBe(second?.subject);
  });

  it('what the store refuses is not answered', () => {
    const broken = new Clerk(makePort({ failing: () => true }));
    const before = broken.current;
    broken.press('y');
    expect(broken.runtime.model().screens.at(-1)).toBe('error');
    broken.press('enter');
    expect(broken.current).toBe(before);
  });

  it('first come pairs that take a person off the gap list, whatever their probability', () => {
    const values = clerk.runtime.model().review?.derived.list.map(({ value }) => value) ?? [];
    expect(values).toEqual([...values].sort((a, b) => b - a));
  });

  it('o turns to the order of villages and back', () => {
    clerk.press('o');
    const towns = clerk.runtime.model().review?.derived.list.map(({ town }) => town) ?? [];
    expect(new Set(towns.slice(0, towns.filter((town) => town === towns[0]).length)).size).toBe(1);
    expect(port.session().order).toBe('village');
    clerk.press('o');
    expect(port.session().order).toBe('value');
  });

  it('later goes to the back of the queue and is no answer; unsure is an answer, kept for somebody else', () => {
    const first = clerk.current as string;
    clerk.press('s');
    expect(port.kept).toEqual([]);
    expect(clerk.runtime.model().review?.derived.list.at(-1)?.subject).toBe(first);
    clerk.press('u');
    expect(port.kept[0]?.answers[0]?.judgement).toBe('unsure');
    clerk.press('v');
    expect(clerk.runtime.model().review?.derived.list.map(({ subject }) => subject)).toEqual(port.kept[0]?.answers.map(({ subject }) => subject));
  });

  it('undo brings the pair back in front, redo answers it again, without limit', () => {
    const order = clerk.runtime.model().review?.derived.list.map(({ subject }) => subject) ?? [];
    clerk.press('y', 'n', 'u');
    clerk.press('z', 'z', 'z');
    expect(clerk.current).toBe(order[0]);
    expect(clerk.open).toBe(order.length);
    clerk.press('z');
    expect(clerk.toast).toContain('没有可以撤销');
    clerk.press('Z', 'Z', 'Z');
    expect(port.kept.every(({ undone }) => !undone)).toBe(true);
  });

  it.each(['review', 'dashboard', 'history'] as const)('undo says that the last step is an import, and how to take it back: %s', (screen) => {
    const stopped = new Clerk(makePort({ importNext: { batch: 'B12', files: ['低保名单 2020-03.xlsx', '居民参保.xlsx'] } }), screen);
    stopped.press('z');
    expect(stopped.toast).toBe('上一步是导入 B12：要撤销请按 q 退出，再用 c2z undo（2 个文件）');
    stopped.press('Z');
    expect(stopped.toast).toContain('c2z redo');
  });

  it('a batch asks for five pairs to be looked at, weakest first, is one step, and one undo takes all of it back', () => {
    clerk.press('b');
    const panel = clerk.runtime.model().review?.panel;
    const shown = panel?.kind === 'bulk' ? panel.pairs.map(({ probability }) => probability) : [];
    expect(shown).toEqual([...shown].sort((a, b) => a - b));
    clerk.press('y');
    expect(port.kept).toEqual([]);
    expect(clerk.toast).toContain('还要看 4 对');
    clerk.press('down', 'down', 'x', 'down', 'down', 'y');
    expect(port.kept).toHaveLength(1);
    expect(port.kept[0]?.answers).toHaveLength(shown.length - 1);
    const left = clerk.open;
    clerk.press('z');
    expect(clerk.open).toBeGreaterThan(left);
    expect(port.kept[0]?.undone).toBe(true);
  });

  it('an old decision is changed in the history panel; the batch it came from stays', () => {
    clerk.press('y', 'n', 'h', 'down', 'u');
    expect(port.kept.map(({ answers }) => answers[0]?.judgement)).toEqual(['same', 'different', 'unsure']);
    expect(port.kept[2]?.answers[0]?.subject).toBe(port.kept[0]?.answers[0]?.subject);
    expect(port.kept[0]?.undone).toBe(false);
  });

  it('one pair of a batch is changed by itself, from the history: the others stay, and the batch is marked', () => {
    clerk.press('b', 'down', 'down', 'down', 'down', 'y', 'h', 'n');
    expect(clerk.toast).toContain('按 Enter 打开');
    const batch = port.kept[0]?.answers ?? [];
    clerk.press('enter', 'down', 'n');
    expect(port.kept[1]?.answers).toEqual([{ subject: batch[1]?.subject, judgement: 'different' }]);
    expect(clerk.toast).toContain('同一人 → 不是同一人（B2）');
    const frame = frameOf(clerk.runtime.model(), port, 0).map(textOf).join('\n');
    expect(frame).toMatch(/1 {2}同一人/u);
    expect(frame).toMatch(/2 {2}不是同一人/u);
    clerk.press('q');
    const panel = clerk.runtime.model().review?.panel;
    expect(panel?.kind === 'history' ? [panel.entries[panel.cursor]?.batch, replacedIn(panel.entries).get('B1')] : []).toEqual(['B1', 'some']);
    clerk.press('z');
    expect(clerk.runtime.model().review?.verdicts.get(batch[1]?.subject ?? '')?.judgement).toBe('same');
  });

  it('the history says that it lists the latest steps alone, when there may be more', () => {
    const many: MadePort = { ...port, past: (limit) => Array.from({ length: limit }, (_, index) => ({ ...port.past(1)[0]!, batch: `B${index}` })) };
    clerk.press('y');
    const long = new Clerk(many, 'history');
    expect(frameOf(long.runtime.model(), many, 0).map(textOf).join('\n')).toContain('只列最近 200 步');
  });

  it('after a change the cursor stays on the same pair, the next key changes that one, and the list says what was replaced', () => {
    clerk.press('y', 'n', 'y', 'h', 'down', 'y');
    expect(clerk.toast).toMatch(/^已改判 .+：不是同一人 → 同一人（B4）$/u);
    clerk.press('u');
    expect(port.kept.slice(3).map(({ answers }) => answers[0]?.subject)).toEqual(Array(2).fill(port.kept[1]?.answers[0]?.subject));
    const panel = clerk.runtime.model().review?.panel;
    const entries = panel?.kind === 'history' ? panel.entries : [];
    expect([...replacedIn(entries)].filter(([, how]) => how === 'all').map(([batch]) => batch)).toEqual(['B4', 'B2']);
    clerk.press('u');
    expect(port.kept).toHaveLength(5);
    expect(clerk.toast).toContain('没有改动');
    clerk.press('z');
    expect(replacedIn(port.past(200)).get('B4')).toBe('none'); // what was taken back replaces nothing
  });

  it('what earlier answers say is not asked', () => {
    const pairs = madePairs();
    const only = new Clerk(makePort({ pairs: [pairs[0]!, pairs[9]!] }));
    expect(only.open).toBe(2);
    only.press('y');
    expect(only.open).toBe(0); // the row is 陈秀瑛's, so it is not 王芳's
  });

  it('a contradiction opens the records as a cluster; painting them settles every pair in one step', () => {
    const pairs = madePairs();
    const three = makePort({ pairs: [pairs[0]!, pairs[8]!, pairs[9]!] });
    const sorting = new Clerk(three);
    three.judge([{ pair: pairs[0]!, judgement: 'same' }, { pair: pairs[9]!, judgement: 'same' }], '');
    three.judge([{ pair: pairs[8]!, judgement: 'same' }], '');
    sorting.runtime.send({ kind: 'queueLoaded', queue: three.queue(), at: 0 });
    sorting.press('h', 'n');
    expect(sorting.runtime.model().review?.panel?.kind).toBe('cluster');
    sorting.press('a', 'b', 'a', 'enter');
    expect(three.kept.at(-1)?.answers).toEqual([{ subject: pairs[9]!.subject, judgement: 'different' }]);
    expect(sorting.runtime.model().review?.derived.closure.contradictions).toEqual([]);
  });

  it('a key held down does not answer pairs that nobody has seen', () => {
    clerk.press('y');
    clerk.send({ name: 'y', text: 'y' }, 30);
    expect(port.kept).toHaveLength(1);
    expect(clerk.toast).toContain('太快');
    for (let repeat = 0; repeat < 100; repeat += 1) clerk.send({ name: 'y', text: 'y' }, 33);
    expect(port.kept).toHaveLength(1);
    clerk.send({ name: 'y', text: 'y' }, 500);
    expect(port.kept).toHaveLength(2);
  });

  it('composed characters are swallowed with a hint, and taken as text in a note', () => {
    clerk.send({ name: 'composed', text: '是' }, 500);
    expect(port.kept).toEqual([]);
    expect(clerk.toast).toContain('输入法');
    clerk.press('c').send({ name: 'composed', text: '电话核实' }, 500).press('enter', 'y');
    expect(port.kept.map(({ notes, note }) => [notes[0]?.text ?? '', note])).toEqual([['电话核实', ''], ['', '电话核实']]);
  });

  it('the whole number is shown on request, written to the log, and hidden again with the next pair', () => {
    const first = clerk.current as string;
    clerk.press('r');
    expect(port.revealed).toEqual([first]);
    clerk.press('y');
    expect(clerk.runtime.model().review?.reveal).toBe(false);
  });

  it('the blank screen takes any key to come back, and that key does nothing else', () => {
    clerk.press('p', 'y');
    expect(port.kept).toEqual([]);
    expect(clerk.runtime.model().blank).toBe(false);
  });

  it('killed between the answer and the note of the place, it resumes at the pair that came next', () => {
    clerk.press('j', 'j');
    const [place, list] = [port.session(), clerk.runtime.model().review?.derived.list ?? []];
    const pair = list.find(({ subject }) => subject === place.current);
    port.judge([{ pair: pair!, judgement: 'unsure' }], '');
    port.keepSession(place);
    expect(new Clerk(port).current).toBe(list[list.indexOf(pair!) + 1]?.subject);
  });

  it('killed and started again it is at the same pair, with the pairs put off still at the back', () => {
    clerk.press('y', 's', 'down', 'down');
    const here = clerk.current;
    const again = new Clerk(makePort({ pairs: madePairs(), session: port.session() }));
    expect(again.current).toBe(here);
    expect(again.runtime.model().review?.derived.list.at(-1)?.subject).toBe(port.session().deferred[0]);
  });

  it('Tab and digits go through the candidates of one person', () => {
    const first = clerk.current as string;
    clerk.press('tab');
    expect(clerk.current).not.toBe(first);
    clerk.press('1');
    expect(clerk.current).toBe(first);
    clerk.press('9');
    expect(clerk.toast).toContain('没有第 9 个候选');
  });

  it('a blind check that differs makes the pair unsure and says so, one that agrees is kept and not drawn again', () => {
    const drawn = Array.from({ length: 200 }, (_, index) => `s${index}`).filter(isSampled).slice(0, 2);
    const checked = makePort({ pairs: madePairs().slice(0, 2).map((pair, index) => ({ ...pair, subject: drawn[index] as string })) });
    const second = new Clerk(checked);
    second.press('y', 'y', 'v', 'v');
    expect(second.open).toBe(2);
    second.press('y');
    expect(second.toast).toBe('与上次判断一致');
    expect(checked.kept.slice(2).map(({ answers, confirmed }) => [answers.length, confirmed.length])).toEqual([[0, 1]]);
    expect(second.open).toBe(1);
    second.press('n');
    expect(checked.kept[3]?.answers[0]?.judgement).toBe('unsure');
    expect(checked.kept[3]?.note).toContain('抽查不一致');
    expect(second.toast).toContain('不一致，已转为存疑');
    expect(second.open).toBe(0);
    const later = new Clerk(checked);
    later.press('v', 'v');
    expect(later.open).toBe(0);
    later.press('z', 'z');
    expect(later.open).toBe(2); // both second looks were taken back
  });

  it('a blind check shows nothing of what was said: no standing, no note, no history, no person card', () => {
    const drawn = Array.from({ length: 200 }, (_, index) => `s${index}`).find(isSampled) as string;
    const made = makePort({ pairs: [{ ...madePairs()[0]!, subject: drawn }] });
    const checked: MadePort = { ...made, look: (pair) => ({ ...made.look(pair), reasons: [...made.look(pair).reasons, { code: 'judged-same', zh: '人工认定为同一人', en: 'judged to be the same person' }] }) };
    const second = new Clerk(checked);
    second.press('c').send({ name: 'composed', text: '确是本人' }, 500).press('enter', 'y', 'v', 'v');
    expect(second.open).toBe(1);
    const frame = frameOf(second.runtime.model(), checked, 0).map(textOf).join('\n');
    expect(frame).toContain('（抽查不显示）');
    expect(frame).toContain('正常参保 2020');
    for (const told of ['应保未保', '确是本人', '人工认定']) expect(frame).not.toContain(told);
    for (const key of ['c', 'h', 'i', '/', 'x']) {
      second.press(key);
      expect(second.toast).toContain('抽查时不显示');
    }
  });

  it('an empty workspace says what is missing, instead of that all has been looked at', () => {
    const said = (before: Partial<Overview>): string => {
      const made = makePort({ pairs: [] });
      const port: MadePort = { ...made, overview: () => ({ ...made.overview(), ...before }) };
      return frameOf(new Clerk(port).runtime.model(), port, 0).map(textOf).join('\n');
    };
    const nobody = { insured: 0, excused: 0, removed: 0, gap: 0, pending: 0 };
    expect(said({ standings: nobody, lastImport: '' })).toContain('还没有导入名单');
    expect(said({ standings: nobody })).toContain('还没有比对');
    expect(said({})).toContain('待核的对已全部看完');
  });

  it('unsure pairs say who marked them and why; the time left is that of the open queue alone', () => {
    clerk.press('c').send({ name: 'composed', text: '同村还有一个' }, 500).press('enter', 'u', 'y', 'y', 'y', 'y', 'y');
    const frame = (): string => frameOf(clerk.runtime.model(), port, 1_100_000).map(textOf).join('\n');
    expect(frame()).toContain('还需约');
    clerk.press('v');
    expect(frame()).toMatch(/存疑：王会计 2020-06-01 09:00\n 备注：同村还有一个/u);
    expect(frame()).not.toContain('还需约');
  });

  it('a whole number is shown of the pair it was asked for, and of no other that a batch lists', () => {
    clerk.press('r');
    const frame = (): string => frameOf(clerk.runtime.model(), port, 0).map(textOf).join('\n').replaceAll(/[[\]]/gu, '');
    expect(frame()).toContain('99010119570312220X');
    clerk.press('b');
    expect(frame()).not.toMatch(/\d{17}[\dX]/u);
  });

  it('a pair whose records cannot be read is neither judged nor drawn under the records of the one before', () => {
    let broken = false;
    const failing: MadePort = { ...port, look: (pair) => { if (broken) throw new Error('disk'); return port.look(pair); } };
    const looking = new Clerk(failing);
    broken = true;
    looking.press('down', 'enter', 'y', 'enter');
    expect(failing.kept).toEqual([]);
    expect(frameOf(looking.runtime.model(), failing, 0).map(textOf).join('\n')).toContain('没有读出来');
    broken = false;
    looking.press('n');
    expect([looking.toast.includes('没有算'), failing.kept.length]).toEqual([true, 0]);
    looking.press('n');
    expect(failing.kept).toHaveLength(1);
  });

  it.each(['review', 'person'] as const)('on the %s screen no whole number is shown that could not be put on record', (screen) => {
    const unlogged: MadePort = { ...port, logReveal: () => { throw new Error('disk full'); } };
    const looking = new Clerk(unlogged);
    if (screen === 'person') looking.press('i');
    looking.press('r');
    expect(looking.runtime.model().screens.at(-1)).toBe('error');
    looking.press('enter');
    expect(looking.runtime.model().screens.at(-1)).toBe(screen);
    expect([looking.runtime.model().review?.reveal, looking.runtime.model().person?.reveal ?? false]).toEqual([false, false]);
  });

  it('a whole number is gone when the screen was blanked', () => {
    clerk.press('r', 'p', 'down');
    expect(clerk.runtime.model().review?.reveal).toBe(false);
  });

  it('a new contradiction opens with its own records, not with those of an older one', () => {
    const base = madePairs()[8]!;
    const triangle = (name: string): typeof base[] => [['1', '2'], ['2', '3'], ['1', '3']].map(([left, right]) => ({ ...base, subject: `${name}${left}${right}`, left: `${name}${left}`, right: `${name}${right}` }));
    const [older, newer] = [triangle('A'), triangle('B')];
    const made = makePort({ pairs: [...older, ...newer] });
    const sorting = new Clerk(made);
    made.judge(older.slice(0, 2).map((pair) => ({ pair, judgement: 'same' as const })), '');
    made.judge([{ pair: older[2]!, judgement: 'different' }], '');
    made.judge([{ pair: newer[0]!, judgement: 'same' }, { pair: newer[1]!, judgement: 'same' }], '');
    sorting.runtime.send({ kind: 'queueLoaded', queue: made.queue(), at: 0 });
    const step = made.judge([{ pair: newer[2]!, judgement: 'different' }], '');
    sorting.runtime.send({ kind: 'stepped', how: 'judged', step, answers: [], at: 0 });
    const panel = sorting.runtime.model().review?.panel;
    expect(panel?.kind === 'cluster' ? panel.nodes.map(({ node }) => node) : []).toEqual(['B1', 'B2', 'B3']);
  });

  it('a contradiction of more than nine records can be sorted: the list scrolls, and there are letters for as many people', () => {
    const pairs = Array.from({ length: 13 }, (_, index) => ({ ...madePairs()[8]!, subject: `m${index}`, left: `P${String(index).padStart(2, '0')}`, right: `P${String(index + 1).padStart(2, '0')}` }));
    const first = { ...madePairs()[8]!, subject: 'apart', left: 'P00', right: 'P13' };
    const many = makePort({ pairs: [...pairs, first] });
    const sorting = new Clerk(many);
    many.judge(pairs.map((pair) => ({ pair, judgement: 'same' as const })), '');
    many.judge([{ pair: first, judgement: 'different' }], '');
    sorting.runtime.send({ kind: 'queueLoaded', queue: many.queue(), at: 0 });
    sorting.press('x');
    expect(frameOf(sorting.runtime.model(), many, 0).map(textOf).join('\n')).toContain('1 ≠ 14 不是同一人（王会计 2020-06-01 09:00）');
    sorting.press(...Array(12).fill('a') as string[], 'm', 'x');
    expect(frameOf(sorting.runtime.model(), many, 0).map(textOf).join('\n')).toMatch(/14 {2}x/u);
    sorting.press('enter');
    expect(many.kept.at(-1)?.answers).toEqual([{ subject: 'm11', judgement: 'different' }, { subject: 'm12', judgement: 'different' }]);
    expect(sorting.runtime.model().review?.derived.closure.contradictions).toEqual([]);
  });

  it('leaving matches again when something was answered, and ends at once when nothing was', () => {
    clerk.press('q');
    expect(clerk.runtime.model().over).toBe(true);
    const other = new Clerk(makePort());
    other.press('y', 'q');
    expect(other.runtime.model().screens.at(-1)).toBe('job');
  });

  it('Esc by habit, or half an arrow key from a slow line, does not end the sitting', () => {
    clerk.press('escape');
    expect(clerk.runtime.model().over).toBe(false);
    expect(clerk.toast).toContain('结束请按 q');
  });
});
