import { describe, expect, it } from 'vitest';
import { CROWD_ROSTERS, CROWD_TARGETS } from './support/crowd.js';
import { name, number, roster, target, type Row } from './support/records.js';
import { brief, runLinking } from './support/run.js';

const ID = number('19520304', 123);
const PLACE = { town: '柳河镇', village: '双山村' };
const damaged = (at: number, to: string): string => ID.slice(0, at) + to + ID.slice(at + 1);

function linksOf(left: Row, right: Row, others: readonly Row[] = []) {
  const people = [target({ file: 'a.xlsx', ...left }), ...others.map((other) => target({ file: 'a.xlsx', ...other })), ...CROWD_TARGETS];
  const { links, people: built } = runLinking(people, [...CROWD_ROSTERS, roster({ file: 'b.xlsx', ...right })]);
  const person = built.find(({ rows }) => rows.some(({ ref, name: { display } }) => ref.file === 'a.xlsx' && display === (typeof left.name === 'string' ? left.name : left.name.display)));
  return links.filter(({ personId, roster: { ref } }) => personId === person?.id && ref.file === 'b.xlsx').map(brief);
}

describe('one person with', () => {
  it.each<[string, Row, Row, string]>([
    ['one wrong digit in the roster', { name: '葛双喜', id: ID }, { name: '葛双喜', id: damaged(8, '7') }, 'probable number-slip'],
    ['one wrong digit in the target list', { name: '葛双喜', id: damaged(15, '9') }, { name: '葛双喜', id: ID }, 'probable number-slip'],
    ['two neighbours swapped', { name: '葛双喜', id: ID }, { name: '葛双喜', id: ID.slice(0, 7) + ID.charAt(8) + ID.charAt(7) + ID.slice(9) }, 'probable number-slip'],
    ['one digit missing', { name: '葛双喜', id: ID }, { name: '葛双喜', id: ID.slice(0, 10) + ID.slice(11) }, 'probable number-slip'],
    ['one digit too many', { name: '葛双喜', id: `${ID.slice(0, 5)}7${ID.slice(5)}` }, { name: '葛双喜', id: ID }, 'probable number-slip'],
    ['a wrong check character', { name: '葛双喜', id: ID }, { name: '葛双喜', id: damaged(17, ID[17] === '1' ? '2' : '1') }, 'probable number-slip'],
    ['two wrong digits', { name: '葛双喜', id: ID, ...PLACE }, { name: '葛双喜', id: damaged(8, '7').slice(0, 16) + '0' + ID.slice(17), ...PLACE }, 'probable number-slip'],
    ['the tail lost in the roster', { name: '葛双喜', id: ID }, { name: '葛双喜', id: `${ID.slice(0, 15)}…` }, 'probable number-damaged'],
    ['the tail lost in the target list', { name: '葛双喜', id: `${ID.slice(0, 15)}…` }, { name: '葛双喜', id: ID }, 'probable number-damaged'],
    ['a masked number', { name: '葛双喜', id: ID, ...PLACE }, { name: '葛双喜', id: `${ID.slice(0, 6)}********${ID.slice(14)}`, ...PLACE }, 'probable number-masked'],
    ['a mask that shows the birth date, and the birth date alone', { name: '葛双喜', id: `${ID.slice(0, 14)}****` }, { name: '葛双喜', birth: '1952-03-04' }, 'probable number-masked'],
    ['a birth date corrected inside the number', { name: '葛双喜', id: ID }, { name: '葛双喜', id: number('19530304', 123) }, 'probable birth-moved'],
    ['no number but the same birth date', { name: '葛双喜', id: ID }, { name: '葛双喜', birth: '1952-03-04', sex: 'male' }, 'probable number-missing'],
    ['a name that sounds the same and the same birth date', { name: '葛双喜', id: ID, ...PLACE }, { name: '葛双熹', birth: '1952-03-04', ...PLACE }, 'probable number-missing'],
    ['no number but the same village', { name: '葛双喜', ...PLACE }, { name: '葛双喜', id: ID, ...PLACE }, 'probable number-missing'],
    ['a placeholder and the same village', { name: '葛双喜', id: '111111111111111111', ...PLACE }, { name: '葛双喜', id: ID, ...PLACE }, 'probable placeholder-number'],
    ['a missing character in the name and a slip in the number', { name: '葛双喜', id: ID, ...PLACE }, { name: '葛喜', id: damaged(8, '7'), ...PLACE }, 'probable number-slip'],
    ['a transliterated name in two parts and in one', { name: '高那仁道尔吉', id: ID }, { name: name('高那·仁道尔吉'), id: damaged(9, '8') }, 'probable number-slip'],
    ['two numbers in one cell', { name: '葛双喜', id: `${ID}/${number('19701119', 248)}`, ...PLACE }, { name: '葛双喜', id: ID, ...PLACE }, 'probable number-slip'],
    ['a certificate that lost a digit', { name: '葛双喜', id: `${ID.slice(0, 8)}${ID.slice(9)}42` }, { name: '葛双喜', id: ID }, 'probable number-slip'],
    ['an equal number and a near name', { name: '葛双喜', id: ID }, { name: '葛喜', id: ID }, 'probable same-number-near-name'],
  ])('%s', (_, left, right, expected) => {
    expect(linksOf(left, right)).toEqual([expected]);
  });

  it('the number of another member of the household', () => {
    const spouse = number('19550607', 224);
    const family = { household: '88', ...PLACE };
    expect(linksOf({ name: '葛双喜', id: ID, ...family }, { name: '葛双喜', id: spouse, ...PLACE }, [{ name: '米春花', id: spouse, ...family }])).toEqual(['probable household-number']);
  });

  it('the number of the next row of a badly sorted list', () => {
    const [own, next] = [number('19550607', 113), number('19601112', 335)];
    const rows = [{ name: '葛双喜', id: next, row: 900, birth: '1955-06-07' }, { name: '苗青山', id: own, row: 901, birth: '1960-11-12' }];
    expect(linksOf(rows[0] as Row, { name: '葛双喜', id: own }, rows.slice(1))).toEqual(['probable neighbour-number']);
  });
});

