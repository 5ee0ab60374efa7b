/** Widths of text on a terminal: a Han character takes two columns, a combining mark none. Everything is cut and padded by column. */
import stringWidth from 'string-width';

const ASCII = /^[\u0020-\u007E]*$/u;

/** Characters whose width hangs on nothing beside them: ASCII, Han and their punctuation. They are nearly all there is. */
const SINGLE = /^[\u0020-\u007E\u3001-\u3029\u3400-\u4DBF\u4E00-\u9FFF\uFF01-\uFF5E]*$/u;

/** Everything else is measured once: names with rare characters come again with every key. */
const MEASURED = new Map<string, number>();
const MOST_MEASURED = 4096;

/** Columns a text takes once it is {@link visible}. */
export function widthOf(text: string): number {
  if (ASCII.test(text)) return text.length;
  if (SINGLE.test(text)) {
    let width = 0;
    for (let index = 0; index < text.length; index += 1) width += text.charCodeAt(index) < 0x7F ? 1 : 2;
    return width;
  }
  const known = MEASURED.get(text);
  if (known !== undefined) return known;
  if (MEASURED.size >= MOST_MEASURED) MEASURED.clear();
  const width = stringWidth(visible(text));
  MEASURED.set(text, width);
  return width;
}

/** What steers a terminal or takes no column: controls, escapes, directions, joiners, line ends, broken halves of characters. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;
/** They choose between shapes of one character, and names have them. */
const VARIANTS = /\p{Variation_Selector}/gu;

/** Text from data as a terminal can be given it: what cannot be seen is a blank, and takes one column. */
export function visible(text: string): string {
  return SINGLE.test(text) ? text : text.replace(VARIANTS, '').replace(UNSEEN, ' ');
}

/** The beginning of a text in at most `width` columns, with an ellipsis when something is left out. */
export function cutEnd(said: string, width: number): string {
  const text = visible(said);
  if (widthOf(text) <= width) return text;
  if (width <= 0) return '';
  let kept = '';
  let used = 0;
  for (const character of text) {
    const size = widthOf(character);
    if (used + size > width - 1) break;
    kept += character;
    used += size;
  }
  return `${kept}…`;
}

/** The end of a text in at most `width` columns: of a place, the row number matters more than the file's name. */
export function cutStart(said: string, width: number): string {
  const text = visible(said);
  if (widthOf(text) <= width) return text;
  if (width <= 0) return '';
  const characters = [...text];
  let used = 0;
  let from = characters.length;
  while (from > 0 && used + widthOf(characters[from - 1] as string) <= width - 1) {
    from -= 1;
    used += widthOf(characters[from] as string);
  }
  return `…${characters.slice(from).join('')}`;
}

/** A text without its first `columns`; of a wide character cut in two, a blank is left. */
export function dropStart(text: string, columns: number): string {
  const characters = [...text];
  let from = 0;
  let used = 0;
  while (from < characters.length && used < columns) {
    used += widthOf(characters[from] as string);
    from += 1;
  }
  return ' '.repeat(Math.max(0, used - columns)) + characters.slice(from).join('');
}

/** Fills up with blanks to exactly `width` columns; what is too long is cut. */
export function fit(text: string, width: number, align: 'left' | 'right' = 'left'): string {
  const cut = cutEnd(text, width);
  const space = ' '.repeat(Math.max(0, width - widthOf(cut)));
  return align === 'left' ? cut + space : space + cut;
}

/** Township and village in at most `width` columns. Where there is no room for both, the village is what tells places apart, and the township gives way. */
export function cutPlace(town: string, village: string, width: number, joint = ' '): string {
  const whole = [town, village].filter((part) => part !== '').join(joint);
  if (widthOf(whole) <= width || town === '' || village === '') return cutEnd(whole, width);
  return cutEnd(`${cutEnd(town, Math.max(LEAST_TOWN, width - widthOf(village) - widthOf(joint)))}${joint}${village}`, width);
}

/** One character and the ellipsis. */
const LEAST_TOWN = 3;

/** Puts items one after another, two blanks between, and breaks lines only between them; an item too long is cut. */
export function wrapItems(items: readonly string[], width: number): string[] {
  const lines: string[] = [];
  for (const item of items) {
    const last = lines.at(-1);
    if (last !== undefined && widthOf(last) + 2 + widthOf(item) <= width) lines[lines.length - 1] = `${last}  ${item}`;
    else lines.push(cutEnd(item, width));
  }
  return lines;
}

/** Breaks a text into lines of at most `width` columns, between words where there are blanks, else between characters; nothing is left out. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of text.match(/[\u0021-\u007E]+|\s+|./gu) ?? []) {
    if (widthOf(line) + widthOf(piece) <= width) {
      line += piece;
      continue;
    }
    if (line.trim() !== '') lines.push(line.trimEnd());
    line = piece.trim() === '' ? '' : piece;
    for (; line.length > 1 && widthOf(line) > width; line = line.slice(Math.max(1, width))) lines.push(line.slice(0, Math.max(1, width))); // a path, say: ASCII
  }
  if (line.trim() !== '') lines.push(line.trimEnd());
  return lines.length === 0 ? [''] : lines;
}
