/** Reads files in an OLE container: BIFF workbooks (.xls, .et), and says so when it is an encrypted workbook or a document. */
import { UnreadableFile } from '../../../../domain/unreadable-file.js';
import type { HeldSheet } from '../held-workbook.js';
import type { ReadLimits } from '../limits.js';
import { checkBiff } from './check-biff.js';
import { loadSheetJs, readWithSheetJs } from './sheetjs.js';
import { inWholeUnits } from './whole-units.js';

export async function readOle(bytes: Buffer, limits: ReadLimits): Promise<HeldSheet[]> {
  const recorded = bytes[0] === 0xd0 ? await checkContainer(bytes) : checkBiff(bytes);
  return readWithSheetJs(bytes, 'xls', limits, recorded);
}

/** The number of cells that the workbook in the container records. */
async function checkContainer(bytes: Buffer): Promise<number> {
  const { CFB } = await loadSheetJs();
  let container: ReturnType<typeof CFB.read>;
  try {
    container = inWholeUnits(() => CFB.read(bytes, { type: 'buffer' }));
  } catch (error) {
    throw new UnreadableFile('io/broken-part', { part: 'OLE', found: error instanceof Error ? error.message : String(error) });
  }
  if (CFB.find(container, '/EncryptedPackage') !== null || CFB.find(container, '/EncryptionInfo') !== null) throw new UnreadableFile('io/encrypted', {});
  const stream = CFB.find(container, '/Workbook') ?? CFB.find(container, '/Book');
  if (stream === null) {
    const isWord = CFB.find(container, '/WordDocument') !== null;
    throw new UnreadableFile('io/unknown-format', { found: isWord ? 'Word (doc)' : CFB.find(container, '/PowerPoint Document') !== null ? 'PowerPoint (ppt)' : 'OLE' });
  }
  const content = Uint8Array.from(stream.content);
  if (content.length < stream.size) throw new UnreadableFile('io/truncated', { part: 'Workbook' });
  return checkBiff(content);
}
