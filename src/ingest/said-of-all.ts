import type { Field } from '../domain/fields.js';
import type { Mapping, SaidRule, SheetVocabulary } from '../domain/mapping.js';
import { chineseDigits } from './as-of.js';
import { foldText } from './fold-heading.js';

/**
 * What title and names say of everybody on a list 整表说明: 停保人员名单, a sheet called 2019年. The sheet's name goes before the
 * titles; the file is asked only where no title names a list of this kind.
 */
export function saidOfAll(mapping: Mapping, columns: Readonly<Partial<Record<Field, number>>>, around: { readonly titles: readonly string[]; readonly sheet: string; readonly file: string; readonly year?: number | undefined }): Partial<Record<Field, string>> {
  const rules = mapping.said.filter((rule) => [rule.field, ...rule.unless].every((field) => columns[field] === undefined));
  const said: Partial<Record<Field, string>> = {};
  if (rules.length === 0) return said;
  const kindWords = (mapping.identify.words ?? []).map(foldText);
  const isTitled = around.titles.some((title) => kindWords.some((word) => foldText(title).includes(word)));
  const file = isTitled ? [] : [{ text: foldText(around.file), own: foldText(around.file.slice(around.file.lastIndexOf('/') + 1)) }];
  for (const { text, own } of [...[around.sheet, ...around.titles].map((each) => ({ text: foldText(each), own: foldText(each) })), ...file]) {
    for (const field of new Set(rules.map((rule) => rule.field))) {
      if (said[field] !== undefined) continue;
      const found = saidIn(text, rules.filter((rule) => rule.field === field), mapping.vocabulary, own);
      if (found !== null) said[field] = found;
    }
  }
  const { year } = said;
  const mayBeCollection = rules.some((rule) => rule.field === 'year' && rule.unlessLater?.some((field) => columns[field] !== undefined));
  if (year !== undefined && mayBeCollection && !(Number(year) > (around.year ?? Infinity))) delete said.year;
  return said;
}

/** What a line inside the table says of everybody below it. `says` is empty where it begins a part of which nothing is said: 一、已参保人员. */
export interface SaidBelow {
  readonly fields: readonly Field[];
  readonly says: Partial<Record<Field, string>>;
}

/**
 * Reads lines between the people 表中分段: 二、未参保人员, 停发. Null for a line that begins no part: it names nothing that a rule knows,
 * has no number of its own, and stands where names or numbers of people do.
 */
export function saidBelowReader(mapping: Mapping, columns: Readonly<Partial<Record<Field, number>>>): (line: string, besidePeople: boolean) => SaidBelow | null {
  const rules = mapping.said.filter((rule) => rule.without === undefined && [rule.field, ...rule.unless, ...(rule.unlessLater ?? [])].every((field) => columns[field] === undefined));
  if (rules.length === 0) return () => null;
  const fields = [...new Set(rules.map((rule) => rule.field))];
  return (line, besidePeople) => {
    const text = foldText(line);
    const says: Partial<Record<Field, string>> = {};
    for (const field of fields) {
      const found = saidIn(text.replace(PART_NUMBER, '').replace(COUNT, ''), rules.filter((rule) => rule.field === field), mapping.vocabulary);
      if (found !== null) says[field] = found;
    }
    return Object.keys(says).length > 0 || ((PART_NUMBER.test(text) || (besidePeople && /\p{L}/u.test(text))) && [...text].length <= LONGEST_PART) ? { fields, says } : null;
  };
}

/** Grammar, not vocabulary: 一、 (二) 第一部分. */
export const PART_NUMBER = /^(?:\([一二三四五六七八九十]{1,3}\)[、.]?|[一二三四五六七八九十]{1,3}[、.]|第[一二三四五六七八九十]{1,3}(?:部分|类)[:、]?)(?=.)/u;
/** 3. may be the third part, or the third person. */
const COUNT = /^(?:\(\d{1,2}\)[、.]?|\d{1,2}[、.])(?=.)/u;
const LONGEST_PART = 24;

/** The longest word that holds for the whole list: 增减员 is neither 减员 nor 增员. `own`: of a file with its folders, its name alone. */
function saidIn(text: string, rules: readonly SaidRule[], words: SheetVocabulary, own = text): string | null {
  const year = yearIn(text, rules.filter((rule) => rule.as === undefined).flatMap((rule) => rule.words));
  if (year !== null) return year;
  const anywhere = rules.find(({ words: said, without, ownNames }) => {
    const where = ownNames === true ? own : text;
    return without !== undefined && said.some((word) => where.includes(foldText(word))) && !without.some((word) => where.includes(foldText(word)));
  });
  if (anywhere?.as !== undefined) return anywhere.as;
  const bare = text.replace(/\([^()]*\)?/gu, '').replace(/\d+(?:年度?|月份?|日|号)?/gu, '');
  const spoken = rules.flatMap((rule) => (rule.as === undefined || rule.without !== undefined ? [] : rule.words.map((word) => ({ word: foldText(word), as: rule.as! })))).sort((a, b) => b.word.length - a.word.length);
  return spoken.find(({ word }) => endsWith(bare, word, words))?.as ?? null;
}

/** Whether a text ends with the word, words of lists behind it aside; taken back before it, or one of several (参保、停保人员), it says nothing. */
function endsWith(text: string, word: string, words: SheetVocabulary): boolean {
  const at = text.lastIndexOf(word);
  if (at < 0) return false;
  const before = text.slice(0, at);
  if (words.denials.some((denial) => before.endsWith(denial)) || /[、,;|/+&和与及]$/u.test(before)) return false;
  const behind = text.slice(at + word.length).replace(/[^\p{L}\p{N}]/gu, '');
  return new RegExp(`^(?:${words.listWords.join('|')})*$`, 'u').test(behind);
}

/** The only year before one of the words (2020年度, 20年居民, 二〇二〇年医保); alone it is the whole text: a sheet called 2020. */
function yearIn(written: string, followers: readonly string[]): string | null {
  if (followers.length === 0) return null;
  const text = chineseDigits(written);
  const alone = /^((?:19|20)\d{2})(?:年度?)?$/u.exec(text)?.[1];
  if (alone !== undefined) return alone;
  const found = new Set([...text.matchAll(new RegExp(`(?<![\\d第满])((?:19|20)?[0-4]\\d)(?:${followers.map(foldText).join('|')})`, 'gu'))].map((match) => (match[1]!.length === 2 ? `20${match[1]!}` : match[1]!)));
  return found.size === 1 ? [...found][0]! : null;
}
