/** Names, places and notes of the lists may hold anything: escape sequences, directions, line ends, characters without width or with two. */
import stringWidth from 'string-width';
import { afterEach, describe, expect, it } from 'vitest';
import { difference } from '../../../cli/tui/layout/difference.js';
import { textOf } from '../../../cli/tui/layout/line.js';
import { cutEnd, cutStart, fit, visible, widthOf } from '../../../cli/tui/layout/width.js';
import { comparisonHead, comparisonRows } from '../../../cli/tui/screens/comparison.js';
import { GLYPHS } from '../../../cli/tui/theme.js';
import { makePort } from './support/made-port.js';
import { drawnApp, openApp, widestLine, type OpenedApp } from './support/open-app.js';
import { SCREENS } from './support/screens.js';

const HOSTILE: Readonly<Record<string, string>> = {
  'an escape sequence that clears the screen': '\u001B[2J\u001B[1;1H', 'a window title': '\u001B]0;x\u0007', 'a control of eight bits': '\u009B31m', 'a line end': '\r\n', 'a tab': '\t', 'a bell and a backspace': '\u0007\u0008',
  'a turned direction': '\u202E\u2066', 'characters without width': '\u200B\u200D\u2060\uFEFF\u00AD', 'a line separator': '\u2028\u2029', 'combining marks': 'e\u0301\u0300\u0489', 'marks on marks': 'ก็็็', 'a family of emoji': '👨‍👩‍👧',
  'a Han character beyond the basic plane': '𠮷𪚥', 'a chosen shape of a Han character': '葛\u{E0100}', 'half a character': '\uD800', 'a filler': '\u3164\u115F', 'a very wide ligature': '﷽', 'Mongolian': 'ᠬᠥᠬᠡ', 'Tibetan': 'བཀྲ་ཤིས',
};

/** What no frame may hold: everything that a terminal obeys or gives no column. */
const OBEYED = /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u00AD\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF]/u;

/** The same value with every Chinese text spoilt: those are the data; codes and dates stay. */
function spoilt<T>(value: T, with_: string): T {
  if (typeof value === 'string') return (/\p{Script=Han}/u.test(value) ? `${value.slice(0, 1)}${with_}${value.slice(1)}${with_}` : value) as T;
  if (Array.isArray(value)) return value.map((each: unknown) => spoilt(each, with_)) as T;
  if (value instanceof Map) return new Map([...value].map(([key, each]: [unknown, unknown]) => [key, spoilt(each, with_)])) as T;
  if (value instanceof Set || typeof value === 'function' || typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]: [string, unknown]) => [key, key === 'subject' || key === 'pattern' ? each : spoilt(each, with_)])) as T;
}

/** The made-up county with all that it says spoilt. */
function hostilePort(with_: string): ReturnType<typeof makePort> {
  const port = makePort();
  const said = ['queue', 'look', 'judge', 'note', 'undo', 'redo', 'past', 'people', 'person', 'sources', 'overview', 'caseChoices', 'planCases', 'subsidy'] as const;
  return { ...port, title: spoilt(port.title, with_), actor: spoilt(port.actor, with_), ...Object.fromEntries(said.map((name) => [name, (...given: never[]) => spoilt((port[name] as (...args: never[]) => unknown)(...given), with_)])) };
}

