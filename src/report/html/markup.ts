/** Markup whose every value is escaped: nothing that stood in a list can become a tag, an attribute or a direction of writing. */

/** Text that is markup already; made by `html` alone. */
export interface Markup {
  readonly markup: string;
}

/** What may stand in a hole: text and numbers are escaped, markup is taken as it is, lists are joined, `null` is nothing. */
export type Hole = string | number | Markup | null | readonly Hole[];

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** What has to be replaced; nearly no text has any of it. */
const UNUSUAL = /[&<>"'\p{Cc}\u061C\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF\uFFF9-\uFFFB]/u;

/** Markup from a template; the template is ours, the holes are data. */
export function html(template: TemplateStringsArray, ...holes: readonly Hole[]): Markup {
  let markup = template[0]!;
  for (let at = 0; at < holes.length; at += 1) markup += printed(holes[at]!) + template[at + 1]!;
  return { markup };
}

/** Text that is our own and is known to be markup: a drawing, a style sheet. */
export function asMarkup(text: string): Markup {
  return { markup: text };
}

/** Text for an element or a quoted attribute. */
export function escaped(text: string): string {
  if (!UNUSUAL.test(text)) return text;
  return plainText(text).replace(/[&<>"']/gu, (character) => ENTITIES[character]!);
}

/**
 * Text without what is not seen: control characters, and the marks that turn the direction of writing (a name with U+202E would
 * show its neighbours backwards). Each becomes U+FFFD, so that it is seen that something was there.
 */
export function plainText(text: string): string {
  return text.replace(/[\p{Cc}\u061C\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF\uFFF9-\uFFFB]/gu, '\uFFFD');
}

function printed(hole: Hole): string {
  if (hole === null) return '';
  if (typeof hole === 'string') return escaped(hole);
  if (typeof hole === 'number') return String(hole);
  return 'markup' in hole ? hole.markup : hole.map(printed).join('');
}
