import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SourceKind } from '../../../src/domain/kinds.js';
import type { Snapshot } from '../../../src/domain/snapshot.js';
import { earlierDates } from '../../../src/ingest/snapshots/earlier-dates.js';
import { planImport, type ComingFile, type KnownSnapshot } from '../../../src/ingest/snapshots/plan.js';
import { withdrawSnapshots } from '../../../src/ingest/snapshots/withdraw.js';
import { loadRules } from '../../../src/io/index.js';

const rules = loadRules().sources;
const people = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, index) => from + index);

function snapshot(path: string, asOf: string | null, more: Partial<Snapshot> = {}): Snapshot {
  return { path, sha256: `${path} ${asOf ?? ''}`, kind: 'minimum-living', asOf, batch: 1, supplement: false, replacesAll: false, headings: ['姓名', '身份证号'], layout: '', towns: [], rows: 100, people: people(0, 100), ...more };
}
function file(each: Snapshot, more: Partial<ComingFile> & { missingColumns?: string[]; withoutNumber?: number } = {}): ComingFile {
  return { path: each.path, sha256: each.sha256, empty: false, lists: [{ snapshot: each, missingColumns: more.missingColumns ?? [], withoutNumber: more.withoutNumber ?? 0 }], ...more };
}
/** Imports one file after the other. */
function importAll(files: readonly ComingFile[], start: readonly KnownSnapshot[] = [], force = false): { known: readonly KnownSnapshot[]; refused: string[]; doubts: string[] } {
  let known = start;
  const refused: string[] = [];
  let doubts: string[] = [];
  files.forEach((each, index) => {
    const lists = each.lists.map((list) => ({ ...list, snapshot: { ...list.snapshot, batch: index + 1 } }));
    const plan = planImport({ known, coming: [{ ...each, lists }], fresh: false, force, rules });
    known = plan.snapshots;
    refused.push(...[...plan.refused.values()].map(({ code }) => code));
    doubts = plan.doubts.map(({ code }) => code);
  });
  return { known, refused, doubts };
}
const inForce = (known: readonly KnownSnapshot[]): string[] => known.filter(({ state }) => state === 'in-force').map(({ snapshot: each }) => `${each.path} ${each.asOf ?? ''}`.trim()).sort();

describe('a later list takes the place of the earlier one of its source', () => {
  const cases: readonly (readonly [what: string, earlier: Snapshot, later: Snapshot, stays: 'later' | 'both', doubts?: string])[] = [
    ['by its name, dates and copy marks left out', snapshot('农村低保2020年1月.xls', '2020-01'), snapshot('农村低保2月最新(1).xls', '2020-02', { people: people(500, 600) }), 'later'],
    ['by its people and headings, under another name', snapshot('低保.xls', '2020-01'), snapshot('民政局花名册.xls', '2020-02', { people: people(10, 110) }), 'later'],
    ['not when hardly anybody is on both: rural and urban', snapshot('农村低保.xls', '2020-01'), snapshot('城市低保.xls', '2020-02', { people: people(500, 600) }), 'both'],
    ['not when it has the same date: a part', snapshot('低保一.xls', '2020-01'), snapshot('低保二.xls', '2020-01', { people: people(500, 600) }), 'both'],
    ['not the list of another township', snapshot('低保1月.xls', '2020-01', { towns: ['柳河'] }), snapshot('低保2月.xls', '2020-02', { towns: ['双山'], people: people(500, 600) }), 'both'],
    ['not as a supplement', snapshot('低保1月.xls', '2020-01'), snapshot('低保2月.xls', '2020-02', { supplement: true }), 'both'],
    ['not when the headings are others: said', snapshot('低保.xls', '2020-01'), snapshot('核查.xls', '2020-02', { headings: ['对象', '证号', '标准', '备注'] }), 'both', 'sources/unclear'],
    ['not without a date: said', snapshot('低保.xls', '2020-01'), snapshot('低保最新.xls', null), 'both', 'sources/undated'],
    ['not a month when the other is a day in it: said', snapshot('低保1.xls', '2020-01-15'), snapshot('低保2.xls', '2020-01'), 'both', 'sources/undated'],
    ['under the same name, without a date too', snapshot('低保.xls', null), { ...snapshot('低保.xls', null), sha256: 'other' }, 'later'],
    ['of the same date or none, when the clerk says so', snapshot('低保.xls', '2020-01'), snapshot('低保更正.xls', null, { replacesAll: true, people: people(500, 600) }), 'later'],
    ['under another name and headings, when the clerk says so and the people are the same', snapshot('低保.xls', '2020-01'), snapshot('核查.xls', '2020-01', { replacesAll: true, headings: ['对象'] }), 'later'],
    ['never another list of its kind, whatever the clerk says', snapshot('农村低保.xls', '2020-01'), snapshot('城市低保.xls', '2020-02', { replacesAll: true, people: people(500, 600) }), 'both'],
    ['never another roster of its kind, whatever the clerk says', snapshot('居民参保.xls', '2020-01', { kind: 'resident', people: null }), snapshot('学生参保.xls', '2020-02', { kind: 'resident', people: null, replacesAll: true }), 'both', 'sources/unclear'],
    ['not lists of events: last month\'s dead stay dead', snapshot('死亡1月.xls', '2020-01', { kind: 'death', people: null }), snapshot('死亡2月.xls', '2020-02', { kind: 'death', people: null }), 'both'],
    ['a roster under another name with the same people', snapshot('居民参保.xls', '2020-01', { kind: 'resident' }), snapshot('导出.xls', '2020-02', { kind: 'resident' }), 'later'],
    ['rosters by their names', snapshot('居民参保1月.xls', '2020-01', { kind: 'resident', people: null }), snapshot('居民参保2月.xls', '2020-02', { kind: 'resident', people: null }), 'later'],
  ];
  it.each(cases.map((each) => [each[0], each] as const))('%s', (_what, [, earlier, later, stays, doubt]) => {
    const { known, doubts } = importAll([file(earlier), file(later)]);
    expect(inForce(known)).toEqual(stays === 'both' ? [`${earlier.path} ${earlier.asOf ?? ''}`.trim(), `${later.path} ${later.asOf ?? ''}`.trim()].sort() : [`${later.path} ${later.asOf ?? ''}`.trim()]);
    expect(doubts).toEqual(doubt === undefined ? [] : [doubt]);
    expect(known.map(({ snapshot: each }) => each.path)).toContain(earlier.path);
  });
});

