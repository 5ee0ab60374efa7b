/** A frame as a picture: the same spans and tones the terminal gets, each at its column, so that Han and Latin stay aligned in any font. */
import { lineWidth, type Line, type Tone } from '../../../../cli/tui/layout/line.js';
import { widthOf } from '../../../../cli/tui/layout/width.js';
import { lookOf } from '../../../../cli/tui/theme.js';

const CELL = { width: 8.4, height: 19 } as const;
const COLOURS = { red: '#f47067', green: '#57ab5a', yellow: '#daaa3f', cyan: '#39c5cf', blue: '#539bf5', magenta: '#b083f0' } as const;
const GROUND = '#1c2128';
const INK = '#cdd9e5';
const MARGIN = 10;

export function svgOf(lines: readonly Line[], columns: number): string {
  const last = lines.findLastIndex((spans) => lineWidth(spans) > 0);
  const shown = lines.slice(0, last + 1);
  const [width, height] = [columns * CELL.width + 2 * MARGIN, shown.length * CELL.height + 2 * MARGIN];
  const drawn = shown.flatMap((spans, row) => spansOf(spans, row));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${round(width)} ${round(height)}" font-family="ui-monospace, 'Cascadia Mono', 'Noto Sans Mono CJK SC', 'Microsoft YaHei', monospace" font-size="14">`,
    `<rect width="100%" height="100%" rx="6" fill="${GROUND}"/>`, ...drawn, '</svg>', '',
  ].join('\n');
}

function spansOf(spans: Line, row: number): string[] {
  let column = 0;
  return spans.flatMap(({ text, tone }) => {
    const at = column;
    column += widthOf(text);
    return pieces(text, at).flatMap((piece) => drawnText(piece.text, piece.column, row, tone));
  });
}

/** Runs of text without long blanks: each is placed by itself. */
function pieces(text: string, column: number): { text: string; column: number }[] {
  const found: { text: string; column: number }[] = [];
  for (const match of text.matchAll(/\S+(?: \S+)*/gu)) found.push({ text: match[0], column: column + widthOf(text.slice(0, match.index)) });
  return found;
}

function drawnText(text: string, column: number, row: number, tone: Tone): string[] {
  const { color, bold, dimColor, inverse } = lookOf(tone);
  const [x, y, width] = [MARGIN + column * CELL.width, MARGIN + row * CELL.height, widthOf(text) * CELL.width];
  const fill = inverse === true ? GROUND : color === undefined ? INK : COLOURS[color];
  const ground = inverse === true ? [`<rect x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${CELL.height}" fill="${INK}"/>`] : [];
  return [...ground, `<text x="${round(x)}" y="${round(y + 14.5)}" textLength="${round(width)}" lengthAdjust="spacingAndGlyphs" fill="${fill}"${bold === true ? ' font-weight="bold"' : ''}${dimColor === true ? ' opacity="0.65"' : ''} xml:space="preserve">${escaped(text)}</text>`];
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function round(value: number): string {
  return String(Math.round(value * 10) / 10);
}
