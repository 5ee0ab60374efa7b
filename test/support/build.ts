/** Builds `dist/` once before the tests that start the product as a user does; nothing is built when it is up to date. */
import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.join(import.meta.dirname, '../..');
const BUILT = path.join(ROOT, 'dist/cli/main.js');

/** Vitest's global set-up. `C2Z_SKIP_BUILD=1` tests what stands in `dist/`. */
export default function build(): void {
  if (process.env['C2Z_SKIP_BUILD'] === '1' || newest(path.join(ROOT, 'src'), path.join(ROOT, 'cli')) <= changedAt(BUILT)) return;
  for (const step of [['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'], ['dist/src/io/schemas/prepare-rules.js']]) {
    const done = spawnSync(process.execPath, step, { cwd: ROOT, encoding: 'utf8' });
    if (done.status !== 0) throw new Error(`the product does not compile:\n${done.stdout}${done.stderr}`);
  }
}

function newest(...folders: readonly string[]): number {
  return Math.max(...folders.flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/u.test(file)).map((file) => changedAt(path.join(folder, file)))));
}

function changedAt(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
