import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { formatTable, visible } from '../../cli/output/table.js';
import { progressLine } from '../../cli/output/progress.js';

describe('tables in the terminal', () => {
  it('keep their columns aligned under Chinese text', () => {
    const lines = formatTable([{ title: '姓名' }, { title: '人数', align: 'right' }], [['买买提·吐尔逊', 1], ['王伟', 12345]]).split('\n');
    expect(lines.map((line) => stringWidth(line))).toEqual([21, 21, 21, 21]);
    expect(lines[3]).toBe('王伟           12,345');
  });

  it('cut a long cell at a whole character on a screen, and leave it whole in a file', () => {
    const last = (): string | undefined => formatTable([{ title: 'a' }], [['一二三四五']], 6).split('\n').at(-1);
    const { isTTY } = process.stdout;
    try {
      process.stdout.isTTY = true;
      expect(last()).toBe('一二…');
      process.stdout.isTTY = false;
      expect(last()).toBe('一二三四五');
    } finally {
      process.stdout.isTTY = isTTY;
    }
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
