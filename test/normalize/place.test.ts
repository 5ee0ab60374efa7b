import { describe, expect, it } from 'vitest';
import type { Place } from '../../src/domain/place.js';
import { readers } from './support.js';

const read = (cells: Partial<Record<'county' | 'town' | 'village' | 'group' | 'address', string>>): Place => readers.place(cells);

describe('township keys', () => {
  it.each([['柳河镇', '柳河'], ['柳河镇人民政府', '柳河'], ['柳 河 镇', '柳河'], ['城关街道办事处', '城关'], ['城关街道', '城关'], ['白音苏木', '白音'], ['红旗满族乡', '红旗'], ['红旗满族民族乡', '红旗'],
    ['（原）鹤岭镇', '鹤岭'], ['鹤岭镇（原鹤岭乡）', '鹤岭'], ['白乡', '白乡'], ['柳河鎮', '柳河'], ['02柳河镇', '柳河'], ['经济开发区管委会', '经济开发区'], ['', '']])(
    '%s → %s', (town, key) => expect(read({ town }).townKey).toBe(key),
  );
});

describe('village keys', () => {
  it.each([['双山村', '双山'], ['双山嘎查', '双山'], ['双山嘎查村委会', '双山'], ['双山村村民委员会', '双山'], ['双山村民委员会', '双山'], ['双山村委会', '双山'], ['双山社区居委会', '双山'], ['双山社区居民委员会', '双山'],
    ['双山', '双山'], ['新村', '新村'], ['新村村委会', '新村'], ['新村委会', '新村'], ['第三村', '第三']])(
    '%s → %s', (village, key) => expect(read({ village, town: '柳河镇' }).villageKey).toBe(key),
  );
});

describe('places in one cell', () => {
  it.each([
    [{ town: '柳河镇', village: '柳河镇双山村' }, '柳河', '双山', ''],
    [{ town: '', village: '柳河镇双山村' }, '柳河', '双山', ''],
    [{ town: '柳河镇', village: '双山村三组' }, '柳河', '双山', '三组'],
    [{ town: '柳河镇', village: '双山村第三村民小组' }, '柳河', '双山', '第三村民小组'],
    [{ town: '柳河镇双山村' }, '柳河', '双山', ''],
    [{ address: '示例县柳河镇双山村三组' }, '柳河', '双山', '三组'],
    [{ address: '某某自治区示例市示例县柳河镇双山村3组12号' }, '柳河', '双山', '3组'],
    [{ address: '示例旗白音苏木双山嘎查' }, '白音', '双山', ''],
    [{ address: '示例区城关街道幸福社区5号楼2单元' }, '城关', '幸福', ''],
    [{ county: '示例县', address: '示例县柳河镇双山村' }, '柳河', '双山', ''],
    [{ town: '柳河镇', village: '双山村', address: '示例县东山镇西沟村' }, '柳河', '双山', ''],
    [{ town: '柳河镇', address: '示例县柳河镇双山村二社' }, '柳河', '双山', '二社'],
    [{ town: '柳河镇', village: '新镇村' }, '柳河', '新镇', ''],
    [{ village: '新镇村' }, '', '新镇', ''],
    [{ village: '东红旗村' }, '', '东红旗', ''],
  ])('%j', (cells, townKey, villageKey, group) => expect(read(cells)).toMatchObject({ townKey, villageKey, group }));

  it('an address without a village gives none', () => expect(read({ town: '柳河镇', address: '建设路12号' }).village).toBe(''));
});
