import { describe, expect, it } from 'vitest';
import type { Cell } from '../../src/domain/cell.js';
import type { Field } from '../../src/domain/fields.js';
import type { Enrolment } from '../../src/domain/record.js';
import { readers, rosterOf } from './support.js';

const enrolments = (kind: 'resident' | 'employee' | 'offsite', cells: Partial<Record<Field, Cell>>): readonly Enrolment[] => rosterOf(kind, { name: '张三', ...cells }).record.enrolments;

describe('schemes, label first and code second', () => {
  it.each<[Cell, string[]]>([
    ['城乡居民基本医疗保险', ['resident']], ['居民医保', ['resident']], ['新农合', ['resident']], ['390', ['resident']], [390, ['resident']], ['390-城乡居民基本医疗保险', ['resident']], ['城乡居民基本医疗保险(390)', ['resident']],
    ['391', ['resident']], ['380', ['resident']], ['职工基本医疗保险', ['employee']], ['310', ['employee']], ['城镇职工基本医疗保险', ['employee']], ['灵活就业', ['employee']],
    ['离休人员医疗保障', ['other-basic']], ['340', ['other-basic']], ['350', ['other-basic']], ['360', ['other-basic']], ['公费医疗', ['other-basic']],
    ['公务员医疗补助', ['supplement']], ['320', ['supplement']], ['330', ['supplement']], ['大额医疗费用补助', ['supplement']], ['392-城乡居民大病医疗保险', ['supplement']], ['城乡居民大病保险', ['supplement']], ['生育保险', ['supplement']],
    ['长期护理保险', ['supplement']], ['城乡居民基本养老保险', ['supplement']], ['企业职工基本养老保险', ['supplement']], ['410', ['supplement']], ['510', ['supplement']],
    ['职工基本医疗保险、大额医疗', ['employee', 'supplement']], ['310,330', ['employee', 'supplement']], ['310 职工基本医疗保险', ['employee']], ['职工医保和居民医保', ['employee', 'resident']], ['399', ['unknown']],
  ])('%j → %j', (scheme, expected) => expect(enrolments('resident', { scheme }).map((one) => one.scheme)).toEqual(expected));

  it('without a scheme the kind of the roster says it', () => {
    expect(enrolments('resident', {})[0]?.scheme).toBe('resident');
    expect(enrolments('employee', { scheme: '' })[0]?.scheme).toBe('employee');
    expect(enrolments('offsite', {})[0]?.scheme).toBe('unknown');
    expect(enrolments('offsite', { personType: '在职' })[0]?.scheme).toBe('employee');
  });
  it('a university student is marked, by scheme or by person type', () => {
    expect(enrolments('resident', { scheme: '大学生医保' })[0]).toMatchObject({ scheme: 'resident', student: true });
    expect(enrolments('resident', { scheme: '390', personType: '1404' })[0]).toMatchObject({ scheme: 'resident', student: true });
    expect(enrolments('resident', { scheme: '390', personType: '1403' })[0]).toMatchObject({ scheme: 'resident', student: false });
  });
  it('an unknown scheme is said and proves nothing', () => {
    const { record, codes } = rosterOf('resident', { name: '张三', scheme: '某某保' });
    expect(record.enrolments[0]?.scheme).toBe('unknown');
    expect(codes).toContain('normalize/rows-scheme-unknown');
  });
});

