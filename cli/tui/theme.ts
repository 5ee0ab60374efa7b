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

/** The look of a tone; without colour, bold, dim and inverse remain. */
export function lookOf(tone: Tone, color: boolean): Look {
  const { color: hue, ...rest } = LOOKS[tone];
  return color && hue !== undefined ? { color: hue, ...rest } : rest;
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
