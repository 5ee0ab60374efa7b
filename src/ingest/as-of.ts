import type { PartialDate } from '../domain/dates.js';
import { daysInMonth } from '../domain/dates.js';
import { foldText } from './fold-heading.js';

/**
 * The date of a list 数据日期, from texts in order of trust. In a text with a label (截至, 数据日期, 填报日期 …) the date behind
 * the label counts, else the last one; a year alone is the year of the insurance, not the date of the list.
 */
export function findAsOf(texts: readonly string[], labels: readonly string[]): PartialDate | null {
  const folded = texts.map((text) => chineseDigits(foldText(text)));
  for (const text of folded) {
    for (const label of labels) {
      const at = text.indexOf(label);
      const [dated] = at < 0 ? [] : datesIn(text.slice(at + label.length, at + label.length + 24));
      if (dated !== undefined) return dated;
    }
  }
  for (const text of folded) {
    const dates = datesIn(text);
    const last = dates[dates.length - 1];
    if (last !== undefined) return last;
  }
  return null;
}

const DATE = /(?<!\d)((?:19|20)\d{2})(?:年(\d{1,2})月(?:(\d{1,2})[日号]?)?|[-./_](\d{1,2})(?:[-./_](\d{1,2}))?(?!\d)|(\d{2})(\d{2})?(?!\d))/gu;

/** Dates in a folded text, in order; to the month or the day. */
export function datesIn(text: string): PartialDate[] {
  return [...text.matchAll(DATE)].flatMap((found) => {
    const date = partial(Number(found[1]), Number(found[2] ?? found[4] ?? found[6]), found[3] ?? found[5] ?? found[7]);
    return date === null ? [] : [date];
  });
}

function partial(year: number, month: number, dayText: string | undefined): PartialDate | null {
  if (!(month >= 1 && month <= 12)) return null;
  const stem = `${year}-${String(month).padStart(2, '0')}`;
  if (dayText === undefined || dayText === '') return { value: stem, precision: 'month' };
  const day = Number(dayText);
  return day >= 1 && day <= daysInMonth(year, month) ? { value: `${stem}-${String(day).padStart(2, '0')}`, precision: 'day' } : null;
}

/** `二〇二〇年十一月` → `2020年11月`. */
export function chineseDigits(text: string): string {
  const digits = '〇一二三四五六七八九';
  return text
    .replace(/[二一][〇○零一二三四五六七八九]{3}(?=年)/gu, (year) => [...year.replace(/[○零]/gu, '〇')].map((char) => digits.indexOf(char)).join(''))
    .replace(/(?<=年)([一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])(?=月)/gu, tens)
    .replace(/(?<=月)([一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])(?=[日号])/gu, tens);
}

function tens(text: string): string {
  const digits = '〇一二三四五六七八九';
  if (!text.includes('十')) return String(digits.indexOf(text));
  const [left = '', right = ''] = text.split('十');
  return String((left === '' ? 1 : digits.indexOf(left)) * 10 + (right === '' ? 0 : digits.indexOf(right)));
}