describe('a list that comes once more', () => {
  const right = file({ ...snapshot('低保.xls', '2020-03'), sha256: 'right' });
  const wrong = file({ ...snapshot('低保.xls', '2020-03', { people: people(500, 600) }), sha256: 'wrong' });
  const hashes = (known: readonly KnownSnapshot[]): string[] => known.filter(({ state }) => state === 'in-force').map(({ snapshot: each }) => each.sha256);
  it('is used again after a wrong file of its name and date', () => {
    const { known } = importAll([right, wrong, right]);
    expect(hashes(known)).toEqual(['right']);
    expect(known.map(({ snapshot: each, state }) => [each.sha256, state]).sort()).toEqual([['right', 'in-force'], ['wrong', 'replaced']]);
  });
  it('stays replaced by a list of a later date', () => {
    const april = file(snapshot('低保4月.xls', '2020-04'));
    expect(inForce(importAll([right, april, right]).known)).toEqual(['低保4月.xls 2020-04']);
  });
});

describe('lists that are taken back', () => {
  const january = snapshot('低保1月.xls', '2020-01');
  const february = snapshot('低保2月.xls', '2020-02');
  const { known } = importAll([file(january), file(february)]);
  const withdraw = (path: string) => withdrawSnapshots({ known, isWithdrawn: (each) => each.path === path, dropped: [], rules }).snapshots;
  it('leave what they had replaced in force, and stay in the history', () => {
    expect(withdraw('低保2月.xls').map(({ snapshot: each, state, replacedBy }) => [each.path, state, replacedBy]).sort()).toEqual([['低保1月.xls', 'in-force', null], ['低保2月.xls', 'withdrawn', null]]);
    expect(withdraw('低保1月.xls').map(({ snapshot: each, state }) => [each.path, state]).sort()).toEqual([['低保1月.xls', 'withdrawn'], ['低保2月.xls', 'in-force']]);
  });
  it('are used again when they come again', () => {
    expect(inForce(importAll([file(february)], withdraw('低保2月.xls')).known)).toEqual(['低保2月.xls 2020-02']);
  });
  it('bring back what their import had put out of use', () => {
    const ran = planImport({ known, coming: [file(snapshot('别县低保.xls', '2020-02', { people: people(500, 600), batch: 3 }))], fresh: true, force: true, rules }).snapshots;
    expect(inForce(ran)).toEqual(['别县低保.xls 2020-02']);
    const back = withdrawSnapshots({ known: ran, isWithdrawn: (each) => each.path === '别县低保.xls', dropped: [january, february], rules }).snapshots;
    expect(inForce(back)).toEqual(['低保2月.xls 2020-02']);
  });
});

