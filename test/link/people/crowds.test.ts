import { describe, expect, it } from 'vitest';
import type { PairJudgement } from '../../../src/domain/judgement.js';
import { fingerprintOf } from '../../../src/link/link.js';
import { number, roster, target } from '../support/records.js';
import { runLinking } from '../support/run.js';

const PLACEHOLDER = number('19520304', 123);
const SURNAMES = [...'葛米苗郝史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬'];
const GIVEN = ['青山', '春花', '双喜', '建国', '秀兰', '志强', '玉梅', '海燕', '德福', '桂芝'];

/** So many people of two lists, each in a village of his own, all under one number. */
function crowd(size: number) {
  return Array.from({ length: size }, (_, at) => target({
    name: `${SURNAMES[at % SURNAMES.length] as string}${GIVEN[Math.floor(at / SURNAMES.length) % GIVEN.length] as string}`, id: PLACEHOLDER, town: '柳河镇', village: `第${at}村`,
    file: at % 2 === 0 ? 'a.xlsx' : 'b.xlsx', kind: at % 2 === 0 ? 'poor-registry' : 'minimum-living', row: 10 + at,
  }));
}

describe('a number under the names of many people', () => {
  it('asks about nobody whose names are different, and says of each row that the number is shared', () => {
    const rows = crowd(60);
    const { people, questions, issues } = runLinking(rows, []);
    expect(people).toHaveLength(60);
    expect(questions.filter(({ left, right }) => left.name.folded[0] !== right.name.folded[0] && left.name.folded.slice(1) !== right.name.folded.slice(1))).toEqual([]);
    expect(issues.filter(({ code }) => code === 'link/shared-number')).toHaveLength(60);
  });

  it('still asks about two of them whose names are nearly the same', () => {
    const alike = target({ name: '葛青', id: PLACEHOLDER, town: '柳河镇', village: '第0村', file: 'b.xlsx', kind: 'minimum-living', row: 5 });
    const { questions } = runLinking([...crowd(30), alike], []);
    expect(questions.some(({ left, right }) => [left, right].includes(alike) && [left, right].some(({ name }) => name.folded === '葛青山'))).toBe(true);
  });

  it('keeps what was said of two of them', () => {
    const rows = crowd(30);
    const [left, right] = [rows[3], rows[7]] as [typeof rows[number], typeof rows[number]];
    const said: PairJudgement = { leftFingerprint: fingerprintOf(left), rightFingerprint: fingerprintOf(right), judgement: 'different', at: '2020-05-06T07:08:09Z', by: 'clerk', note: '' };
    const { questions } = runLinking(rows, [], [said]);
    expect(questions.filter(({ judgement }) => judgement === 'different')).toHaveLength(1);
  });

  it('brings no two of thousands together: whoever is one of them shares more', () => {
    const { people, questions } = runLinking(crowd(3100), []);
    expect(people.length).toBe(3100);
    expect(questions.every(({ left, right }) => left.name.folded === right.name.folded)).toBe(true);
  }, 120_000);

  it('leads roster rows of a crowd to those of their names alone, and makes nobody insured by it', () => {
    const rows = crowd(200);
    const { people, links, issues } = runLinking(rows, rows.map(({ name, ref }) => roster({ name: name.display, id: PLACEHOLDER, file: 'r.xlsx', row: ref.row })));
    const nameOf = new Map(people.map(({ id, name }) => [id, name.folded]));
    expect(links.length).toBeGreaterThan(0);
    expect(links.every(({ personId, roster: { name } }) => nameOf.get(personId) === name.folded)).toBe(true);
    expect(links.filter(({ tier }) => tier === 'certain')).toEqual([]);
    expect(new Set(issues.map(({ code }) => code))).toEqual(new Set(['link/shared-number']));
    expect(issues[0]?.params).toMatchObject({ names: expect.stringMatching(/^([^、]+、){8}…$/u) as unknown });
  });

  it('keeps what was said of one of them and a row of another name', () => {
    const rows = crowd(200);
    const [said, row] = [rows[3] as typeof rows[number], roster({ name: '欧阳春生', id: PLACEHOLDER, file: 'r.xlsx', row: 5 })];
    const judgement: PairJudgement = { leftFingerprint: fingerprintOf(said), rightFingerprint: fingerprintOf(row), judgement: 'same', at: '2020-05-06T07:08:09Z', by: 'clerk', note: '' };
    const { links } = runLinking(rows, [row], [judgement]);
    expect(links.map((link) => [link.judgement, link.method])).toEqual([['same', 'judgement']]);
  });
});
