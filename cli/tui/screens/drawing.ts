/** What screens are given, and what they give back. */
import type { Language } from '../../../src/index.js';
import type { Line } from '../layout/line.js';
import type { Port } from '../port.js';
import type { Glyphs } from '../theme.js';

/** What a screen may use besides the state. */
export interface Drawing {
  readonly language: Language;
  readonly width: number;
  /** Lines the body may take. */
  readonly height: number;
  readonly glyphs: Glyphs;
  readonly facts: Facts;
}

export type Facts = Pick<Port, 'title' | 'year' | 'actor' | 'words'>;

export interface Screen {
  readonly title: Line;
  readonly body: readonly Line[];
}
