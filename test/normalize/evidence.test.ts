import { describe, expect, it } from 'vitest';
import type { Cell } from '../../src/domain/cell.js';
import { rosterOf } from './support.js';

describe('evidence', () => {
  it('service from until', () => {
    expect(rosterOf('military', { name: '张三', serviceStart: '2019年9月', serviceEnd: '2021-08-31', status: '现役', identity: '义务兵' }).record).toMatchObject({
      enrolments: [], evidence: { from: { value: '2019-09' }, until: { value: '2021-08-31' }, texts: ['现役', '义务兵'] },
    });
  });
  it('a sentence given as a range in one cell', () => {
    expect(rosterOf('prison', { name: '张三', sentenceStart: '2019.3-2024.3', custody: '监狱' }).record.evidence).toMatchObject({ from: { value: '2019-03' }, until: { value: '2024-03' }, texts: ['监狱'] });
  });
  it('an open end joins the words', () => expect(rosterOf('prison', { name: '张三', sentenceStart: '2010-03-01', sentenceEnd: '无期' }).record.evidence).toMatchObject({ until: null, texts: ['无期'] }));
  it('a date that cannot be read is a word and a complaint', () => {
    const { record, codes } = rosterOf('death', { name: '张三', eventDate: '去年冬天' });
    expect(record.evidence).toMatchObject({ on: null, texts: ['去年冬天'] });
    expect(codes).toContain('normalize/rows-date-unreadable');
  });
  it('a student', () => {
    expect(rosterOf('student', { name: '张三', school: '示例大学', schoolLevel: '本科', enrolledOn: '2018-09', graduatesOn: 2022, insuredFlag: '是' }).record.evidence).toMatchObject({
      from: { value: '2018-09' }, until: { value: '2022', precision: 'year' }, school: '示例大学', schoolLevel: '本科', insured: true,
    });
  });
  it.each<[unknown, string | undefined]>([[4, '2019-09'], ['四年制', '2019-09'], ['３', '2018-09'], ['3+2', undefined], ['', undefined]])('studies of %j from 2015-09 end %s', (termYears, end) => {
    expect(rosterOf('student', { name: '张三', enrolledOn: '201509', termYears: termYears as Cell }).record.evidence?.until?.value).toBe(end);
    expect(rosterOf('military', { name: '张三', serviceStart: '2019-09-01', termYears: '2年' }).record.evidence?.until?.value).toBe('2021-09-01');
    expect(rosterOf('prison', { name: '张三', sentenceStart: '2019-09-01', termYears: '有期徒刑三年六个月' }).record.evidence?.until?.value).toBe('2023-03-01');
    expect(rosterOf('prison', { name: '张三', sentenceStart: '2019-08', termYears: '十二年' }).record.evidence?.until?.value).toBe('2031-08');
    expect(rosterOf('prison', { name: '张三', sentenceStart: '2019-08', termYears: '无期徒刑' }).record.evidence?.until).toBeNull();
    expect(rosterOf('student', { name: '张三', enrolledOn: '201509', termYears: 4, graduatesOn: '2020-07' }).record.evidence?.until?.value).toBe('2020-07');
  });
  it('a payment that was due and not made', () => {
    for (const status of ['未缴费', '扣款失败', '×', '否']) expect(rosterOf('payment', { name: '张三', year: '2020', amount: '250.00', status }).record.evidence).toMatchObject({ amountFen: 0 });
    for (const status of ['缴费成功', '√', '', '退费']) expect(rosterOf('payment', { name: '张三', year: '2020', amount: '250.00', status }).record.evidence).toMatchObject({ amountFen: 25000 });
  });
  it('a payment', () => {
    expect(rosterOf('payment', { name: '张三', year: '2020-01-01', paidOn: 43770, amount: '250.00', scheme: '城乡居民基本医疗保险' }).record.evidence).toMatchObject({ on: { value: '2019-11-01' }, years: [2020], amountFen: 25000, texts: ['城乡居民基本医疗保险'] });
  });
  it('an enrolment row with words of its own', () => {
    expect(rosterOf('resident', { name: '张三', gapReason: '拒保', remark: '电话不通' }).record.evidence).toMatchObject({ texts: [], remarks: ['未参保原因：拒保', '电话不通'] });
    for (const none of ['无', '/', '已参保', '正常参保']) expect(rosterOf('resident', { name: '张三', gapReason: none }).record.evidence).toBeNull();
    expect(rosterOf('resident', { name: '张三（已退保）' }).record.evidence?.remarks).toEqual(['已退保']);
    expect(rosterOf('resident', { name: '张三', eventDate: '2020-03-01' }).record.evidence).toMatchObject({ texts: [], remarks: ['死亡'] });
    expect(rosterOf('resident', { name: '张三', eventDate: '' }).record.evidence).toBeNull();
    expect(rosterOf('resident', { name: '张三', gapReason: null, remark: '-' }).record.evidence).toBeNull();
  });
  it('an enrolment row that says the person died', () => {
    expect(rosterOf('resident', { name: '张三', vital: '2' }).record.evidence).toMatchObject({ texts: ['死亡'] });
    expect(rosterOf('resident', { name: '张三', vital: '1' }).record.evidence).toBeNull();
  });
});
