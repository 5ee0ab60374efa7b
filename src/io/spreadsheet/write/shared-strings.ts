/** The texts of one workbook, each once 共享字符串; cells name them by position. */

const NAMESPACE = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

export class SharedStrings {
  readonly #positions = new Map<string, number>();

  /** The position of a text; a new one is added at the end. */
  position(text: string): number {
    const known = this.#positions.get(text);
    if (known !== undefined) return known;
    const next = this.#positions.size;
    this.#positions.set(text, next);
    return next;
  }

  /** The part `xl/sharedStrings.xml` in pieces. */
  *xml(): Generator<string> {
    const count = this.#positions.size;
    yield `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><sst xmlns="${NAMESPACE}" count="${count}" uniqueCount="${count}">`;
    for (const text of this.#positions.keys()) yield `<si>${textElement(text)}</si>`;
    yield '</sst>';
  }
}

/** A text as an element; without the attribute, blanks at its ends and line breaks would be lost. What XML forbids was taken out before. */
export function textElement(text: string): string {
  if (text === '') return '<t/>';
  const kept = text.startsWith(' ') || text.endsWith(' ') || text.includes('\n') || text.includes('\t');
  return `<t${kept ? ' xml:space="preserve"' : ''}>${/[&<>]/u.test(text) ? text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;') : text}</t>`;
}
