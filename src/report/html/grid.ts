/** Tables that can be sorted and searched 可排序、可查找的表; without the script they are plain tables with every row. */
import type { Language } from '../../domain/language.js';
import { digits, yuanDigits } from './numbers.js';
import { html, type Hole, type Markup } from './markup.js';

/** `money` is fen. A number is sorted from the largest first, a text by pinyin. */
export interface GridColumn {
  readonly heading: string;
  readonly type: 'text' | 'number' | 'money' | 'id' | 'rate' | 'change';
  /** Name of the numbers of this column, for programs that read the page. */
  readonly name?: string;
}

/** A text, a number with its usual print, or something with a print of its own; `shade` 0 to 6 tints the cell. */
export type GridCell = string | number | { readonly value: number; readonly text: string; readonly shade?: string };

export interface Grid {
  /** Unique within the page. */
  readonly id: string;
  readonly caption: string;
  readonly columns: readonly GridColumn[];
  readonly rows: readonly (readonly GridCell[])[];
  readonly totals?: readonly GridCell[];
  /** Offer a field to search in. */
  readonly search: boolean;
  /** Rows on one screen page; absent = all. */
  readonly perPage?: number;
}

export function gridMarkup({ id, caption, columns, rows, totals, search, perPage }: Grid, language: Language): Markup {
  const zh = language === 'zh';
  return html`<div class="grid" data-grid${perPage === undefined ? null : html` data-page="${perPage}"`}>
${!search ? null : html`<div class="tools" hidden>
<label for="${id}-find">${zh ? '查找' : 'Find'}</label><input id="${id}-find" type="search" autocomplete="off" placeholder="${zh ? '乡镇、姓名、原因…' : 'township, name, reason…'}">
<span class="count" role="status" aria-live="polite" data-text="${zh ? '{shown} / {all} 行' : '{shown} of {all} rows'}" data-pages="${zh ? '，第 {page} / {pages} 页' : ', page {page} of {pages}'}"></span>
${perPage === undefined ? null : html`<span class="pager"><button type="button" data-step="-1">${zh ? '上一页' : 'Previous'}</button><button type="button" data-step="1">${zh ? '下一页' : 'Next'}</button></span>`}
</div>`}
<div class="scroll" tabindex="0" role="region" aria-label="${caption}"><table id="${id}"><caption>${caption}</caption>
<thead><tr>${columns.map(({ heading, type }) => html`<th scope="col" class="${classOf(type)}" aria-sort="none"><button type="button"${type === 'text' || type === 'id' ? null : html` data-first="descending"`}>${heading}</button></th>`)}</tr></thead>
<tbody>
${rows.map((row) => line(row, columns, 'td'))}</tbody>
${totals === undefined ? null : html`<tfoot>${line(totals, columns, 'th')}</tfoot>`}
</table></div></div>`;
}

function line(row: readonly GridCell[], columns: readonly GridColumn[], first: 'td' | 'th'): Markup {
  return html`<tr>${row.map((cell, index) => cellMarkup(cell, columns[index]!, index === 0 && first === 'th'))}</tr>
`;
}

function cellMarkup(cell: GridCell, { type, name }: GridColumn, heading: boolean): Markup {
  const { value, text, shade } = typeof cell === 'object' ? { shade: '', ...cell } : typeof cell === 'number' ? { value: cell, text: type === 'money' ? yuanDigits(cell) : digits(cell), shade: '' } : { value: null, text: cell, shade: '' };
  const attributes: Hole = [html` class="${`${classOf(type)}${shade === '' ? '' : ` ${shade}`}`}"`, value === null ? null : html` data-value="${value}"`, name === undefined ? null : html` data-name="${name}"`];
  return heading ? html`<th scope="row"${attributes}>${text}</th>` : html`<td${attributes}>${text}</td>`;
}

function classOf(type: GridColumn['type']): string {
  return type === 'text' ? 't' : type === 'id' ? 'i' : 'n';
}
