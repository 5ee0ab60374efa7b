import { describe, expect, it } from 'vitest';
import type { RosterRecord, TargetRecord } from '../../src/domain/record.js';
import { buildPeople, createMatcher } from '../../src/link/link.js';
import { number, roster, RULES, target } from './support/records.js';

const ID = number('19520304', 12);
const OTHER = number('19811120', 245);

function peopleOf(rows: readonly TargetRecord[]) {
  return buildPeople(rows, { rules: RULES, judgements: [], known: [] });
}

function linksOf(targets: readonly TargetRecord[], rosters: readonly RosterRecord[]) {
  const { people } = peopleOf(targets);
  const matcher = createMatcher(people, { rules: RULES, judgements: [] });
  for (const record of rosters) matcher.offer(record);
  return matcher.finish();
}

describe('an equal number in the target lists', () => {
  it.each([
    ['the same name', '陈秀英', '陈秀英', 1],
    ['a variant', '付秀英', '傅秀英', 1],
    ['the same sound', '陈秀英', '陈秀瑛', 1],
    ['an unreadable character', '陈秀英', '陈?英', 1],
    ['a missing dot', '高那·仁道', '高那仁道', 1],
    ['another name', '陈秀英', '李大山', 2],
  ])('with %s', (_, left, right, people) => {
    expect(peopleOf([target({ name: left, id: ID }), target({ name: right, id: ID, kind: 'minimum-living' })]).people).toHaveLength(people);
  });

  it('never joins two valid numbers through a third row', () => {
    const rows = [target({ name: '陈秀英', id: ID }), target({ name: '陈秀英', id: OTHER }), target({ name: '陈秀英', id: '' })];
    expect(peopleOf(rows).people).toHaveLength(3);
  });

  it('keeps apart two names that only an unreadable one could bridge', () => {
    const rows = ['王强', '王英', '王?'].map((name) => target({ name, id: ID }));
    expect(peopleOf(rows).people.map(({ rows: { length } }) => length)).toEqual([1, 1, 1]);
  });

  it('joins the head under both lists although a child carries the same number', () => {
    const rows = [
      target({ name: '王大山', id: ID, village: '双山村', town: '柳河镇' }), target({ name: '王大山', id: ID, village: '双山村', town: '柳河镇', kind: 'disability' }),
      target({ name: '王小花', id: ID, village: '双山村', town: '柳河镇' }),
    ];
    expect(peopleOf(rows).people.map((person) => [person.name.display, person.rows.length]).sort()).toEqual([['王大山', 2], ['王小花', 1]]);
  });
});

describe('an equal number in a roster', () => {
  it.each([
    ['the same name', '陈秀英', 'certain', 'number-and-name'],
    ['a look-alike', '陈秀瑛', 'certain', 'number-and-name'],
    ['one character missing', '陈英', 'probable', 'same-number-near-name'],
    ['another name', '李大山', 'possible', 'same-number-other-name'],
    ['no name', '', 'possible', 'number-without-name'],
  ])('with %s', (_, rosterName, tier, reason) => {
    const { links } = linksOf([target({ name: '陈秀英', id: ID })], [roster({ name: rosterName, id: ID })]);
    expect(links.map((link) => [link.tier, link.reasons[0]])).toEqual([[tier, reason]]);
  });

  it('under several names identifies nobody', () => {
    const { links } = linksOf([target({ name: '陈秀英', id: ID })], [roster({ name: '陈秀英', id: ID }), roster({ name: '李大山', id: ID })]);
    expect(links.map(({ tier }) => tier)).not.toContain('certain');
    expect(links.find(({ roster: { name } }) => name.display === '陈秀英')?.reasons).toContain('shared-number');
  });

  it('in two rows of one person links both', () => {
    const { links } = linksOf([target({ name: '陈秀英', id: ID })], [roster({ name: '陈秀英', id: ID, status: 'ended' }), roster({ name: '陈秀英', id: ID })]);
    expect(links.map(({ tier }) => tier)).toEqual(['certain', 'certain']);
  });

  it('is told to the office whose row carries somebody else\'s number', () => {
    const { issues } = linksOf([target({ name: '陈秀英', id: ID })], [roster({ name: '李大山', id: ID })]);
    expect(issues.map(({ code }) => code)).toEqual(['link/number-of-another']);
  });

  it('is no fault of the office where the lists have it under two names, of which one is the row\'s', () => {
    const { issues } = linksOf([target({ name: '陈秀英', id: ID }), target({ name: '李大山', id: ID })], [roster({ name: '李大山', id: ID })]);
    expect(issues.map(({ code }) => code)).toEqual(['link/shared-number', 'link/shared-number']);
  });

  it('that is a placeholder links nobody', () => {
    expect(linksOf([target({ name: '陈秀英', id: '111111111111111111' })], [roster({ name: '陈秀英', id: '111111111111111111' })]).links.filter(({ tier }) => tier === 'certain')).toEqual([]);
  });
});
