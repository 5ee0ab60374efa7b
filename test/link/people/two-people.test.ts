import { describe, expect, it } from 'vitest';
import { CROWD_ROSTERS, CROWD_TARGETS } from '../support/crowd.js';
import { number, roster, target, type Row } from '../support/records.js';
import { runLinking } from '../support/run.js';

const HOME = { town: '柳河镇', village: '双山村' };
const [HUSBAND, WIFE, CHILD] = [number('19520304', 123), number('19550607', 224), number('19820909', 337)];
const LISTS = ['poor-registry', 'minimum-living'] as const;

/** The questions among the first two rows, which stand on two lists unless said otherwise. */
function asked(left: Row, right: Row, others: readonly Row[] = []) {
  const own = [left, right].map((row, at) => target({ file: `${LISTS[at] as string}.xlsx`, row: 10 + at, kind: LISTS[at] as 'poor-registry', ...HOME, ...row }));
  const rows = [...own, ...others.map((row, at) => target({ file: 'poor-registry.xlsx', row: 40 + at, ...HOME, ...row })), ...CROWD_TARGETS];
  const { questions, issues } = runLinking(rows, CROWD_ROSTERS);
  const found = questions.filter((question) => own.includes(question.left) && own.includes(question.right)).map(({ tier, reasons }) => `${tier} ${reasons[0] as string}`);
  return { found, codes: issues.map(({ code }) => code) };
}

describe('nobody is asked whether they are one person', () => {
  it('when a number was copied from the spouse: the number is reported', () => {
    const { found, codes } = asked({ name: '葛双喜', id: HUSBAND, household: '88' }, { name: '米春花', id: HUSBAND, household: '88' });
    expect(found).toEqual([]);
    expect(codes.filter((code) => code === 'link/shared-number')).toHaveLength(2);
  });

  it.each<[string, Row, Row]>([
    ['transliterated names share nothing but a number', { name: '阿依古丽·买买提', id: HUSBAND }, { name: '吐尔逊·依明江', id: HUSBAND }],
    ['two given characters differ under one number', { name: '葛双喜', id: HUSBAND }, { name: '葛建国', id: HUSBAND }],
    ['the sex stated is not the number\'s', { name: '葛双喜', id: HUSBAND }, { name: '葛双花', id: HUSBAND, sex: 'female' }],
    ['twins have a number each', { name: '葛晓琪', id: number('20050808', 2) }, { name: '葛晓瑶', id: number('20050808', 4) }],
    ['numbers and names differ', { name: '葛双喜', id: HUSBAND, household: '88' }, { name: '葛双林', id: CHILD, household: '88' }],
  ])('when %s', (_, left, right) => {
    expect(asked(left, right).found).toEqual([]);
  });

  it('when two rows of one list have names that sound alike and numbers of one day', () => {
    const list = { file: 'poor-registry.xlsx', kind: 'poor-registry' as const };
    expect(asked({ name: '葛子轩', id: number('20110411', 297), ...list }, { name: '葛子萱', id: number('20110411', 299), ...list }).found).toEqual([]);
  });
});

describe('two rows of one name and village on two lists', () => {
  it.each<[string, Row, Row, readonly Row[], string]>([
    ['the spouse\'s number on one', { name: '葛双喜', id: WIFE }, { name: '葛双喜', id: HUSBAND }, [{ name: '米春花', id: WIFE }], 'disowned-number'],
    ['the number of a household member, with one household number', { name: '葛双喜', id: WIFE, household: '99010188' }, { name: '葛双喜', id: HUSBAND, household: '99010188' }, [], 'other-number'],
    ['no number on one', { name: '葛双喜', id: '' }, { name: '葛双喜', id: HUSBAND }, [], 'number-missing'],
    ['a placeholder on one', { name: '葛双喜', id: '无' }, { name: '葛双喜', id: HUSBAND }, [], 'placeholder-number'],
    ['a number broken in many places', { name: '葛双喜', id: '99001152333041' }, { name: '葛双喜', id: HUSBAND }, [], 'other-number'],
    ['a name written by another ear under one number', { name: '艾海提·艾合买提', id: HUSBAND }, { name: '艾合买提·艾合买提', id: HUSBAND }, [], 'same-number-other-name'],
    ['a name misread beside a corrected birth date', { name: '葛双莫', id: HUSBAND }, { name: '葛双喜', id: number('19520804', 123) }, [], 'birth-moved'],
    ['a name misread under one number', { name: '葛双喜', id: HUSBAND }, { name: '葛双吉', id: HUSBAND }, [], 'same-number-other-name'],
  ])('are asked: %s', (_, left, right, others, reason) => {
    const { found } = asked(left, right, others);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(new RegExp(`${reason}$`, 'u'));
  });
});

