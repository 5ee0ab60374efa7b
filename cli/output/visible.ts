/** File and sheet names as they may be printed: control characters made visible, identity numbers masked. */
import { maskNumbersIn } from '../../src/index.js';

export function visible(name: string): string {
  return maskNumbersIn(name).replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, (character) => `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`);
}
