/** The check character of citizen identity numbers 公民身份号码校验码. */

// GB 11643-1999, ISO 7064 MOD 11-2: weights for positions 1–17, then the check character for (sum mod 11).
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_CHARACTERS = '10X98765432';

/**
 * The eighteenth character that belongs to seventeen digits: `11010519491231002` → `X`.
 *
 * @param first17 seventeen ASCII digits; longer text is read to its 17th character
 */
export function checkCharacter(first17: string): string {
  let sum = 0;
  for (let at = 0; at < 17; at += 1) sum += (WEIGHTS[at] as number) * (first17.charCodeAt(at) - 48);
  return CHECK_CHARACTERS.charAt(sum % 11);
}
