/** The databases' native modules: their JavaScript, and the binary of one platform alone. */
import { cpSync, existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { NATIVE } from './bundle.mjs';

/** Returns the folders they come from. */
export function copyNatives(platform, folder, root) {
  return NATIVE.map((name) => {
    const from = path.join(root, 'node_modules', name);
    const to = path.join(folder, 'node_modules', name);
    const binary = path.join('prebuilds', `${platform}.node`);
    if (!existsSync(path.join(from, binary))) throw new Error(`${name} has no binary for ${platform}`);
    mkdirSync(path.join(to, 'prebuilds'), { recursive: true });
    for (const each of ['package.json', 'LICENSE', 'lib', binary]) cpSync(path.join(from, each), path.join(to, each), { recursive: true });
    return from;
  });
}
