/** What every section of the page is built from: texts in the language of the page, drawings in two widths. */
import type { Label, Language } from '../../../domain/language.js';
import type { Draw, Picture } from '../../charts/draw.js';
import type { ProgressModel } from '../progress-model.js';
import type { PageInput } from '../page-input.js';
import { html, type Hole, type Markup } from '../markup.js';

/** What a section knows. */
export interface PageContext {
  readonly model: ProgressModel;
  readonly input: PageInput;
  readonly language: Language;
  readonly draw: Draw;
}

/** A table of more rows may be divided when it is printed. */
export const ROWS_TOGETHER = 24;

/** A section with its heading and the sentence that says what it shows. */
export function section(id: string, heading: string, lede: Hole, body: Hole, long = false): Markup {
  return html`<section id="${id}"${long ? html` class="long"` : null} aria-labelledby="${id}-h"><h2 id="${id}-h">${heading}</h2>${lede === null ? null : html`<p class="lede">${lede}</p>`}${body}</section>
`;
}

/** One chart for wide pages and paper, and one for a telephone; only one of them is ever shown. */
export function chart({ draw, language }: PageContext, id: string, title: Label, description: string, pictureOf: (width: number) => Picture): Markup {
  const drawn = (width: number, kind: string): Markup => html`<div class="chart ${kind}">${draw(pictureOf(width), `${id}-${kind}`, title[language], description)}</div>`;
  return html`<figure>${drawn(WIDE, 'wide')}${drawn(NARROW, 'narrow')}</figure>`;
}

const WIDE = 980;
const NARROW = 350;

/** Colours of the standings in words and signs. */
export function legend(entries: readonly { readonly code: string; readonly text: string }[]): Markup {
  return html`<p class="legend">${entries.map(({ code, text }) => html`<span><i class="sw ${code}"></i>${text}</span>`)}</p>`;
}
