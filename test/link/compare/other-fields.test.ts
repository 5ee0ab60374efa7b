import { describe, expect, it } from 'vitest';
import type { IsoDate } from '../../../src/domain/dates.js';
import type { Place } from '../../../src/domain/place.js';
import { alignCharacters } from '../../../src/link/compare/align.js';
import { compareBirth, levelOfBirths } from '../../../src/link/compare/birth.js';
import { compareHead, headsOf } from '../../../src/link/compare/head.js';
import { compareHousehold } from '../../../src/link/compare/household.js';
import { comparePhone } from '../../../src/link/compare/phone.js';
import { comparePlace, levelOfPlaces } from '../../../src/link/compare/place.js';
import { compareSex } from '../../../src/link/compare/sex.js';
import { target } from '../support/records.js';
import { MISSING, name, number, reading } from './readings.js';

const place = (town: string, village: string): Place => ({ county: '', town, village, group: '', address: '', townKey: town, villageKey: village });

describe('birth dates', () => {
  it.each([
    ['1956-03-12', '1956-03-12', 'same'], ['1956-03-12', '1956-12-03', 'month-day-swapped'], ['1956-02-12', '1956-01-01', 'lunar'], ['1957-01-31', '1957-01-01', 'lunar'],
    ['1956-03-12', '1956-03-17', 'one-digit'], ['1956-03-12', '1958-03-12', 'one-digit'], ['1959-03-12', '1960-03-12', 'year-moved'], ['1956-03-12', '1956-03-25', 'same-month'],
    ['1956-03-12', '1956-11-25', 'same-year'], ['1956-03-12', '1971-08-09', 'other'], ['1956-03-12', null, 'missing'],
  ] as const)('%s / %s: %s', (left, right, level) => {
    expect(levelOfBirths(left as IsoDate, right as IsoDate | null)).toBe(level);
    expect(levelOfBirths(right as IsoDate | null, left as IsoDate)).toBe(level);
  });

  it('the remark shows what moved', () => {
    expect(compareBirth('1959-03-12' as IsoDate, '1960-03-12' as IsoDate)).toMatchObject({ agreement: 'similar', note: '年份 1959→1960' });
  });
});

describe('places', () => {
  it.each([
    [place('柳河', '双山'), place('柳河', '双山'), 'same-village'], [place('柳河', '双山'), place('', '双山'), 'same-village'], [place('柳河', '双山'), place('柳河', '双善'), 'near-village'],
    [place('柳河', '双山'), place('柳河', '双山子'), 'near-village'], [place('柳河', '双山'), place('红旗', '双山'), 'village-elsewhere'], [place('柳河', '双山'), place('柳河', ''), 'same-town'],
    [place('柳河', '东村'), place('柳河', '西村'), 'other-village'], [place('柳河', '双山'), place('红旗', '永丰'), 'other'], [place('柳河', ''), place('', '永丰'), 'missing'], [place('', ''), place('柳河', '双山'), 'missing'],
  ])('%o / %o: %s', (left, right, level) => {
    expect(levelOfPlaces(left, right)).toBe(level);
    expect(comparePlace(right, left).level).toBe(level);
  });
});

describe('households, heads, sex and phones', () => {
  it('an empty household number is missing, never a disagreement', () => {
    expect([compareHousehold('1', '1').level, compareHousehold('1', '2').level, compareHousehold('', '2').level]).toEqual(['same', 'other', 'missing']);
  });

  it('heads are compared by number first, then by name', () => {
    const id = reading(number('19560312', 122));
    expect(compareHead({ name: name('李守田'), id }, { name: name('李田'), id }).level).toBe('same-id');
    expect(compareHead({ name: name('李守田'), id }, { name: name('李守田'), id: MISSING }).level).toBe('same-name');
    expect(compareHead({ name: name('李守田'), id }, { name: name('李首田'), id: MISSING })).toMatchObject({ level: 'near-name', note: '第2字 守→首 同音' });
    expect(compareHead({ name: name('李守田'), id }, { name: name('王守业'), id: MISSING }).level).toBe('other');
    expect(compareHead({ name: null, id }, { name: name('王守业'), id: MISSING }).level).toBe('missing');
  });
  it('two who each head their own household are not of one by the name that they share', () => {
    const headed = (own: string, head: string) => target({ name: own, head });
    const between = (left: ReturnType<typeof headed>, right: ReturnType<typeof headed>) => compareHead(...headsOf(left, right)).level;
    expect(between(headed('李守田', '李守田'), headed('李守田', '李守田'))).toBe('missing');
    expect(between(headed('李守田', '李守田'), headed('李小田', '李守田'))).toBe('same-name');
    expect(between(headed('李小田', '李守田'), headed('李小田', '李守田'))).toBe('same-name');
  });

  it('sex is the same, another, or missing', () => {
    expect([compareSex('male', 'male').level, compareSex('male', 'female').level, compareSex(null, 'male').level]).toEqual(['same', 'other', 'missing']);
  });

  it.each([
    ['13804710912', '138 0471 0912', 'same'], ['+8613804710912', '13804710912', 'same'], ['138****0912', '13804710912', 'masked-compatible'], ['138****0913', '13804710912', 'other'],
    ['13804710912', '13804710919', 'one-digit'], ['13804710912', '15904710333', 'other'], ['无', '13804710912', 'missing'], ['', '', 'missing'],
  ])('phones %s / %s: %s', (left, right, level) => {
    expect(comparePhone(left, right).level).toBe(level);
    expect(comparePhone(right, left).level).toBe(level);
  });
});

describe('aligned characters', () => {
  it.each([
    ['陈秀瑛', '陈秀英', '陈秀 | 瑛>英'], ['王秀英', '王英', '王 | -秀 | 英'], ['王英', '王秀英', '王 | +秀 | 英'], ['王秀英', '王英秀', '王 | 秀英~英秀'],
    ['990101195603121', '990101195603211', '990101195603 | 12~21 | 1'], ['12345', '1245', '12 | -3 | 45'], ['', '王', '+王'], ['王', '王', '王'], ['𠮷伟', '吉伟', '𠮷>吉 | 伟'], ['', '', ''],
  ])('%s / %s', (left, right, expected) => {
    const segments = alignCharacters(left, right);
    expect(segments.map(({ kind, left: a, right: b }) => (kind === 'same' ? a : kind === 'changed' ? `${a}>${b}` : kind === 'swapped' ? `${a}~${b}` : kind === 'left-only' ? `-${a}` : `+${b}`)).join(' | ')).toBe(expected);
    expect(segments.map((segment) => segment.left).join('')).toBe(left);
    expect(segments.map((segment) => segment.right).join('')).toBe(right);
  });
});