describe('a number of which a part is hidden', () => {
  const shown = (head: number, tail: number): string => ID.slice(0, head) + '*'.repeat(18 - head - tail) + ID.slice(18 - tail);
  it.each<[string, number, number]>([['four and four', 4, 4], ['three and four', 3, 4], ['nothing and four', 0, 4], ['one and one, at home', 1, 1], ['all but the last four', 14, 0]])('%s characters show', (_, head, tail) => {
    const at = head === 1 ? PLACE : {};
    for (const [left, right] of [[ID, shown(head, tail)], [shown(head, tail), ID]] as const) expect(linksOf({ name: '葛双喜', id: left, ...at }, { name: '葛双喜', id: right, ...at })).toEqual([expect.stringMatching(/^probable number-(?:masked|missing)$/u)]);
  });

  it('of the namesakes of a row the one whose visible characters it shows is asked', () => {
    expect(linksOf({ name: '葛双喜', id: ID }, { name: '葛双喜', id: shown(4, 4) }, [{ name: '葛双喜', id: number('19520304', 456) }])).toEqual(['probable number-masked']);
  });

  it('that shows other characters is another person\'s', () => {
    expect(linksOf({ name: '葛双喜', id: ID }, { name: '葛双喜', id: `${ID.slice(0, 4)}**********${number('19520304', 456).slice(14)}` })).toEqual([]);
  });
});

describe('a roster without places', () => {
  const HEAD = { name: '葛长山', id: number('19301111', 119), ...PLACE };
  it.each<[string, Row, readonly string[]]>([
    ['without a number is met by a rare name alone', { name: '葛双喜', id: '', ...PLACE }, ['possible number-missing']],
    ['who stands under the head\'s number, too', { name: '葛双喜', id: HEAD.id, ...PLACE }, ['possible disowned-number']],
    ['with a number of his own is not', { name: '葛双喜', id: number('19701119', 337), ...PLACE }, []],
  ])('somebody %s', (_, left, expected) => {
    expect(linksOf(left, { name: '葛双喜', id: ID }, [HEAD])).toEqual(expected);
  });
});

describe('a roster in which the numbers slipped down a row', () => {
  it('leads everybody to the row of the name, with the reason', () => {
    const names = ['葛双喜', '苗青山', '米春花', '仇长顺', '覃月娥', '佘金宝'];
    const numbers = names.map((_, at) => number(`195${at}0304`, 101 + 7 * at));
    const people = names.map((each, at) => target({ name: each, id: numbers[at] ?? '', file: 'a.xlsx', ...PLACE }));
    const shifted = names.map((each, at) => roster({ name: each, id: numbers[(at + 1) % 6] ?? '', file: 'b.xlsx', row: 100 + at, ...PLACE }));
    const { links, people: built } = runLinking([...people, ...CROWD_TARGETS], [...CROWD_ROSTERS, ...shifted]);
    const nameOf = new Map(built.map(({ id, name: { display } }) => [id, display]));
    const proposed = links.filter(({ tier, roster: { ref } }) => tier === 'probable' && ref.file === 'b.xlsx');
    expect(proposed.map(({ personId, roster: { name: { display } }, reasons }) => [nameOf.get(personId) === display, reasons[0]])).toEqual(
      expect.arrayContaining(Array.from({ length: 4 }, () => [true, 'neighbour-number'])));
    expect(proposed.every(({ personId, roster: { name: { display } } }) => nameOf.get(personId) === display)).toBe(true);
    expect(links.filter(({ tier, roster: { ref } }) => tier === 'certain' && ref.file === 'b.xlsx')).toEqual([]);
  });
});

