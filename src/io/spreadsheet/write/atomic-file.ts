import { randomBytes } from 'node:crypto';
import { open, rename, rm, type FileHandle } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { ToolError } from '../../../domain/tool-error.js';

/**
 * Writes a file whole or not at all: into a temporary file beside it, flushed, then renamed over the old one. A reader
 * never sees half a file, and a failed write leaves the old one as it was.
 */
export async function writeFileAtomically(path: string, fill: (file: FileHandle) => Promise<void>): Promise<void> {
  const temporary = join(dirname(path), `.${basename(path)}.${randomBytes(4).toString('hex')}.tmp`);
  try {
    const file = await open(temporary, 'wx');
    try {
      await fill(file);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw explained(error, path);
  }
}

/** What the user can mend is said in words; everything else stays what it was. */
function explained(error: unknown, path: string): unknown {
  const code = (error as NodeJS.ErrnoException).code;
  switch (code) {
    case 'EBUSY':
    case 'EPERM':
    case 'EACCES':
      return new ToolError('io/file-not-writable',
        { zh: `写不进文件：${path}`, en: `Cannot write the file: ${path}` },
        { zh: '它可能正在 Excel 或 WPS 中打开，请关闭后重试；否则请检查该文件夹的写入权限', en: 'It may be open in Excel or WPS: close it and try again; else check the permissions of the folder' });
    case 'ENOSPC':
      return new ToolError('io/disk-full', { zh: `磁盘已满，写不下：${path}`, en: `The disk is full: ${path}` },
        { zh: '清出磁盘空间后重试；原有文件没有改动', en: 'Free some space and try again; the old file is unchanged' });
    case 'ENOENT':
      return new ToolError('io/no-such-folder', { zh: `文件夹不存在：${dirname(path)}`, en: `No such folder: ${dirname(path)}` },
        { zh: '先建立该文件夹，或换一个位置', en: 'Create the folder, or choose another place' });
    default:
      return error;
  }
}
