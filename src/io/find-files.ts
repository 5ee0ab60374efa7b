/** Turns what the user named into the files to read, each with the path under which it is reported. */
import { readdir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { ToolError } from '../domain/tool-error.js';
import { isBackup } from './backup/manifest.js';
import { STORE_FOLDER, WORKSPACE_FILE } from './workspace-file.js';

export interface FoundFile {
  /** Where it is. */
  readonly file: string;
  /** Relative to the folder it was found in, `/` between parts; unique. */
  readonly path: string;
}

/** A file, the input under which it was found, and where in it. */
interface Found {
  readonly file: string;
  readonly root: string;
  readonly inside: string;
}

/**
 * Every file of `inputs`, folders searched to the bottom, in order of their reported paths. `except` (the workspace's own
 * folders) is not entered, nor what a workspace keeps for itself, nor a backup that lies in a folder given: they hold copies of
 * lists that were imported elsewhere. Nothing else found is left out: links to nowhere and closed folders are named too, and cannot be read.
 *
 * @throws ToolError `files/missing` when a path does not exist.
 */
export async function findFiles(inputs: readonly string[], except: readonly string[] = []): Promise<FoundFile[]> {
  const closed = new Set(await Promise.all(except.map((folder) => realpath(folder).catch(() => path.resolve(folder)))));
  const found = new Map<string, Found>();
  for (const input of inputs) {
    const info = await stat(input).catch(() => null);
    if (info === null) {
      throw new ToolError('files/missing', { zh: `找不到 ${input}`, en: `There is no ${input}` }, { zh: '检查路径；可以给文件，也可以给文件夹', en: 'Check the path; files and folders are both fine' });
    }
    if (info.isDirectory()) await walk(input, input, closed, found);
    else add(found, await realpath(input), { file: input, root: path.dirname(input), inside: path.basename(input) });
  }
  return named([...found.values()]);
}

async function walk(folder: string, root: string, closed: Set<string>, found: Map<string, Found>): Promise<void> {
  const real = await realpath(folder);
  if (closed.has(real)) return;
  closed.add(real); // a link back up does not turn into a loop
  const inside = (file: string): string => path.relative(root, file).split(path.sep).join('/');
  const entries = await readdir(folder).catch(() => null);
  if (entries === null) { // closed to us: reported like a file that cannot be read
    found.set(real, { file: folder, root, inside: inside(folder) || path.basename(path.resolve(folder)) });
    return;
  }
  if (folder !== root && (await isBackup(folder))) return;
  const isWorkspace = entries.includes(WORKSPACE_FILE);
  for (const entry of entries) {
    if (entry === WORKSPACE_FILE || (isWorkspace && entry === STORE_FOLDER)) continue; // a workspace's own files are no lists
    const file = path.join(folder, entry);
    const info = await stat(file).catch(() => null);
    if (info === null) found.set(path.resolve(file), { file, root, inside: inside(file) }); // a link to nowhere
    else if (info.isDirectory()) await walk(file, root, closed, found);
    else add(found, await realpath(file), { file, root, inside: inside(file) }); // a pipe or a device too: it cannot be read, and is said so
  }
}

/** One file reached in two ways is one file, under the longer of its names, whatever was named first. */
function add(found: Map<string, Found>, real: string, next: Found): void {
  const known = found.get(real);
  if (known === undefined || next.inside.length > known.inside.length || (next.inside.length === known.inside.length && next.root < known.root)) found.set(real, next);
}

/** Two inputs may hold files of one name: those get as many of the folders above them in front as tell them apart. */
function named(files: readonly Found[]): FoundFile[] {
  const groups = new Map<string, Found[]>();
  for (const file of files) groups.set(file.inside, [...(groups.get(file.inside) ?? []), file]);
  const used = new Set([...groups].filter(([, group]) => group.length === 1).map(([inside]) => inside));
  const result: FoundFile[] = [];
  for (const [inside, group] of [...groups].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const names = group.length === 1 ? [inside] : toldApart(group, used);
    for (const [index, { file }] of group.entries()) result.push({ file, path: names[index] as string });
    for (const name of names) used.add(name);
  }
  return result.sort((a, b) => (a.path < b.path ? -1 : 1));
}

function toldApart(group: readonly Found[], used: ReadonlySet<string>): string[] {
  const above = group.map(({ root }) => path.resolve(root).split(path.sep).filter((part) => part !== ''));
  const deepest = Math.max(...above.map((parts) => parts.length));
  for (let depth = 1; depth < deepest; depth += 1) {
    const names = group.map(({ inside }, index) => [...(above[index] as string[]).slice(-depth), inside].join('/'));
    if (new Set(names).size === names.length && !names.some((name) => used.has(name))) return names;
  }
  return group.map(({ inside }, index) => [...(above[index] as string[]), inside].join('/'));
}
