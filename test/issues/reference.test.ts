import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { referencePage } from './reference.js';

const PAGE = path.join(import.meta.dirname, 'README.md');

it('test/issues/README.md says what the catalogue says (UPDATE=1 writes it anew)', async () => {
  if (process.env['UPDATE'] === '1') await writeFile(PAGE, referencePage());
  expect(await readFile(PAGE, 'utf8')).toBe(referencePage());
});