describe('status', () => {
  it.each<[Cell, string]>([
    ['正常参保', 'active'], ['参保缴费', 'active'], ['有效', 'active'], ['在保', 'active'], ['已参保', 'active'], ['是', 'active'], ['1', 'active'], [1, 'active'], ['1-正常参保', 'active'], ['正常参保(1)', 'active'], ['已缴费', 'active'], ['√', 'active'],
    ['暂停参保', 'suspended'], ['封存', 'suspended'], ['暂停缴费', 'suspended'], ['中断', 'suspended'], ['停保', 'suspended'], ['断保', 'suspended'], ['2', 'suspended'], ['欠费', 'suspended'],
    ['终止参保', 'ended'], ['退保', 'ended'], ['注销', 'ended'], ['4', 'ended'], ['3-终止参保', 'ended'], ['无效参保', 'invalid'], ['3', 'invalid'],
    ['未缴费', 'unpaid'], ['登记未缴', 'unpaid'], ['已登记未缴费', 'unpaid'], ['待缴费', 'unpaid'], ['已登记', 'unpaid'], ['参保登记（未缴费）', 'unpaid'],
    ['未参保', 'not-enrolled'], ['0', 'not-enrolled'], ['0-未参保', 'not-enrolled'], ['否', 'not-enrolled'], ['×', 'not-enrolled'],
    ['正常参保（欠费）', 'unknown'], ['已参保(未缴费)', 'unpaid'], ['已参保（居民）', 'active'], ['正常参保（未脱贫）', 'active'],
    ['未正常参保', 'unknown'], ['非正常参保', 'unknown'], ['7', 'unknown'], ['看不懂', 'unknown'],
  ])('%j → %s', (status, expected) => expect(enrolments('resident', { status })[0]?.status).toBe(expected));

  it.each<[Cell, string]>([
    ['取消参保', 'ended'], ['缴费已取消', 'ended'], ['退库', 'ended'], ['撤销缴费', 'invalid'], ['未续费', 'unpaid'], ['无缴费记录', 'unpaid'], ['未征缴', 'unpaid'], ['已征缴', 'active'], ['未在保', 'not-enrolled'], ['未参加居民医保', 'not-enrolled'],
    ['部分缴费', 'unpaid'], ['缴费确认中', 'unpaid'], ['待扣款', 'unpaid'], ['历史参保', 'ended'], ['已离职', 'ended'], ['到账失败', 'invalid'], ['比对失败', 'not-enrolled'],
  ])('%j, which holds the word of an active relation or of none: %s', (status, expected) => expect(enrolments('resident', { status })[0]?.status).toBe(expected));

  it.each<[Cell, string]>([
    ['愿意参保', 'unknown'], ['已动员参保', 'unknown'], ['应参保', 'unknown'], ['原参保', 'unknown'], ['去年参保', 'unknown'], ['上年参保', 'unknown'], ['正在办理参保', 'unknown'], ['重复参保', 'unknown'], ['待生效', 'unknown'],
    ['拟参保', 'unpaid'], ['待参保', 'unpaid'], ['未断保', 'unknown'], ['未退费', 'unknown'], ['无欠费', 'unknown'],
    ['缴清', 'active'], ['生效', 'active'], ['待遇享受中', 'active'], ['享受待遇正常', 'active'], ['已办理参保', 'active'], ['应保已保', 'active'], ['正常续保', 'active'], ['参保成功', 'active'],
  ])('%j, which speaks of another time than now, or denies an end: %s', (status, expected) => expect(enrolments('resident', { status })[0]?.status).toBe(expected));

  it.each<[Cell, string]>([
    ['已缴', 'active'], ['成功', 'active'], ['银行代扣', 'active'], ['2020-01-05', 'active'], ['320元', 'active'], [1, 'active'], ['', 'unknown'], ['2020', 'unknown'],
    ['已退', 'ended'], ['冲销', 'invalid'], ['失败', 'invalid'], ['扣费不成功', 'unpaid'], ['未扣', 'unpaid'], ['欠', 'unpaid'], ['缓缴', 'unpaid'], [0, 'unpaid'],
    ['另行处理', 'unknown'], ['只交养老', 'unknown'],
  ])('the column of the payment says %j: %s', (paymentStatus, expected) => {
    expect(enrolments('resident', { year: '2020', paymentStatus })[0]?.status).toBe(expected);
  });
  it.each<[Partial<Record<Field, Cell>>, string | undefined]>([
    [{ paymentStatus: '2018-05-02' }, '2018-05-02'], [{ paymentStatus: '已缴费（2018年5月）' }, '2018-05'], [{ paymentStatus: '已缴2020' }, undefined], [{ paymentStatus: '已缴费' }, undefined],
    [{ paymentStatus: '2018-05-02', paidOn: '2020-01-05' }, '2020-01-05'],
  ])('%j: paid on %s', (cells, expected) => {
    expect(enrolments('resident', cells)[0]?.paidOn?.value).toBe(expected);
  });
  it('an employee paid last at the end of what is stated; a pensioner pays no more', () => {
    expect(enrolments('employee', { paidOn: '201501-202003' })[0]?.paidOn?.value).toBe('2020-03');
    expect(enrolments('employee', { paidOn: '201506' })[0]?.paidOn?.value).toBe('2015-06');
    expect(enrolments('employee', { paidOn: '201506', personType: '退休人员' })[0]?.paidOn).toBeNull();
    expect(enrolments('employee', { paidOn: '201506', status: '退休' })[0]?.paidOn).toBeNull();
  });
  it('a blank in it leaves open what another column says', () => {
    expect(enrolments('resident', { status: '正常参保', paymentStatus: '' })[0]?.status).toBe('active');
    expect(enrolments('resident', { paymentStatus: '', paidOn: '2019-11-01' })[0]?.status).toBe('active');
    expect(enrolments('resident', { paymentStatus: '', paidOn: '' })[0]?.status).toBe('unpaid');
  });
  it('a flag that is the day or the amount of the payment says yes', () => {
    expect(enrolments('employee', { insuredFlag: 128.5 })[0]?.status).toBe('active');
    expect(enrolments('employee', { insuredFlag: '2019-03' })[0]?.status).toBe('active');
    expect(enrolments('employee', { insuredFlag: '2019' })[0]?.status).toBe('unknown');
  });
  it('a word about the payment that is not understood is said, and proves nothing', () => {
    const { record, codes } = rosterOf('resident', { name: '张三', status: '正常参保', paymentStatus: '另行处理' });
    expect(record.enrolments[0]?.status).toBe('unknown');
    expect(codes).toContain('normalize/rows-status-unknown');
  });

  it('a row without a status column is active by being there', () => expect(enrolments('resident', { year: '2020' })[0]).toMatchObject({ status: 'active', years: [2020] }));
  it('a blank in a status column states nothing, unless money says it', () => {
    expect(enrolments('resident', { status: '' })[0]?.status).toBe('unknown');
    expect(enrolments('resident', { status: '', paidOn: '2019-11-01' })[0]?.status).toBe('active');
  });
  it('a result of comparing says that nothing was found', () => expect(enrolments('offsite', { status: '未比中', insuredPlace: '' })[0]?.status).toBe('not-enrolled'));
  it('a row of insurance elsewhere that names no place, where others do, states nothing', () => {
    expect(enrolments('offsite', { insuredPlace: '' })[0]?.status).toBe('unknown');
    expect(enrolments('offsite', { insuredPlace: '辽宁省朝阳市' })[0]?.status).toBe('active');
    expect(enrolments('offsite', { insuredPlace: '', scheme: '390', year: '2020' })[0]?.status).toBe('active');
    expect(enrolments('resident', { insuredPlace: '' })[0]?.status).toBe('active');
  });
  it('the end of a period is kept where no status says what became of it', () => {
    expect(enrolments('resident', { startDate: '2020-01-01', endDate: '2020-02-28' })[0]).toMatchObject({ status: 'active', years: [2020], until: { value: '2020-02-28' } });
    expect(enrolments('resident', { startDate: '2020-03-01', endDate: '2020-02-28' })[0]?.until).toBeUndefined();
    expect(enrolments('resident', { startDate: '2020-01-01', endDate: '2020-02-28', status: '正常参保' })[0]?.until).toBeUndefined();
  });
  it('who is wholly subsidised has paid', () => expect(enrolments('resident', { paidOn: '', amount: 0, subsidyAmount: 250 })[0]).toMatchObject({ status: 'active', amountFen: 25000 }));
  it('a negative amount takes back what was paid', () => expect(enrolments('resident', { paidOn: '2020-01-15', amount: -250 })[0]).toMatchObject({ status: 'ended', amountFen: -25000 }));
  it('employees need no payment of their own', () => {
    expect(enrolments('employee', { amount: 0 })[0]?.status).toBe('active');
    expect(enrolments('resident', { scheme: '310', paidOn: '' })[0]?.status).toBe('active');
    expect(enrolments('resident', { scheme: '390', paidOn: '' })[0]?.status).toBe('unpaid');
  });
  it('a yes/no column decides where there is no status', () => {
    expect(enrolments('offsite', { insuredFlag: '是' })[0]?.status).toBe('active');
    expect(enrolments('offsite', { insuredFlag: '否' })[0]?.status).toBe('not-enrolled');
    expect(enrolments('offsite', { insuredFlag: '' })[0]?.status).toBe('unknown');
  });
});

