import { describe, expect, it } from 'vitest';
import { isHigher } from '../../src/classify/evidence/student.js';
import type { IsoDate } from '../../src/domain/dates.js';
import type { EvidenceFacts } from '../../src/domain/record.js';
import type { EvidenceKind } from '../../src/domain/kinds.js';
import { enrolment, evidence, link, NOWHERE, outcome, partial, poor, remark, roster, run } from './support/made.js';
import { RULES } from './support/rules.js';

function row(kind: EvidenceKind, more: Partial<EvidenceFacts>): string {
  return outcome(poor(), [roster(kind, { evidence: evidence(more) })]);
}

const MILITARY = 'excused/military/military';
const PRISON = 'excused/prison/prison';
const NOT_FOUND = 'gap/uninsured/not-found';

describe('参军名单', () => {
  it.each<[Partial<EvidenceFacts>, string]>([
    [{}, MILITARY],
    [{ from: partial('2018-09'), until: partial('2020-09') }, MILITARY],
    [{ until: partial('2020-06-30') }, MILITARY],
    [{ until: partial('2020-06-29') }, 'gap/uninsured/discharged'],
    [{ until: partial('2020-06') }, MILITARY],
    [{ until: partial('2019') }, 'gap/uninsured/discharged'],
    [{ texts: ['现役'] }, MILITARY],
    [{ texts: ['已退役'] }, 'gap/uninsured/discharged'],
    [{ texts: ['退伍'] }, 'gap/uninsured/discharged'],
    [{ texts: ['转业'] }, 'gap/uninsured/discharged'],
    [{ texts: ['复员'] }, 'gap/uninsured/discharged'],
    [{ texts: ['未退役'] }, MILITARY],
    [{ texts: ['预计2021年退役'] }, MILITARY],
    [{ texts: ['民兵'] }, 'gap/uninsured/reserve'],
    [{ texts: ['预备役'] }, 'gap/uninsured/reserve'],
    [{ texts: ['文职人员'] }, 'gap/uninsured/reserve'],
    [{ texts: ['因身体原因退回'] }, 'gap/uninsured/discharged'],
    [{ from: partial('2020-09-10') }, NOT_FOUND],
    [{ texts: ['义务兵'], from: partial('2017-09') }, MILITARY],
  ])('%o: %s', (facts, expected) => {
    expect(row('military', facts)).toBe(expected);
  });

  it('excuses until the last day of service, and says when no end is stated', () => {
    const subject = poor();
    const of = (facts: Partial<EvidenceFacts>): ReturnType<typeof run> => run({ people: [subject], links: [link(subject, roster('military', { evidence: evidence(facts) }))] });
    expect(of({ until: partial('2021-09') }).standings[0]).toMatchObject({ until: '2021-09-30', notes: [] });
    expect(of({}).standings[0]?.notes.map(({ reason }) => reason)).toEqual(['end-not-stated']);
  });

  it('presumes the two years of a 义务兵 only where the rules say so', () => {
    const military = { ...RULES.evidence.military, terms: [{ topic: 'conscript', years: 2 }] };
    const rules = { ...RULES, evidence: { ...RULES.evidence, military } };
    const records = [roster('military', { evidence: evidence({ texts: ['义务兵'], from: partial('2017-09-01') }) })];
    expect(outcome(poor(), records, { rules })).toBe('gap/uninsured/discharged');
  });
});

