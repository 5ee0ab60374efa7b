/** Turns what the user named into the files to read, each with the path under which it is reported. */
import { readdir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { ToolError } from '../domain/tool-error.js';
import { WORKSPACE_FILE } from './workspace-file.js';

export interface FoundFile {
  /** Where it is. */
  readonly file: string;
  /** Relative to the folder it was found in, `/` between parts; unique. */
  readonly path: string;
}

/**
 * Every file of `inputs`, folders searched to the bottom, in order of their reported paths. `except` (the workspace's own
 * folders) is not entered. Nothing found is left out: links to nowhere and closed folders are named too, and cannot be read.
 *
 * @throws ToolError `files/missing` when a path does not exist.
 */
export async function findFiles(inputs: readonly string[], except: readonly string[] = []): Promise<FoundFile[]> {
  const closed = new Set(await Promise.all(except.map((folder) => realpath(folder).catch(() => path.resolve(folder)))));
  const found = new Map<string, { file: string; root: string; inside: string }>();
  for (const input of inputs) {
    const info = await stat(input).catch(() => null);
    if (info === null) {
      throw new ToolError('files/missing', { zh: `找不到 ${input}`, en: `There is no ${input}` }, { zh: '检查路径；可以给文件，也可以给文件夹', en: 'Check the path; files and folders are both fine' });
    }
    if (info.isDirectory()) await walk(input, input, closed, found);
    else found.set(await realpath(input), { file: input, root: path.dirname(input), inside: path.basename(input) });
  }
  return named([...found.values()]);
}

async function walk(folder: string, root: string, closed: Set<string>, found: Map<string, { file: string; root: string; inside: string }>): Promise<void> {
  const real = await realpath(folder);
  if (closed.has(real)) return;
  closed.add(real); // a link back up does not turn into a loop
  const inside = (file: string): string => path.relative(root, file).split(path.sep).join('/');
  const entries = await readdir(folder).catch(() => null);
  if (entries === null) { // closed to us: reported like a file that cannot be read
    found.set(real, { file: folder, root, inside: inside(folder) || path.basename(path.resolve(folder)) });
    return;
  }
  for (const entry of entries) {
    if (entry === WORKSPACE_FILE) continue; // a workspace's own file is no list
    const file = path.join(folder, entry);
    const info = await stat(file).catch(() => null);
    if (info === null) found.set(path.resolve(file), { file, root, inside: inside(file) }); // a link to nowhere
    else if (info.isDirectory()) await walk(file, root, closed, found);
    else if (info.isFile()) found.set(await realpath(file), { file, root, inside: inside(file) });
  }
}

/** Two inputs may hold files of one name: those get the name of their folder in front. */
function named(files: readonly { file: string; root: string; inside: string }[]): FoundFile[] {
  const taken = new Map<string, number>();
  for (const { inside } of files) taken.set(inside, (taken.get(inside) ?? 0) + 1);
  const used = new Set<string>();
  const result = files.map(({ file, root, inside }) => {
    let name = (taken.get(inside) ?? 0) > 1 ? `${path.basename(path.resolve(root))}/${inside}` : inside;
    for (let count = 2; used.has(name); count += 1) name = `${path.basename(path.resolve(root))}-${count}/${inside}`;
    used.add(name);
    return { file, path: name };
  });
  return result.sort((a, b) => (a.path < b.path ? -1 : 1));
}
