/** A run of the same files as last time finds what stands there already: then nothing is read, compared or written anew. */
import path from 'node:path';
import { findFiles, isKept, type HashOf } from '../../src/io/index.js';
import { givenBasis, matchHolds } from './basis.js';
import type { Imported } from './keep-sources.js';
import { outFolder, storeFolder, type Workspace } from './open.js';

/** What was said of the files beside naming them. */
export interface RunWords {
  readonly asOf: string | null;
  readonly force: boolean;
  readonly archive: boolean;
}

/** Whether these inputs are, to the byte, those of the last run, and what it found still holds. */
export async function isSameRun(workspace: Workspace, inputs: readonly string[], words: RunWords, hashOf: HashOf): Promise<boolean> {
  const { folder, store } = workspace;
  const last = store.results.lastMatch();
  if (last === null || last.given === '' || !matchHolds(workspace)) return false;
  const files: { path: string; sha256: string }[] = [];
  for (const found of await findFiles(inputs, [storeFolder(folder), outFolder(folder)])) {
    const read = await hashOf(found.file).catch(() => null);
    if (read === null) return false;
    files.push({ path: found.path, sha256: read.sha256 });
  }
  if (givenBasis(files, { ...words }) !== last.given) return false;
  const kept = await Promise.all(store.lists.sources().map(({ archivedAs }) => isKept(path.resolve(folder, archivedAs))));
  return kept.every(Boolean);
}

/** To be called once a run's lists are matched. */
export function keepRun({ store }: Workspace, { files }: Imported, words: RunWords): void {
  store.results.keepGiven(givenBasis(files.map(({ given, source }) => ({ path: given ?? source.path, sha256: source.sha256 })), { ...words }));
}
