import { describe, expect, it } from 'vitest';
import { foldHan, isHan, isPrivateUse, simplifiedCharacter, standardCharacter } from '../../src/text/han.js';

const point = (character: string): number => character.codePointAt(0) as number;

describe('Han characters', () => {
  it.each(['王', '䶮', '𬱖', '〇', '\uF9DC'])('%s is one', (character) => expect(isHan(point(character))).toBe(true));
  it.each(['A', '·', '?', '\uE863', 'あ', '１'])('%s is none', (character) => expect(isHan(point(character))).toBe(false));
  it('private use is known', () => {
    expect(isPrivateUse(0xe863)).toBe(true);
    expect(isPrivateUse(point('王'))).toBe(false);
  });
});

describe('standard characters', () => {
  it.each([[0xe863, 0x4dae], [0xe81e, 0x9fb4], [0xe826, 0x9fb5], [0xe864, 0x9fbb], [0xe816, 0x20087], [0xe831, 0x215d7], [0xe855, 0x241fe], [0xf9dc, 0x9686], [0x2f08, 0x4eba], [0x2f800, 0x4e3d], [0xe005, 0xe005]])(
    'U+%s', (from, to) => expect(standardCharacter(from)).toBe(to),
  );
});

describe('simplified characters', () => {
  it.each([['劉', '刘'], ['龍', '龙'], ['龑', '䶮'], ['後', '后'], ['王', '王']])('%s → %s', (from, to) => expect(simplifiedCharacter(point(from))).toBe(point(to)));
  it('characters that simplified text uses itself stay', () => expect(foldHan('乾於徵夥')).toBe('乾於徵夥'));
  it('folding twice is folding once', () => {
    const text = '劉\uE863龑\uF9DC薴𬱖王';
    expect(foldHan(foldHan(text))).toBe(foldHan(text));
  });
});
