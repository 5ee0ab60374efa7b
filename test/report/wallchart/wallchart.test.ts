/** Wall charts: everybody once, nobody's name whole, and nothing from which prison, service or death could be read. */
import { describe, expect, it } from 'vitest';
import { wallchartPage } from '../../../src/report/wallchart/wallchart.js';
import { packed } from '../../../src/report/wallchart/pack.js';
import { wallModel } from '../../../src/report/wallchart/wall-model.js';
import { fitted } from '../../../src/report/wallchart/wall-words.js';
import { CATEGORIES, type Category } from '../../../src/domain/standing.js';
import { madeCounty } from '../made-county.js';
import { madeReport } from '../made-report.js';

const ALL = { town: null, village: null };

describe('who stands on the wall', () => {
  it('is everybody of the ledger, once', () => {
    const input = madeCounty(300);
    const townships = wallModel(input, ALL);
    const people = townships.flatMap(({ villages }) => villages.flatMap(({ households }) => households.flatMap((household) => household.people)));
    expect(people).toHaveLength(input.standings.length);
    for (const { counts, villages } of townships) {
      expect(counts.people).toBe(villages.reduce((sum, village) => sum + village.counts.people, 0));
      expect(counts.households).toBe(villages.reduce((sum, village) => sum + village.households.length, 0));
    }
  });

  it.each(Object.keys(CATEGORIES) as Category[])('shows nobody who is %s apart from others of the same sign', (category) => {
    const page = wallchartPage(madeReport([{ category, name: '王秀英', village: '东村' }]), 'zh', ALL);
    expect(page).not.toContain('王秀英');
    expect(page).toContain('王*英');
    expect(page).not.toMatch(/参军|服刑|出国|死亡|注销|迁出|身份取消|残疾|低保/u);
    expect(page).not.toMatch(/\d{6}\*/u);
    expect(/class="p" data-sign="([a-z]+)"/u.exec(page)?.[1]).toBe({ insured: 'insured', gap: 'gap', pending: 'pending', excused: 'settled', removed: 'settled' }[CATEGORIES[category].standing]);
  });

  it('has whole names only when they are asked for, and then says that it is not for the wall', () => {
    const page = wallchartPage(madeReport([{ category: 'uninsured', name: '王秀英', village: '东村' }], { fullIds: true }), 'zh', ALL);
    expect(page).toContain('王秀英');
    expect(page).toContain('不得张贴');
  });

  it('puts a family without a number under its head, and two families of one head apart', () => {
    const headName = { raw: '王勇', display: '王勇', folded: '王勇', transliterated: false, annotations: [], alternatives: [] };
    const households = (numbers: readonly string[]): number => wallModel(madeReport(numbers.map((household) => ({ category: 'resident', village: '东村', household, record: { headName } }))), ALL)[0]!.villages[0]!.households.length;
    expect(households(['', ''])).toBe(1);
    expect(households(['1', ''])).toBe(1);
    expect(households(['1', '2'])).toBe(2);
    expect(households(['1', '2', ''])).toBe(3);
  });
});

describe('the part that was asked for', () => {
  const input = madeReport([{ category: 'resident', town: '柳河镇', village: '东村' }, { category: 'resident', town: '柳河镇', village: '西村' }, { category: 'resident', town: '双山乡', village: '东村' }]);
  it.each([
    ['the whole county', ALL, ['双山乡', '双山乡 东村', '柳河镇', '柳河镇 东村', '柳河镇 西村']],
    ['a township', { town: '柳河镇', village: null }, ['柳河镇', '柳河镇 东村', '柳河镇 西村']],
    ['a township without 镇', { town: '柳河', village: null }, ['柳河镇', '柳河镇 东村', '柳河镇 西村']],
    ['a village, without the board', { town: '柳河镇', village: '西村' }, ['柳河镇 西村']],
  ])('is %s', (_, part, titles) => {
    const page = wallchartPage(input, 'zh', part);
    expect([...page.matchAll(/data-title="([^"]+)"/gu)].map(([, title]) => title).sort()).toEqual([...titles].sort());
  });

  it('says which townships there are when nobody lives in the one that was asked for', () => {
    expect(() => wallchartPage(input, 'zh', { town: '青龙镇', village: null })).toThrow(expect.objectContaining({ code: 'report/nobody-there', fix: expect.objectContaining({ zh: expect.stringContaining('柳河镇') as string }) as object }) as Error);
  });
});

describe('blocks on a sheet', () => {
  const field = { width: 396, height: 213, columnWidth: 37, gap: 3, heightOf: (tall: number): number => tall };
  it.each([[1], [7], [40], [150], [900]])('%i households keep their order, do not overlap and stay on the sheet', (count) => {
    const heights = Array.from({ length: count }, (_, index) => 13 + (index % 5) * 6);
    const { blocks, pages, columnWidth, scale } = packed(heights, field);
    expect(blocks.map(({ item }) => item)).toEqual(heights);
    expect(Math.max(...blocks.map(({ page }) => page))).toBe(pages - 1);
    blocks.forEach((block, index) => {
      expect(block.x + columnWidth).toBeLessThanOrEqual(field.width + 0.01);
      expect(block.y + block.height).toBeLessThanOrEqual(field.height + 0.01);
      expect(block.height).toBeCloseTo(block.item * scale);
      const before = blocks[index - 1];
      if (before !== undefined && before.page === block.page && before.x === block.x) expect(block.y).toBeGreaterThanOrEqual(before.y + before.height);
    });
  });

  it('are as large as they fit: fewer households, larger blocks', () => {
    expect(packed([13], field).scale).toBeGreaterThan(packed(Array.from({ length: 120 }, () => 20), field).scale);
  });

  it('cut a name that does not fit even when it is set smaller', () => {
    expect(fitted('王*英', 4, 30)).toEqual({ text: '王*英', size: 4 });
    expect(fitted('高*****************尔吉', 4, 20).text).toMatch(/…$/u);
  });
});
