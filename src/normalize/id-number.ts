/** Reads an identity cell 证件号码: what it says, what was repaired safely, what is wrong. Nothing is guessed. */
import { cellText, isBlank, type Cell } from '../domain/cell.js';
import type { IdFault, IdReading, IdRepair } from '../domain/identity-number.js';
import { checkCharacter } from '../text/id-check.js';
import { foldWidth } from '../text/width.js';
import { brokenCertificateNumber, certificateParts } from './certificate.js';
import { cleanId, withoutWords } from './id-clean.js';
import { readNumericId, readScientificId } from './id-damage.js';
import { readPlainNumber } from './id-fast.js';
import { birthDateIn, completeFifteen, faultsOf, MISSING, validReading } from './id-parts.js';
import type { IdRules } from './id-rules.js';

/** What the row and the column add to the cell. */
export interface IdContext {
  /** The column survey found that a spreadsheet zeroed the tails of this column. */
  readonly zerosDamaged?: boolean;
  /** The row's document-type cell names another document. */
  readonly otherDocument?: boolean;
}

const NUMBERS = /(?<![\dX])(?:\d{17}[\dX]|\d{15})(?![\dX])/gu;

/**
 * The reading of one identity cell. The cell itself stays in the record; `text` of the reading is the cleaned form.
 * Safe repairs change only how the number is written; anything else (O for 0, a missing digit) stays `malformed`.
 */
export function readIdNumber(cell: Cell | undefined, rules: IdRules, context: IdContext = {}): IdReading {
  if (typeof cell === 'string' && cell.length === 18) {
    const plain = readPlainNumber(cell, rules);
    if (plain !== null) return context.zerosDamaged === true && cell.endsWith('000') ? zeroed(cell) : plain;
  }
  if (isBlank(cell)) return MISSING;
  if (typeof cell === 'number') {
    const exact = readNumericId(cell);
    return typeof exact === 'string' ? readText(exact, rules, context) : exact;
  }
  return readText(cellText(cell), rules, context);
}

function readText(raw: string, rules: IdRules, context: IdContext): IdReading {
  const numbers = numbersIn(raw);
  if (new Set(numbers.map((number) => completeFifteen(number) ?? number)).size > 1) return { kind: 'malformed', text: numbers.join('/'), repairs: [], faults: ['several-numbers'] };
  if (numbers.length > 1) return readShape(numbers.find((number) => number.length === 18) ?? (numbers[0] as string), ['annotation'], rules, context) as IdReading;
  const { text, repairs } = cleanId(raw);
  if (isPlaceholder(text, rules)) return { kind: 'placeholder', text };
  const scientific = readScientificId(text);
  if (scientific !== null) return typeof scientific === 'string' ? readText(scientific, rules, context) : scientific;
  const known = readShape(text, repairs, rules, context);
  if (known !== null && known.kind !== 'malformed') return known;
  const bare = withoutWords(text, rules.label);
  if (bare !== text && bare !== '') {
    const around = readShape(cleanId(bare).text, withRepair(repairs, 'annotation'), rules, context);
    if (around !== null && around.kind !== 'document' && (around.kind !== 'malformed' || known === null)) return around;
    if (known === null && /^[\dXx]{16,20}$/u.test(bare)) return { kind: 'malformed', text: bare, repairs: withRepair(repairs, 'annotation'), faults: ['length'] };
  }
  if (context.otherDocument === true) return { kind: 'document', text: text.toUpperCase(), repairs };
  const broken = known === null ? brokenCertificateNumber(text) : null;
  if (broken !== null) return { kind: 'malformed', text: broken, repairs: withRepair(repairs, 'certificate'), faults: /^\d+$/u.test(broken) ? ['length'] : faultsOfCharacters(broken) };
  return known ?? { kind: 'malformed', text, repairs, faults: /^[\dXx]+$/u.test(text) ? ['length'] : faultsOfCharacters(text) };
}

