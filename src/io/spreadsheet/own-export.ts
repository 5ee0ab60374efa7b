/** Knows the workbooks and tables that this program writes 自己的导出, so that nobody reads results as lists. */
import { open } from 'node:fs/promises';
import { UnreadableFile } from '../../domain/unreadable-file.js';
import { DEFAULT_LIMITS } from './read/limits.js';
import { openArchive } from './read/zip/archive.js';
import { readEntry } from './read/zip/entry-chunks.js';

/** Stands in the properties of every workbook that is written; stays when Excel or WPS saves it again. */
const CREATOR = '清零 c2z';

/** First columns of the CSV exports (README). */
const TABLE_HEADS = /^(?:person_id,(?:name|target_file|case)|left_person_id,|case_number,|code,severity,file,|seq,at,actor,)/u;

/** The title of a file that this program wrote; null = it did not, or nobody can tell. Never throws for what is wrong with the file. */
export async function ownExport(file: string): Promise<string | null> {
  try {
    const head = await beginning(file);
    if (head.startsWith('PK')) return await creatorsTitle(file);
    const text = head.replace(/^\uFEFF/u, '');
    return TABLE_HEADS.test(text) ? `${(/^[\w,]*/u.exec(text)?.[0] ?? '').slice(0, 40)}…` : null;
  } catch (error) {
    if (error instanceof UnreadableFile || (error as NodeJS.ErrnoException).code !== undefined) return null;
    throw error;
  }
}

async function beginning(file: string): Promise<string> {
  const handle = await open(file, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(256), 0, 256, 0);
    return buffer.subarray(0, bytesRead).toString('utf8');
  } finally {
    await handle.close();
  }
}

async function creatorsTitle(file: string): Promise<string | null> {
  const archive = await openArchive(file);
  const part = archive.find('docProps/core.xml');
  if (part === undefined || part.size > 1 << 20) return null;
  const properties = (await readEntry(archive, part, DEFAULT_LIMITS)).toString('utf8');
  if (!new RegExp(`<dc:creator[^>]*>\\s*${CREATOR}\\s*<`, 'u').test(properties)) return null;
  return /<dc:title[^>]*>([^<]*)</u.exec(properties)?.[1] ?? CREATOR;
}
