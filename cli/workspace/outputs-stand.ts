/** Files of `out/` need not be made again when what they rest on is the same and nobody has touched them. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { hashFile, writeText } from '../../src/io/index.js';
import type { ExportSettings } from '../exports/export-table.js';
import { outputsBasis } from './basis.js';
import { outFolder, storeFolder, type Workspace } from './open.js';

const NOTE = 'outputs.json';

/** What was made last, in order, and of what. */
interface Made {
  readonly basis: string;
  readonly files: readonly (readonly [name: string, sha256: string])[];
}

/** The names of the files, in order, when all of them stand as they would be written; else null. */
export async function standingOutputs(workspace: Workspace, options: ExportSettings): Promise<string[] | null> {
  const made = readMade(workspace);
  if (made === null || made.basis !== outputsBasis(workspace, { ...options })) return null;
  for (const [name, sha256] of made.files) {
    const found = await hashFile(path.join(outFolder(workspace.folder), name)).catch(() => null);
    if (found?.sha256 !== sha256) return null;
  }
  return made.files.map(([name]) => name);
}

/** To be called when all files are written. `hashes`: of files whose bytes are known already. */
export async function keepOutputs(workspace: Workspace, options: ExportSettings, names: readonly string[], hashes: Readonly<Record<string, string>>): Promise<void> {
  const basis = outputsBasis(workspace, { ...options });
  if (basis === null) return;
  const files: [string, string][] = [];
  for (const name of names) files.push([name, hashes[name] ?? (await hashFile(path.join(outFolder(workspace.folder), name))).sha256]);
  await writeText(path.join(storeFolder(workspace.folder), NOTE), JSON.stringify({ basis, files } satisfies Made));
}

function readMade(workspace: Workspace): Made | null {
  try {
    return JSON.parse(readFileSync(path.join(storeFolder(workspace.folder), NOTE), 'utf8')) as Made;
  } catch {
    return null; // nothing was made before, or by an older version
  }
}
