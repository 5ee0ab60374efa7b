/** What a careful clerk does to a column of numbers before a VLOOKUP 清洗: no more, for it is what the product is compared to. */
import type { SourceKind } from '../../src/domain/kinds.js';
import { checkCharacter } from '../../src/text/id-check.js';

/**
 * Blanks, quotes and width folded, letters large, 15 digits made 18, the first 18 of a certificate.
 * Text without a digit (无, 待补) is no number and becomes empty; a placeholder of digits stays.
 */
export function cleanNumber(text: string, kind: SourceKind): string {
  const number = plainText(text).replace(/['"’‘“”=]/gu, '').toUpperCase();
  if (!/\d/u.test(number)) return '';
  if (/^\d{15}$/u.test(number)) {
    const first17 = `${number.slice(0, 6)}19${number.slice(6)}`;
    return first17 + checkCharacter(first17);
  }
  return kind === 'disability' && number.length >= 20 ? number.slice(0, 18) : number;
}

/** Width folded and blanks gone. Not the product's own folding, whose mistakes the bench would share. */
export function plainText(text: string): string {
  return text.normalize('NFKC').replace(/[\s\p{Cc}\p{Cf}]/gu, '');
}
