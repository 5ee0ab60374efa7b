/** Tells from a number format whether a number is shown as a calendar day. */

/**
 * Built-in formats that show a day. ECMA-376 18.8.30: 14–17 and 22 everywhere; of 27–36 and 50–58 the ones that the
 * Chinese tables define as dates (32–35, 55 and 56 show the time of day only).
 */
const BUILT_IN_DATES = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58]);

/** Whether the built-in format of this id shows a day. */
export function isBuiltInDate(id: number): boolean {
  return BUILT_IN_DATES.has(id);
}

/**
 * Whether a custom format shows a day: it has a year, a day, or a month that is not a minute. `yyyy"年"m"月"d"日"` does;
 * `0.00`, `[Red]0`, `h:mm:ss`, `[h]:mm` and `#,##0"元/d"` do not.
 */
export function isDateFormat(format: string): boolean {
  return format.split(';').some((section) => showsDay(section));
}

function showsDay(section: string): boolean {
  const codes = section
    .replace(/"[^"]*"?/gu, '') // literal text
    .replace(/[\\_*]./gsu, '') // escaped, padding and filling characters
    .replace(/\[[^\]]*\]/gu, (bracket) => (/^\[(?:h+|m+|s+)\]$/iu.test(bracket) ? 'h' : '')) // colours, conditions, locales; elapsed time
    .replace(/General|G\/[\p{Script=Han}]+|AM\/PM|A\/P|上午\/下午/giu, '')
    .replace(/E[+-]/giu, '0'); // exponent
  if (/[yde]|aaa|bb/iu.test(codes)) return true;
  return /m/iu.test(codes) && !/[hs0#?]/iu.test(codes);
}
