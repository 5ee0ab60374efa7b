/** Search, cards, the dashboard and days of cases, without a terminal: what keys do to the state. */
import { describe, expect, it } from 'vitest';
import { ToolError } from '../../../../src/index.js';
import type { PersonRow, Port } from '../../../../cli/tui/port.js';
import { createRuntime, type Runtime } from '../../../../cli/tui/runtime.js';
import type { ScreenName } from '../../../../cli/tui/state/model.js';
import { textOf } from '../../../../cli/tui/layout/line.js';
import { frameOf } from '../../../../cli/tui/screens/frame.js';
import { findPeople, searchAgain } from '../../../../cli/tui/state/text-matcher.js';
import { madePeople, makePort } from '../support/made-port.js';

function open(screen: ScreenName, port: Port = makePort()): { runtime: Runtime; press: (...names: readonly string[]) => void; screens: () => readonly ScreenName[] } {
  const runtime = createRuntime(port, { language: 'zh', screen, columns: 80, rows: 24, glyphs: 'full' }, () => 0);
  return {
    runtime,
    press: (...names) => { for (const name of names) runtime.send({ kind: 'key', key: { name, text: [...name].length === 1 ? name : '' }, at: 0 }); },
    screens: () => runtime.model().screens,
  };
}

function person(id: string, name: string, over: Partial<PersonRow> = {}): PersonRow {
  return { ...madePeople(1)[0] as PersonRow, id, name, initials: '', town: '', village: '', idText: '', ...over };
}

describe('search', () => {
  const people = [
    person('P000001', '李王秀', { town: '五里镇', village: '龙泉村' }), person('P000002', '王秀英', { idText: '990101195703122226' }),
    person('P000003', '王秀', {}), person('P000004', '阿依古丽·买买提', { initials: 'aygl' }),
  ];

  it.each([
    ['the name as it is', '王秀', ['P000003', 'P000002', 'P000001']],
    ['with a blank between the characters', '王 秀', ['P000003', 'P000002', 'P000001']],
    ['the number in full-width digits', '１９５７０３１２', ['P000002']],
    ['the number here in full-width characters', 'ｐ０００００４', ['P000004']],
    ['the place as the screen prints it', '五里镇·龙泉村', ['P000001']],
    ['the place in one word', '五里镇龙泉村', ['P000001']],
    ['a name in parts with another dot', '阿依古丽．买买提', ['P000004']],
    ['a name in parts without the dot', '古丽买买提', ['P000004']],
    ['initials', 'AY', ['P000004']],
    ['pinyin, whole or begun', 'ayigu', ['P000004']],
    ['place and name together', '龙泉 秀', ['P000001']],
    ['blanks alone', '　 ', []],
  ])('finds %s, the nearest name first', (_what, text, found) => {
    expect(findPeople(people, text).map(({ id }) => id)).toEqual(found);
  });

  it('looks again when people are read anew, and the cursor stays on its person', () => {
    const before = { text: '王秀', found: findPeople(people, '王秀'), cursor: 2 };
    const after = searchAgain(people.slice(0, 2).map((row) => ({ ...row, reason: 'resident' })), before);
    expect(after.found.map(({ reason }) => reason)).toEqual(['resident', 'resident']);
    expect(after.found[after.cursor]?.id).toBe('P000001');
  });

  it('from a card leads to the next card, and back to where the first was opened', () => {
    const { press, screens } = open('dashboard');
    press('/', '王', 'enter', '/', 'down', 'enter');
    expect(screens()).toEqual(['dashboard', 'search', 'person']);
    press('q', 'escape');
    expect(screens()).toEqual(['dashboard']);
  });
});

describe('a text longer than the window', () => {
  it.each(['person', 'imported'] as const)('on the %s screen goes to its last line and no further, and the first key up moves', (screen) => {
    const { runtime, press } = open('dashboard');
    const model = runtime.model();
    if (screen === 'person') press('/', '王', 'enter');
    else {
      press('i', '/', 'enter');
      runtime.send({ kind: 'jobEnded', overview: model.overview, end: { kind: 'done', imported: { used: 1, refused: Array.from({ length: 9 }, (_, index) => ({ code: `c${index}`, place: `${index}.xlsx`, message: '读不了', fix: '另存' })) } } });
    }
    runtime.send({ kind: 'resized', columns: 80, rows: 20 });
    const frame = (): string => frameOf(runtime.model(), makePort(), 0).map(textOf).join('\n');
    expect(runtime.model().screens.at(-1)).toBe(screen);
    press('end');
    const end = frame();
    press('down', 'pagedown', 'end');
    expect(frame()).toBe(end);
    press('up');
    expect(frame()).not.toBe(end);
    press('down');
    expect(frame()).toBe(end);
    press('home');
    expect(frame()).not.toBe(end);
  });
});

describe('the dashboard', () => {
  it('scrolls through the townships and stops at both ends', () => {
    const { runtime, press } = open('dashboard');
    const last = (runtime.model().overview?.towns.length ?? 0) - 1;
    press('up');
    expect(runtime.model().townsFrom).toBe(0);
    press('end', 'down');
    expect(runtime.model().townsFrom).toBe(last);
  });

  it('a screen that could not be read is left with its error', () => {
    const { press, screens } = open('dashboard', { ...makePort(), subsidy: () => { throw new ToolError('subsidy/no-policy', { zh: '没有政策', en: 'no policy' }, { zh: '先选', en: 'choose one' }); } });
    press('b');
    expect(screens()).toEqual(['dashboard', 'subsidy', 'error']);
    press('enter');
    expect(screens()).toEqual(['dashboard']);
  });
});

describe('gap triage', () => {
  it('takes no day that the calendar does not have', () => {
    const { runtime, press } = open('triage');
    press('d', ...'2020-02-31', 'enter');
    expect(runtime.model().toast?.text.zh).toContain('没有这一天');
    press('backspace', 'backspace', '2', '9', 'enter');
    expect(runtime.model().triage?.panel).toMatchObject({ kind: 'preview', order: { kind: 'due', due: '2020-02-29' } });
  });
});

describe('a step on cases that none of them can take', () => {
  it('says of each why not, in full, and does not offer Enter', () => {
    const why = { zh: '个案 990101-2020-000001 是“排查中”，还没有待核实的排查结果，请先填排查结果再核实，然后参保销号', en: '' };
    const { runtime, press } = open('triage', { ...makePort(), planCases: () => ({ applied: 0, without: 0, refused: [{ name: '陈秀瑛', caseNumber: '990101-2020-000001', why }] }) });
    press('y');
    const frame = frameOf(runtime.model(), makePort(), 0).map(textOf);
    const at = frame.findIndex((line) => line.includes('1 个不能办理'));
    expect(frame.slice(at + 1, at + 4).map((line) => line.trim()).join('')).toBe(`陈秀瑛  ${why.zh}`);
    expect(frame.join('\n')).not.toContain('按 Enter 记录为一步');
  });
});
