/** Ruins identity numbers the way hands and Excel do 证号差错. */
import { isoDate } from '../../domain/dates.js';
import { fifteenDigits, withCheck } from '../numbers.js';
import type { Random } from '../random.js';
import type { Fault } from './fault-rates.js';

/** Faults of which at most one strikes a number, in the order in which they are tried. */
export const NUMBER_FAULTS = [
  'id-missing', 'id-placeholder', 'id-masked', 'id-of-another', 'id-birth-corrected', 'id-fifteen', 'id-one-digit', 'id-check-digit', 'id-swap', 'id-missing-digit',
  'id-extra-digit', 'id-two-slips', 'id-letters', 'id-several', 'id-numeric-cell', 'id-format', 'id-annotated', 'id-decimal',
] as const satisfies readonly Fault[];
export type NumberFault = (typeof NUMBER_FAULTS)[number];

const NEIGHBOUR_KEYS: Readonly<Record<string, string>> = { '0': '12', '1': '042', '2': '1350', '3': '26', '4': '157', '5': '2468', '6': '359', '7': '48', '8': '579', '9': '68' };
const LOOK_ALIKE_DIGITS: Readonly<Record<string, string>> = { '0': '68', '1': '7', '2': '7', '3': '8', '4': '9', '5': '6', '6': '05', '7': '12', '8': '03', '9': '4' };

/** The number after the fault, or undefined where the fault cannot strike it. Those that need another person's number or another kind of cell are not done here. */
export function ruinNumber(random: Random, fault: NumberFault, number: string): string | undefined {
  switch (fault) {
    case 'id-missing': return random.pick(['', '', '', '无', '待补']);
    case 'id-placeholder': return random.pick(['111111111111111111', '000000000000000000', '123456789012345678', '999999999999999999', '未办理', `${number.slice(0, 6)}190001010000`]);
    case 'id-masked': return `${number.slice(0, 6)}********${number.slice(14)}`;
    case 'id-birth-corrected': return withCorrectedBirth(random, number);
    case 'id-fifteen': return number.startsWith('19', 6) ? fifteenDigits(number) : undefined;
    case 'id-one-digit': return oneDigit(random, number);
    case 'id-check-digit': return number.slice(0, 17) + otherOf(random, '0123456789X', number[17]!);
    case 'id-swap': return swapped(random, number);
    case 'id-missing-digit': return without(number, random.int(18));
    case 'id-extra-digit': return doubled(random, number);
    case 'id-two-slips': return oneDigit(random, oneDigit(random, number));
    case 'id-letters': return /[01]/u.test(number.slice(6)) ? withLetter(random, number) : undefined;
    case 'id-format': return disguised(random, number);
    case 'id-annotated': return `${number}${random.pick(['（户主）', '(本人)', '（新）', '（临时）'])}`;
    case 'id-decimal': return number.endsWith('X') ? undefined : `${number}.0`;
    case 'id-of-another':
    case 'id-several':
    case 'id-numeric-cell': return undefined;
  }
}

/** The check letter X as hands and input methods write it. */
export function otherCheckLetter(random: Random, number: string): string | undefined {
  return number.endsWith('X') ? number.slice(0, -1) + random.pick(['x', 'x', 'x', '×', 'Х', 'ｘ', '*']) : undefined;
}

/** What Excel keeps of a number typed into a general cell: fifteen digits and zeros. A number ending in X stays text. */
export function excelZeros(number: string): string {
  return /^\d{18}$/u.test(number) ? `${number.slice(0, 15)}000` : number;
}

/** The number that dragging the fill handle makes: the last digits counted up, whatever the check character. */
export function draggedOn(number: string, steps: number): string {
  return String(BigInt(number.replace('X', '0')) + BigInt(steps));
}

function withLetter(random: Random, number: string): string {
  const places = [...number].flatMap((sign, index) => (index >= 6 && (sign === '0' || sign === '1') ? [index] : []));
  const at = random.pick(places);
  return replaceAt(number, at, number[at] === '0' ? random.pick(['O', 'o']) : random.pick(['l', 'I']));
}

function oneDigit(random: Random, number: string): string {
  const at = random.int(17);
  const old = number[at]!;
  const draw = random.next();
  const digit = draw < 0.45 ? random.pick([...NEIGHBOUR_KEYS[old] ?? '1']) : draw < 0.75 ? random.pick([...LOOK_ALIKE_DIGITS[old] ?? '0']) : otherOf(random, '0123456789', old);
  return replaceAt(number, at, digit);
}

function swapped(random: Random, number: string): string | undefined {
  const start = random.between(6, 16);
  for (let step = 0; step < 16; step++) {
    const at = (start + step) % 17;
    if (number[at] !== number[at + 1] && number[at + 1] !== 'X') return replaceAt(replaceAt(number, at, number[at + 1]!), at + 1, number[at]!);
  }
  return undefined;
}

function doubled(random: Random, number: string): string {
  const at = random.int(17);
  return number.slice(0, at) + (random.chance(0.7) ? number[at]! : String(random.int(10))) + number.slice(at);
}

/** Born a year or ten years off, or month and day exchanged; the check character was right for that date. */
function withCorrectedBirth(random: Random, number: string): string | undefined {
  const year = Number(number.slice(6, 10));
  const month = Number(number.slice(10, 12));
  const day = Number(number.slice(12, 14));
  const candidates = [
    [year + 1, month, day], [year - 1, month, day], [year + 10, month, day], [year - 10, month, day], [year, day, month], [year, month, day + 1], [year, month + 1, day],
  ] as const;
  const [otherYear, otherMonth, otherDay] = random.pick(candidates);
  const other = isoDate(otherYear, otherMonth, otherDay);
  const written = other?.replaceAll('-', '');
  return written === undefined || written === number.slice(6, 14) ? undefined : withCheck(number.slice(0, 6) + written + number.slice(14, 17));
}

function disguised(random: Random, number: string): string {
  const wide = (text: string): string => text.replace(/[0-9X]/gu, (sign) => String.fromCodePoint(sign.codePointAt(0)! + 0xfee0));
  return random.weighted([
    [`${number} `, 20], [` ${number}`, 15], [`${number.slice(0, 6)} ${number.slice(6, 14)} ${number.slice(14)}`, 15], [`'${number}`, 15],
    [`\t${number}`, 10], [`${number}\u00A0`, 8],
    [wide(number), 6], [`\u200B${number}`, 4], [`${number}\u3000`, 4], [`${number.slice(0, 6)}-${number.slice(6, 14)}-${number.slice(14)}`, 3],
  ] as const);
}

function otherOf(random: Random, alphabet: string, old: string): string {
  return random.pick([...alphabet].filter((sign) => sign !== old));
}

function replaceAt(text: string, at: number, sign: string): string {
  return text.slice(0, at) + sign + text.slice(at + 1);
}

function without(text: string, at: number): string {
  return text.slice(0, at) + text.slice(at + 1);
}
