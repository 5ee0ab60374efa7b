import { describe, expect, it } from 'vitest';
import type { IdReading } from '../../../src/domain/identity-number.js';
import { compareIds, levelOfIds } from '../../../src/link/compare/ids.js';
import { slipReason } from '../../../src/link/compare/id-slips.js';
import { damaged, masked, MISSING, number, reading } from './readings.js';

const N = number('19560312', 122);
const put = (text: string, position: number, digit: string): string => text.slice(0, position - 1) + digit + text.slice(position);
const other = (digit: string): string => String((Number(digit) + 3) % 10);
const plain = (text: string): IdReading => reading(text);

describe('two identity numbers', () => {
  it.each<[string, IdReading, IdReading, string]>([
    ['equal numbers', plain(N), plain(N), 'same'],
    ['equal after removing spaces', plain(N), reading(N, ['spaces']), 'safe-repair'],
    ['a wrong check character', plain(N), plain(put(N, 18, other(N[17]!))), 'check-digit-only'],
    ['one wrong digit in the area', plain(N), plain(put(N, 3, '8')), 'one-digit'],
    ['one wrong digit in the birth date', plain(N), plain(put(N, 10, '8')), 'one-digit'],
    ['two neighbours swapped', plain(number('19560321', 147)), plain(swap(number('19560321', 147), 15)), 'swap'],
    ['two distant digits swapped', plain(N), plain(exchange(N, 10, 13)), 'swap'],
    ['month and day swapped, the rest copied', plain(N), plain(N.slice(0, 10) + N.slice(12, 14) + N.slice(10, 12) + N.slice(14)), 'swap'],
    ['a digit left out', plain(N), plain(N.slice(0, 8) + N.slice(9)), 'missing-digit'],
    ['the last character left out', plain(N), plain(N.slice(0, 17)), 'missing-digit'],
    ['a digit typed twice', plain(N), plain(N.slice(0, 9) + N[8]! + N.slice(9)), 'extra-digit'],
    ['the tail destroyed by a spreadsheet', plain(N), damaged(N.slice(0, 15)), 'prefix-15'],
    ['both tails destroyed', damaged(N.slice(0, 15)), damaged(N.slice(0, 15)), 'prefix-15'],
    ['the tail cut off', plain(N), plain(N.slice(0, 15)), 'prefix-15'],
    ['another number with its tail destroyed', plain(number('19710809', 31)), damaged(N.slice(0, 15)), 'other'],
    ['only the area left by scientific notation', plain(N), damaged(N.slice(0, 6)), 'missing'],
    ['the birth year corrected, check character recomputed', plain(N), plain(number('19580312', 122)), 'birth-moved'],
    ['month and day corrected', plain(N), plain(number('19561203', 122)), 'birth-moved'],
    ['a lunar birthday turned solar', plain(N), plain(number('19560422', 122)), 'birth-moved'],
    ['a quite different birth date, the same sequence', plain(N), plain(number('19871125', 122)), 'other'],
    ['twins: neighbouring sequence, both valid', plain(N), plain(number('19560312', 123)), 'two-slips'],
    ['two wrong digits', plain(N), plain(put(put(N, 9, '8'), 14, '9')), 'two-slips'],
    ['one wrong digit and one left out', plain(N), plain(put(N, 5, '7').slice(0, 12) + N.slice(13)), 'two-slips'],
    ['the middle masked', plain(N), masked(`${N.slice(0, 6)}********${N.slice(14)}`), 'masked-compatible'],
    ['the middle masked, another tail', plain(N), masked(`${N.slice(0, 6)}********${put(N, 16, '9').slice(14)}`), 'other'],
    ['all but four masked', plain(N), masked(`**************${N.slice(14)}`), 'masked-compatible'],
    ['masked from the birth year on', plain(N), masked(`${N.slice(0, 9)}*********`), 'masked-compatible'],
    ['masked behind the area code', plain(N), masked(`${N.slice(0, 6)}************`), 'missing'],
    ['two masks that show nothing of each other', masked(`${N.slice(0, 14)}****`), masked(`**************${N.slice(14)}`), 'missing'],
    ['nearly all masked', plain(N), masked(`${N.slice(0, 3)}*************${N.slice(16)}`), 'missing'],
    ['another person', plain(N), plain(number('19710809', 31)), 'other'],
    ['nothing on one side', plain(N), MISSING, 'missing'],
    ['a placeholder', plain(N), { kind: 'placeholder', text: '无' }, 'missing'],
    ['a passport against a citizen number', plain(N), { kind: 'document', text: 'E12345678', repairs: [] }, 'missing'],
    ['one passport twice', { kind: 'document', text: 'E12345678', repairs: [] }, { kind: 'document', text: 'E12345678', repairs: [] }, 'same'],
    ['letters typed for digits throughout', plain(N), plain(N.replaceAll('0', 'O').replaceAll('1', 'l')), 'one-digit'],
    ['letters typed for digits on both sides alike', plain(N.replaceAll('0', 'O')), plain(N.replaceAll('0', 'O')), 'same'],
    ['a letter for a digit and a digit left out', plain(N), plain(N.slice(0, 8).replaceAll('0', 'O') + N.slice(9)), 'missing-digit'],
    ['two equal numbers that are wrong in the same way', plain(put(N, 18, other(N[17]!))), plain(put(N, 18, other(N[17]!))), 'same'],
  ])('%s', (_, left, right, level) => {
    expect(levelOfIds(left, right)).toBe(level);
    expect(levelOfIds(right, left)).toBe(level);
  });

  it.each([
    [put(N, 10, '8'), '第10位 6→8 形近'],
    [put(N, 8, '8'), '第8位 9→8 邻键'],
    [put(N, 3, '4'), '第3位 0→4'],
    [put(N, 18, other(N[17]!)), `仅第18位校验码不同 ${N[17]}→${other(N[17]!)}`],
    [exchange(N, 10, 13), '第10、13位对调 61→16'],
    [N.slice(0, 8) + N.slice(9), '右边少一位“5”'],
    [N.slice(0, 9) + N[8]! + N.slice(9), '右边多一位“5”'],
    [N.slice(0, 15), '尾数丢失，前15位同'],
    [N.replaceAll('0', 'O'), '个别数字写成了字母，其余相同'],
    [number('19580312', 122), '出生日期段 19560312→19580312，地址码与顺序码相同'],
  ])('the remark says what happened: %s', (right, note) => {
    expect(compareIds(reading(N), reading(right)).note).toBe(note);
  });

  it('twins are named as such', () => {
    expect(compareIds(reading(N), reading(number('19560312', 123))).note).toContain('双胞胎');
  });

  it.each([['3', '8', 'look-alike'], ['1', '7', 'look-alike'], ['0', '6', 'look-alike'], ['5', '6', 'look-alike'], ['1', '2', 'neighbouring-key'], ['4', '7', 'neighbouring-key'], ['2', '9', 'other'], ['X', '1', 'other']])(
    'a slip has a likely reason, either way round: %s for %s is %s', (left, right, reason) => {
      expect(slipReason(left, right)).toBe(reason);
      expect(slipReason(right, left)).toBe(reason);
    });
});

function swap(text: string, position: number): string {
  return exchange(text, position, position + 1);
}

function exchange(text: string, first: number, second: number): string {
  return put(put(text, first, text[second - 1]!), second, text[first - 1]!);
}