describe('insurance years', () => {
  it.each<[Partial<Record<Field, Cell>>, number[]]>([
    [{ year: 2020 }, [2020]], [{ year: '2020年度' }, [2020]], [{ year: '2020年' }, [2020]], [{ year: '202001-202012' }, [2020]], [{ year: '2020-01-01至2020-12-31' }, [2020]], [{ year: '2019、2020' }, [2019, 2020]], [{ year: '2018-2020' }, [2018, 2019, 2020]],
    [{ year: '202001' }, [2020]], [{ year: '20年度' }, [2020]], [{ year: '19年' }, [2019]], [{ year: '' }, []],
    [{ startDate: '2020-01', endDate: '2020-12' }, [2020]], [{ startDate: 202001, endDate: 202012 }, [2020]], [{ startDate: '2015-03', endDate: '2019-06' }, [2018, 2019]], [{ startDate: '2010-03', endDate: '' }, []],
    [{ startDate: '2010-03', endDate: '2099-12-31' }, [2018, 2019, 2020, 2021]], [{ startDate: '2021-01', endDate: '' }, [2021]], [{ startDate: '2020-02-01', endDate: '2019-06-30' }, []], [{ startDate: '', endDate: '2018-12' }, [2018]],
  ])('%j → %j', (cells, years) => expect(enrolments('employee', cells)[0]?.years).toEqual(years));

  it('a payment in autumn leaves the year open', () => expect(enrolments('resident', { paidOn: '2019-10-08', amount: '250.00' })[0]).toMatchObject({ years: [], paidOn: { value: '2019-10-08' }, amountFen: 25000 }));
});

