/** Text from data, made harmless for what shows it: no character steers a terminal or turns the direction of reading. */

/** Control characters but tab and line feed; marks, embeddings, overrides and isolates of direction; line and paragraph separators. */
const STEERING = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]/gu;
/** The same, with line ends left alone: text for files. */
const IN_FILES = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;

/**
 * Steering characters written as `\u001b`. Inside a JSON document this is the same text, since there they stand in strings
 * only.
 */
export function harmless(text: string): string {
  return text.replace(STEERING, (character) => `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`);
}

/** Without them: for cells of files, where nobody misses what cannot be seen. */
export function withoutSteering(text: string): string {
  return text.replace(IN_FILES, '');
}
