/** Colours of the pictures 配色: told apart by the colour-blind (blue, grey, ochre, vermilion; never red against green), and by lightness in print. */
import type { StandingCode } from '../../domain/standing.js';

/** A colour is a variable of the page, so that one drawing serves light, dark and paper. */
export function ink(name: StandingCode | 'text' | 'soft' | 'line' | 'paper' | 'accent'): string {
  return `var(--${name})`;
}

/** The variables, light as on paper and dark. */
export const LIGHT = `--paper:#fff;--page:#f4f5f2;--text:#1c2430;--soft:#5b6675;--line:#d9dde2;--accent:#1f5f99;--insured:#2f74b5;--excused:#8fb4d6;--removed:#a5abb3;--gap:#c4411a;--pending:#e2a21b;--zero:#0b7a5c;--tint:#eef2f6`;
export const DARK = `--paper:#1a2029;--page:#11161d;--text:#e8ebef;--soft:#a3adb9;--line:#333d4a;--accent:#7fb8ea;--insured:#4f95d6;--excused:#a9cbe8;--removed:#737d89;--gap:#ff7b4d;--pending:#f0bf4c;--zero:#4cc9a3;--tint:#232b36`;
