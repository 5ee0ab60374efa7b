/** Width, white space and invisible characters: what keyboards, exports and copying leave around the text that is meant. */

const FULL_WIDTH_OR_SPACE = /[\u3000\u00A0\u2000-\u200A\u202F\u205F\uFF01-\uFF5E\uFFE5]/u;
const INVISIBLE = /[\u0000-\u0008\u000E-\u001F\u007F-\u009F\u00AD\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2064\uFE00-\uFE0F\uFEFF\u{E0100}-\u{E01EF}]/gu;
const NOT_COMPACT = /[\s\u0000-\u001F\u007F-\u00A0\u00AD\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2064\uFE00-\uFE0F\uFEFF\u{E0100}-\u{E01EF}]/gu;
const PLAIN = /^[!-~\u2E80-\u2FFF\u3001-\u9FFF]*$/u;

/** Full-width ASCII to ASCII, every kind of blank to a plain space: `Ａ１（　）` → `A1( )`. Nothing else changes. */
export function foldWidth(text: string): string {
  if (!FULL_WIDTH_OR_SPACE.test(text)) return text;
  let folded = '';
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= 0xff01 && code <= 0xff5e) folded += String.fromCharCode(code - 0xfee0);
    else if (code === 0xffe5) folded += '¥';
    else if (code === 0x3000 || code === 0xa0 || (code >= 0x2000 && code <= 0x200a) || code === 0x202f || code === 0x205f) folded += ' ';
    else folded += text[at];
  }
  return folded;
}

/** Without control, zero-width and direction characters and variation selectors; tabs and line breaks stay. */
export function withoutInvisible(text: string): string {
  return text.replace(INVISIBLE, '');
}

/** Width folded, without any white space or invisible character: how labels are compared. */
export function compact(text: string): string {
  return PLAIN.test(text) ? text : foldWidth(text).replace(NOT_COMPACT, '');
}
