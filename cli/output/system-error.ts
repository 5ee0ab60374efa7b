/** What the operating system refuses, said so that the user can do something about it: a full disk is no bug. */
import { ToolError, type Label } from '../../src/index.js';

const REFUSALS: Readonly<Record<string, Label>> = {
  EACCES: { zh: '没有权限', en: 'permission denied' },
  EPERM: { zh: '没有权限', en: 'permission denied' },
  EROFS: { zh: '磁盘是只读的', en: 'the disk is read-only' },
  EBUSY: { zh: '正被别的程序占用', en: 'in use by another program' },
  EEXIST: { zh: '这个位置已有一个文件', en: 'a file stands in its place' },
  ENOTDIR: { zh: '路径中有一段是文件，不是文件夹', en: 'a part of the path is a file, not a folder' },
  EISDIR: { zh: '是文件夹，不是文件', en: 'is a folder, not a file' },
  ENOENT: { zh: '不存在', en: 'does not exist' },
  ENOSPC: { zh: '磁盘已满', en: 'the disk is full' },
  ENAMETOOLONG: { zh: '路径太长', en: 'the path is too long' },
  EMFILE: { zh: '打开的文件太多', en: 'too many open files' },
};

/** The refusal as something to be fixed; null for every other error. */
export function systemRefusal(error: unknown): ToolError | null {
  if (!(error instanceof Error) || !('syscall' in error) || !('code' in error)) return null;
  const said = REFUSALS[String(error.code)];
  if (said === undefined) return null;
  const place = 'path' in error ? String(error.path) : '';
  return new ToolError('files/refused', { zh: `${place === '' ? '文件' : place}：${said.zh}（${String(error.code)}）`, en: `${place === '' ? 'File' : place}: ${said.en} (${String(error.code)})` },
    { zh: '换一个位置，或关闭占用它的程序、腾出空间、改好权限后重试', en: 'Choose another place, or close what uses it, free space, correct its permissions, and try again' });
}