describe('服刑名单', () => {
  it.each<[Partial<EvidenceFacts>, string]>([
    [{}, PRISON],
    [{ until: partial('2023-05-01') }, PRISON],
    [{ until: partial('2020-06-29') }, 'gap/uninsured/released'],
    [{ texts: ['在押'] }, PRISON],
    [{ texts: ['社区矫正'], until: partial('2023-05-01') }, 'gap/uninsured/community-sentence'],
    [{ texts: ['监外执行'] }, 'gap/uninsured/community-sentence'],
    [{ texts: ['假释'] }, 'gap/uninsured/community-sentence'],
    [{ texts: ['缓刑'] }, 'gap/uninsured/community-sentence'],
    [{ texts: ['取保候审'] }, 'gap/uninsured/community-sentence'],
    [{ texts: ['已释放'] }, 'gap/uninsured/released'],
    [{ texts: ['刑满'] }, 'gap/uninsured/released'],
    [{ texts: ['出监'] }, 'gap/uninsured/released'],
    [{ texts: ['已解矫'] }, 'gap/uninsured/released'],
    [{ texts: ['在刑'] }, PRISON],
    [{ texts: ['无期徒刑'] }, PRISON],
    [{ texts: ['撤销缓刑，收监'] }, PRISON],
    [{ texts: ['省一监狱', '是否在押：否'] }, NOT_FOUND],
    [{ texts: ['省一监狱', '是否在押：是'] }, PRISON],
    [{ texts: ['省一监狱', '是否刑满释放：是'] }, 'gap/uninsured/released'],
    [{ texts: ['有期徒刑', '是否缓刑：是'] }, 'gap/uninsured/community-sentence'],
  ])('%o: %s', (facts, expected) => {
    expect(row('prison', facts)).toBe(expected);
  });
});

describe('死亡名单 and 户籍名单', () => {
  it.each<[EvidenceKind, Partial<EvidenceFacts>, string]>([
    ['death', {}, 'removed/deceased/deceased'],
    ['death', { on: partial('2020-01-02') }, 'removed/deceased/deceased'],
    ['death', { texts: ['死亡证明未交'] }, 'removed/deceased/deceased'],
    ['death', { texts: ['健在，系误登'] }, NOT_FOUND],
    ['death', { texts: ['存活'] }, NOT_FOUND],
    ['death', { texts: ['错登'] }, NOT_FOUND],
    ['death', { texts: ['疑似死亡'] }, 'pending/open/evidence-unclear→deceased'],
    ['population', { texts: ['死亡'] }, 'removed/deceased/deceased'],
    ['population', { texts: ['死亡注销'] }, 'removed/deceased/deceased'],
    ['population', { texts: ['注销'] }, 'removed/deregistered/deregistered'],
    ['population', { texts: ['迁出'] }, 'pending/open/moved-unconfirmed→moved'],
    ['population', { texts: ['迁出'], destination: '990201' }, 'removed/moved/moved'],
    ['population', { texts: ['迁出'], destination: '990101' }, NOT_FOUND],
    ['population', { texts: ['迁出'], destination: '外省' }, 'pending/open/moved-unconfirmed→moved'],
    ['population', { texts: ['迁出'], destination: ' 不详 ' }, 'pending/open/moved-unconfirmed→moved'],
    ['population', { texts: ['是否注销：是', '是否迁出：否'] }, 'removed/deregistered/deregistered'],
    ['population', { texts: ['是否注销：否'] }, NOT_FOUND],
    ['population', { texts: ['迁出，已落户'] }, 'removed/moved/moved'],
    ['population', { texts: ['迁出', '接收地未接收'] }, 'pending/open/moved-unconfirmed→moved'],
    ['population', { texts: ['迁出', '是否已落户：否'], destination: '990201' }, 'pending/open/moved-unconfirmed→moved'],
    ['population', { texts: ['迁出', '接收地未接收'], destination: '990201' }, 'pending/open/moved-unconfirmed→moved'],
    ['population', { texts: ['迁出', '尚未落户'], destination: '990201' }, 'pending/open/moved-unconfirmed→moved'],
    ['population', { texts: ['迁出', '落户手续正在办理'], destination: '990201' }, 'pending/open/moved-unconfirmed→moved'],
    ['population', { texts: ['疑似迁出'], destination: '990201' }, 'pending/open/moved-unconfirmed→moved'],
    ['population', { texts: ['迁出', '是否已落户：待核实'], destination: '990201' }, 'pending/open/moved-unconfirmed→moved'],
    ['population', { texts: ['迁出', '待接收'], destination: '990201' }, 'pending/open/moved-unconfirmed→moved'],
    ['population', { texts: ['迁出', '准迁'], destination: '990201' }, 'pending/open/moved-unconfirmed→moved'],
    ['population', { texts: ['迁出', '拟落户'], destination: '990201' }, 'pending/open/moved-unconfirmed→moved'],
    ['population', { texts: ['迁出', '是否已落户：是'], destination: '990201' }, 'removed/moved/moved'],
    ['population', { texts: ['正常'] }, NOT_FOUND],
    ['population', { texts: ['管理中'] }, NOT_FOUND],
    ['population', { texts: ['迁入'] }, NOT_FOUND],
    ['population', { texts: ['未注销'] }, NOT_FOUND],
    ['population', { texts: ['参军注销'] }, 'pending/open/evidence-unclear→military'],
    ['abroad', {}, 'excused/abroad/abroad'],
    ['abroad', { texts: ['定居'] }, 'excused/abroad/abroad'],
    ['abroad', { texts: ['加入外国籍'] }, 'excused/abroad/abroad'],
    ['abroad', { texts: ['务工'] }, 'gap/uninsured/temporary-abroad'],
    ['abroad', { texts: ['留学'] }, 'gap/uninsured/temporary-abroad'],
    ['abroad', { texts: ['探亲'] }, 'gap/uninsured/temporary-abroad'],
    ['abroad', { texts: ['留学后定居'] }, 'excused/abroad/abroad'],
    ['abroad', { texts: ['已回国'] }, 'gap/uninsured/returned'],
    ['abroad', { insured: false }, NOT_FOUND],
    ['abroad', { texts: ['是否定居：否'] }, NOT_FOUND],
    ['abroad', { texts: ['是否定居：是'] }, 'excused/abroad/abroad'],
  ])('%s %o: %s', (kind, facts, expected) => {
    expect(row(kind, facts)).toBe(expected);
  });
});