describe('two people', () => {
  it.each<[string, Row, Row, readonly string[]]>([
    ['of one name in one village with numbers of their own', { name: '王秀英', id: ID, ...PLACE }, { name: '王秀英', id: number('19701119', 248), ...PLACE }, []],
    ['born the same day with neighbouring numbers', { name: '葛双喜', id: ID, ...PLACE }, { name: '葛双庆', id: number('19520304', 125), ...PLACE }, []],
    ['who share a surname and a village', { name: '葛双喜', id: ID, ...PLACE }, { name: '葛双林', id: number('19540102', 3), ...PLACE }, []],
  ])('%s are not linked', (_, left, right, expected) => {
    expect(linksOf(left, right).filter((link) => !link.startsWith('possible'))).toEqual(expected);
  });
});

describe('a short list without any number', () => {
  const listed = target({ file: 'a.xlsx', name: '岑永昌', id: ID, ...PLACE });
  const soldiers = (...rows: readonly Row[]): string[] => {
    const others = [1, 2, 3].map((n) => ({ name: `闭远${'东南西'.charAt(n - 1)}`, id: number('19990101', 100 + n) }));
    const people = [listed, ...others.map((row) => target({ file: 'a.xlsx', ...row })), ...CROWD_TARGETS];
    const { links } = runLinking(people, [...CROWD_ROSTERS, ...[...others, ...rows].map((row) => roster({ file: 'b.xlsx', kind: 'military', ...row }))]);
    return links.filter(({ roster: { ref }, tier }) => ref.file === 'b.xlsx' && tier !== 'certain').map(brief);
  };

  it('asks about a name and village that agree: no exact number could have found him', () => {
    expect(soldiers({ name: '岑永昌', ...PLACE })).toEqual(['possible number-missing']);
  });

  it('asks about a rare name of the township: how rare it is, all rosters tell', () => {
    const town = { town: '柳河镇' };
    const soldiers60 = Array.from({ length: 60 }, (_, n) => ({ name: `闭${'远进高深'.charAt(n % 4)}${'东南西北中'.charAt(n % 5)}${'一二三四五六七八九十甲乙'.charAt(n % 12)}` }));
    expect(soldiers({ name: '岑永昌', sex: 'male', ...town }, ...soldiers60)).toEqual(['possible number-missing']);
  });

  it('takes no room from a row with a number that is nearly his', () => {
    const slipped = `${ID.slice(0, 9)}${(Number(ID.charAt(9)) + 1) % 10}${ID.slice(10)}`;
    expect(soldiers({ name: '岑永昌', id: slipped }, { name: '岑永昌', ...PLACE })).toEqual(['probable number-slip']);
  });

  it('asks nothing about a bare name', () => {
    expect(soldiers({ name: '岑永昌' })).toEqual([]);
  });
});

describe('a name that is a surname alone', () => {
  it('is proposed to nobody under another number', () => {
    const clan = [{ name: '葛氏', id: number('19520304', 124), ...PLACE }, { name: '葛玉兰', id: number('19520304', 124), row: 99, kind: 'disability' as const }];
    const people = [...clan.map((row) => target({ file: 'a.xlsx', ...row })), ...CROWD_TARGETS];
    const { links } = runLinking(people, [...CROWD_ROSTERS, roster({ file: 'b.xlsx', name: '葛氏', id: number('19560712', 228), ...PLACE })]);
    expect(links.filter(({ roster: { ref } }) => ref.file === 'b.xlsx').map(({ tier, reasons }) => [tier, reasons.includes('surname-alone')])).toEqual([['possible', true]]);
  });
});

describe('an equal number under another name', () => {
  const listed = { name: '多吉卓玛', id: ID, ...PLACE };
  const rowsOf = (id: string, targets: readonly Row[], rows: readonly (Row & { readonly status?: 'suspended' })[]): string[] => {
    const people = [...targets.map((row) => target({ file: `${row.file ?? 'a'}.xlsx`, ...row })), ...CROWD_TARGETS];
    const { links, people: built } = runLinking(people, [...CROWD_ROSTERS, ...rows.map((row) => roster(row))]);
    const person = built.find(({ idNumber }) => idNumber === id);
    return links.filter(({ personId, roster: { ref } }) => personId === person?.id && ref.file.startsWith('b')).map(brief);
  };

  it('is asked though somebody of that name with quite another number would have the row', () => {
    const namesake = { name: '米春花', id: number('19520304', 126, '992130'), ...PLACE, file: 'c' };
    expect(rowsOf(ID, [listed, namesake], [{ name: '米春花', id: ID, file: 'b.xlsx', ...PLACE }])).toEqual(['possible same-number-other-name']);
  });

  it('is asked though the person has a row of his own name in another list', () => {
    const rows = [{ name: '多吉卓玛', id: ID, file: 'b1.xlsx', status: 'suspended' as const }, { name: '米春花', id: ID, file: 'b2.xlsx', ...PLACE }];
    expect(rowsOf(ID, [listed], rows)).toContain('possible same-number-other-name');
  });
});
