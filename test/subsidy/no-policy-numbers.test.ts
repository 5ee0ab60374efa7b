import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { listPolicyPacks, loadPolicyPack } from '../../src/io/schemas/policy.js';

const ROOT = path.resolve(import.meta.dirname, '..', '..');
/** Numbers that mean something beside a policy: conversions, widths, batch sizes; smaller ones are too common to mean money. */
const SMALLEST_TELLING = 110;
const CONVERSIONS = new Set([10_000]);
const PERCENTS = ['30', '33.33', '50', '60'];

/** Every amount and share of every pack, in yuan, fen and percent. */
function policyNumbers(): Set<string> {
  const found = new Set<string>();
  const collect = (value: unknown, key: string): void => {
    if (Array.isArray(value)) for (const each of value) collect(each, key);
    else if (typeof value === 'object' && value !== null) for (const [name, each] of Object.entries(value)) collect(each, name);
    else if (typeof value === 'number' && (key === 'fen' || key.endsWith('Fen'))) for (const amount of [value, value / 100]) if (amount >= SMALLEST_TELLING && !CONVERSIONS.has(amount)) found.add(String(amount));
  };
  for (const { name } of listPolicyPacks()) collect(loadPolicyPack(name), '');
  return found;
}

function code(): { file: string; text: string }[] {
  return ['src', 'cli'].flatMap((top) => readdirSync(path.join(ROOT, top), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/u.test(entry.name)).map((entry) => path.join(entry.parentPath, entry.name)))
    .map((file) => ({ file: path.relative(ROOT, file), text: readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gmu, '') }));
}

describe('no number of a policy stands in the code', () => {
  const numbers = policyNumbers();
  const about = code().filter(({ file }) => /subsid|policy|entitle|public-notice|feedback|coverage/u.test(file) && !file.includes('tui'));

  it('knows the numbers of the packs', () => {
    for (const known of ['210', '770', '700', '250', '180']) expect([...numbers]).toContain(known);
    expect(about.length).toBeGreaterThan(15);
  });

  it.each(about.map(({ file, text }) => [file, text] as const))('%s names no amount, share or year', (file, text) => {
    const literals = [...text.matchAll(/(?<![\w.#-])\d[\d_]*(?:\.\d+)?(?![\w-])/gu)].map((match) => match[0].replaceAll('_', ''));
    expect(literals.filter((literal) => numbers.has(literal))).toEqual([]);
    expect(literals.filter((literal) => /^20[12]\d$/u.test(literal))).toEqual([]);
    if (file.startsWith('src') && !file.includes('report')) expect(literals.filter((literal) => PERCENTS.includes(literal))).toEqual([]);
  });

  it('and no document number stands anywhere in it', () => {
    for (const { file, text } of code()) expect(text, file).not.toMatch(/〔20\d\d〕/u);
  });
});