describe('the state that a row of evidence gives', () => {
  const of = (kind: EvidenceKind, state: string): string => row(kind, { texts: [state], state, ...(kind === 'student' ? { school: '内蒙古大学' } : {}) });
  it.each<[EvidenceKind, string, string]>([
    ...['在部队', '士官', '军官', '新兵', '已入伍', '正常', '待退役', '拟退役'].map((state): [EvidenceKind, string, string] => ['military', state, MILITARY]),
    ...['牺牲', '失踪', '预定', '政审合格', '不在役', '军属', '不详', '否', '已退'].map((state): [EvidenceKind, string, string] => ['military', state, 'pending/open/evidence-unclear→military']),
    ['military', '待入伍', NOT_FOUND], ['military', '身体不合格退回', 'gap/uninsured/discharged'], ['military', '思想退兵', 'gap/uninsured/discharged'],
    ...['在监', '转监', '无期', '有期徒刑三年', '待释放', '正常'].map((state): [EvidenceKind, string, string] => ['prison', state, PRISON]),
    ...['一审', '无罪', '罚金', '死亡', '不详', '0'].map((state): [EvidenceKind, string, string] => ['prison', state, 'pending/open/evidence-unclear→prison']),
    ['prison', '管制', 'gap/uninsured/community-sentence'], ['prison', '刑罚执行完毕', 'gap/uninsured/released'],
    ...['延期毕业', '实习', '新生', '正常'].map((state): [EvidenceKind, string, string] => ['student', state, 'insured/offsite/student']),
    ...['死亡', '参军', '出国', '录取', '否'].map((state): [EvidenceKind, string, string] => ['student', state, 'pending/open/evidence-unclear→student']),
    ['abroad', '滞留', 'pending/open/evidence-unclear→abroad'], ['abroad', '已入境', 'pending/open/evidence-unclear→abroad'], ['abroad', '已定居', 'excused/abroad/abroad'],
  ])('%s %s: %s', (kind, state, expected) => {
    expect(of(kind, state)).toBe(expected);
  });
  it.each([['同名', NOT_FOUND], ['查无此人', NOT_FOUND], ['失踪', 'pending/open/evidence-unclear→deceased'], ['病故', 'removed/deceased/deceased']])('a list of deaths says %s: %s', (text, expected) => {
    expect(row('death', { texts: [text] })).toBe(expected);
  });
  it.each([['误注销', NOT_FOUND], ['待注销', NOT_FOUND], ['注销', 'removed/deregistered/deregistered']])('the register says %s: %s', (text, expected) => {
    expect(row('population', { texts: [text] })).toBe(expected);
  });
});

