/** Steps of the review screen on a real workspace: what a second look confirms, and what undo says when it comes to an import. */
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { judgedWords } from '../../../cli/workspace/tui/history.js';
import { openPort, type OpenPort } from '../../../cli/workspace/tui-port.js';
import { id } from '../../issues/build.js';
import { jsonOf, runC2z } from '../../support/run-c2z.js';
import { LISTS, countyFolder, runCounty } from '../small-county.js';

function contextIn(folder: string): Parameters<typeof openPort>[0] {
  return { workspace: path.join(folder, 'w'), language: 'zh', json: false, quiet: true, color: false, actor: '王会计', print: () => undefined, say: () => undefined } as unknown as Parameters<typeof openPort>[0];
}

describe('what a step is called', () => {
  it('one word when all pairs were told the same', () => {
    expect(judgedWords(['same', 'same']).zh).toBe('同一人');
  });

  it('how many were told what when they were told different things', () => {
    expect(judgedWords(['same', 'different', 'same']).zh).toBe('同一人 2、不是同一人 1');
    expect(judgedWords(['different', 'same', 'unsure']).en).toBe('same person 1, different people 1, unsure 1');
  });
});

describe('names of people and files that hold a whole number', () => {
  it('are shown with the number masked, on the card, in the queue, the history and the sources', async () => {
    const number = id(77);
    const lists = Object.fromEntries(Object.entries(LISTS).map(([name, text]) => [name.replace('名单', `名单${number}`), text.replaceAll('赵文斌', `赵文斌${number}`)]));
    const folder = await countyFolder(lists);
    try {
      await runCounty(folder);
      const port = openPort(contextIn(folder), 'review');
      const { pairs } = port.queue();
      port.judge([{ pair: pairs[0]!, judgement: 'same' }], '');
      const rows = port.people().map((row) => ({ ...row, idText: '' }));
      const cards = rows.map((row) => port.person(row.id)).map((view) => ({ ...view, row: null, household: [], rows: view?.rows.map((row) => ({ ...row, fullId: '' })) }));
      const shown = JSON.stringify([rows, cards, pairs, pairs.map((pair) => [port.look(pair).left.ref, port.look(pair).right.ref]), port.past(20), port.sources(), port.importNext('undo')]);
      port.close();
      expect(shown).toContain('赵文斌');
      expect(shown).not.toContain(number);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});

describe('what falls due', () => {
  it('is the same on the screen as in the reminders: tasks, reasons that end and waiting periods, counted from the date of the lists', async () => {
    const folder = await countyFolder(LISTS);
    try {
      await runCounty(folder, '--as-of', '2020-06-30');
      const c2z = (...args: string[]) => runC2z([...args, '-w', path.join(folder, 'w')]);
      await c2z('case', 'assign', '王秀英', '--to', '赵六', '--due', '2020-06-20');
      await c2z('case', 'survey', '李国强', '--reason', '参军', '--until', '2020-07-04');
      await c2z('case', 'evidence', '李国强', '--type', 'enlistment-notice', '--reference', '2019-77');
      expect(await c2z('case', 'verify', '李国强')).toMatchObject({ code: 0 });
      const { due, from } = jsonOf<{ from: string; due: { kind: string; day: string; overdue: boolean }[] }>(await c2z('case', 'due', '--json'));
      expect(due.map(({ kind, day }) => `${kind} ${day}`)).toEqual(['task 2020-06-20', 'reason 2020-07-04']);
      const port = openPort(contextIn(folder), 'review');
      const shown = { ...port.overview().due, on: port.referenceDate() };
      port.close();
      expect(shown).toMatchObject({ from, on: from, overdue: 1, week: 1, month: 1 });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});

describe('steps of the review screen', () => {
  let folder = '';
  let port: OpenPort;
  beforeAll(async () => {
    folder = await countyFolder(LISTS);
    await runCounty(folder);
    port = openPort(contextIn(folder), 'review');
  });
  afterAll(async () => {
    port.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('a second look that agrees is kept until the answer changes; it can be taken back and done again, and leaves the answer as it is', () => {
    const pair = port.queue().pairs[0]!;
    port.judge([{ pair, judgement: 'same' }], '电话核实');
    const step = port.confirm({ pair, judgement: 'same' });
    expect([...step.checked]).toEqual([[pair.subject, true]]);
    expect(step.verdicts.size).toBe(0);
    expect([...port.queue().checked]).toEqual([pair.subject]);
    expect(port.queue().verdicts.get(pair.subject)).toMatchObject({ judgement: 'same', note: '电话核实' });
    expect(port.past(1)[0]?.what.zh).toBe('抽查一致：同一人');
    expect([...port.undo()!.checked]).toEqual([[pair.subject, false]]);
    expect([...port.redo()!.checked]).toEqual([[pair.subject, true]]);
    expect([...port.judge([{ pair, judgement: 'different' }], '').checked]).toEqual([[pair.subject, false]]);
    expect([...port.queue().checked]).toEqual([]);
    expect([port.overview().unmatched, port.uncounted()]).toEqual([1, 1]); // the pair that was judged; the second look is nothing to be matched
  });

  it('a pattern names each field once', () => {
    expect(port.words.pattern('id:same|place:same-village|head:same-name|head:member-id|place:missing').zh).toBe('身份证号相同，同乡镇同村，户主姓名相同，户主证号在对方户内，乡镇村缺');
  });

  it('a pair that a match elsewhere has settled is said to be gone, and what to do', () => {
    const pair = port.queue().pairs[0]!;
    expect(() => port.look({ ...pair, left: 'P999999' })).toThrow(expect.objectContaining({ code: 'pair/gone' }) as Error);
  });

  it('undo goes on to the import, names it, and leaves it to the command', () => {
    while (port.undo() !== null);
    expect(port.importNext('undo')).toEqual({ batch: 'B1', files: ['居民参保.csv', '民政/低保名单.csv'] });
    expect(port.past(200).at(-1)).toMatchObject({ batch: 'B1', events: 2, whom: { zh: '居民参保.csv、民政/低保名单.csv' } });
    expect(port.importNext('redo')).toBeNull();
    expect(port.redo()).not.toBeNull();
    expect(port.importNext('undo')).toBeNull();
  });
});
