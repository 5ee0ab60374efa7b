/**
 * Prints src/text/simplified-table.ts from OpenCC's TSCharacters dictionary, as published in the npm package opencc-js:
 *
 *     npm pack opencc-js@1.4.2 && tar xzf opencc-js-1.4.2.tgz
 *     node test/text/make-simplified-table.ts package/dist/esm-lib/dict/TSCharacters.js > src/text/simplified-table.ts
 */
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Characters of GB 2312 are in daily use in simplified text in their own right (乾, 於, 徵): folding them would merge two names. */
const standard = new Set<string>();
const gb = new TextDecoder('gb18030');
for (let lead = 0xb0; lead <= 0xf7; lead++) for (let trail = 0xa1; trail <= 0xfe; trail++) standard.add(gb.decode(new Uint8Array([lead, trail])));
standard.delete('後');

const dictionary = (await import(pathToFileURL(resolve(process.argv[2] ?? '')).href)) as { default: string };
const pairs = dictionary.default.split('|').map((entry) => entry.split(' '));
const kept = pairs.filter(([from = '', to = '']) => [...from].length === 1 && [...to].length === 1 && from !== to && !standard.has(from));
const points = kept.flatMap(([from, to]) => [from, to]);
const lines: string[] = [];
for (let at = 0; at < points.length; at += 80) lines.push(`  '${points.slice(at, at + 80).join('')}' +`);

console.log(`/**
 * Traditional and simplified characters in turn, one code point each 繁简对照: \`劉刘陳陈…\`. Generated, not edited:
 * test/text/make-simplified-table.ts tells how. Characters of GB 2312 are left out of the traditional side.
 *
 * Source: the dictionary TSCharacters of OpenCC (opencc-js 1.4.2), Copyright OpenCC contributors, Apache License 2.0.
 */
export const TRADITIONAL_SIMPLIFIED =
${lines.join('\n').replace(/ \+$/u, ';')}`);