describe('guards', () => {
  const before = importAll([file(snapshot('低保1月.xls', '2020-01'))]).known;
  const later = (more: Partial<Snapshot> = {}): Snapshot => snapshot('低保2月.xls', '2020-02', more);
  it.each<readonly [string, ComingFile, string]>([
    ['a missing column', file(later(), { missingColumns: ['证件号码'] }), 'sources/no-column'],
    ['mostly no numbers', file(later(), { withoutNumber: 51 }), 'sources/no-numbers'],
    ['far fewer rows than last time', file(later({ rows: 49, people: people(0, 49) })), 'sources/far-fewer'],
    ['nobody on it', { path: '低保2月.xls', sha256: 'x', empty: true, lists: [] }, 'sources/nobody'],
  ])('refuse a target list as a whole for %s, and the earlier one stays in force', (_why, coming, code) => {
    for (const fresh of [false, true]) {
      const plan = planImport({ known: before, coming: [coming], fresh, force: false, rules });
      expect([...plan.refused.values()].map((found) => found.code)).toEqual([code]);
      expect(inForce(plan.snapshots)).toEqual(['低保1月.xls 2020-01']);
      const forced = planImport({ known: before, coming: [coming], fresh, force: true, rules });
      expect(forced.refused.size).toBe(0);
      if (coming.lists.length > 0) expect(inForce(forced.snapshots)).toEqual(['低保2月.xls 2020-02']);
    }
  });
  it('count the parts of one date together', () => {
    const halves = [file(snapshot('低保2月东.xls', '2020-02', { rows: 45, people: people(0, 45) })), file(snapshot('低保2月.xls', '2020-02', { rows: 45, people: people(45, 90) }))];
    expect(planImport({ known: before, coming: halves, fresh: false, force: false, rules }).refused.size).toBe(0);
  });
  it('never refuse a roster', () => {
    expect(planImport({ known: [], coming: [file(snapshot('居民参保.xls', null, { kind: 'resident' }), { missingColumns: ['证件号码'] })], fresh: false, force: false, rules }).refused.size).toBe(0);
  });
});

// Three lists of the same people, followed by one, are far fewer rows: that guard has tests of its own, and none of these properties.
describe('as properties', () => {
  const KINDS: readonly SourceKind[] = ['minimum-living', 'resident', 'death'];
  const dated = fc.uniqueArray(fc.record({ stem: fc.constantFrom('农村低保', '城市低保', '花名册'), month: fc.integer({ min: 1, max: 6 }), kind: fc.constantFrom(...KINDS), from: fc.integer({ min: 0, max: 60 }) }),
    { selector: ({ stem, month }) => `${stem}${month}`, maxLength: 8 })
    .map((lists) => lists.map(({ stem, month, kind, from }) => file(snapshot(`${stem}2020年${month}月.xls`, `2020-0${month}`, { kind, people: kind === 'minimum-living' ? people(from, from + 100) : null }))));

  it('the order of imports of the same dated lists does not matter', () => {
    fc.assert(fc.property(dated, fc.infiniteStream(fc.integer()), (files, random) => {
      const shuffled = files.map((each) => ({ each, at: random.next().value as number })).sort((a, b) => a.at - b.at).map(({ each }) => each);
      expect(inForce(importAll(shuffled, [], true).known)).toEqual(inForce(importAll(files, [], true).known));
    }));
  });
  it('the same files again change nothing', () => {
    fc.assert(fc.property(dated, (files) => {
      const once = importAll(files, [], true).known;
      const again = planImport({ known: once, coming: files, fresh: false, force: true, rules });
      expect(again.snapshots.map((each) => JSON.stringify(each)).sort()).toEqual(once.map((each) => JSON.stringify(each)).sort());
    }));
  });
  it('nobody but a guard keeps a list out: three lists of the same people, followed by one of them', () => {
    const three = ['农村低保', '城市低保', '花名册'].map((stem) => file(snapshot(`${stem}2020年1月.xls`, '2020-01', { people: people(0, 100) })));
    const next = file(snapshot('农村低保2020年2月.xls', '2020-02', { people: people(0, 100) }));
    expect(importAll([...three, next]).refused).toEqual(['sources/far-fewer']);
    expect(importAll([...three, next], [], true).known).toHaveLength(4);
  });
  it('nothing that was accepted is ever forgotten', () => {
    fc.assert(fc.property(dated, (files) => {
      expect(importAll(files, [], true).known.map(({ snapshot: each }) => each.path).sort()).toEqual(files.map(({ path }) => path).sort());
    }));
  });
});

describe('files that are given one date together', () => {
  it('the earlier list of a source keeps the date in its name', () => {
    expect([...earlierDates(['一月/居民参保2020年1月.csv', '二月/居民参保2020年2月.csv', '二月/低保2020年2月.csv', '低保.csv'], rules)]).toEqual([['一月/居民参保2020年1月.csv', '2020-01']]);
    expect([...earlierDates(['居民参保20200115.csv', '居民参保2020-01.csv', '职工参保2019-12.csv', '2019年度居民参保.csv'], rules)]).toEqual([]);
    expect([...earlierDates(['柳河镇/居民参保2020-01.csv', '五里镇/居民参保2020-02.csv'], rules)]).toEqual([]);
  });
});
