/** Folds headings and chosen words so that small changes by hand or by a program do not matter. */
import { compact } from '../../text/width.js';

const BRACKETED = /\([^()]*\)|\[[^[\]]*\]|【[^【】]*】|〔[^〔〕]*〕|<[^<>]*>|《[^《》]*》/gu;
const MARKS = /[\p{P}\p{S}]/gu;

/** A heading: without blanks, brackets and what is in them, punctuation, stars. A heading of nothing else keeps its text. */
export function foldHeading(text: string): string {
  const whole = compact(text).replaceAll('（', '(').replaceAll('）', ')');
  const bare = whole.replace(BRACKETED, '').replace(MARKS, '');
  return (bare === '' ? whole.replace(MARKS, '') : bare).toUpperCase();
}

/** A word chosen from a list: without blanks, a number in front (`3、服刑`) and punctuation at the ends. */
export function foldWord(text: string): string {
  const whole = compact(text).toUpperCase();
  const bare = whole.replace(/^\d{1,2}[.、,)）]/u, '').replace(/^[\s"'“”‘’，,。.；;：:]+|[\s"'“”‘’，,。.；;：:]+$/gu, '');
  return bare === '' ? whole : bare.replaceAll('（', '(').replaceAll('）', ')');
}

/** Words of a closed set: what each stands for. A word claimed by two codes stands for neither, unless it is the label of one. */
export function wordTable<T>(entries: readonly { readonly value: T; readonly label: string; readonly others: readonly string[] }[]): ReadonlyMap<string, T> {
  const table = new Map<string, T>();
  const claims = new Map<string, Set<T>>();
  for (const { value, others } of entries) for (const word of others) claims.set(foldWord(word), (claims.get(foldWord(word)) ?? new Set<T>()).add(value));
  for (const [word, values] of claims) if (values.size === 1) table.set(word, [...values][0] as T);
  for (const { value, label } of entries) table.set(foldWord(label), value);
  return table;
}
