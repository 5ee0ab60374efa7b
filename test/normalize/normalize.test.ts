import { describe, expect, it } from 'vitest';
import { normalizeRows, number, rosterOf, row, targetOf } from './support.js';

describe('normalize', () => {
  it('a target row keeps everything the list says', () => {
    const id = number('19680305', 12);
    const { record, codes } = targetOf('poor-registry', {
      town: '柳河镇', village: '双山嘎查村委会', name: '王  炜', idNumber: `${id}\t`, sex: '女', povertyStatus: '已脱贫（享受政策）', insuredResident: '是', phone: 13800000000, household: 15040400012,
    }, ['2019年参军']);
    expect(record).toMatchObject({
      kind: 'poor-registry', name: { display: '王炜', folded: '王炜' }, id: { kind: 'valid', number: id, repairs: ['spaces'] }, idRaw: `${id}\t`, sex: 'female', birthDate: '1968-03-05',
      place: { town: '柳河镇', townKey: '柳河', villageKey: '双山' }, povertyStatus: 'lifted-with-policy', claimsInsured: true, phone: '13800000000', household: '15040400012',
    });
    expect(record.remarks.map(({ text }) => text)).toEqual(['2019年参军']);
    expect(codes).toEqual([]);
  });

  it('a row with neither name nor number is set aside and said', () => {
    const { records, setAside, issues } = normalizeRows('minimum-living', [row('minimum-living', { name: '', idNumber: '无' }), row('minimum-living', { name: '合计', idNumber: null })]);
    expect(records).toEqual([]);
    expect(setAside).toBe(2);
    expect(issues.map(({ code }) => code)).toEqual(['normalize/nobody', 'normalize/nobody']);
  });

  it('a roster is summed up by sheet and fault', () => {
    const rows = [1, 2, 3, 4].map((at) => row('resident', { name: '张三', idNumber: `99010119900101${at}23X` }, { row: at + 1 }));
    const { count, issues } = normalizeRows('resident', rows);
    expect(count).toBe(4);
    expect(issues).toHaveLength(1);
    expect(issues[0]).toMatchObject({ code: 'normalize/rows-id-invalid', params: { count: 4 }, place: { row: 2 } });
  });

  it('rows read are rows used plus rows set aside', () => {
    const rows = Array.from({ length: 2500 }, (_, at) => row('resident', { name: at % 7 === 0 ? '' : '李四', idNumber: at % 3 === 0 ? null : number('19700101', at % 1000) }, { row: at + 2 }));
    const { count, setAside, records } = normalizeRows('resident', rows);
    expect(count + setAside).toBe(rows.length);
    expect(records.length).toBe(count);
    expect(records.map(({ ref }) => ref.row)).toEqual(rows.filter((_, at) => !(at % 7 === 0 && at % 3 === 0)).map(({ ref }) => ref.row));
  });

  it('a resident who paid nothing on a roster with payment columns is registered, not paid', () => {
    expect(rosterOf('resident', { name: '张三', paidOn: null, amount: 0 }).record.enrolments[0]?.status).toBe('unpaid');
    expect(rosterOf('resident', { name: '张三', paidOn: '2019-11-03', amount: 250 }).record.enrolments[0]).toMatchObject({ status: 'active', paidOn: { value: '2019-11-03' }, amountFen: 25000, years: [] });
    expect(rosterOf('resident', { name: '张三' }).record.enrolments[0]?.status).toBe('active');
  });
});