describe('two rows of which one or both have no name', () => {
  const slip = `${HUSBAND.slice(0, 16)}${HUSBAND[16] === '1' ? '3' : '1'}${HUSBAND.slice(17)}`;
  it.each<[string, Row, Row]>([
    ['neither', { name: '', id: slip }, { name: '', id: HUSBAND }],
    ['one', { name: '', id: slip }, { name: '葛双喜', id: HUSBAND }],
  ])('are never proposed as one for numbers that are alike: %s has', (_, left, right) => {
    expect(asked(left, right).found.filter((found) => found.startsWith('probable'))).toEqual([]);
  });
});

describe('two rows that share no name with a place or date', () => {
  const FAMILY = { name: '葛双喜', id: HUSBAND, household: '88' };
  it.each<[string, Row, Row, readonly Row[]]>([
    ['the head on one list is a member of the household on the other, by number', { name: '葛晓琪', id: CHILD, household: '88' }, { name: '葛晓淇', id: '', town: '', village: '', headId: HUSBAND }, [FAMILY]],
    ['two slips at once and no place, but one rare name', { name: '欧阳锦程', id: `${HUSBAND.slice(0, 14)}…` }, { name: '欧阳锦程', id: `${HUSBAND.slice(0, 13)}${HUSBAND.slice(14, 17)}`, town: '', village: '' }, []],
    ['a character missing, and the number of the next row after a bad sort', { name: '葛双喜', id: CHILD }, { name: '葛喜', id: HUSBAND }, [{ name: '苗青山', id: HUSBAND, row: 11 }]],
    ['one phone, a character that could not be typed, and the wife\'s number', { name: '葛?琪', id: WIFE, phone: '19900001111', village: '' }, { name: '葛晓琪', id: CHILD, phone: '19900001111', town: '', village: '' }, [{ name: '米春花', id: WIFE }]],
  ])('are asked: %s', (_, left, right, others) => {
    expect(asked(left, right, others).found.length).toBe(1);
  });

  it('are not asked when only the family is one: brothers without numbers in one household', () => {
    const HOUSEHOLD = { household: '88', phone: '19900001111', head: '葛双喜', headId: HUSBAND };
    expect(asked({ name: '葛晓琪', id: '', ...HOUSEHOLD }, { name: '葛建国', id: '', ...HOUSEHOLD }, [FAMILY]).found).toEqual([]);
  });
});

describe('two lists that give one twin\'s number to the other', () => {
  const [FIRST, SECOND] = [number('20050808', 2), number('20050808', 4)];
  const twins = [
    target({ file: 'poor-registry.xlsx', row: 10, kind: 'poor-registry', name: '葛晓冰', id: FIRST, ...HOME }),
    target({ file: 'poor-registry.xlsx', row: 11, kind: 'poor-registry', name: '葛晓兵', id: SECOND, ...HOME }),
  ];
  const confused = target({ file: 'minimum-living.xlsx', row: 12, kind: 'minimum-living', name: '葛晓兵', id: FIRST, ...HOME });

  it('are not merged by it: whose row it is, is asked', () => {
    const { people, questions } = runLinking([...twins, confused, ...CROWD_TARGETS], CROWD_ROSTERS);
    expect(people.filter(({ rows }) => rows.some(({ name }) => name.folded.startsWith('葛晓'))).map(({ rows }) => rows.length)).toEqual([1, 1, 1]);
    expect(questions.filter(({ left, right }) => left === confused || right === confused)).not.toEqual([]);
  });

  it('leave each twin the row of the roster that has name and number', () => {
    const rows = [roster({ name: '葛晓冰', id: FIRST, row: 5 }), roster({ name: '葛晓兵', id: SECOND, row: 6 })];
    const { people, links } = runLinking([...twins, confused, ...CROWD_TARGETS], [...CROWD_ROSTERS, ...rows]);
    const nameOf = new Map(people.map(({ id, rows: [first] }) => [id, `${first?.kind ?? ''} ${first?.name.folded ?? ''}`]));
    expect(links.filter(({ roster: { name } }) => name.folded.startsWith('葛晓')).map(({ personId, roster: { name }, tier }) => `${nameOf.get(personId) ?? ''}: ${name.folded} ${tier}`))
      .toEqual(['poor-registry 葛晓冰: 葛晓冰 certain', 'poor-registry 葛晓兵: 葛晓兵 certain']);
  });
});