describe('an excuse without an end on a list from before this insurance year', () => {
  const old = (kind: EvidenceKind, more: Partial<EvidenceFacts>, day = '2019-03-31'): string =>
    outcome(poor(), [roster(kind, { evidence: evidence(more) })], { listDates: new Map([[`${kind}.xlsx`, day as IsoDate]]) });
  it('is asked; one with an end, and what lasts, is not', () => {
    expect(old('military', {})).toBe('pending/open/evidence-unclear→military');
    expect(old('military', {}, '2019-10-31')).toBe(MILITARY);
    expect(old('prison', { until: partial('2023-05-01') })).toBe(PRISON);
    expect(old('student', { school: '内蒙古大学' })).toBe('pending/open/evidence-unclear→student');
    expect(old('abroad', {})).toBe('excused/abroad/abroad');
    expect(old('death', {})).toBe('removed/deceased/deceased');
  });
});

describe('an excuse that another row takes back', () => {
  const open = (kind: string): string => `pending/open/evidence-unclear→${kind}`;
  it.each<readonly [string, EvidenceKind, Partial<EvidenceFacts>, Partial<EvidenceFacts>, string]>([
    ['released by another list', 'prison', {}, { texts: ['刑满释放'] }, open('prison')],
    ['released by its date', 'prison', { texts: ['省一监狱'] }, { until: partial('2020-03') }, open('prison')],
    ['on parole', 'prison', {}, { texts: ['社区矫正'] }, open('prison')],
    ['said not to be there', 'prison', {}, { texts: ['是否在押：否'] }, open('prison')],
    ['sentenced once more after the release', 'prison', { from: partial('2019-05') }, { until: partial('2018-03') }, PRISON],
    ['begun before that release', 'prison', { from: partial('2016-05') }, { until: partial('2018-03') }, open('prison')],
    ['discharged by another list', 'military', {}, { texts: ['2019年12月退伍'] }, open('military')],
    ['joined again', 'military', { from: partial('2019-09') }, { until: partial('2015-12') }, MILITARY],
    ['back from abroad', 'abroad', { texts: ['定居'] }, { texts: ['已回国'] }, open('abroad')],
    ['graduated by another list', 'student', { school: '内蒙古大学' }, { school: '内蒙古大学', until: partial('2019-07') }, open('student')],
    ['at the next university', 'student', { school: '内蒙古大学', from: partial('2019-09') }, { school: '赤峰学院', until: partial('2019-07') }, 'insured/offsite/student'],
    ['not insured by another list', 'student', { school: '内蒙古大学', insured: true }, { school: '内蒙古大学', insured: false }, open('student-insured')],
    ['back in the register', 'population', { texts: ['迁出'], destination: '990201' }, { texts: ['迁入'] }, open('moved')],
    ['moved in long before', 'population', { texts: ['迁出'], destination: '990201', on: partial('2020-02-01') }, { texts: ['迁入'], on: partial('2012-02-01') }, 'removed/moved/moved'],
    ['registered again', 'population', { texts: ['注销'] }, { texts: ['恢复户口'] }, open('deregistered')],
  ])('%s', (_, kind, affirmed, other, expected) => {
    const rows = [roster(kind, { evidence: evidence(affirmed) }), roster(kind, { evidence: evidence(other) })];
    expect(outcome(poor(), rows)).toBe(expected);
    expect(outcome(poor(), [...rows].reverse())).toBe(expected);
  });
  it('and by a remark on the list of the poor, which changes nothing otherwise', () => {
    const rows = [roster('prison', { evidence: evidence() })];
    expect(outcome(poor({ remarks: remark('已刑满释放在家') }), rows)).toBe(open('prison'));
    expect(outcome(poor({ remarks: remark('服刑') }), rows)).toBe(PRISON);
  });
});

