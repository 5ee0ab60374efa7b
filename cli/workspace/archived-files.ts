/** Where the bytes of a source lie, so that it can be read again. */
import path from 'node:path';
import { ToolError } from '../../src/index.js';
import { hashFile, isKept, type StoredSource } from '../../src/io/index.js';
import { archiveFolder, type Workspace } from './open.js';

/** @throws ToolError `files/gone` */
export async function archivedFile({ folder }: Pick<Workspace, 'folder'>, source: StoredSource): Promise<string> {
  const file = path.resolve(folder, source.archivedAs);
  if (!(await isKept(file))) {
    throw new ToolError('files/gone', { zh: `找不到来源文件 ${source.path} 的存档 ${file}`, en: `The archived copy of ${source.path} is gone: ${file}` }, { zh: '重新导入这个文件：c2z import', en: 'Import the file again: c2z import' });
  }
  return file;
}

/**
 * The same; a file that was not archived may have been written over since.
 *
 * @throws ToolError `files/gone`, `files/changed`
 */
export async function unchangedFile(workspace: Pick<Workspace, 'folder'>, source: StoredSource): Promise<string> {
  const file = await archivedFile(workspace, source);
  if (path.dirname(path.dirname(file)) === archiveFolder(workspace.folder) || (await hashFile(file)).sha256 === source.sha256) return file;
  throw new ToolError('files/changed', { zh: `来源文件 ${file} 在导入以后改动过（导入时用了 --no-archive，没有存档）`, en: `${file} was changed since it was imported (with --no-archive, so there is no copy)` },
    { zh: '重新导入它：c2z import', en: 'Import it again: c2z import' });
}