describe('whatever the lists say', () => {
  let app: OpenedApp | undefined;
  afterEach(() => { app?.close(); });

  const holdsNothing = (frame: string, name: string): void => {
    expect(OBEYED.exec(frame)?.[0].codePointAt(0)?.toString(16), name).toBeUndefined();
    expect(frame.split('\n').length, name).toBe(23);
    expect(widestLine(frame), name).toBeLessThanOrEqual(80);
  };

  for (const [name, { screen, keys, plain = false, then }] of Object.entries(SCREENS)) {
    it(`nothing reaches the terminal raw: ${name}`, async () => {
      const port = hostilePort(Object.values(HOSTILE).join(''));
      app = await openApp(port, screen, { plain });
      await app.press(...keys);
      await then?.(port, app);
      holdsNothing(app.frame(), name);
    });
  }

  for (const [what, text] of Object.entries(HOSTILE)) {
    it(`${what} steers nothing and moves nothing, on any screen`, async () => {
      for (const [name, { screen, keys, plain = false, then }] of Object.entries(SCREENS)) {
        const port = hostilePort(text);
        const drawn = drawnApp(port, screen, plain);
        await drawn.press(...keys);
        await then?.(port, drawn);
        holdsNothing(drawn.frame(), name);
      }
    });

    it(`${what} leaves the columns of a pair where they are`, () => {
      const port = hostilePort(text);
      const view = port.look(port.queue().pairs[3]!);
      const drawing = { language: 'zh' as const, width: 80, height: 20, glyphs: GLYPHS.full, facts: port };
      const rows = comparisonRows(view, false, drawing).map(textOf);
      const [head = ''] = comparisonHead(view, false, drawing).map(textOf);
      const verdictAt = stringWidth(head.slice(0, head.indexOf('判断')));
      for (const row of rows.slice(0, -1)) expect(row.split(/ (?=[=≈≠·] )/u).some((_, at, parts) => at > 0 && stringWidth(`${parts.slice(0, at).join(' ')} `) === verdictAt), row).toBe(true);
    });
  }

  it.each(Object.values(HOSTILE))('a text is cut and filled to the column: %j', (text) => {
    const name = `陈${text}秀瑛${text}`;
    for (let width = 1; width < 20; width += 1) {
      expect(stringWidth(fit(name, width))).toBe(width);
      for (const cut of [cutEnd(name, width), cutStart(name, width)]) expect(stringWidth(cut)).toBeLessThanOrEqual(width);
    }
    expect(widthOf(name)).toBe(stringWidth(visible(name)));
    expect(difference(name, '陈秀瑛').right.map((piece) => piece.text).join('')).toBe('陈秀瑛');
  });
});

describe('a name longer than its column', () => {
  const drawing = { language: 'zh' as const, width: 80, height: 20, glyphs: GLYPHS.full, facts: makePort() };
  const rowOf = (left: string, right: string): string => {
    const port = makePort();
    const view = port.look(port.queue().pairs[0]!);
    const evidence = view.evidence.map((each) => (each.field === 'name' ? { ...each, left, right } : each));
    return textOf(comparisonRows({ ...view, evidence }, false, drawing)[1] ?? []);
  };
  const long = '买买提吐尔逊阿卜杜热合曼艾山江尼亚孜';

  it.each([
    ['at its end', `${long}汗`, `${long}罕`, '[汗]', '[罕]'],
    ['in the middle', `${long.slice(0, 12)}古${long.slice(12)}`, `${long.slice(0, 12)}姑${long.slice(12)}`, '[古]', '[姑]'],
    ['near the edge of the column', `${long.slice(0, 9)}古丽`, `${long.slice(0, 9)}姑丽`, '[古]', '[姑]'],
    ['at its beginning', `阿${long}`, `艾${long}`, '[阿]', '[艾]'],
  ])('shows what differs %s', (_where, left, right, inLeft, inRight) => {
    const row = rowOf(left, right);
    expect(row).toContain(inLeft);
    expect(row).toContain(inRight);
    expect(stringWidth(row)).toBeLessThanOrEqual(80);
    expect(stringWidth(row.slice(0, row.indexOf('≈')))).toBe(stringWidth(rowOf('陈秀瑛', '陈秀英').split('≈')[0] ?? ''));
  });
});

describe('a window too small to show both numbers', () => {
  it('says so and decides nothing; large enough again, it goes on', async () => {
    const port = makePort();
    const app = await openApp(port, 'review', { columns: 60, rows: 15 });
    expect(app.frame()).toContain('窗口太小');
    await app.press('y', 'n', 'b');
    await app.paste('y');
    expect(port.kept).toEqual([]);
    await app.resize(80, 24);
    expect(app.frame()).toContain('陈秀[瑛]');
    await app.press('y');
    expect(port.kept).toHaveLength(1);
    app.close();
  });
});
