import { describe, expect, it } from 'vitest';
import { findShiftedStretches } from '../../../src/link/guards/shifted-lists.js';
import { CROWD_ROSTERS, CROWD_TARGETS } from '../support/crowd.js';
import { number, roster, target, type Row } from '../support/records.js';
import { runLinking } from '../support/run.js';

const PLACE = { town: '柳河镇', village: '双山村' };

function linkOf(left: readonly Row[], right: readonly Row[]) {
  const { links, people } = runLinking([...left.map((row) => target({ file: 'a.xlsx', ...row })), ...CROWD_TARGETS], [...CROWD_ROSTERS, ...right.map((row) => roster({ file: 'b.xlsx', ...row }))]);
  const ids = new Set(people.filter(({ rows }) => rows.some(({ ref }) => ref.file === 'a.xlsx')).map(({ id }) => id));
  return links.filter(({ personId, roster: { ref } }) => ids.has(personId) && ref.file === 'b.xlsx');
}

describe('a guard', () => {
  it('keeps twins apart although day, area and village agree', () => {
    const links = linkOf([{ name: '葛双喜', id: number('19520304', 123), ...PLACE }], [{ name: '葛双熹', id: number('19520304', 125), ...PLACE }]);
    expect(links.map(({ tier }) => tier)).not.toContain('probable');
    for (const { reasons } of links) expect(reasons).toContain('twin-risk');
  });

  it.each([
    ['born the same day', '19520304', { village: '双山村' }, { village: '前进村' }],
    ['of one village', '19570711', { village: '双山村' }, { village: '双山村' }],
  ])('lets no row be certain that has the number of the one and to the letter the name of another one %s', (_, birth, mine, others) => {
    const [own, other] = [number('19520304', 123), number(birth, 125)];
    const links = linkOf(
      [{ name: '葛双冰', id: own, town: '柳河镇', ...mine }, { name: '葛双兵', id: other, town: '柳河镇', row: 9, ...others }],
      [{ name: '葛双兵', id: own }],
    );
    expect(links.map(({ tier }) => tier)).not.toContain('certain');
    expect(links.some(({ tier, reasons }) => tier === 'possible' && reasons.includes('name-of-another'))).toBe(true);
    if (birth === '19520304') expect(links).toHaveLength(2);
  });

  it('lets no row be certain that has the number of the one and states the birth date of another one of the same name, and asks both', () => {
    const [own, other] = [number('20050504', 4), number('20050813', 71)];
    const links = linkOf(
      [{ name: '李那仁', id: own, ...PLACE }, { name: '李那仁', id: other, row: 9, ...PLACE }],
      [{ name: '李那仁', id: own, birth: '2005-08-13', sex: 'male', ...PLACE }],
    );
    expect(links.map(({ tier }) => tier)).toEqual(['possible', 'possible']);
    expect(new Set(links.map(({ personId }) => personId)).size).toBe(2);
  });

  it('does not mind a birth date that is nobody else\'s', () => {
    const own = number('20050504', 4);
    const links = linkOf(
      [{ name: '李那仁', id: own, ...PLACE }, { name: '李那仁', id: number('20050813', 71), row: 9, ...PLACE }],
      [{ name: '李那仁', id: own, birth: '2005-05-24', ...PLACE }],
    );
    expect(links.map(({ tier }) => tier)).toEqual(['certain']);
  });

  it('knows a twin of the same list by the name alone, though the number there is unusable', () => {
    const own = number('19781123', 171);
    const family = { household: '88', ...PLACE };
    const links = linkOf([{ name: '谢宝丰', id: own, ...family }, { name: '谢宝锋', id: '99O424195001011161', row: 9, ...family }], [{ name: '谢宝锋', id: own, ...PLACE }]);
    expect(links.map(({ tier }) => tier)).not.toContain('certain');
  });

  it('lets no row be certain whose birth date is a generation after its number: a child called by the parent', () => {
    const links = linkOf([{ name: '葛双喜', id: number('19730607', 34), ...PLACE }], [{ name: '葛双喜', id: number('19730607', 34), birth: '2019-05-01', ...PLACE }]);
    expect(links.map(({ tier }) => tier)).toEqual(['possible']);
    expect(links[0]?.reasons).toContain('generations');
  });

  it('finds nothing in a like-sounding name that is nobody\'s, or of somebody far away', () => {
    const own = number('19520304', 123);
    const links = linkOf(
      [{ name: '葛双斌', id: own, ...PLACE }, { name: '葛双彬', id: number('19800901', 125), town: '石桥镇', village: '前进村', row: 9 }],
      [{ name: '葛双彬', id: own }],
    );
    expect(links.map(({ tier }) => tier)).toEqual(['certain']);
  });

  it('asks about brothers whose names sound alike', () => {
    const links = linkOf([{ name: '葛双喜', id: number('19520304', 123), head: '葛大山', ...PLACE }], [{ name: '葛双熹', id: number('19560711', 337), head: '葛大山', ...PLACE }]);
    expect(links.map(({ tier }) => tier)).not.toContain('probable');
    for (const { reasons } of links) expect(reasons).toContain('sibling-risk');
  });

  it('asks when the village has another person of the name', () => {
    const links = linkOf(
      [{ name: '葛双喜', id: '', ...PLACE, row: 1 }, { name: '葛双喜', id: number('19701119', 221), ...PLACE, row: 9 }],
      [{ name: '葛双喜', id: number('19520304', 123), ...PLACE }],
    );
    expect(links.map(({ tier }) => tier)).not.toContain('probable');
  });

  it('asks when two rows are equally good', () => {
    const links = linkOf([{ name: '葛双喜', id: '', ...PLACE }], [{ name: '葛双喜', id: number('19520304', 123), ...PLACE }, { name: '葛双喜', id: number('19701119', 221), ...PLACE }]);
    expect(links.map(({ tier, reasons }) => [tier, reasons.at(-1)])).toEqual([['possible', 'several-candidates'], ['possible', 'several-candidates']]);
  });

  it('asks when the head\'s number was filled in for a child', () => {
    const head = number('19520304', 123);
    const links = linkOf([{ name: '葛小苗', id: number('20100506', 224), ...PLACE }], [{ name: '葛小苗', id: head, head: '葛双喜', headId: head, ...PLACE }]);
    for (const { tier, reasons } of links) {
      expect(tier).toBe('possible');
      expect(reasons).toContain('head-number-repeated');
    }
  });

  it('lets a namesake a generation older be no more than a question', () => {
    const links = linkOf([{ name: '葛双喜', id: number('19520304', 123), ...PLACE }], [{ name: '葛双喜', id: number('19880711', 337), ...PLACE }]);
    for (const { tier, reasons } of links) {
      expect(tier).toBe('possible');
      expect(reasons).toContain('generations');
    }
  });

  it('sees that a list is shifted, and says so once', () => {
    const ids = Array.from({ length: 8 }, (_, index) => number('19600101', 11 + index * 10));
    const names = [...'甲乙丙丁戊己庚辛'].map((letter) => `葛${letter}山`);
    const targets = ids.map((id, index) => target({ name: names[index] as string, id, file: 'a.xlsx' }));
    const rosters = ids.map((id, index) => roster({ name: names[(index + 1) % 8] as string, id, file: 'b.xlsx', row: 10 + index }));
    const { issues, links } = runLinking(targets, rosters);
    expect(issues.map(({ code }) => code)).toEqual(['link/shifted-list']);
    expect(links.every(({ tier }) => tier !== 'certain')).toBe(true);
  });
});

describe('a shifted stretch', () => {
  const ref = (row: number) => ({ file: 'a', sheet: 's', row, part: 1 });
  it.each([
    ['five of five', [0, 0, 0, 0, 0], 1],
    ['four are too few', [0, 0, 0, 0], 0],
    ['one agreement ends it', [0, 0, 0, 1, 0, 0], 0],
  ])('%s', (_, agree, stretches) => {
    expect(findShiftedStretches(agree.map((yes, index) => ({ ref: ref(index), number: String(index), namesAgree: yes === 1 })), 5)).toHaveLength(stretches);
  });

  it('takes different numbers: one that was drawn down the column shifts nothing', () => {
    expect(findShiftedStretches(Array.from({ length: 9 }, (_, index) => ({ ref: ref(index), number: '1', namesAgree: false })), 5)).toEqual([]);
  });
});