describe('a death that another row takes back', () => {
  const BACK = { texts: ['误报，本人健在'] };
  it.each<readonly [string, Parameters<typeof outcome>[1], string]>([
    ['of another list of deaths', [roster('death', { evidence: evidence() }), roster('death', { evidence: evidence(BACK) })], 'pending/open/evidence-unclear→deceased'],
    ['of the population register', [roster('population', { evidence: evidence({ texts: ['死亡'] }) }), roster('death', { evidence: evidence(BACK) })], 'pending/open/evidence-unclear→deceased'],
    ['of the register itself, by 恢复户口', [roster('population', { evidence: evidence({ texts: ['死亡注销'] }) }), roster('population', { evidence: evidence({ texts: ['恢复户口'] }) })], 'pending/open/evidence-unclear→deceased'],
    ['of somebody who had moved in before', [roster('death', { evidence: evidence({ on: partial('2020-03-01') }) }), roster('population', { evidence: evidence({ texts: ['迁入'], on: partial('2011-05-01') }) })], 'removed/deceased/deceased'],
    ['that nothing else says', [roster('death', { evidence: evidence(BACK) })], NOT_FOUND],
    ['twice said and never taken back', [roster('death', { evidence: evidence() }), roster('population', { evidence: evidence({ texts: ['死亡'] }) })], 'removed/deceased/deceased'],
  ])('%s', (_, rows, expected) => {
    expect(outcome(poor(), rows)).toBe(expected);
  });
});

describe('a move', () => {
  it('to a township of the county itself is none', () => {
    const of = (destination: string): string => outcome(poor({ place: { ...NOWHERE, county: '松山区', town: '柳河镇' } }), [roster('population', { evidence: evidence({ texts: ['迁出'], destination }) })]);
    expect(of('柳河镇双山村')).toBe(NOT_FOUND);
    expect(of('宁城县柳河镇')).toBe('removed/moved/moved');
  });
  it('to a place with the name of an own township is asked, as long as no list names the county', () => {
    const of = (destination: string, ...more: string[]): string => outcome(poor({ place: { ...NOWHERE, town: '柳河镇' } }), [roster('population', { evidence: evidence({ texts: ['迁出', ...more], destination }) })]);
    expect(of('宁城县柳河镇')).toBe('pending/open/moved-unconfirmed→moved');
    expect(of('宁城县柳河镇', '已落户')).toBe('pending/open/moved-unconfirmed→moved');
    expect(of('宁城县天义镇')).toBe('removed/moved/moved');
    expect(of('广东省东莞市虎门镇')).toBe('removed/moved/moved');
  });
});

