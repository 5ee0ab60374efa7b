/**
 * A personal name 姓名 in the forms that comparison and display need. Everything is by code point.
 *
 * - `raw`: the cell to the letter. - `display`: without padding and annotations, dots as U+00B7; what is printed.
 * - `folded`: for comparison only: no spaces or dots, width folded, traditional and PUA forms mapped to the standard
 *   character, an unreadable character (`?`, `□`, `*`, a bracketed decomposition, pinyin in the place of one character) as `?`.
 * - `transliterated`: written with a dot or longer than four characters: no surname, no "first character" logic.
 * - `childOf`: the cell names no name but whose child it is, 张三之女 (folded name of the parent), or that of a child without a name yet,
 *   新生儿 (empty). Absent for everybody else.
 * - `annotations`: 已故, 户主 … as found in brackets. - `alternatives`: folded other names found in the same cell or column.
 */
export interface PersonName {
  readonly raw: string;
  readonly display: string;
  readonly folded: string;
  readonly transliterated: boolean;
  readonly annotations: readonly string[];
  readonly alternatives: readonly string[];
  readonly childOf?: string;
}
