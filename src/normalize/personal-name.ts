/** Reads a name cell 姓名 into the forms that display and comparison need. */
import type { PersonName } from '../domain/person-name.js';
import { isHan, simplifiedCharacter } from '../text/han.js';
import { compact, foldWidth, withoutInvisible } from '../text/width.js';
import { foldName, LONGEST_CHINESE_NAME } from './name-fold.js';
import { nameParts, ONE_CHARACTER, withoutNumbering } from './name-notes.js';
import type { NameRules } from './name-rules.js';

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

/** The common case, two to four simplified characters and nothing else; null for anything that needs a closer look. */
function readPlainName(raw: string, rules: NameRules): PersonName | null {
  if (raw.length < 2 || raw.length > LONGEST_CHINESE_NAME) return null;
  for (let at = 0; at < raw.length; at += 1) {
    const code = raw.charCodeAt(at);
    if (code < BMP_HAN_FIRST || code > BMP_HAN_LAST || simplifiedCharacter(code) !== code || rules.unreadable.has(code)) return null;
  }
  if (rules.notNames.has(raw) || (raw.length === LONGEST_CHINESE_NAME && rules.trailingNotes.some((word) => raw.endsWith(word)))) return null;
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
  return {
    raw,
    display: display.trim().replaceAll(ONE_CHARACTER, () => descriptions.shift() ?? ''),
    folded,
    transliterated: dotted || Array.from(folded).length > LONGEST_CHINESE_NAME,
    annotations: parts.notes,
    alternatives: distinct(others, folded),
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
