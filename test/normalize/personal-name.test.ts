import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readers } from './support.js';

const name = readers.name;

describe('names of cells', () => {
  const cases: [string, string, string, string][] = [
    ['plain', '王秀英', '王秀英', '王秀英'],
    ['padded with spaces', '王  炜', '王炜', '王炜'],
    ['padded with U+3000 and tab', '\t秀\u3000荣 ', '秀荣', '秀荣'],
    ['zero-width inside', '张\u200B三', '张三', '张三'],
    ['full-width bracket note', '张三（已故）', '张三', '张三'],
    ['half-width bracket note', '张三(户主)', '张三', '张三'],
    ['unclosed bracket', '张三（已故', '张三', '张三'],
    ['note in front', '【户主】张三', '张三', '张三'],
    ['label in front', '户主：张三', '张三', '张三'],
    ['note behind a blank', '张三 已故', '张三', '张三'],
    ['note written behind', '张三丰已故', '张三丰', '张三丰'],
    ['note with a blank in it', '张三丰已 故', '张三丰', '张三丰'],
    ['note and a dot', '张三丰已故·', '张三丰', '张三丰'],
    ['number and a dot', '张三丰1.', '张三丰', '张三丰'],
    ['note with a date', '张三（2019年病故）', '张三', '张三'],
    ['trailing digit', '张三1', '张三', '张三'],
    ['numbering in front', '3、张三', '张三', '张三'],
    ['letter that tells namesakes apart', '王芳A', '王芳', '王芳'],
    ['traditional characters', '劉麗華', '劉麗華', '刘丽华'],
    ['characters of simplified text stay', '李乾坤', '李乾坤', '李乾坤'],
    ['private use U+E863', '刘\uE863', '刘䶮', '刘䶮'],
    ['private use U+E81E', '王\uE81E', '王\u9FB4', '王\u9FB4'],
    ['compatibility ideograph', '隆\uF9DC', '隆隆', '隆隆'],
    ['outside the BMP', '李𬱖', '李𬱖', '李𬱖'],
    ['unknown private use', '李\uE005', '李\uE005', '李?'],
    ['question mark', '李?', '李?', '李?'],
    ['full-width question mark', '李？明', '李?明', '李?明'],
    ['box', '李□', '李□', '李?'],
    ['the character that is written for a box', '李口明', '李口明', '李?明'],
    ['black circle in a short name', '李●', '李●', '李?'],
    ['replacement character', '李\uFFFD明', '李\uFFFD明', '李?明'],
    ['masked by stars', '张*丰', '张*丰', '张?丰'],
    ['pinyin for a character', '张WEI', '张WEI', '张?'],
    ['pinyin with tone in the middle', '张yǎn明', '张yǎn明', '张?明'],
    ['pinyin in brackets', '李（WEI）', '李(WEI)', '李?'],
    ['decomposition in brackets', '李（韦华）', '李(韦华)', '李?'],
    ['decomposition inside', '李（韦华）明', '李(韦华)明', '李?明'],
    ['ideographic description', '李（⿰韦华）', '李(⿰韦华)', '李?'],
  ];
  it.each(cases)('%s', (_, cell, display, folded) => expect(name(cell)).toMatchObject({ raw: cell, display, folded }));

  it.each(['·', '•', '・', '･', '‧', '⋅', '．', '.', '。', '-', '∙', '●', ' '])('the separator %s is a dot or nothing', (dot) => {
    expect(name(`阿依古丽${dot}买买提`)).toMatchObject({ folded: '阿依古丽买买提', transliterated: true });
  });
  it.each(['•', '-', '．', '。', '—'])('the dot %s is shown as U+00B7', (dot) => expect(name(`阿依古丽${dot}买买提`).display).toBe('阿依古丽·买买提'));
  it('a dot in a short name is padding', () => expect(name('王.炜')).toMatchObject({ display: '王炜', transliterated: false }));
  it('a long name without a dot is transliterated as well', () => {
    expect(name('高那仁道尔吉').transliterated).toBe(true);
    expect(name('图布吉日嘎拉').transliterated).toBe(true);
    expect(name('欧阳娜娜').transliterated).toBe(false);
  });
  it('a name in Latin letters stays one', () => expect(name('John  Smith')).toMatchObject({ display: 'John Smith', folded: 'JOHNSMITH' }));
});

describe('notes and other names', () => {
  const cases: [string, string, string[], string[]][] = [
    ['note', '张三（已故）', ['已故'], []],
    ['two notes', '张三（户主）（已故）', ['户主', '已故'], []],
    ['longer name in brackets', '张三(张三丰)', [], ['张三丰']],
    ['slash', '张三/张三丰', [], ['张三丰']],
    ['former name in brackets', '张三（曾用名：李四）', [], ['李四']],
    ['former name behind', '张三 曾用名李四', [], ['李四']],
    ['nickname', '张三（小名二丫）', [], ['二丫']],
    ['unknown note is kept', '张三（东头）', ['东头'], ['张三?']],
    ['two question marks may be one character', '李??', [], ['李?']],
  ];
  it.each(cases)('%s', (_, cell, annotations, alternatives) => expect(name(cell)).toMatchObject({ annotations, alternatives }));

  it('the former-name column gives alternatives', () => {
    expect(readers.nameWithFormer('张三', '李四（小四）').alternatives).toContain('李四');
    expect(readers.nameWithFormer('张三', '无').alternatives).toEqual([]);
    expect(readers.nameWithFormer('张三', '张三').alternatives).toEqual([]);
  });
});

it.each(['', '  ', '合计', '小 计', '姓名', '姓　名', '无', '—', '12345', '???', '□□', '（已故）'])('%s is no name', (cell) => expect(name(cell).folded).toBe(''));

it('a note whose opening bracket was lost is a note', () => expect(name('张三丰已故）')).toMatchObject({ folded: '张三丰', annotations: ['已故'] }));

it('folding what was folded changes nothing', () => {
  const characters = fc.constantFrom(...Array.from('王李劉龍𬱖\uE863?□·●（）张三丰已故户主A1 \u3000'));
  fc.assert(
    fc.property(fc.array(characters, { minLength: 1, maxLength: 8 }), (parts) => {
      const { folded } = name(parts.join(''));
      return folded === '' || name(folded).folded === folded;
    }),
  );
});

describe('children without a name', () => {
  it.each([
    ['王芳之子', '王芳'], ['孙家明之女', '孙家明'], ['林明鹏女', '林明鹏'], ['欧阳小芳儿子', '欧阳小芳'], ['张桂兰之小双', '张桂兰'],
    ['未取名', ''], ['新生儿', ''], ['婴儿', ''],
  ])('%s is a child called by its parent %s', (cell, parent) => {
    expect(name(cell)).toMatchObject({ display: cell, folded: cell, childOf: parent });
  });

  it.each(['王子', '李女', '欧阳好女', '王秀英'])('%s is a name', (cell) => {
    expect(name(cell).childOf).toBeUndefined();
  });
});
