import { afterAll, describe, expect, it } from 'vitest';
import { HOSTILE_FILES } from './support/hostile-files.js';
import { ReaderProcess } from './support/reader-process.js';

describe('a hostile or ruined file costs seconds, little memory, and nothing else', () => {
  const reader = new ReaderProcess();
  afterAll(() => { reader.close(); });

  it.each(HOSTILE_FILES)('$name', { timeout: 60_000 }, async ({ name, bytes, expected }) => {
    const outcome = await reader.read(name.replace('/', '_'), bytes());
    expect('crash' in outcome ? outcome : 'code' in outcome ? outcome.code : outcome.rows.length).toEqual(expected);
    expect(reader.peak).toBeLessThan(1024);
  });
});
