// Writes the sample county anew: npm run build && node sample-data/generate.mjs [folder]
import { rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeCounty } from '../dist/src/io/spreadsheet/write/made-file.js';
import { makeSample } from '../dist/src/rehearse/sample.js';

const folder = resolve(process.argv[2] ?? dirname(fileURLToPath(import.meta.url)));
for (const part of ['inbox', 'truth']) rmSync(join(folder, part), { recursive: true, force: true });
writeCounty(makeSample(), folder);
