/** Which files somebody means who takes imports back: by path, by name, or by the step that brought them. */
import path from 'node:path';
import { ToolError, fileKey, listKey, maskNumbersIn } from '../../src/index.js';
import type { StoredSnapshot } from '../../src/io/index.js';
import type { Workspace } from './open.js';

export interface Withdrawn {
  /** Path and hash of each, joined by a line break. */
  readonly files: ReadonlySet<string>;
  readonly paths: readonly string[];
  /** What their imports had put out of use without replacing it. */
  readonly dropped: readonly StoredSnapshot[];
}

/** @throws ToolError `import/not-there` for a name that no file in use has, `import/several` for one that many have. */
export function findWithdrawn({ store }: Pick<Workspace, 'store'>, names: readonly string[]): Withdrawn {
  const used = store.snapshots.all().filter(({ state }) => state === 'in-force' || state === 'replaced').map(({ snapshot }) => snapshot);
  const inForce = store.lists.sources();
  const there = [...new Set([...inForce, ...store.snapshots.refusedFiles(), ...used].map((file) => file.path))].sort();
  const files = new Set<string>();
  const paths = new Set<string>();
  for (const name of names) {
    const brought = store.ledger.events({ types: ['SourceImported'], batch: name }).map(({ subject, payload }) => ({ path: subject, sha256: (payload as { sha256: string }).sha256 }));
    const named = brought.length > 0 ? brought : fileNamed(name, there).flatMap((found) => filesAt(found, inForce, used));
    for (const file of named) {
      paths.add(file.path);
      files.add(fileKey(file));
    }
  }
  const isNamed = (file: { readonly path: string; readonly sha256: string }): boolean => files.has(fileKey(file));
  const imports = store.ledger.events({ types: ['SourceImported'] }).filter(({ subject, payload, batch }) => batch !== '' && isNamed({ path: subject, sha256: (payload as { sha256: string }).sha256 }));
  const dropped = [...new Set(imports.map(({ batch }) => batch))].flatMap((batch) => store.snapshots.ofImport(batch)?.before.snapshots ?? []).filter(({ state, snapshot }) => (state === 'in-force' || state === 'replaced') && !isNamed(snapshot));
  const wereUsed = new Set(used.map((each) => listKey(each, each.kind)));
  return { files, paths: [...paths].sort(), dropped: dropped.filter(({ snapshot }) => !wereUsed.has(listKey(snapshot, snapshot.kind))) };
}

/** Of a name that came again and again, the file that is used now; one that was replaced only when none is. */
function filesAt(name: string, inForce: readonly { readonly path: string; readonly sha256: string }[], used: readonly { readonly path: string; readonly sha256: string }[]): { readonly path: string; readonly sha256: string }[] {
  const current = inForce.filter(({ path: own }) => own === name);
  if (current.length > 0) return [...current];
  const known = used.filter(({ path: own }) => own === name);
  return known.length > 0 ? known : [{ path: name, sha256: '' }];
}

function fileNamed(name: string, there: readonly string[]): string[] {
  const wanted = name.split(path.sep).join('/');
  const exact = there.filter((file) => file === wanted || maskNumbersIn(file) === wanted); // as it is shown
  const found = exact.length > 0 ? exact : there.filter((file) => file.endsWith(`/${wanted}`) || path.posix.basename(file) === path.posix.basename(wanted));
  if (found.length === 1) return found;
  if (found.length === 0) throw new ToolError('import/not-there', { zh: `没有导入过“${name}”`, en: `"${name}" was not imported` }, { zh: '用 c2z sources 看有哪些文件，用 c2z undo --list 看各次导入的编号', en: 'c2z sources shows the files, c2z undo --list the imports' });
  throw new ToolError('import/several', { zh: `“${name}”有 ${found.length} 个文件`, en: `"${name}" names ${found.length} files` }, { zh: `写全路径：${found.slice(0, 5).join('、')}`, en: `Write the whole path: ${found.slice(0, 5).join(', ')}` });
}
