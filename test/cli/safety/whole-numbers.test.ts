import { describe, expect, it } from 'vitest';
import { id } from '../../issues/build.js';
import { refuseWholeNumbers, wholeNumbers } from '../../support/whole-numbers.js';

describe('the watch over everything that the suite makes the program print', () => {
  it.each([
    ['a number in a sentence', (number: string) => `张志明 ${number} 未参保`],
    ['a number beside other digits', (number: string) => `1${number}`],
    ['a number in JSON', (number: string) => JSON.stringify({ id_number: number })],
    ['a number in the name of a file', (number: string) => `低保${number}.xlsx`],
  ])('sees %s', (_what, text) => {
    const number = id(11);
    expect(wholeNumbers(text(number))).toContain(number);
    expect(() => { refuseWholeNumbers(['status'], text(number)); }).toThrow('printed');
    expect(() => { refuseWholeNumbers(['export', 'people', '--full-ids'], text(number)); }).not.toThrow();
  });

  it.each(['990101********0118', '2020-11-22T05:22:56.123Z', '6d0f7c8e990101198001010012345678abcdef', '110105194912310021'])('leaves %s alone', (text) => {
    expect(wholeNumbers(text)).toEqual([]);
  });
});
