/** Opens an xlsx workbook: which sheets it has, where their parts are, and what its styles and strings mean. */
import type { Sheet, SheetVisibility, SourceWorkbook } from '../../../../domain/sheet.js';
import { UnreadableFile } from '../../../../domain/unreadable-file.js';
import type { ReadLimits } from '../limits.js';
import { DateSerials } from '../values/date-serial.js';
import { readXmlPart } from '../xml/read-xml-part.js';
import type { ZipArchive } from '../zip/archive.js';
import { readRelationships } from './relationships.js';
import { SharedStrings } from './shared-strings.js';
import { readDateStyles } from './styles.js';
import { XlsxSheet, type WorkbookParts } from './xlsx-sheet.js';

/** Kinds of sheets that hold no cells of data. */
const WITHOUT_CELLS = new Set(['chartsheet', 'dialogsheet', 'xlMacrosheet', 'xlIntlMacrosheet']);

/** @param main the workbook part, usually `xl/workbook.xml` */
export async function openXlsx(archive: ZipArchive, main: string, limits: ReadLimits): Promise<SourceWorkbook> {
  const entry = archive.find(main);
  if (entry === undefined) throw new UnreadableFile('io/broken-part', { part: main, found: '-' });
  const listed: { name: string; id: string; visibility: SheetVisibility }[] = [];
  let date1904 = false;
  await readXmlPart(archive, entry, limits, {
    open: (name, { name: sheetName = '', id = '', state, date1904: flag }) => {
      if (name === 'sheet') listed.push({ name: sheetName, id, visibility: state === 'hidden' ? 'hidden' : state === 'veryHidden' ? 'very-hidden' : 'visible' });
      if (name === 'workbookPr') date1904 = flag === '1' || flag === 'true';
    },
  });
  const relationships = await readRelationships(archive, main, limits);
  const parts: WorkbookParts = {
    archive,
    limits,
    dateStyles: await readDateStyles(archive, relationships.find(({ type }) => type === 'styles')?.target, limits),
    dates: new DateSerials(date1904),
    strings: sharedStringsOf(archive, relationships.find(({ type }) => type === 'sharedStrings')?.target, limits),
  };
  if (listed.length > limits.sheets) throw new UnreadableFile('io/too-many-sheets', { limit: limits.sheets });
  const byId = new Map(relationships.map((relationship) => [relationship.id, relationship]));
  const sheets: Sheet[] = [];
  for (const { name, id, visibility } of listed) {
    const found = byId.get(id);
    if (found !== undefined && WITHOUT_CELLS.has(found.type)) continue;
    const part = found === undefined ? undefined : archive.find(found.target);
    if (part === undefined) throw new UnreadableFile('io/missing-sheet', { sheet: name });
    sheets.push(new XlsxSheet(name, visibility, part, parts));
  }
  if (sheets.length === 0) throw new UnreadableFile('io/no-sheets', {});
  return { format: 'xlsx', sheets };
}

/**
 * The table is shared by the sheets and by later scans while it is in use, and left to the garbage collector between
 * them: a run has many workbooks open and reads one at a time.
 */
function sharedStringsOf(archive: ZipArchive, target: string | undefined, limits: ReadLimits): () => SharedStrings | null {
  const entry = target === undefined ? undefined : archive.find(target);
  let kept: WeakRef<SharedStrings> | null = null;
  return () => {
    if (entry === undefined) return null;
    const known = kept?.deref();
    if (known?.complete === true) return known;
    const strings = new SharedStrings(archive, entry, limits);
    kept = new WeakRef(strings);
    return strings;
  };
}
