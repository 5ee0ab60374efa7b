/**
 * Prints src/link/compare/variant-table.ts from the Unicode Unihan database:
 *
 *     node test/link/compare/make-variant-table.ts <Unihan_DictionaryLikeData.txt> <Unihan_Variants.txt> > src/link/compare/variant-table.ts
 *
 * Kept: a character that mainland lists do not use in its own right (not in kUnihanCore2020 G) and that has exactly one form which they do.
 */
import { readFileSync } from 'node:fs';

const [dictionaryFile = '', variantsFile = ''] = process.argv.slice(2);
const rows = (file: string): readonly (readonly string[])[] => readFileSync(file, 'utf8').split('\n').filter((line) => line.startsWith('U+')).map((line) => line.split('\t'));
const character = (point: string): string => String.fromCodePoint(Number.parseInt(point.split('<')[0]!.slice(2), 16));

const standard = new Set(rows(dictionaryFile).filter(([, field, value]) => field === 'kUnihanCore2020' && value!.includes('G')).map(([point]) => character(point!)));
const simplified = new Map<string, string[]>();
const links = new Map<string, Set<string>>();
for (const [point, field, value] of rows(variantsFile)) {
  const from = character(point!);
  const to = value!.split(' ').map(character);
  if (field === 'kSimplifiedVariant') simplified.set(from, to);
  if (field !== 'kSemanticVariant' && field !== 'kZVariant') continue;
  for (const other of to) {
    for (const [left, right] of [[from, other], [other, from]] as const) links.set(left, (links.get(left) ?? new Set<string>()).add(right));
  }
}
const pairs: string[] = [];
for (const [from, others] of [...links].sort(([a], [b]) => (a < b ? -1 : 1))) {
  if (standard.has(from) || simplified.has(from)) continue;
  const targets = new Set([...others].flatMap((other) => (standard.has(other) ? [other] : simplified.get(other) ?? [])).filter((other) => standard.has(other)));
  if (targets.size === 1) pairs.push(from + [...targets][0]!);
}
const text = pairs.join('');
const points = [...text];
const lines: string[] = [];
for (let at = 0; at < points.length; at += 100) lines.push(`  '${points.slice(at, at + 100).join('')}'`);

console.log(`/**
 * Variant forms and the standard character they stand for, in turn, one code point each 异体字表: \`峯峰羣群\`. Generated, not edited:
 * test/link/compare/make-variant-table.ts tells how.
 *
 * Source: kSemanticVariant and kZVariant of the Unicode Unihan database 15.0 (Unicode License).
 */
export const VARIANT_STANDARD =
${lines.join(' +\n')};`);
