/** Opens what townships sent back: spreadsheets of any format, in any state. */
import path from 'node:path';
import { issueFix, issueMessage, tableFinder, type Issue, type Refusal, type ReturnedFile, type ReturnedSheet, type Sheet, type WorksheetRules } from '../../src/index.js';
import { UnreadableFile, findFiles, hashFile, openSpreadsheet } from '../../src/io/index.js';
import { leftover } from './leftovers.js';
import { outFolder, storeFolder } from './open.js';

/** A returned file, or why it cannot be read. */
export type OpenedFile =
  | { readonly file: string; readonly returned: ReturnedFile }
  | { readonly file: string; readonly path: string; readonly sha256: string; readonly refusal: Refusal };

/** A table that has not begun by then is none. */
const LOOKED_AT = 80;

/** Every file of the paths; folders are searched to the bottom, except the workspace's own. */
export async function openReturned(inputs: readonly string[], workspace: string, rules: WorksheetRules): Promise<OpenedFile[]> {
  const own = [storeFolder(workspace), path.join(outFolder(workspace), 'worksheets')];
  const named = inputs.map((input) => path.resolve(input));
  const found = await findFiles(inputs, own.filter((folder) => !named.some((input) => input === folder || input.startsWith(folder + path.sep))));
  const find = tableFinder(rules);
  const opened: OpenedFile[] = [];
  for (const each of found) {
    const one = await openOne(each.file, each.path, find);
    if (one !== null) opened.push(one);
  }
  return opened;
}

/** Null for what programs and systems leave beside the files. */
async function openOne(file: string, name: string, find: ReturnType<typeof tableFinder>): Promise<OpenedFile | null> {
  let sha256 = '';
  try {
    const hashed = await hashFile(file);
    if (leftover(file, hashed.bytes) !== null) return null;
    ({ sha256 } = hashed);
    const workbook = await openSpreadsheet(file);
    const sheets: ReturnedSheet[] = [];
    for (const sheet of workbook.sheets) sheets.push(await readSheet(sheet, find));
    return { file, returned: { path: name, sha256, sheets } };
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    return { file, path: name, sha256, refusal: refusalOf(error.toIssue({ file: name })) };
  }
}

/** All rows of a sheet that has the headings of a work sheet; of any other, only its beginning. */
async function readSheet(sheet: Sheet, find: ReturnType<typeof tableFinder>): Promise<ReturnedSheet> {
  const rows: { number: number; cells: ReturnedSheet['rows'][number]['cells'] }[] = [];
  await sheet.scan(({ number, cells }) => {
    rows.push({ number, cells: [...cells] });
    return rows.length !== LOOKED_AT || find({ rows }) !== null;
  });
  return { name: sheet.name, rows };
}

function refusalOf(found: Issue): Refusal {
  return { code: found.code, column: '', heading: '', texts: { zh: issueMessage(found, 'zh'), en: issueMessage(found, 'en') }, fix: { zh: issueFix(found, 'zh'), en: issueFix(found, 'en') } };
}
