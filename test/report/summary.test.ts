import { describe, expect, it } from 'vitest';
import type { Category } from '../../src/domain/standing.js';
import { grouped, summaryLines, type SummaryInput } from '../../src/report/summary.js';
import { tallyStandings } from '../../src/report/tally.js';
import { REASONS, USUAL_REASON } from './made-report.js';

function input(counts: Partial<Record<Category, number>>, over: Partial<SummaryInput> = {}): SummaryInput {
  const standings = (Object.entries(counts) as [Category, number][]).flatMap(([category, count]) => Array.from({ length: count }, () => ({ category, reason: USUAL_REASON[category] })));
  return { tally: tallyStandings(standings, REASONS), reasons: REASONS, rows: { targets: standings.length + 15, duplicates: 10, outside: 3, setAside: 2 }, openPairs: 0, problems: 0, unreadable: [], ...over };
}

const COUNTY = { resident: 6000, employee: 150, offsite: 60, military: 20, prison: 10, deceased: 41, uninsured: 163, open: 487 };

describe('the closing words', () => {
  it('say in one paragraph who is where, and the numbers add up', () => {
    const [standings, rates, rows] = summaryLines(input(COUNTY), 'zh');
    expect(standings).toBe('名单 6 931 人（去重），已参保 6 210，合理未参保 30，核减 41，应保未保 163，待核实 487；还差 650 人。');
    expect(rates).toBe('名单参保率 89.59%（已参保 6 210 ÷ 名单 6 931，差 721 人）；核减后参保率 90.52%（已参保 6 210 ÷ 应参保 6 860，差 650 人）。');
    expect(rows).toBe('名单共 6 946 行 = 6 931 人 + 重复 10 + 非对象 3 + 错误行 2。');
    const numbers = [...standings!.replaceAll(/(\d) (?=\d{3})/gu, '$1').matchAll(/\d+/gu)].map(Number);
    expect(numbers.slice(1, 6).reduce((sum, count) => sum + count)).toBe(numbers[0]);
  });

  it('say what to do next, and name the files that could not be read', () => {
    const lines = summaryLines(input(COUNTY, { openPairs: 1234, problems: 56, unreadable: ['民政/低保.xls'] }), 'zh');
    expect(lines.slice(3)).toEqual([
      '待核 1 234 对 → c2z review 逐对核实，或 c2z decide 按规律成批处理',
      '应保未保 163 人 → 应保未保名单.xlsx',
      '问题数据 56 条 → 问题数据清单.xlsx，按部门退回更正',
      '读不出来的文件 1 个，其中的人没有计入：民政/低保.xls',
    ]);
  });

  it('claim zero only when nobody is missing', () => {
    expect(summaryLines(input({ resident: 9, deceased: 1 }), 'zh')[0]).toMatch(/应参保人员已全部参保。$/u);
    expect(summaryLines(input({ resident: 9, open: 1 }), 'zh')[0]).toMatch(/还差 1 人。$/u);
    expect(summaryLines(input({}), 'zh')[0]).toMatch(/^没有读到名单上的人/u);
  });

  it('are the same in English', () => {
    const lines = summaryLines(input(COUNTY, { openPairs: 2 }), 'en');
    expect(lines[0]).toBe('6 931 people on the lists (distinct): insured 6 210, excused 30, removed 41, gap 163, pending 487; 650 still missing.');
    expect(lines[1]).toContain('90.52% (6 210 ÷ 6 860; subtracted: military service, prison,');
    expect(lines[3]).toBe('2 pairs to judge → c2z review, or c2z decide for many at once');
  });

  it.each([[0, '0'], [999, '999'], [1000, '1 000'], [1234567, '1 234 567']])('group %i as %s', (count, text) => {
    expect(grouped(count)).toBe(text);
  });
});
