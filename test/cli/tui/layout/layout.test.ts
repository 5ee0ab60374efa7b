import { describe, expect, it } from 'vitest';
import { bar, sparkline } from '../../../../cli/tui/layout/bars.js';
import { bracketed, difference, maskedDifference, type Piece } from '../../../../cli/tui/layout/difference.js';
import { cutLine, fitLine, line, lineWidth, span, spread, textOf, typedLine } from '../../../../cli/tui/layout/line.js';
import { cutEnd, cutPlace, cutStart, fit, visible, widthOf, wrap, wrapItems } from '../../../../cli/tui/layout/width.js';
import { forecast } from '../../../../cli/tui/state/forecast.js';
import { GLYPHS } from '../../../../cli/tui/theme.js';

describe('widths', () => {
  it.each([['陈秀瑛', 6], ['abc', 3], ['高那仁道尔吉', 12], ['阿·古拉', 7], ['𠮷田', 4], ['', 0]])('%s takes %i columns', (text, width) => { expect(widthOf(text)).toBe(width); });

  it('cuts by column and never splits a character', () => {
    expect(cutEnd('陈秀瑛李守田', 7)).toBe('陈秀瑛…');
    expect(cutEnd('陈秀瑛李守田', 8)).toBe('陈秀瑛…');
    expect(cutStart('五月/居民参保.xlsx › 第 9082 行', 12)).toBe('… 第 9082 行');
    for (let width = 0; width < 14; width += 1) expect(widthOf(cutEnd('陈a秀b瑛c李', width))).toBeLessThanOrEqual(width);
  });

  it('fills up to the column', () => {
    for (const text of ['', 'a', '陈', '陈秀瑛', '高那仁道尔吉其其格']) expect(widthOf(fit(text, 9))).toBe(9);
    expect(fit('12', 5, 'right')).toBe('   12');
  });

  it('breaks between characters and keeps Latin words whole', () => {
    expect(wrap('为什么要看：证号差一两位 number-slip', 16)).toEqual(['为什么要看：证号', '差一两位', 'number-slip']);
    expect(wrapItems(['身份证号 +9.2', '姓名 +3.1', '户主 +2.0'], 24)).toEqual(['身份证号 +9.2  姓名 +3.1', '户主 +2.0']);
  });

  it('leaves nothing out of a path that is longer than the line', () => {
    const path = `/home/${'a'.repeat(30)}/名单.xlsx`;
    const lines = wrap(`找不到 ${path}`, 20);
    expect(lines.join('').replace('找不到', '').trim()).toBe(path);
    for (const each of lines) expect(widthOf(each)).toBeLessThanOrEqual(20);
  });

  it('of a place too long for its column the village stays readable', () => {
    expect(cutPlace('老府镇', '大庙村', 16)).toBe('老府镇 大庙村');
    expect(cutPlace('巴彦塔拉达斡尔族乡', '伊和诺尔嘎查', 16)).toBe('巴… 伊和诺尔嘎查');
    expect(cutPlace('巴彦塔拉达斡尔族乡', '伊和诺尔嘎查', 24, '·')).toBe('巴彦塔拉达…·伊和诺尔嘎查');
    for (let width = 4; width < 34; width += 1) expect(widthOf(cutPlace('巴彦塔拉达斡尔族乡', '额尔敦宝拉格嘎查', width))).toBeLessThanOrEqual(width);
    expect([cutPlace('', '大庙村', 10), cutPlace('老府镇', '', 10)]).toEqual(['大庙村', '老府镇']);
  });

  it('text from data cannot steer the terminal', () => { expect(visible('a\u001B[2Jb\u202Ec')).toBe('a [2Jb c'); });
});

describe('a field that is typed in', () => {
  it('shows the end of what is longer than the line, and where one types', () => {
    const text = `家里没人，邻居说去了红山区打工，${'再'.repeat(40)}末尾`;
    const shown = textOf(typedLine('备注', text, 40));
    expect(shown).toMatch(/^ 备注> ….*末尾▏$/u);
    expect(widthOf(shown)).toBeLessThanOrEqual(40);
    expect(textOf(typedLine('备注', '短', 40))).toBe(' 备注> 短▏');
  });
});

describe('lines', () => {
  const mixed = line('陈秀瑛', span('abc', 'bright'), ' 柳河镇');
  it('fit, cut and spread keep to the width', () => {
    for (let width = 1; width < 30; width += 1) {
      expect(lineWidth(cutLine(mixed, width))).toBeLessThanOrEqual(width);
      expect(lineWidth(fitLine(mixed, width))).toBe(width);
    }
    expect(textOf(spread(line('左'), line('右'), 10))).toBe('左      右');
  });
});

const marked = (pieces: readonly Piece[]): string => pieces.map(({ text, differs }) => (differs ? `[${text}]` : text)).join('');

