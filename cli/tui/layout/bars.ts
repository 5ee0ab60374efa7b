/** Bars and sparklines that are right to the character: a full bar only when everything is done, an empty one only when nothing is. */
import type { Glyphs } from '../theme.js';
import { span, type Line } from './line.js';

/** `done` of `of` as a bar of `width` columns. */
export function bar(done: number, of: number, width: number, glyphs: Glyphs): Line {
  const share = of === 0 ? 0 : done / of;
  let filled = Math.floor(share * width);
  if (done > 0 && filled === 0) filled = 1;
  if (done < of && filled >= width) filled = width - 1;
  if (of > 0 && done === of) filled = width;
  return [span(glyphs.full.repeat(filled), 'bar'), span(glyphs.rest.repeat(width - filled), 'rest')];
}

/** One column a value, scaled from zero to the greatest; zero is drawn as the lowest step only when it is zero. */
export function sparkline(values: readonly number[], width: number, glyphs: Glyphs): string {
  const shown = values.slice(-width);
  const most = Math.max(0, ...shown);
  const steps = glyphs.steps.length - 1;
  return shown.map((value) => glyphs.steps[most === 0 || value === 0 ? 0 : Math.max(1, Math.ceil((value / most) * steps))] as string).join('');
}
