import { describe, expect, it } from 'vitest';
import { judgePlace } from '../../src/classify/insured-place.js';
import { RULES } from './support/rules.js';

const rules = RULES.standings.enrolment.place;
const own = { code: '150404', names: ['松山区'] };

describe('the place of insurance', () => {
  it.each([
    ['', 'unknown'],
    ['150404', 'own'],
    ['150404100203', 'own'],
    ['150400', 'own'],
    ['150000', 'own'],
    ['150403', 'elsewhere'],
    ['110105', 'elsewhere'],
    ['150404-松山区', 'own'],
    ['松山区', 'own'],
    ['内蒙古自治区赤峰市松山区', 'own'],
    ['内蒙古', 'unknown'],
    ['赤峰市', 'unknown'],
    ['红山区', 'elsewhere'],
    ['克什克腾旗', 'elsewhere'],
    ['山东省临沂市', 'elsewhere'],
    ['北京', 'elsewhere'],
    ['海南区', 'elsewhere'],
    ['外省', 'elsewhere'],
    ['区外', 'elsewhere'],
    ['本区', 'own'],
    ['柳河镇双山村', 'unknown'],
  ])('“%s” is %s to 松山区 150404', (place, expected) => {
    expect(judgePlace(place, own, rules)).toBe(expected);
  });

  it('for a prefecture all its counties are its own', () => {
    expect(judgePlace('150426', { code: '1504', names: [] }, rules)).toBe('own');
    expect(judgePlace('150426', { code: '150400', names: [] }, rules)).toBe('own');
    expect(judgePlace('152201', { code: '1504', names: [] }, rules)).toBe('elsewhere');
  });

  it('河南蒙古族自治县 is no place in 河南', () => {
    expect(judgePlace('河南蒙古族自治县', { code: '632324', names: ['河南县'] }, rules)).not.toBe('own');
    expect(judgePlace('河南蒙古族自治县城关', { code: '632324', names: [] }, rules)).toBe('unknown');
  });
});
