/** Reads a name cell 姓名 into the forms that display and comparison need. */
import type { PersonName } from '../domain/person-name.js';
import { isHan, simplifiedCharacter } from '../text/han.js';
import { compact, foldWidth, withoutInvisible } from '../text/width.js';
import { foldName, LONGEST_CHINESE_NAME } from './name-fold.js';
import { nameParts, ONE_CHARACTER, withoutNumbering } from './name-notes.js';
import type { NameRules } from './name-rules.js';
import { surnameLength } from '../text/pinyin-surnames.js';
import { remembered } from '../text/remembered.js';

const NONE: readonly string[] = [];
const BMP_HAN_FIRST = 0x4e00;
const BMP_HAN_LAST = 0x9fa5;

/** The name of a cell that holds none. */
export function noName(raw: string): PersonName {
  return { raw, display: '', folded: '', transliterated: false, annotations: NONE, alternatives: NONE };
}

/**
 * Reads one name. Headings, totals and words like 无 are no names: `folded` is empty then.
 *
 * @param former the former-name cell of the row, whose names become alternatives; empty when there is none
 */
export function readName(raw: string, rules: NameRules, former = ''): PersonName {
  const plain = readPlainName(raw, rules) ?? readAnyName(raw, rules);
  if (former === '' || plain.folded === '') return plain;
  const others = readAnyName(former, rules);
  if (others.folded === '') return plain;
  return { ...plain, alternatives: distinct([...plain.alternatives, others.folded, ...others.alternatives], plain.folded) };
}

/**
 * Builds the reader of name cells. Plain names are read anew each time, which costs less than looking them up among all those of a
 * roster; of names that come often the last one read is given again, so that records share it.
 *
 * @param shared false where records are let go at once: then even looking for the last one costs more than it brings
 */
export function nameReader(rules: NameRules, shared = true): (raw: string) => PersonName {
  const plain = simplifiedCharacters().slice();
  for (const code of [...rules.unreadable, ...rules.boxes]) plain[code] = 0;
  const begins = new Uint8Array(BMP_HAN_LAST + 1); // first characters of words that are no names
  for (const word of [...rules.notNames, ...rules.unnamed]) if (word.charCodeAt(0) <= BMP_HAN_LAST) begins[word.charCodeAt(0)] = 1;
  const lately = shared ? new Array<PersonName>(1 << (32 - LATELY_SHIFT)).fill(NOBODY) : null;
  const others = remembered((raw) => readAnyName(raw, rules), KEPT_NAMES);
  return (raw) => {
    const { length } = raw;
    if (length < 2 || length > LONGEST_CHINESE_NAME) return others(raw);
    let slot = 0;
    for (let at = 0; at < length; at += 1) {
      const code = raw.charCodeAt(at);
      if (plain[code] !== 1) return others(raw);
      slot = Math.imul(slot ^ code, 0x9e3779b1);
    }
    slot >>>= LATELY_SHIFT;
    const known = lately?.[slot];
    if (known?.raw === raw) return known;
    if ((begins[raw.charCodeAt(0)] === 1 || length === LONGEST_CHINESE_NAME) && isMoreThanName(raw, rules)) return others(raw);
    const read = plainName(raw);
    if (lately !== null) lately[slot] = read;
    return read;
  };
}

/** 1 where a character of the basic plane is Han and simplified; made once, since every sheet has a reader of its own. */
function simplifiedCharacters(): Uint8Array {
  if (simplified === undefined) {
    simplified = new Uint8Array(BMP_HAN_LAST + 1);
    for (let code = BMP_HAN_FIRST; code <= BMP_HAN_LAST; code += 1) simplified[code] = simplifiedCharacter(code) === code ? 1 : 0;
  }
  return simplified;
}

let simplified: Uint8Array | undefined;
const KEPT_NAMES = 100_000;
/** 32 less the bits of a place among the names read lately: 65,536 of them. */
const LATELY_SHIFT = 16;
const NOBODY = noName('');

/** The common case, two to four simplified characters and nothing else; null for anything that needs a closer look. */
function readPlainName(raw: string, rules: NameRules): PersonName | null {
  if (raw.length < 2 || raw.length > LONGEST_CHINESE_NAME) return null;
  for (let at = 0; at < raw.length; at += 1) {
    const code = raw.charCodeAt(at);
    if (code < BMP_HAN_FIRST || code > BMP_HAN_LAST || simplifiedCharacter(code) !== code || rules.unreadable.has(code) || rules.boxes.has(code)) return null;
  }
  return isMoreThanName(raw, rules) ? null : plainName(raw);
}

/** A heading or a word like 无, a name with a note written on behind it, or a child without a name. */
function isMoreThanName(raw: string, rules: NameRules): boolean {
  return rules.notNames.has(raw) || parentIn(raw, rules) !== null || (raw.length === LONGEST_CHINESE_NAME && rules.trailingNotes.some((word) => raw.endsWith(word)));
}

/** The parent's name where a child is called by it, empty for a child without a name; null for a name. */
function parentIn(folded: string, rules: NameRules): string | null {
  if (rules.unnamed.has(folded)) return '';
  const length = Array.from(folded).length;
  if (length < LONGEST_CHINESE_NAME) return null;
  const mark = rules.childMarks.find((word) => folded.endsWith(word));
  if (mark === undefined) return null;
  const parent = folded.slice(0, -mark.length);
  if (mark.length === 1 ? length !== LONGEST_CHINESE_NAME || surnameLength(folded) > 1 : Array.from(parent).length < 2) return null;
  return parent;
}

/** The name of a cell that holds nothing else: every form of it is the same text. */
export function plainName(raw: string): PersonName {
  return { raw, display: raw, folded: raw, transliterated: false, annotations: NONE, alternatives: NONE };
}

function readAnyName(raw: string, rules: NameRules): PersonName {
  const cleaned = withoutInvisible(foldWidth(raw)).trim().replace(/^['"`’‘“”=]+|['"`’‘“”]+$/gu, '').replace(rules.prefix, '');
  if (rules.notNames.has(compact(cleaned).toUpperCase())) return noName(raw);
  const parts = nameParts(withoutRowNumber(cleaned), rules);
  const core = withoutNumbering(parts.core);
  const { folded, dotted, display } = foldName(core, rules);
  if (!isName(folded)) return noName(raw);
  const descriptions = [...parts.descriptions];
  const others = parts.others.map((other) => foldName(withoutNumbering(other), rules).folded).filter(isName);
  if (folded.includes('??')) others.push(folded.replaceAll('??', '?'));
  const parent = parentIn(folded, rules);
  return {
    raw,
    display: display.trim().replaceAll(ONE_CHARACTER, () => descriptions.shift() ?? ''),
    folded,
    transliterated: dotted || Array.from(folded).length > LONGEST_CHINESE_NAME,
    annotations: parts.notes,
    alternatives: distinct(others, folded),
    ...(parent === null ? {} : { childOf: parent }),
  };
}

/** `3、张三` → `张三`. */
function withoutRowNumber(cell: string): string {
  return cell.replace(/^\d+\s*[.、,)）．]\s*/u, '');
}

/** A name has at least one character that can be read; digits alone are none. */
function isName(folded: string): boolean {
  let readable = 0;
  for (const character of folded) {
    if (isHan(character.codePointAt(0) as number) || /\p{L}/u.test(character)) readable += 1;
  }
  return readable > 0;
}

function distinct(names: readonly string[], except: string): readonly string[] {
  const kept = [...new Set(names)].filter((name) => name !== except);
  return kept.length === 0 ? NONE : kept;
}
