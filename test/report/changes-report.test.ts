import { describe, expect, it } from 'vitest';
import type { PersonChange } from '../../src/domain/people-change.js';
import { changesReport } from '../../src/report/changes-report.js';
import { clearingList } from '../../src/report/clearing-list.js';
import type { Case } from '../../src/domain/case.js';
import { madeReport } from './made-report.js';

const change = (over: Partial<PersonChange>): PersonChange => ({
  personId: 'P1', change: 'listed', name: '王秀英', idText: '990101198001010017', town: '柳河镇', village: '东村', identities: ['poor-registry'], fields: [], before: null, after: null, other: '', ...over,
});

describe('增减变动表', () => {
  const rounds = [
    { round: 1, date: '2020-10-31', changes: [] },
    { round: 2, date: '2020-11-30', changes: [change({}), change({ personId: 'P2', change: 'changed', fields: [{ field: 'id', before: '990101198001010017', after: '990101198102010017' }] }), change({ personId: 'P3', change: 'fell-out' })] },
    { round: 3, date: '2020-12-31', changes: [change({ personId: 'P4', change: 'insured' }), change({ personId: 'P5', change: 'merged', other: 'P1' })] },
  ];
  const [book] = changesReport(madeReport([]), rounds);

  it('has a sheet for each kind, and the summary counts what stands on them', () => {
    const [summary, ...lists] = book!.sheets;
    for (const sheet of lists) expect(summary!.totals[0]![summary!.columns.findIndex(({ heading }) => heading === sheet.name)]).toBe(sheet.rows.length);
    expect(lists.map(({ name }) => name)).toEqual(['新增', '变更', '取消', '并入他人', '新参保', '断保']);
  });

  it('masks numbers and says which digits changed', () => {
    const changed = book!.sheets.find(({ name }) => name === '变更')!.rows[0]!;
    expect(changed.join('|')).not.toMatch(/\d{17}/u);
    expect(changed.at(-1)).toContain('第 10、12 位不同');
  });

  it('says identities, and being a target, in words', () => {
    const left = change({ change: 'left', fields: [{ field: 'identities', before: 'poor-registry;low-income', after: '' }, { field: 'target', before: 'yes', after: 'no' }] });
    const [made] = changesReport(madeReport([]), [{ round: 2, date: '2020-11-30', changes: [left] }]);
    expect(made!.sheets.find(({ name }) => name === '取消')!.rows[0]!.at(-1)).toBe('身份 建档立卡贫困人口、低收入救助对象→无；是否对象 是→否');
  });
});

describe('销号清单和佐证目录', () => {
  const input = madeReport([{ category: 'military', name: '李国强' }, { category: 'resident' }]);
  const made = (over: Partial<Case>): Case => ({
    caseNumber: '990101-2020-000001', personId: 'P000001', programme: 'basic', year: 2020, state: 'cleared', standing: 'gap', listReason: 'not-found', listedSince: '2020-10-31' as Case['listedSince'], reason: 'military', until: null,
    evidence: [{ kind: 'enlistment', reference: '武字〔2020〕1号', file: '档案柜3', on: null, by: '张' }], earlierEvidence: [], contacts: [], responsible: '', due: null, notes: [], surveyedBy: '张', verifiedBy: '李', clearedBy: 'reason', clearedReason: 'military',
    basis: '', disputed: '', interrupted: null, previousCase: '', openedAt: '', clearedAt: '2020-12-01T00:00:00Z', reopened: 0, reopenedFor: null, ...over,
  });
  const book = clearingList({
    ...input, everyCase: [made({}), made({ caseNumber: '990101-2020-000002', personId: 'P9', clearedBy: 'left', evidence: [] }), made({ caseNumber: '990101-2020-000003', personId: 'P000002', state: 'surveying', clearedBy: null })],
    evidenceLabels: { enlistment: { zh: '入伍通知书', en: 'enlistment notice' } }, gone: new Map([['P9', { name: '赵六', idText: '', town: '白水镇', village: '' }]]),
  });

  it('lists every cleared case once, people who are gone too, and every paper with its place', () => {
    const [cleared, papers] = book.sheets;
    expect(cleared!.rows.map((row) => row[4])).toEqual(expect.arrayContaining(['李国强', '赵六']));
    expect(cleared!.rows).toHaveLength(2);
    expect(cleared!.notes[0]).toContain('共销号 2 件');
    expect(cleared!.notes[0]).toContain('另有 1 件尚未销号');
    expect(papers!.rows).toHaveLength(2);
    expect(papers!.rows.map((row) => row.slice(6, 10).join())).toContain('参军,入伍通知书,武字〔2020〕1号,档案柜3');
  });

  it('gives what cleared a case, not what was found before: a refusal or a death does not clear by an enrolment row', () => {
    const later = clearingList({ ...input, everyCase: [made({ reason: 'refused', clearedBy: 'enrolment', clearedReason: 'resident', basis: '居民.xlsx#1!2' }), made({ caseNumber: '990101-2020-000002', clearedBy: 'left', clearedReason: '', reason: 'refused' })], evidenceLabels: {}, gone: new Map() });
    expect(later.sheets[0]!.rows.map((row) => row[6])).toEqual(['居民参保', '']);
  });
});
