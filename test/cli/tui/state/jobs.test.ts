/** What jobs make of the state: what they are credited with, what is said of them, and keys while a screen is read. */
import { beforeEach, describe, expect, it } from 'vitest';
import { createRuntime, type Runtime } from '../../../../cli/tui/runtime.js';
import type { ScreenName } from '../../../../cli/tui/state/model.js';
import { makePort, type MadePort } from '../support/made-port.js';

describe('a job on the screen', () => {
  let port: MadePort;
  let runtime: Runtime;
  let time = 1_000_000;
  const open = (screen: ScreenName, later: Parameters<typeof createRuntime>[3] = null): Runtime => (runtime = createRuntime(port, { language: 'zh', screen, columns: 80, rows: 24, glyphs: 'full' }, () => time, later));
  const press = (...names: readonly string[]): void => { for (const name of names) { time += 2000; runtime.send({ kind: 'key', key: { name, text: name.length === 1 ? name : '' }, at: time }); } };
  beforeEach(() => { port = makePort(); });

  it('what an import brought is not credited to the answers that follow', () => {
    const pending = { count: 41 };
    const { overview } = port;
    port = { ...port, overview: () => ({ ...overview(), standings: { ...overview().standings, pending: pending.count } }) };
    open('dashboard');
    press('i', '/', 'enter');
    pending.count = 43;
    port.job()?.end({ kind: 'done' });
    press('r', 'y', 'q');
    pending.count = 42;
    port.job()?.end({ kind: 'done' });
    const { outcome } = runtime.model();
    expect([outcome?.before.standings.pending, outcome?.after.standings.pending, outcome?.answers]).toEqual([43, 42, 1]);
  });

  it('answers taken back, or given twice, are not counted', () => {
    open('review');
    press('y', 'n', 'y', 'z', 'z', 'u', 'h', 'n', 'escape', 'q');
    port.job()?.end({ kind: 'done' });
    expect(runtime.model().outcome?.answers).toBe(new Set(port.kept.filter(({ undone }) => !undone).flatMap(({ answers }) => answers.map(({ subject }) => subject))).size);
  });

  it('stopped, it says whether anything was changed', () => {
    open('dashboard');
    const said = (changed: boolean): string => {
      press('i', '/', 'enter');
      port.job()?.end({ kind: 'cancelled', changed });
      return runtime.model().toast?.text.zh ?? '';
    };
    expect(said(false)).toContain('这次导入没有生效');
    expect(said(true)).toContain('已经保存');
  });

  it('an import of which nothing was used is no success', () => {
    open('dashboard');
    press('i', '/', 'enter');
    port.job()?.end({ kind: 'done', imported: { used: 0, refused: [{ code: '', place: '二月/低保.xlsx', message: '没有启用：现用的 三月/低保.xlsx 日期更晚', fix: '' }] } });
    expect([runtime.model().screens, runtime.model().toast?.text.zh ?? '']).toEqual([['dashboard', 'imported'], '']);
  });

  it('while somebody else has the workspace it can be left, and only then does q leave the program', () => {
    open('dashboard');
    press('m');
    const waiting = { message: { zh: '李主任', en: '' }, fix: { zh: '', en: '' } };
    port.job()?.waits({ ...waiting, mayCancel: true });
    press('z', 'y', 'm');
    expect(runtime.model().over).toBe(false);
    port.job()?.waits({ ...waiting, mayCancel: false });
    press('q');
    expect(runtime.model().over).toBe(true);
  });

  it('begun from the list of sources comes back to it as it is now', () => {
    const { sources } = port;
    let imported = false;
    port = { ...port, sources: () => (imported ? [...sources(), ...sources()] : sources()) };
    open('dashboard');
    press('s', 'i', '/', 'enter');
    imported = true;
    port.job()?.end({ kind: 'done' });
    expect(runtime.model().screens).toEqual(['dashboard', 'sources']);
    expect(runtime.model().sources?.rows).toHaveLength(sources().length * 2);
  });

  it('whose last screen is left by way of the gaps ends the program', () => {
    open('review');
    press('y', 'q');
    port.job()?.end({ kind: 'done' });
    press('g');
    expect(runtime.model()).toMatchObject({ screens: ['triage'], over: false });
    press('q');
    expect(runtime.model().over).toBe(true);
  });

  it('that cannot begin, or whose outcome cannot be read, leaves the screen it was begun on', () => {
    port = { ...port, startMatch: () => { throw new Error('no such program'); } };
    open('dashboard');
    press('m');
    expect(runtime.model().screens).toEqual(['dashboard', 'error']);
    press('enter');
    expect(runtime.model().screens).toEqual(['dashboard']);
    port = makePort();
    const { overview } = port;
    let broken = false;
    port = { ...port, overview: () => { if (broken) throw new Error('disk'); return overview(); } };
    open('review');
    press('y', 'q');
    broken = true;
    port.job()?.end({ kind: 'done' });
    expect(runtime.model().screens).toEqual(['error']);
    press('enter');
    expect(runtime.model().over).toBe(true);
  });

  it('while nobody presses a key people are read and searched ahead, once', () => {
    const works: (() => void)[] = [];
    let read = 0;
    const { people } = port;
    port = { ...port, people: () => { read += 1; return people(); } };
    open('dashboard', (work) => { works.push(work); });
    const idle = (): void => { for (let turn = 0; turn < 50; turn += 1) { time += 1000; works.shift()?.(); } };
    idle();
    expect([read > 0, works.length]).toEqual([true, 0]);
    const before = read;
    press('/');
    idle();
    expect([read, works.length]).toEqual([before + 1, 0]);
  });

  it('keys pressed while the queue is read are dropped; q leaves', () => {
    const works: (() => void)[] = [];
    open('dashboard', (work) => { works.push(work); });
    press('r', 'v', 'v', 'n', 'y');
    expect(runtime.model().screens).toEqual(['dashboard', 'review']);
    press('q');
    expect(runtime.model().screens).toEqual(['dashboard']);
    open('review', (work) => { works.push(work); });
    press('v', 'v', 'n');
    expect(runtime.model()).toMatchObject({ over: false, screens: ['review'] });
    press('q');
    expect(runtime.model().over).toBe(true);
  });

  it('where nothing can be written the screens open, keys that would write are refused, and nothing is', () => {
    port = { ...port, readOnly: { zh: '只读：另一个 c2z 正在写这个工作区（李主任）', en: '' }, overview: () => ({ ...makePort().overview(), unmatched: 3 }) };
    open('dashboard');
    expect(runtime.model().toast?.text.zh).toContain('李主任');
    for (const key of ['m', 'i', 'z', 'Z']) {
      press(key);
      expect(runtime.model().toast?.text.zh, key).toContain('这里只能看');
    }
    press('r', 'y', 'n', 'u', 'b', 'c', 's', 'h', 'u', 'escape', 'down', 'r');
    expect(runtime.model().review?.reveal).toBe(false);
    press('q', 'g', 'a', 'd', 'y', 'x', 'q');
    expect(runtime.model().screens).toEqual(['dashboard']);
    expect([port.kept, port.revealed, port.job()]).toEqual([[], [], null]);
  });
});