describe('a status that names a year', () => {
  it('is that of the year, and proves nothing of another one', () => {
    expect(enrolments('resident', { status: '已参保（2019年）' })[0]).toMatchObject({ status: 'active', years: [2019] });
    expect(enrolments('resident', { status: '2020年度已参保', year: '2020' })[0]).toMatchObject({ status: 'active', years: [2020] });
    expect(enrolments('resident', { status: '已参保(2019)', year: '2020' })[0]).toMatchObject({ status: 'unknown', years: [2020] });
    expect(enrolments('resident', { status: '正常参保 2019年12月', year: '2020' })[0]).toMatchObject({ status: 'active', years: [2020] });
  });
});

describe('residents and employees side by side', () => {
  it('each side that says something is a relation', () => {
    expect(enrolments('resident', {
      insuredEmployee: '否', insuredResident: '是', residentYear: '2020', employeeYear: '', residentStatus: '正常参保', employeeStatus: '', studentStatus: '', residentPlace: '500116', employeePlace: '', amount: 60,
    })).toEqual([
      { scheme: 'resident', student: false, status: 'active', years: [2020], paidOn: null, amountFen: 6000, place: '500116', text: '是 正常参保' },
      { scheme: 'employee', student: false, status: 'not-enrolled', years: [], paidOn: null, amountFen: null, place: '', text: '否' },
    ]);
  });
  it('students have a side of their own', () => {
    expect(enrolments('resident', { insuredResident: '', residentStatus: '', studentStatus: '正常参保', residentYear: '2020' }).find((one) => one.student)).toMatchObject({ scheme: 'resident', status: 'active', years: [2020] });
  });
  it('the label is heavier than the yes/no, a contradiction proves nothing', () => {
    expect(enrolments('resident', { insuredEmployee: '是', employeeStatus: '暂停参保' })[0]?.status).toBe('suspended');
    expect(enrolments('resident', { insuredEmployee: '否', employeeStatus: '正常参保' })[0]?.status).toBe('unknown');
  });
  it('a column that stands for all schemes contradicts likewise', () => {
    expect(enrolments('resident', { status: '正常参保', insuredFlag: '否' })[0]).toMatchObject({ status: 'unknown', text: '正常参保 否' });
    expect(enrolments('resident', { status: '正常参保', insuredFlag: '未缴费' })[0]?.status).toBe('unknown');
    expect(enrolments('resident', { status: '正常参保', insuredFlag: '外地' })[0]?.status).toBe('active');
    expect(enrolments('resident', { status: '停保', residentStatus: '正常参保' })[0]?.status).toBe('unknown');
    expect(enrolments('resident', { residentStatus: '√' })[0]?.status).toBe('active');
    expect(enrolments('resident', { residentStatus: '×' })[0]?.status).toBe('not-enrolled');
  });
  it('a row that says nothing states no relation', () => expect(enrolments('resident', { insuredResident: '', insuredEmployee: null, residentStatus: '' })).toEqual([]));
});

describe('yes and no', () => {
  it.each<[Cell, boolean | null]>([['是', true], ['√', true], ['有', true], [1, true], ['1', true], [true, true], ['是（居民）', true], ['已参保', true], ['否', false], ['×', false], ['无', false], [0, false], ['否，已死亡', false], ['', null], [null, null], ['2020', null], ['已死亡', null], ['?', null]])(
    '%j → %s', (cell, expected) => expect(readers.yesNo(cell)).toBe(expected),
  );
});

describe('amounts in fen', () => {
  it.each<[Cell, number | null, boolean]>([
    [250, 25000, true], ['250', 25000, true], ['￥250.00', 25000, true], ['¥ 1,280.5', 128050, true], ['250元', 25000, true], ['0.028万元', 28000, true], ['２５０', 25000, true], [280.1, 28010, true], ['-60', -6000, true],
    ['--', null, true], ['', null, true], ['无', null, true], [0, 0, true], ['二百五', null, false],
  ])('%j → %j', (cell, fen, readable) => expect(readers.amount(cell)).toEqual({ fen, readable }));
});

describe('a pensioner', () => {
  it('is not insured for the years alone in which he paid, and the end of them is kept', () => {
    expect(enrolments('employee', { status: '退休', startDate: '199501', endDate: '201506' })[0]).toMatchObject({ status: 'active', years: [], until: { value: '2015-06', precision: 'month' } });
    expect(enrolments('employee', { status: '在职', startDate: '199501', endDate: '201506' })[0]).toMatchObject({ years: [2015] });
    expect(enrolments('employee', { status: '退休', year: '2019', endDate: '' })[0]).toMatchObject({ years: [2019] });
  });
});
