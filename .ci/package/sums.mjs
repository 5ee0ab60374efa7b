/** SHA-256 of every file of the package, in the form that `sha256sum -c` and `certutil -hashfile` are compared with. */
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export function sha256Of(file) {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}

/** Every file, relative, `/` between parts, in order. */
export function filesOf(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/')).sort();
}

export function writeSums(folder) {
  const lines = filesOf(folder).map((file) => `${sha256Of(path.join(folder, file))}  ${file}`);
  writeFileSync(path.join(folder, 'SHA256SUMS'), `${lines.join('\n')}\n`);
}
