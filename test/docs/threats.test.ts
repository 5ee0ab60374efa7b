import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = path.join(import.meta.dirname, '../..');

/** The test files of each row of the table, in order. */
async function testsNamed(page: string): Promise<string[][]> {
  const [, table = ''] = /<!-- threats -->([^]*?)<!-- \/threats -->/u.exec(await readFile(path.join(ROOT, page), 'utf8')) ?? [];
  return table.trim().split('\n').slice(2).map((row) => [...(row.split('|').at(-2) ?? '').matchAll(/`([^`]+)`/gu)].map(([, file = '']) => file));
}

describe('the table of threats', () => {
  it('names for each a test that exists', async () => {
    const rows = await testsNamed('README.md');
    expect(rows.length).toBeGreaterThanOrEqual(10);
    for (const files of rows) {
      expect(files.length).toBeGreaterThan(0);
      for (const file of files) expect(existsSync(path.join(ROOT, file)), file).toBe(true);
    }
  });

  it('says the same in both languages', async () => {
    expect(await testsNamed('README.zh-CN.md')).toEqual(await testsNamed('README.md'));
  });
});
