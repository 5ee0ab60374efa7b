/** How tones look: the 16 colours every terminal has, or none. Signs are chosen here too, so that a bare console can show them. */
import type { Agreement } from '../../src/index.js';
import type { Tone } from './layout/line.js';

export interface Look {
  readonly color?: 'red' | 'green' | 'yellow' | 'cyan' | 'blue' | 'magenta';
  readonly bold?: boolean;
  readonly dimColor?: boolean;
  readonly inverse?: boolean;
}

const LOOKS: Readonly<Record<Tone, Look>> = {
  plain: {}, dim: { dimColor: true }, bright: { bold: true }, title: { bold: true }, key: { color: 'cyan', bold: true }, off: { dimColor: true }, selected: { inverse: true },
  same: { dimColor: true }, similar: { color: 'yellow', bold: true }, different: { color: 'red', bold: true }, missing: { dimColor: true },
  good: { color: 'green' }, warn: { color: 'yellow' }, bad: { color: 'red', bold: true }, bar: { color: 'green' }, rest: { dimColor: true },
};

export function lookOf(tone: Tone): Look {
  return LOOKS[tone];
}

/** ECMA-48 SGR parameters of the 16 colours. */
const COLOUR_CODES = { red: 31, green: 32, yellow: 33, blue: 34, magenta: 35, cyan: 36 } as const;

/**
 * A text in its tone; without colour it is bare, and signs, brackets and cursor say what the tone would. Codes are opened one by one and
 * closed in turn, as Ink writes them itself: a line in that form is taken apart once a frame instead of twice.
 */
export function painted(text: string, tone: Tone, color: boolean): string {
  const codes = CODES[tone];
  return color && codes !== null ? codes.open + text + codes.close : text;
}

const CODES: Readonly<Record<Tone, { readonly open: string; readonly close: string } | null>> = Object.fromEntries((Object.entries(LOOKS) as [Tone, Look][]).map(([tone, look]) => [tone, codesOf(look)])) as Record<Tone, { open: string; close: string } | null>;

/** ECMA-48: what opens a look, and what closes it again. */
function codesOf({ color, bold, dimColor, inverse }: Look): { open: string; close: string } | null {
  const pairs = [...(color === undefined ? [] : [[COLOUR_CODES[color], 39]]), ...(bold === true ? [[1, 22]] : []), ...(dimColor === true ? [[2, 22]] : []), ...(inverse === true ? [[7, 27]] : [])];
  return pairs.length === 0 ? null : { open: pairs.map(([open]) => `\u001B[${open}m`).join(''), close: pairs.reverse().map(([, close]) => `\u001B[${close}m`).join('') };
}

export interface Glyphs {
  readonly signs: Readonly<Record<Agreement, string>>;
  readonly full: string;
  readonly rest: string;
  /** Steps of a sparkline, lowest first. */
  readonly steps: readonly string[];
  readonly rule: string;
  readonly cursor: string;
  readonly arrow: string;
  readonly done: string;
}

export const GLYPHS: Readonly<Record<'full' | 'plain', Glyphs>> = {
  full: { signs: { same: '=', similar: '≈', different: '≠', missing: '·' }, full: '█', rest: '░', steps: [...'▁▂▃▄▅▆▇█'], rule: '─', cursor: '▶', arrow: '→', done: '✓' },
  /** For a console whose font has no more than ASCII beside the Han characters. */
  plain: { signs: { same: '=', similar: '~', different: '#', missing: '.' }, full: '#', rest: '-', steps: [...'_.-=+*%@'], rule: '-', cursor: '>', arrow: '->', done: 'v' },
};

/** Signs in words and data that such a console cannot show either, each with one of the same width. */
const BARE: Readonly<Record<string, string>> = {
  '−': '-', '–': '-', '—': '-', '…': '~', '›': '>', '·': '.', '×': 'x', '±': '+', '≥': '>', '≤': '<', '≈': '~', '≠': '#', '→': '>', '←': '<', '↑': '^', '↓': 'v', '▏': '|', '⌫': '<', '“': '"', '”': '"', '‘': "'", '’': "'",
};
const BARED = new RegExp(`[${Object.keys(BARE).join('')}]`, 'gu');

/** A text as a bare console can show it, as wide as before. */
export function bared(text: string): string {
  return text.replace(BARED, (sign) => BARE[sign] ?? sign);
}