describe('学生名单', () => {
  const university = { school: '内蒙古大学' };
  it.each<[Partial<EvidenceFacts>, string]>([
    [university, 'insured/offsite/student'],
    [{ ...university, until: partial('2021-07') }, 'insured/offsite/student'],
    [{ ...university, until: partial('2020-06') }, 'insured/offsite/student'],
    [{ ...university, until: partial('2019-07') }, 'gap/uninsured/graduated'],
    [{ ...university, texts: ['休学'] }, 'gap/uninsured/graduated'],
    [{ ...university, texts: ['退学'] }, 'gap/uninsured/graduated'],
    [{ ...university, insured: true }, 'insured/offsite/student-insured'],
    [{ ...university, insured: false }, NOT_FOUND],
    [{ ...university, from: partial('2020-09') }, NOT_FOUND],
    [{ school: '赤峰市第四中学' }, NOT_FOUND],
    [{ school: '西江镇中心校', schoolLevel: '五年级' }, NOT_FOUND],
    [{ school: '柳河完小' }, NOT_FOUND],
    [{ school: '柳河', schoolLevel: '五年级' }, NOT_FOUND],
    [{ school: '内蒙古大学', schoolLevel: '二年级' }, 'insured/offsite/student'],
    [{ school: '某某学校', schoolLevel: '大专' }, 'insured/offsite/student'],
    [{ school: '内蒙古大学附属中学', schoolLevel: '高中' }, NOT_FOUND],
    [{}, 'pending/open/evidence-unclear→student'],
  ])('%o: %s', (facts, expected) => {
    expect(row('student', facts)).toBe(expected);
  });

  it.each([
    ['北京大学', true], ['晋中学院', true], ['汉中职业技术学院', true], ['幼儿师范高等专科学校', true], ['大学本科', true], ['硕士研究生', true], ['高职', true],
    ['北京大学附属中学', false], ['师范学院附小', false], ['技师学院', false], ['老年大学', false], ['国家开放大学', false], ['职业高中', false], ['中专', false], ['实验幼儿园', false],
    ['', null], ['清华', null],
  ] as const)('%s is a university: %s', (name, expected) => {
    expect(isHigher(name, RULES.evidence.student)).toBe(expected);
  });
});

describe('缴费名单', () => {
  it.each<[readonly Partial<EvidenceFacts>[], string]>([
    [[{ years: [2020], amountFen: 25000 }], 'pending/open/paid-not-posted→resident'],
    [[{ on: partial('2019-11-05'), amountFen: 25000 }], 'pending/open/paid-not-posted→resident'],
    [[{ on: partial('2019-03-05'), amountFen: 25000 }], NOT_FOUND],
    [[{ years: [2019], on: partial('2019-11-05') }], NOT_FOUND],
    [[{ years: [2020], amountFen: -25000 }], NOT_FOUND],
    [[{ years: [2020], amountFen: 25000 }, { years: [2020], amountFen: -25000 }], NOT_FOUND],
    [[{ years: [2020], amountFen: 25000 }, { years: [2020], texts: ['退费'] }], NOT_FOUND],
    [[{ years: [2020], amountFen: 25000, texts: ['城乡居民基本养老保险'] }], NOT_FOUND],
    [[{ amountFen: 25000 }], NOT_FOUND],
  ])('%o: %s', (rows, expected) => {
    expect(outcome(poor(), rows.map((facts) => roster('payment', { evidence: evidence(facts) })))).toBe(expected);
  });

  it('matters no more once a roster shows the insurance', () => {
    expect(outcome(poor(), [roster('payment', { evidence: evidence({ years: [2020] }) }), roster('resident')])).toBe('insured/resident/resident');
  });
});

