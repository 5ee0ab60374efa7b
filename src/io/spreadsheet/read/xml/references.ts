/** What stands for other text inside XML: character references, line ends, and Excel's own `_x000D_` escapes. */

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Resolves `&amp;` `&#183382;` `&#x2CC56;` …, above U+FFFF too; what is no reference stays as it is. */
export function resolveReferences(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#[xX]([0-9a-fA-F]{1,8})|#([0-9]{1,8})|(amp|lt|gt|quot|apos));/gu, (whole, hex?: string, decimal?: string, name?: string) => {
    if (name !== undefined) return NAMED[name] ?? whole;
    const point = hex !== undefined ? Number.parseInt(hex, 16) : Number(decimal);
    return characterOf(point) ?? whole;
  });
}

function characterOf(point: number): string | undefined {
  if (point === 0 || point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff)) return undefined;
  return String.fromCodePoint(point);
}

/** XML 1.0 §2.11: a literal CR LF, or CR alone, is one line feed. */
export function normalizeLineEnds(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/gu, '\n') : text;
}

/** ECMA-376 ST_Xstring: `_x000D_` is the character with this code unit; `_x005F_` is the underscore itself. */
export function resolveExcelEscapes(text: string): string {
  return text.includes('_x') ? text.replace(/_x([0-9a-fA-F]{4})_/gu, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))) : text;
}
