import { UnreadableFile } from '../../../../domain/unreadable-file.js';
import type { ReadLimits } from '../limits.js';
import { isBuiltInDate, isDateFormat } from '../values/date-format.js';
import { readXmlPart } from '../xml/read-xml-part.js';
import type { ZipArchive } from '../zip/archive.js';

/** For each cell style of the workbook, 1 when it shows a number as a day. A workbook without styles shows none. */
export async function readDateStyles(archive: ZipArchive, part: string | undefined, limits: ReadLimits): Promise<Uint8Array> {
  if (part === undefined) return new Uint8Array(0);
  const entry = archive.find(part);
  // Without its styles every day of the workbook would be read as a number.
  if (entry === undefined) throw new UnreadableFile('io/truncated', { part });
  const custom = new Map<number, boolean>();
  const styles: number[] = [];
  let inCellStyles = false;
  await readXmlPart(archive, entry, limits, {
    open: (name, { numFmtId = '0', formatCode }) => {
      if (name === 'cellXfs') inCellStyles = true;
      // A file may redefine a built-in id; then its own code holds.
      else if (name === 'numFmt' && formatCode !== undefined) custom.set(Number(numFmtId), isDateFormat(formatCode));
      else if (name === 'xf' && inCellStyles) styles.push(Number(numFmtId));
    },
    close: (name) => {
      if (name === 'cellXfs') inCellStyles = false;
    },
  });
  return Uint8Array.from(styles, (id) => ((custom.get(id) ?? isBuiltInDate(id)) ? 1 : 0));
}
