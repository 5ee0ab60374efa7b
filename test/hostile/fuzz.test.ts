import * as fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { IO_ISSUES } from '../../src/domain/issues/io.js';
import { damage, damages } from './support/damage.js';
import { ReaderProcess } from './support/reader-process.js';
import { SEEDS, type Seed } from './support/seeds.js';

/** `npm run test:fuzz` reads more files, and other ones each night; `npm test` always the same. */
const NIGHTLY = process.env['MODE'] === 'fuzz';
const CASES = Number(process.env['C2Z_FUZZ_CASES'] ?? (NIGHTLY ? 20_000 : 540));
const SEED = Number(process.env['C2Z_FUZZ_SEED'] ?? (NIGHTLY ? Date.now() % 2 ** 31 : 20_200_630));
const MEMORY_MB = 1024;

describe(`damaged files, ${CASES} of them, from seed ${SEED}`, () => {
  const reader = new ReaderProcess();
  afterAll(() => {
    reader.close();
    if (NIGHTLY) console.log(`${CASES} cases, seed ${SEED}: slowest ${Math.round(reader.slowest)} ms, peak ${Math.round(reader.peak)} MB`);
  });

  it.each(SEEDS)('$name gives every row left alone, or says what is wrong', { timeout: 3_600_000 }, async (seed) => {
    const whole = await reader.read(seed.name, seed.file(seed.bytes));
    if (!('rows' in whole)) throw new Error(`the undamaged file is not read: ${JSON.stringify(whole)}`);
    await fc.assert(
      fc.asyncProperty(damages, async (done) => {
        const { bytes, touched } = damage(seed.bytes, done);
        const outcome = await reader.read(seed.name, seed.file(bytes));
        if ('crash' in outcome) throw new Error(outcome.crash);
        if ('code' in outcome) expect(Object.keys(IO_ISSUES)).toContain(outcome.code);
        else if (!newlySaid(whole.said, outcome.said)) {
          if (seed.rows === 'count') expect(outcome.rows.length).toBeGreaterThanOrEqual(whole.rows.length);
          else expect(lost(whole.rows, outcome.rows, untouched(seed, whole.rows, touched))).toEqual([]);
        }
        expect(reader.peak).toBeLessThan(MEMORY_MB);
      }),
      { numRuns: Math.ceil(CASES / SEEDS.length), seed: SEED, endOnFailure: NIGHTLY },
    );
  });
});

it('a cell that a damaged record places where no sheet has any is refused at once', { timeout: 60_000 }, async () => {
  const reader = new ReaderProcess();
  const seed = SEEDS.find(({ name }) => name.includes('sheet1.bin'))!;
  const { bytes } = damage(seed.bytes, [{ at: 0.010961406713861612, kind: 'repeat', value: 52 }]);
  expect(await reader.read(seed.name, seed.file(bytes))).toMatchObject({ code: 'io/broken-part' });
  reader.close();
});

/** Whether something is said of the sheet itself, beyond what is wrong with single values. */
function newlySaid(before: readonly string[], now: readonly string[]): boolean {
  return now.some((code) => !code.startsWith('normalize/') && !before.includes(code));
}

/** Indexes of the rows that must still be there. */
function untouched({ rows }: Seed, whole: readonly string[], touched: ReadonlySet<number>): number[] {
  const all = whole.map((_, index) => index);
  if (rows === 'sealed') return all;
  if (rows === 'none' || rows === 'count') return [];
  // A beginning that is damaged (a mark, a tag) runs into the first row.
  const offsets = [...touched].map((offset) => Math.max(offset, rows[0]?.[0] ?? 0));
  return all.filter((index) => !offsets.some((offset) => offset >= (rows[index]?.[0] ?? 0) && offset < (rows[index]?.[1] ?? 0)));
}

/** The rows of `expected` that were not read, or less often than they stand there. */
function lost(whole: readonly string[], read: readonly string[], expected: readonly number[]): string[] {
  const left = new Map<string, number>();
  for (const row of read) left.set(row, (left.get(row) ?? 0) + 1);
  return expected.map((index) => whole[index] ?? '').filter((row) => {
    const count = left.get(row) ?? 0;
    left.set(row, count - 1);
    return count <= 0;
  });
}
