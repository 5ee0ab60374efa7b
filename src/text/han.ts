/** Han characters by code point: what counts as one, and the one form under which two spellings of a name are compared. */
import { PRIVATE_USE_STANDARD } from './private-use-table.js';
import { TRADITIONAL_SIMPLIFIED } from './simplified-table.js';

const simplified = pairs(TRADITIONAL_SIMPLIFIED);
const HAN = /^\p{Script=Han}$/u;

/** True for a Han character of any plane, including 〇 and 々; false for private use. */
export function isHan(codePoint: number): boolean {
  if (codePoint >= 0x4e00 && codePoint <= 0x9fff) return true;
  return codePoint > 0x2e00 && HAN.test(String.fromCodePoint(codePoint));
}

/** True for a character of a private-use area: what it looks like depends on the font of one machine. */
export function isPrivateUse(codePoint: number): boolean {
  return (codePoint >= 0xe000 && codePoint <= 0xf8ff) || codePoint >= 0xf0000;
}

/**
 * The standard character for a private-use, compatibility or radical code point; any other stays.
 * U+E863 → 䶮, U+F9DC 隆 → 隆, U+2F08 ⼈ → 人.
 */
export function standardCharacter(codePoint: number): number {
  if (isPrivateUse(codePoint)) return PRIVATE_USE_STANDARD.get(codePoint) ?? codePoint;
  const compatibility = (codePoint >= 0xf900 && codePoint <= 0xfaff) || (codePoint >= 0x2f800 && codePoint <= 0x2fa1f);
  const radical = codePoint >= 0x2e80 && codePoint <= 0x2fd5;
  return compatibility || radical ? (String.fromCodePoint(codePoint).normalize('NFKC').codePointAt(0) ?? codePoint) : codePoint;
}

/** The simplified character of a traditional one 繁体→简体; a character that simplified text also uses (乾, 於) stays. */
export function simplifiedCharacter(codePoint: number): number {
  return simplified.get(codePoint) ?? codePoint;
}

/** Every character of a text in its standard, simplified form. For comparison only, never for display. */
export function foldHan(text: string): string {
  let folded = '';
  for (const character of text) {
    const codePoint = character.codePointAt(0) as number;
    folded += String.fromCodePoint(simplifiedCharacter(standardCharacter(codePoint)));
  }
  return folded;
}

function pairs(table: string): ReadonlyMap<number, number> {
  const points = Array.from(table, (character) => character.codePointAt(0) as number);
  const map = new Map<number, number>();
  for (let at = 0; at + 1 < points.length; at += 2) map.set(points[at] as number, points[at + 1] as number);
  // 薴 → 苧 → 苎: folding once must be enough.
  for (const [from, to] of map) map.set(from, map.get(to) ?? to);
  return map;
}
