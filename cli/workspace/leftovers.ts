/** What office programs and systems leave beside the files 附带文件: nobody's list. */
import path from 'node:path';

/** What Excel, WPS and LibreOffice keep beside a workbook while it is open: a name and no table, never longer than this. */
const LOCK_BYTES = 1024;
const LOCK = /^(?:~\$|\.~lock\.)/u;
/** Thumbnails, settings of folders, and what a Mac writes beside each file on a foreign disk. */
const SYSTEM = /^(?:\.DS_Store|\._.*|Thumbs\.db|ehthumbs\.db|desktop\.ini)$/iu;

/** `lock`: a workbook is open; `system`: the system's own; null: a file of somebody's. */
export function leftover(file: string, bytes: number): 'lock' | 'system' | null {
  const name = path.basename(file);
  if (LOCK.test(name)) return bytes <= LOCK_BYTES ? 'lock' : null;
  return SYSTEM.test(name) ? 'system' : null;
}
