/** Remarks on compared identity numbers, in the words of a clerk. Positions are 1-based, as people count digits. */
import type { IdReading } from '../../domain/identity-number.js';
import { ID_REPAIRS } from '../../domain/identity-number.js';
import { alignCharacters } from './align.js';
import { differingPositions, isMonthDaySwapped, isOneInsertion, slipReason, SLIP_REASONS } from './id-slips.js';
import type { IdLevel } from './levels.js';

/** The remark for a level already found; names digits and positions only, never the whole number. */
export function noteOfIds(level: IdLevel, a: string, b: string, left: IdReading, right: IdReading): string {
  switch (level) {
    case 'safe-repair': return repairsOf(left, right);
    case 'one-digit': return a === b ? '个别数字写成了字母，其余相同' : slipNote(a, b, differingPositions(a, b, 1)[0]!);
    case 'check-digit-only': return `仅第18位校验码不同 ${a[17]}→${b[17]}`;
    case 'swap': return swapNote(a, b);
    case 'missing-digit': case 'extra-digit': return lengthNote(a, b);
    case 'prefix-15': return prefixNote(a, b, left, right);
    case 'birth-moved': return `出生日期段 ${a.slice(6, 14)}→${b.slice(6, 14)}，地址码与顺序码相同`;
    case 'two-slips': return twoSlipsNote(a, b, left, right);
    case 'one-of-several': return '一格内有几个号码，其中一个相同';
    case 'masked-compatible': return '未遮盖的数字全部相同';
    case 'missing': return missingNote(left, right);
    case 'same': case 'other': return '';
  }
}

function slipNote(a: string, b: string, position: number): string {
  const reason = SLIP_REASONS[slipReason(a[position]!, b[position]!)].zh;
  return `第${position + 1}位 ${a[position]}→${b[position]}${reason === '' ? '' : ` ${reason}`}`;
}

function swapNote(a: string, b: string): string {
  const positions = differingPositions(a, b, 2);
  if (positions.length !== 2) return isMonthDaySwapped(a, b) ? '出生月日颠倒' : '';
  const [first, second] = positions as [number, number];
  return `第${first + 1}、${second + 1}位对调 ${a[first]}${a[second]}→${b[first]}${b[second]}`;
}

function lengthNote(a: string, b: string): string {
  if (Math.abs(a.length - b.length) === 1 && !isOneInsertion(a.length < b.length ? a : b, a.length < b.length ? b : a)) return '去掉残疾人证类别、等级两位后少一位';
  const shorter = a.length < b.length ? '左' : '右';
  const segment = alignCharacters(a, b).find(({ kind }) => kind === 'left-only' || kind === 'right-only');
  const digit = segment === undefined ? '' : segment.left + segment.right;
  return Math.max(a.length, b.length) > 18 ? `${shorter === '左' ? '右' : '左'}边多一位“${digit}”` : `${shorter}边少一位“${digit}”`;
}

function prefixNote(a: string, b: string, left: IdReading, right: IdReading): string {
  const heads = [left, right].map((reading, index) => (reading.kind === 'damaged' ? reading.prefix : index === 0 ? a : b).length);
  return `尾数丢失，前${Math.min(15, ...heads)}位同`;
}

function twoSlipsNote(a: string, b: string, left: IdReading, right: IdReading): string {
  if (left.kind === 'damaged' || right.kind === 'damaged') return '尾数丢失，前段另有一处不同';
  if (a.length !== b.length) return '两处不同';
  const positions = differingPositions(a, b, 3);
  if (positions.length > 3 || positions.length === 0) return '错位一段，两处不同';
  if (positions.length === 2 && positions[1] === 17 && left.kind === 'valid' && right.kind === 'valid' && positions[0]! >= 14) {
    return `${slipNote(a, b, positions[0]!)}，顺序码不同且校验码都对：可能是双胞胎，也可能换过号`;
  }
  return positions.map((position) => slipNote(a, b, position)).join('；');
}

function missingNote(left: IdReading, right: IdReading): string {
  if (left.kind === 'missing' || right.kind === 'missing') return '';
  if (left.kind === 'placeholder' || right.kind === 'placeholder') return '占位号码，不作依据';
  return left.kind === right.kind ? '可用的数字太少' : '证件种类或可用位数不同，无法比较';
}

function repairsOf(left: IdReading, right: IdReading): string {
  const repairs = [left, right].flatMap((reading) => (reading.kind === 'valid' || reading.kind === 'malformed' ? reading.repairs : []));
  return [...new Set(repairs)].sort().map((repair) => ID_REPAIRS[repair].zh).join('、');
}