/** Reads a cleaned text by its shape: 18, 15, certificate, masked, another document. Null when it has none of them. */
function readShape(text: string, repairs: readonly IdRepair[], rules: IdRules, context: IdContext): IdReading | null {
  if (/^\d{17}[\dX]$/u.test(text)) return readEighteen(text, repairs, rules, context);
  if (/^\d{15}$/u.test(text)) return readFifteen(text, repairs, rules);
  const certificate = certificateParts(text);
  if (certificate !== null) return readEighteen(certificate.number, withRepair(repairs, 'certificate'), rules, {});
  const masked = readMasked(text);
  if (masked !== null) return masked;
  const upper = text.toUpperCase();
  return rules.otherDocuments.some((pattern) => pattern.test(upper)) ? { kind: 'document', text: upper, repairs } : null;
}

function readEighteen(text: string, repairs: readonly IdRepair[], rules: IdRules, context: IdContext): IdReading {
  const birthDate = birthDateIn(text, rules.latestBirthYear);
  if (rules.placeholderBirths.has(text.slice(6, 14)) || rules.placeholderNumbers.has(text)) return { kind: 'placeholder', text };
  const right = checkCharacter(text) === text.charAt(17);
  // A tail of 000 with a wrong check character is a spreadsheet's work far more often than a slip of the finger.
  if (birthDate !== null && text.endsWith('000') && (!right || context.zerosDamaged === true)) return zeroed(text);
  if (birthDate !== null && right) return validReading(text, birthDate, text.slice(0, 6), repairs);
  return { kind: 'malformed', text, repairs, faults: faultsOf(text, rules.latestBirthYear) };
}

function readFifteen(text: string, repairs: readonly IdRepair[], rules: IdRules): IdReading {
  const number = completeFifteen(text);
  if (number === null) return { kind: 'malformed', text, repairs, faults: ['birth-date'] };
  if (rules.placeholderBirths.has(number.slice(6, 14))) return { kind: 'placeholder', text };
  const birthDate = birthDateIn(number, rules.latestBirthYear);
  if (birthDate === null) return { kind: 'malformed', text, repairs, faults: ['birth-date'] };
  return validReading(number, birthDate, number.slice(0, 6), withRepair(repairs, 'fifteen-digits'));
}

/** All numbers of 18 or 15 characters that stand apart in a cell, or two written one behind the other. */
function numbersIn(raw: string): string[] {
  if (raw.length < 30) return [];
  const folded = foldWidth(raw).toUpperCase();
  const joined = /^\s*(\d{17}[\dX])\s*(\d{17}[\dX])\s*$/u.exec(folded);
  return joined === null ? (folded.match(NUMBERS) ?? []) : [joined[1] as string, joined[2] as string];
}

/** Digits with two or more hidden positions, the rest in its place; `*` marks what is hidden. */
function readMasked(text: string): IdReading | null {
  const folded = text.replace(/[＊×✕•●○#?？_■□╳]/gu, '*').replace(/[Xx]{2,}/gu, (run) => '*'.repeat(run.length));
  if (!/^[\d*]*\*{2,}[\d*]*[\dXx]?$/u.test(folded) || folded.length < 8 || !/\d{2}/u.test(folded)) return null;
  return { kind: 'masked', text: atItsLength(folded.toUpperCase()) };
}

/** Many a mask has a fixed number of stars, whatever it hides: 340304****1234 is the head and the tail of 18 characters. */
function atItsLength(masked: string): string {
  const [head = '', tail = '', ...more] = masked.split(/\*+/u);
  const shown = head.length + tail.length;
  return more.length > 0 || shown >= 18 ? masked : head + '*'.repeat(18 - shown) + tail;
}

function isPlaceholder(text: string, rules: IdRules): boolean {
  if (rules.placeholderWords.has(text.toUpperCase()) || rules.placeholderNumbers.has(text)) return true;
  return /^(.)\1{5,}$/u.test(text) || /^0+$/u.test(text) || /^\d{6}(\d)\1{8,11}$/u.test(text);
}

function zeroed(text: string): IdReading {
  return { kind: 'damaged', text, prefix: text.slice(0, 15), cause: 'column-of-zeros' };
}

function faultsOfCharacters(text: string): IdFault[] {
  return [...text].length === 18 ? ['characters'] : ['characters', 'length'];
}

function withRepair(repairs: readonly IdRepair[], repair: IdRepair): readonly IdRepair[] {
  return repairs.includes(repair) ? repairs : [...repairs, repair];
}
