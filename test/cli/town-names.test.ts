import { describe, expect, it } from 'vitest';
import { townNames } from '../../cli/workspace/town-names.js';
import { loadRules } from '../../src/io/index.js';

const PLACES = [{ county: '甲子县', town: '红旗镇' }, { county: '甲子县', town: '前进乡' }, { county: '乙丑县', town: '红旗' }, { county: '', town: '红旗镇' }];
const names = townNames({
  store: { browse: { towns: () => PLACES.map((place) => ({ ...place, people: 1 })) } }, rules: loadRules(), settings: { year: 2020 },
} as unknown as Parameters<typeof townNames>[0]);

describe('a township asked for', () => {
  it.each([
    ['红旗镇', ['甲子县红旗镇', '乙丑县红旗', '红旗镇']],
    ['红旗', ['甲子县红旗镇', '乙丑县红旗', '红旗镇']],
    ['甲子县红旗镇', ['甲子县红旗镇', '红旗镇']],
    ['乙丑县红旗镇', ['乙丑县红旗', '红旗镇']],
    ['甲子县', ['甲子县红旗镇', '甲子县前进乡']],
    ['前进', ['甲子县前进乡']],
    ['榆树镇', []],
  ])('as %s is of the county written before it', (wanted, expected) => {
    expect(PLACES.filter((place) => names.fits(place, wanted)).map(({ county, town }) => county + town)).toEqual(expected);
  });
});
