import { describe, expect, it } from 'vitest';
import { initialsOf, readingsOf, soundKey, surnameReading } from '../../src/text/pinyin.js';
import { isNearSyllable, nearKey } from '../../src/text/pinyin-near.js';

describe('how characters and names sound', () => {
  it.each([
    ['单', ['dan', 'shan', 'chan']], ['仇', ['chou', 'qiu']], ['乐', ['le', 'yue', 'yao', 'lao']], ['吕', ['lv']], ['䶮', ['yan']],
    ['?', []], ['A', []], ['·', []], ['', []],
  ])('a character has all its readings, without tones: %s', (character, readings) => {
    expect(readingsOf(character)).toEqual(readings);
  });

  it.each([
    ['单雄信', 'shan'], ['仇小明', 'qiu'], ['解放', 'xie'], ['区大相', 'ou'], ['查良镛', 'zha'], ['曾国', 'zeng'], ['乐毅', 'yue'], ['盖叫天', 'ge'],
    ['尉迟恭', 'yu chi'], ['万俟卨', 'mo qi'], ['欧阳修', 'ou yang'], ['万里', 'wan'], ['?伟', ''],
  ])('a surname is read as a surname: %s', (name, reading) => {
    expect(surnameReading(name)).toBe(reading);
  });

  it.each([['单秀英', 'sxy'], ['尉迟恭', 'ycg'], ['高那仁道尔吉', 'gnrdej'], ['买买提·吐尔逊', 'mmttex'], ['张A', 'za'], ['', '']])('initials for search: %s', (name, initials) => {
    expect(initialsOf(name)).toBe(initials);
  });
});

describe('sounds that are confused', () => {
  it.each([
    ['na', 'la'], ['ran', 'lan'], ['zhang', 'zang'], ['chen', 'cheng'], ['lin', 'ling'], ['shan', 'shang'], ['hu', 'fu'], ['huang', 'fang'],
    ['hong', 'feng'], ['fang', 'hang'], ['chen', 'ceng'], ['lv', 'nv'], ['guang', 'guan'],
  ])('%s and %s are near, either way round, and share a blocking key', (left, right) => {
    expect(isNearSyllable(left, right)).toBe(true);
    expect(isNearSyllable(right, left)).toBe(true);
    expect(nearKey(left)).toBe(nearKey(right));
  });

  it.each([['wei', 'qiang'], ['ming', 'hong'], ['huang', 'han'], ['nan', 'ran'], ['li', 'lv'], ['dong', 'don'], ['ying', 'yan'], ['niang', 'lian']])('%s and %s are not near', (left, right) => {
    expect(isNearSyllable(left, right)).toBe(false);
  });

  it('names that sound alike share a sound key, whatever the reading', () => {
    const shared = (left: string, right: string): boolean => soundKey(left).some((key) => soundKey(right).includes(key));
    expect(shared('陈秀英', '程绣瑛')).toBe(true);
    expect(shared('单伟', '山玮')).toBe(true);
    expect(shared('黄福', '房富')).toBe(true);
    expect(shared('张伟', '张强')).toBe(false);
  });

  it('a name with an unreadable character, or none, has no sound key', () => {
    expect(soundKey('张?')).toEqual([]);
    expect(soundKey('')).toEqual([]);
  });

  it('a name of polyphones has at most eight keys', () => {
    expect(soundKey('乐行单曾').length).toBeLessThanOrEqual(8);
  });
});