describe('several rows', () => {
  it('insurance that counts beats service, prison, emigration and studies', () => {
    const others = [roster('military'), roster('prison'), roster('abroad'), roster('student', { evidence: evidence({ school: '内蒙古大学' }) })];
    for (const other of others) expect(outcome(poor(), [roster('resident'), other])).toBe('insured/resident/resident');
  });

  it('asks about a death, or an end of registration, after the day of its own list, or after the year where the list has none', () => {
    const on = (day: string, kind: 'death' | 'population', listDates?: ReadonlyMap<string, IsoDate>): string =>
      outcome(poor(), [roster(kind, { evidence: evidence({ on: partial(day), texts: kind === 'death' ? [] : ['注销'] }) })], listDates === undefined ? {} : { listDates });
    const dated = new Map([['death.xlsx', '2020-06-30' as IsoDate], ['population.xlsx', '2020-06-30' as IsoDate]]);
    expect(['2020-06-30', '2020-07-01', '2020-07', '2020'].map((day) => on(day, 'death', dated))).toEqual([
      'removed/deceased/deceased', 'pending/open/evidence-unclear→deceased', 'pending/open/evidence-unclear→deceased', 'removed/deceased/deceased']);
    expect(['2020-12-31', '2021-01-01'].map((day) => on(day, 'death'))).toEqual(['removed/deceased/deceased', 'pending/open/evidence-unclear→deceased']);
    expect(['2020-06-30', '2020-07-01'].map((day) => on(day, 'population', dated))).toEqual(['removed/deregistered/deregistered', 'pending/open/evidence-unclear→deregistered']);
  });

  it('death and deregistration beat everything, and the insurance goes back to the bureau', () => {
    const subject = poor();
    const result = run({ people: [subject], links: [roster('resident'), roster('death')].map((record) => link(subject, record)) });
    expect(result.standings[0]?.reason).toBe('deceased');
    expect(result.issues).toMatchObject([{ code: 'classify/insured-after-death', place: { file: 'resident.xlsx' } }]);
    expect(outcome(poor(), [roster('resident'), roster('population', { evidence: evidence({ texts: ['注销'] }) })])).toBe('removed/deregistered/deregistered');
  });

  it('a soldier in prison is a contradiction to be checked', () => {
    const subject = poor();
    const result = run({ people: [subject], links: [roster('military'), roster('prison')].map((record) => link(subject, record)) });
    expect(result.standings[0]?.reason).toBe('prison');
    expect(result.issues.map(({ code }) => code)).toEqual(['classify/evidence-conflict']);
  });

  it('a discharged soldier in prison is none', () => {
    const subject = poor();
    const links = [roster('military', { evidence: evidence({ texts: ['退伍'] }) }), roster('prison')].map((record) => link(subject, record));
    expect(run({ people: [subject], links }).issues).toEqual([]);
  });

  it('a certain row settles its topic; a remark does not reopen it', () => {
    const released = roster('prison', { evidence: evidence({ until: partial('2019-05') }) });
    expect(outcome(poor({ remarks: remark('服刑') }), [released])).toBe('gap/uninsured/released');
    expect(outcome(poor({ remarks: remark('服刑') }), [roster('resident')])).toBe('insured/resident/resident');
    expect(outcome(poor({ remarks: remark('服刑') }), [roster('employee', { enrolments: [enrolment({ scheme: 'employee', status: 'suspended' })] })])).toBe('pending/open/remark-unproven→prison');
  });
});

describe('公安迁移名单', () => {
  it.each<[Partial<EvidenceFacts>, string]>([
    [{ texts: ['县内迁移'], destination: '林西县柳河镇' }, NOT_FOUND],
    [{ texts: ['市外迁入'], destination: '林西县' }, NOT_FOUND],
    [{ texts: ['迁往市外'], destination: '浙江省义乌市' }, 'removed/moved/moved'],
    [{ texts: ['参军'] }, 'pending/open/evidence-unclear→military'],
    [{ texts: ['出国（境）定居'] }, 'pending/open/evidence-unclear→abroad'],
    [{ texts: ['重复户口'] }, 'pending/open/evidence-unclear→deregistered'],
    [{ texts: ['重复户口注销'] }, 'removed/deregistered/deregistered'],
    [{ texts: ['注销', '注销原因：其他'] }, 'removed/deregistered/deregistered'],
    [{ texts: ['注销', '注销原因：死亡'] }, 'removed/deceased/deceased'],
    [{ texts: ['注销', '注销原因：服兵役'] }, 'pending/open/evidence-unclear→military'],
    [{ texts: ['注销', '注销原因：更正'] }, 'pending/open/evidence-unclear→deregistered'],
    [{ texts: ['注销', '注销原因：迁出'] }, 'pending/open/moved-unconfirmed→moved'],
    [{ texts: ['撤销注销'] }, NOT_FOUND],
    [{ texts: ['迁入', '婚迁'] }, NOT_FOUND],
    [{ texts: ['迁出', '迁出原因：婚迁'], destination: '浙江省义乌市' }, 'removed/moved/moved'],
  ])('%o: %s', (facts, expected) => {
    expect(row('population', facts)).toBe(expected);
  });
});

