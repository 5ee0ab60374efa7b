#!/usr/bin/env node
/**
 * The launcher: makes sure that a Node new enough runs the program, before anything native is loaded. Started by an older
 * Node it hands over to the one that came with the installation, else says in one line what is needed.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import module from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const NEEDED = [22, 12] as const;

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major > NEEDED[0] || (major === NEEDED[0] && minor >= NEEDED[1])) {
  process.umask(0o077); // whatever is written is its owner's alone
  rememberCompiled();
  const { heapFor, keepHeapClose, withHeap } = await import('./more-memory.js');
  const heap = heapFor(process.argv.slice(2));
  if (heap === null) {
    keepHeapClose();
    const { main } = await import('./start.js');
    await main(process.argv);
  } else process.exitCode = await withHeap(heap, process.argv.slice(1));
} else {
  const node = ownNode();
  if (node === null) {
    process.stderr.write(`c2z 需要 Node ${NEEDED.join('.')} 或更新版本，现在是 ${process.versions.node} / c2z needs Node ${NEEDED.join('.')} or later; this is ${process.versions.node}\n`);
    process.exitCode = 2;
  } else {
    const done = spawnSync(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit' });
    process.exitCode = done.status ?? 70;
  }
}

/**
 * Compiled once, the program starts sooner the next time, threads and children too. Code alone is kept, and only inside the
 * installation: where that cannot be written nothing is kept, and nothing is said.
 */
function rememberCompiled(): void {
  const packages = above('node_modules');
  if (packages === null) return;
  process.env['NODE_COMPILE_CACHE'] ??= path.join(packages, '.cache', 'clear-to-zero');
  module.enableCompileCache();
}

/** The Node in the nearest `node_modules`, or null. */
function ownNode(): string | null {
  return above(path.join('node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node'));
}

/** The nearest of this name in the folders above this file, or null. */
function above(name: string): string | null {
  for (let folder = path.dirname(fileURLToPath(import.meta.url)); ; folder = path.dirname(folder)) {
    const candidate = path.join(folder, name);
    if (existsSync(candidate)) return candidate;
    if (path.dirname(folder) === folder) return null;
  }
}
