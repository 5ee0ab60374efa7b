/** Choices too long to stand inside a drop-down: they get a hidden sheet of their own, a column each. */
import { columnLetters } from '../../../domain/source-ref.js';
import { cellSafeText } from './cell-text.js';
import { RowMarkup } from './row-markup.js';
import type { SharedStrings } from './shared-strings.js';
import { quotedSheetName } from './sheet-name.js';
import type { FilledSheet } from './skeleton.js';

/** Wish for the hidden tab's name. */
export const LONG_LISTS = '选项';

/** What a drop-down may hold inside itself, commas included; a file with more is "repaired" by Excel. */
const LONGEST_INLINE = 255;

/** Collects the long lists of one workbook. */
export class LongLists {
  private readonly name: string;
  private readonly lists: (readonly string[])[] = [];

  constructor(name: string) {
    this.name = name;
  }

  /** Where a drop-down takes its choices from: in place, or a range of the hidden sheet. */
  source(choices: readonly string[]): { values: string[] } | { formula1: string } {
    if (choices.join(',').length <= LONGEST_INLINE && !choices.some((choice) => /[,"]/u.test(choice))) return { values: [...choices] };
    let at = this.lists.findIndex((list) => list.length === choices.length && list.every((choice, index) => choice === choices[index]));
    if (at < 0) at = this.lists.push(choices) - 1;
    const column = columnLetters(at);
    return { formula1: `${quotedSheetName(this.name)}!$${column}$1:$${column}$${choices.length}` };
  }

  /** The hidden sheet, if any list needed it; it has no styles of its own beyond the `styles` there are. */
  sheets(strings: SharedStrings, styles: number): FilledSheet[] {
    if (this.lists.length === 0) return [];
    const height = Math.max(...this.lists.map((list) => list.length));
    const rows = new RowMarkup(strings, this.lists.length);
    for (let row = 0; row < height; row += 1) {
      rows.beginRow(row);
      this.lists.forEach((list, column) => { if (row < list.length) rows.text(column, cellSafeText(list[row]!), 0); });
      rows.endRow();
    }
    return [{ sheet: { name: this.name, hidden: true }, rows, height, width: this.lists.length, styles: [styles, styles] }];
  }
}
