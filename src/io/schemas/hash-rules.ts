/** One hash over every rule file that a workspace goes by, so that a change in any of them is noticed without reading them. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { schemasFolder } from './load.js';

/** Rules, mappings and policy packs of the product, and the workspace's own. */
export function hashRules(workspace: string): string {
  const hash = createHash('sha256');
  for (const root of [schemasFolder(), workspace]) for (const folder of ['rules', 'mappings', 'policy']) add(hash, path.join(root, folder));
  return hash.digest('hex');
}

function add(hash: ReturnType<typeof createHash>, folder: string): void {
  if (!existsSync(folder)) return;
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const inside = path.join(folder, entry.name);
    if (entry.isDirectory()) add(hash, inside);
    else if (entry.isFile()) hash.update(JSON.stringify(entry.name)).update(readFileSync(inside));
  }
}
