/** Reads the words of the command line that commander leaves as text. */
import { ToolError, isoDate, type IsoDate } from '../src/index.js';

/** @throws ToolError `arguments/number` for anything but digits, and for less than `least`. */
export function wholeNumber(text: string, option: string, least = 0): number {
  if (/^\d{1,9}$/u.test(text) && Number(text) >= least) return Number(text);
  if (/^[-−－]?\d{1,9}$/u.test(text)) throw new ToolError('arguments/number', { zh: `--${option} 不能小于 ${least}，写的是“${text}”`, en: `--${option} takes no number below ${least}; "${text}" was given` }, { zh: `写 ${least} 或更大的整数`, en: `Give a whole number, ${least} or more` });
  throw new ToolError('arguments/number', { zh: `--${option} 要写整数，不是“${text}”`, en: `--${option} takes a whole number, not "${text}"` }, { zh: '例如 2000', en: 'For example 2000' });
}

/**
 * A day, a month or a year, as it was written.
 *
 * @throws ToolError `arguments/date` for anything else, and for days that do not exist.
 */
export function dateWord(text: string, option: string): string {
  const [, year, month, day] = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/u.exec(text) ?? [];
  if (year !== undefined && isoDate(Number(year), Number(month ?? 1), Number(day ?? 1)) !== null) return text;
  throw new ToolError('arguments/date', { zh: `--${option} 的日期“${text}”看不懂`, en: `--${option}: "${text}" is not a date` }, { zh: '写成 2020-03-01、2020-03 或 2020', en: 'Write 2020-03-01, 2020-03 or 2020' });
}

/**
 * A whole day.
 *
 * @throws ToolError `arguments/day` for anything else, and for days that do not exist.
 */
export function dayWord(text: string, option: string): IsoDate {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/u.exec(text) ?? [];
  const found = year === undefined ? null : isoDate(Number(year), Number(month), Number(day));
  if (found !== null) return found;
  throw new ToolError('arguments/day', { zh: `--${option} 的日期“${text}”看不懂`, en: `--${option}: "${text}" is not a day` }, { zh: '写成 2020-03-01', en: 'Write 2020-03-01' });
}
