/** Small XML parts of a zip-based workbook, read as a whole. */
import { UnreadableFile } from '../../../../domain/unreadable-file.js';
import type { ReadLimits } from '../limits.js';
import type { ZipArchive, ZipEntry } from '../zip/archive.js';
import { entryChunks } from '../zip/entry-chunks.js';
import { asUtf8 } from './as-utf8.js';
import { parseXml, XmlFault, type XmlHandlers } from './parse-xml.js';

export async function readXmlPart(archive: ZipArchive, entry: ZipEntry, limits: ReadLimits, handlers: XmlHandlers): Promise<void> {
  if (entry.size > limits.smallPartBytes) throw new UnreadableFile('io/too-large', { part: entry.name, limit: limits.smallPartBytes });
  const chunks: Buffer[] = [];
  for await (const chunk of asUtf8(entryChunks(archive, entry, limits), entry.name)) chunks.push(chunk);
  parseXmlPart(Buffer.concat(chunks).toString('utf8'), entry.name, handlers);
}

/** {@link parseXml}, with a fault in the text reported as a fault of this part. */
export function parseXmlPart(text: string, part: string, handlers: XmlHandlers): void {
  try {
    parseXml(text, handlers);
  } catch (error) {
    if (error instanceof XmlFault) throw new UnreadableFile('io/broken-part', { part, found: error.message });
    throw error;
  }
}