describe('differences', () => {
  it.each([
    ['陈秀瑛', '陈秀英', '陈秀[瑛]', '陈秀[英]'],
    ['王怡', '王欣怡', '王怡', '王[欣]怡'], // an inserted character does not paint the rest
    ['五里镇 上店村委会', '五里镇 上店村', '五里镇 上店村[委会]', '五里镇 上店村'],
    ['张三', '李四', '[张三]', '[李四]'],
    ['', '李', '', '[李]'],
  ])('%s and %s', (left, right, shownLeft, shownRight) => {
    const found = difference(left, right);
    expect([marked(found.left), marked(found.right)]).toEqual([shownLeft, shownRight]);
  });

  it.each([
    ['990101195703121491', '990101195703124491', '990101********[1]491', '990101********[4]491'], // one digit, next to its like: compared place by place
    ['909101197806070255', '990101197806070255', '9[09]101********0255', '9[90]101********0255'], // two that changed places
    ['99010219441019262', '990102194410192620', '990102*******9262', '990102********262[0]'],
  ])('numbers are compared place by place where that explains them: %s and %s', (left, right, shownLeft, shownRight) => {
    const found = maskedDifference(left, right);
    expect([marked(found.left), marked(found.right)]).toEqual([shownLeft, shownRight]);
  });

  it('of numbers that differ in many hidden digits, none is shown and each is marked', () => {
    const { left, right } = maskedDifference('990101195703122226', '990101201509282226');
    expect([marked(left), marked(right)]).toEqual(['990101[****]*[***]2226', '990101[****]*[***]2226']);
  });

  it('every digit is shown however many differ: brackets give way', () => {
    const { left } = difference('990101195703122226', '980201195603132229');
    expect(bracketed(left, 40).filter(({ bracket }) => bracket)).toHaveLength(5);
    for (const room of [28, 26, 24, 22, 20]) {
      const groups = bracketed(left, room);
      expect(groups.flatMap(({ shown }) => shown.map(({ text }) => text)).join('')).toBe('990101195703122226');
      expect(18 + 2 * groups.filter(({ bracket }) => bracket).length).toBeLessThanOrEqual(room);
    }
  });

  it('of hidden digits only those that differ are shown', () => {
    const { left, right } = maskedDifference('990101195703122226', '990101195103122226');
    expect([marked(left), marked(right)]).toEqual(['990101***[7]****2226', '990101***[1]****2226']);
  });

  it('numbers that differ in more than a few digits stay masked', () => {
    const { left } = maskedDifference('990101195703122226', '990101204812311119');
    expect(marked(left).replace(/[[\]]/gu, '')).toBe('990101********2226');
  });
});

describe('bars', () => {
  const drawn = (done: number, of: number): string => bar(done, of, 10, GLYPHS.full).map(({ text }) => text).join('');
  it.each([[0, 100, 0], [1, 100, 1], [50, 100, 5], [99, 100, 9], [999_999, 1_000_000, 9], [100, 100, 10], [0, 0, 0]])('%i of %i fills %i of 10', (done, of, filled) => {
    expect([...drawn(done, of)].filter((character) => character === '█').length).toBe(filled);
    expect([...drawn(done, of)].length).toBe(10);
  });

  it('only zero is the lowest step of a sparkline', () => { expect(sparkline([128, 64, 1, 0], 10, GLYPHS.full)).toBe('█▅▂▁'); });
});

describe('forecast', () => {
  const at = (day: string, missing: number): { at: string; missing: number } => ({ at: `${day}T00:00:00Z`, missing });
  it('says nothing before three days, and nothing when it does not fall', () => {
    expect(forecast([at('2020-03-01', 10), at('2020-03-01', 5), at('2020-03-02', 3)])).toBeNull();
    expect(forecast([at('2020-03-01', 10), at('2020-03-02', 10), at('2020-03-03', 11)])).toBeNull();
  });
  it('a straight line meets zero on its day', () => {
    expect(forecast([at('2020-03-01', 30), at('2020-03-11', 20), at('2020-03-21', 10)])).toEqual({ on: '2020-03-31', errorDays: 1 });
  });
});

describe('two long texts that share a few characters by chance', () => {
  it('differ as a whole; a slip in one of them is still pointed at', () => {
    const bracket = (left: string, right: string): string[] => [difference(left, right).left, difference(left, right).right].map((pieces) => pieces.map(({ text, differs }) => (differs ? `[${text}]` : text)).join(''));
    expect(bracket('1504******0047', 'DB000014')).toEqual(['[1504******0047]', '[DB000014]']);
    expect(bracket('老府镇 大庙子村', '老府镇 大庙村')).toEqual(['老府镇 大庙[子]村', '老府镇 大庙村']);
    expect(bracket('郭秀英', '郭某某')).toEqual(['郭[秀英]', '郭[某某]']);
  });
});
