/** What screens draw: lines made of spans, each with a tone. Nothing here knows the terminal. */
import { cutEnd, cutStart, fit, visible, widthOf } from './width.js';

/** What a span means; `theme.ts` says how that looks. Meaning never hangs on the look alone. */
export type Tone =
  | 'plain' | 'dim' | 'bright' | 'title' | 'key' | 'off' | 'selected'
  | 'same' | 'similar' | 'different' | 'missing'
  | 'good' | 'warn' | 'bad' | 'bar' | 'rest';

export interface Span {
  readonly text: string;
  readonly tone: Tone;
}

export type Line = readonly Span[];

/** Whatever the data holds, nothing in a span can steer the terminal. */
export function span(text: string, tone: Tone = 'plain'): Span {
  return { text: visible(text), tone };
}

export function line(...parts: readonly (string | Span)[]): Line {
  return parts.map((part) => (typeof part === 'string' ? span(part) : part));
}

export const EMPTY: Line = [];

export function lineWidth(spans: Line): number {
  return spans.reduce((sum, { text }) => sum + widthOf(text), 0);
}

/** The plain text of a line. */
export function textOf(spans: Line): string {
  return spans.map(({ text }) => text).join('');
}

/** A line in at most `width` columns; what does not fit is cut with an ellipsis. */
export function cutLine(spans: Line, width: number): Line {
  if (lineWidth(spans) <= width) return spans;
  const kept: Span[] = [];
  let left = width;
  for (const part of spans) {
    const size = widthOf(part.text);
    if (size < left || (size === left && part === spans.at(-1))) {
      kept.push(part);
      left -= size;
      continue;
    }
    kept.push(span(size <= left - 1 ? part.text : cutEnd(`${part.text} `, left), part.tone));
    break;
  }
  return kept;
}

/** A line in exactly `width` columns. */
export function fitLine(spans: Line, width: number): Line {
  const cut = cutLine(spans, width);
  const space = width - lineWidth(cut);
  return space > 0 ? [...cut, span(' '.repeat(space), cut.at(-1)?.tone === 'selected' ? 'selected' : 'plain')] : cut;
}

/** `left` at the left edge, `right` at the right edge; `left` gives way. */
export function spread(left: Line, right: Line, width: number): Line {
  const room = width - lineWidth(right);
  if (room <= 1) return cutLine(left, width);
  return [...fitLine(left, room - 1), span(' '), ...right];
}

/** A field that is being typed in: of a long text the end is shown, so that nobody types unseen. */
export function typedLine(label: string, text: string, width: number, typing = true): Line {
  const asked = ` ${label}> `;
  return [span(asked, 'key'), span(cutStart(text, Math.max(1, width - widthOf(asked) - 1)), 'bright'), span(typing ? '▏' : '', 'key')];
}

export function rule(width: number, glyph = '─'): Line {
  return [span(glyph.repeat(width), 'dim')];
}

/** One line with everything in the tone of the selection, as wide as the screen. */
export function selectedLine(spans: Line, width: number): Line {
  return [span(fit(textOf(spans), width), 'selected')];
}
