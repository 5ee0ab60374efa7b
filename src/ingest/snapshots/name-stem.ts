/** The part of a file name that stays from month to month 名单名: without dates, counts, copy numbers and words such as 最新. */
import type { SourceRules } from '../../domain/snapshot.js';
import { foldText } from '../fold-heading.js';

const NUMERAL = '[〇○零一二三四五六七八九十]';
/** A date to the year, month or day, an ISO week is not known; 第N批 is no date. */
const DATES = [
  /(?:19|20)\d{2}年?(?:度)?(?:第?[一二三四1-4]季度)?(?:[-._/]?\d{1,2}月?(?:份)?)?(?:[-._/]?\d{1,2}[日号]?)?/gu,
  new RegExp(`${NUMERAL}{4}年(?:${NUMERAL}{1,3}月)?(?:${NUMERAL}{1,3}[日号])?`, 'gu'),
  /\d{1,2}月(?:份)?(?:\d{1,2}[日号])?/gu,
  new RegExp(`${NUMERAL}{1,3}月(?:份)?(?:${NUMERAL}{1,3}[日号])?`, 'gu'),
  /(?<![\d第])\d{1,2}[.-]\d{1,2}(?!\d)/gu,
];

export interface NameStem {
  /** Folders above the file, those that are only a date left out. */
  readonly folders: readonly string[];
  readonly name: string;
}

/** The stem of a reported path (`/` between parts). A name that is nothing but date and noise has an empty stem. */
export function stemOf(path: string, rules: SourceRules): NameStem {
  const parts = path.split('/');
  const name = (parts.pop() ?? '').replace(/\.[^.]*$/u, '');
  return { folders: parts.map((part) => bare(part, rules)).filter((part) => part !== ''), name: bare(name, rules) };
}

/** Whether two names are of one source: same name, and folders that do not contradict each other (one may be left out). */
export function isSameStem(a: NameStem, b: NameStem): boolean {
  if (a.name !== b.name || a.name === '') return false;
  const [short, long] = a.folders.length <= b.folders.length ? [a.folders, b.folders] : [b.folders, a.folders];
  return short.every((folder, index) => folder === long[long.length - short.length + index]);
}

function bare(text: string, rules: SourceRules): string {
  let rest = foldText(text).replace(/\(\d{1,3}\)/gu, '');
  for (const date of DATES) rest = rest.replace(date, '');
  for (const word of rules.name.noise) rest = rest.replaceAll(foldText(word), '');
  return rest.replace(/(?<!第)\d+(?:人|行|条|户)?(?![批期])/gu, '').replace(/[^\p{L}\p{N}]/gu, '');
}
