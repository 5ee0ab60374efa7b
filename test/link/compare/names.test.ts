import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isCompatibleName } from '../../../src/link/compare/levels.js';
import { compareNames, levelOfNames } from '../../../src/link/compare/names.js';
import { name } from './readings.js';

describe('two names', () => {
  it.each([
    ['王秀英', '王秀英', 'same', true],
    ['付秀英', '傅秀英', 'variant', true],
    ['闫伟', '阎伟', 'variant', true],
    ['王峯', '王峰', 'variant', true],
    ['陈秀英', '陈秀瑛', 'same-sound', true],
    ['单伟', '山伟', 'same-sound', true],
    ['刘未', '刘末', 'look-alike', true],
    ['李婷', '李停', 'same-sound', true],
    ['王晴', '王睛', 'look-alike', true],
    ['翟玉兰', '瞿玉兰', 'look-alike', true],
    ['王?', '王炜', 'unreadable', true],
    ['王秀?', '王秀英', 'unreadable', true],
    ['陈程', '程程', 'near-sound', false],
    ['刘丽娜', '刘丽拉', 'near-sound', false],
    ['王秀英', '王英', 'one-missing', false],
    ['王秀英', '王英秀', 'order-swapped', false],
    ['秀英', '王秀英', 'given-only', false],
    ['李秀英', '王秀英', 'given-only', false],
    ['王', '王秀英', 'surname-only', false],
    ['王?', '王秀英', 'surname-only', false],
    ['王??', '王秀英', 'surname-only', false],
    ['王某某', '王秀英', 'surname-only', false],
    ['欧阳??', '欧阳建国', 'surname-only', false],
    ['欧阳建国', '欧杨建国', 'same-sound', true],
    ['张伟', '张强', 'other', false],
    ['张伟', '王伟', 'other', false],
    ['王秀英', '王秀兰', 'other', false],
    ['王秀英', '王桂兰', 'other', false],
    ['王某', '李秀英', 'other', false],
    ['???', '王秀英', 'missing', false],
    ['', '王秀英', 'missing', false],
    ['买买提·吐尔逊', '买买提吐尔逊', 'folded', true],
    ['买买提·吐尔逊', '麦麦提·图尔逊', 'same-sound', true],
    ['玉素甫·买买提', '尤素甫·买买提', 'transliterated-near', true],
    ['图布吉日嘎拉', '图布吉日格拉', 'transliterated-near', true],
    ['次仁卓玛', '才仁卓玛', 'transliterated-near', true],
    ['多吉卓玛', '多杰卓玛', 'transliterated-near', true],
    ['图雅斯琴', '托娅斯琴', 'transliterated-near', true],
    ['买买提·吐尔逊', '买买提', 'part-missing', false],
    ['艾力·买买提·吐尔逊', '艾力·吐尔逊', 'part-missing', false],
    ['古丽买买提江', '古丽', 'part-missing', false],
    ['古丽买买提江', '买买提江', 'other', false],
    ['买买提·吐尔逊', '吐尔逊', 'other', false],
    ['买买提·吐尔逊', '吐尔逊·买买提', 'order-swapped', false],
    ['高那仁道尔吉', '那仁道尔吉', 'one-missing', false],
    ['阿依古丽·艾买提', '阿依努尔·艾买提', 'other', false],
    ['乌云其其格', '乌仁其其格', 'other', false],
    ['𠮷伟', '吉伟', 'variant', true],
  ])('%s / %s: %s', (left, right, level, compatible) => {
    expect(levelOfNames(name(left), name(right))).toBe(level);
    expect(isCompatibleName(levelOfNames(name(right), name(left)))).toBe(compatible);
  });

  it.each([
    ['陈秀瑛', '陈秀英', '第3字 瑛→英 同音、形近'],
    ['付秀英', '傅绣英', '第1字 付→傅 异体；第2字 秀→绣 同音、形近'],
    ['刘未', '刘末', '第2字 未→末 形近'],
    ['王?', '王炜', '第2字 ?→炜 无法辨认'],
    ['王秀英', '王英', '右边缺第2字“秀”'],
    ['张伟', '张强', '同姓，名不同'],
    ['图布吉日嘎拉', '图布吉日格拉', '第5字 嘎→格 音译用字'],
  ])('the remark names the character and the reason: %s / %s', (left, right, note) => {
    expect(compareNames(name(left), name(right)).note).toBe(note);
  });

  it('a former name is another name of the person', () => {
    expect(compareNames(name('张三', ['李建国']), name('李建国'))).toMatchObject({ level: 'alternative', note: '曾用名或别名：李建国' });
    expect(levelOfNames(name('张三', ['李建国']), name('王建国'))).toBe('other');
  });

  it('the remark of a cell that fits by its other reading tells that reading', () => {
    expect(compareNames(name('王伟'), name('王??', ['王?']))).toMatchObject({ level: 'surname-only' });
    expect(compareNames(name('王秀伟'), name('王秀??', ['王秀?']))).toMatchObject({ level: 'unreadable', note: '第3字 伟→? 无法辨认' });
    expect(compareNames(name('王秀??', ['王秀?']), name('王秀伟'))).toMatchObject({ level: 'unreadable', note: '第3字 ?→伟 无法辨认' });
  });

  it('the rules may say otherwise what makes an equal number certain', () => {
    expect(isCompatibleName('near-sound', new Set(['same', 'near-sound']))).toBe(true);
  });

  it('says the same whichever side comes first, and of a name with itself that it is the same', () => {
    const characters = fc.constantFrom(...'王李张付傅陈程秀英瑛芳方未末单山乐欧阳买提尔儿次才仁?');
    const names = fc.array(characters, { minLength: 1, maxLength: 6 }).map((parts) => name(parts.join('')));
    fc.assert(fc.property(names, names, (left, right) => {
      expect(levelOfNames(left, right)).toBe(levelOfNames(right, left));
      if (!left.folded.includes('?')) expect(levelOfNames(left, left)).toBe('same');
    }), { numRuns: 3000 });
  });
});