describe('a list of people abroad or dead', () => {
  it.each<[EvidenceKind, Partial<EvidenceFacts>, string]>([
    ['abroad', { texts: ['公务'] }, 'gap/uninsured/temporary-abroad'], ['abroad', { texts: ['研修'] }, 'gap/uninsured/temporary-abroad'], ['abroad', { texts: ['定居'] }, 'excused/abroad/abroad'],
    ['death', { texts: ['非本人，同名'] }, NOT_FOUND],
  ])('%s %o: %s', (kind, facts, expected) => {
    expect(row(kind, facts)).toBe(expected);
  });
});

describe('a row that only suspects, or takes back', () => {
  it.each<[EvidenceKind, Partial<EvidenceFacts>, string]>([
    ['military', { texts: ['疑似服役'] }, 'pending/open/evidence-unclear→military'],
    ['prison', { texts: ['疑似服刑'] }, 'pending/open/evidence-unclear→prison'],
    ['prison', { texts: ['可能在押，待核实'] }, 'pending/open/evidence-unclear→prison'],
    ['abroad', { texts: ['疑似出国定居'] }, 'pending/open/evidence-unclear→abroad'],
    ['death', { texts: ['疑似死亡'] }, 'pending/open/evidence-unclear→deceased'],
    ['death', { texts: ['误报'] }, NOT_FOUND],
    ['death', { texts: ['死亡系误报'] }, NOT_FOUND],
    ['death', { texts: ['死亡标识：否'] }, NOT_FOUND],
    ['death', { texts: ['死亡标识：是'] }, 'removed/deceased/deceased'],
    // Doubted without a word of what.
    ['death', { texts: ['无法核实'] }, 'pending/open/evidence-unclear→deceased'],
    ['death', { texts: ['不属实'] }, 'pending/open/evidence-unclear→deceased'],
    ['death', { texts: ['死亡', '不属实'] }, NOT_FOUND],
    ['death', { texts: ['属实'] }, 'removed/deceased/deceased'],
    ['death', { texts: ['是否属实：是'] }, 'removed/deceased/deceased'],
    ['death', { texts: ['东街村', '无'] }, 'removed/deceased/deceased'],
    ['military', { texts: ['待核实'] }, 'pending/open/evidence-unclear→military'],
    ['prison', { texts: ['刑事拘留', '在逃'] }, 'gap/uninsured/community-sentence'],
    ['prison', { texts: ['信阳监狱', '是否已释放：是'] }, 'gap/uninsured/released'],
    ['prison', { texts: ['信阳监狱', '是否已释放：否'] }, PRISON],
  ])('%s %o: %s', (kind, facts, expected) => {
    expect(row(kind, facts)).toBe(expected);
  });
});

describe('a pupil whom the school calls insured', () => {
  it('is asked, not counted', () => {
    expect(row('student', { school: '巡场小学', insured: true })).toBe('pending/open/evidence-unclear→resident');
    expect(row('student', { school: '巡场小学' })).toBe(NOT_FOUND);
  });
});

describe('a student who never came', () => {
  it.each(['未报到', '放弃入学', '保留入学资格'])('%s', (text) => {
    expect(row('student', { school: '太原理工大学', texts: [text] })).toBe('gap/uninsured/graduated');
  });
});

describe('studies beside work or by mail', () => {
  it.each(['函授', '成人高考', '非全日制'])('%s: no student at a university', (form) => {
    expect(row('student', { school: '郑州大学', texts: ['在读', form] })).toBe(NOT_FOUND);
  });
});
