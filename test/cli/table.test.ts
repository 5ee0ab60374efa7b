import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { formatTable, visible } from '../../cli/output/table.js';
import { progressLine } from '../../cli/output/progress.js';

/** What comes out on a screen of so many columns. */
function onScreen<T>(columns: number, make: () => T): T {
  const { isTTY, columns: before } = process.stdout;
  try {
    Object.assign(process.stdout, { isTTY: true, columns });
    return make();
  } finally {
    Object.assign(process.stdout, { isTTY, columns: before });
  }
}

describe('tables in the terminal', () => {
  it('keep their columns aligned under Chinese text', () => {
    const lines = formatTable([{ title: '姓名' }, { title: '人数', align: 'right' }], [['买买提·吐尔逊', 1], ['王伟', 12345]]).split('\n');
    expect(lines.map((line) => stringWidth(line))).toEqual([21, 21, 21, 21]);
    expect(lines[3]).toBe('王伟           12,345');
  });

  it('cut a long cell at a whole character on a screen, and leave it whole in a file', () => {
    const last = (): string | undefined => formatTable([{ title: 'a' }], [['一二三四五']], 6).split('\n').at(-1);
    expect(onScreen(80, last)).toBe('一二…');
    expect(last()).toBe('一二三四五');
  });

  it('fit the screen: the widest text gives way, numbers never', () => {
    const table = (): string => formatTable([{ title: '文件' }, { title: '种类' }, { title: '行数', align: 'right' }], [['城乡居民参保花名册（定稿）.xlsx', '居民参保', 1_234_567], ['甲.csv', '', 1]]);
    const lines = onScreen(33, table).split('\n');
    expect(lines.map((line) => stringWidth(line))).toEqual([33, 33, 33, 33]);
    expect(lines.slice(2)).toEqual(['城乡居民参…   居民参保  1,234,567', '甲.csv                          1']);
    expect(table().split('\n')[2]).toBe('城乡居民参保花名册（定稿）.xlsx  居民参保  1,234,567');
  });

  it('let text that ends a line run on, whole, and widen no column', () => {
    const rows = [['甲.csv', '未读取', '既像这种名单又像那种名单，不能自行决定，没有读取', ''], ['乙.csv', '居民参保', 'CSV', 12]];
    const lines = onScreen(40, () => formatTable([{ title: '文件' }, { title: '种类' }, { title: '格式' }, { title: '行数', align: 'right' }], rows)).split('\n');
    expect(lines).toEqual(['文件    种类      格式  行数', '──────  ────────  ────  ────', '甲.csv  未读取    既像这种名单又像那种名单，不能自行决定，没有读取', '乙.csv  居民参保  CSV     12']);
  });

  it('show no control or direction character of the data', () => {
    expect(visible('王\u001B[31m伟\u202E\u0007')).toBe('王 [31m伟  ');
  });
});

describe('the progress line', () => {
  it('says how far, how fast and how long still', () => {
    expect(progressLine('比对 居民.xlsx', 50, 100, 20_000, 10)).toBe('比对 居民.xlsx  ██████████░░░░░░░░░░ 50%  20,000 行 · 2,000 行/秒 · 还需 10 秒');
  });
});
