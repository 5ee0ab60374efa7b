/** Finds one row of an imported list again 查找记录, by its place: linked or not, for `c2z explain`. */
import path from 'node:path';
import { formatRef, identifyFile, readList, type PersonFacts, type Sheet } from '../../src/index.js';
import { openSpreadsheet } from '../../src/io/index.js';
import { learntProfile, type Workspace } from './open.js';

/** Reads the archived file of `file#sheet!row` through to the row; null when there is no such row on any list. */
export async function findRow(workspace: Workspace, place: string): Promise<PersonFacts | null> {
  const { store, rules, folder, settings } = workspace;
  const source = store.lists.sources().find((each) => each.format !== null && place.startsWith(`${each.path}#`));
  if (source === undefined) return null;
  const kinds = [...new Set(source.sheets.flatMap(({ kind }) => (kind === null ? [] : [kind])))];
  const [as] = kinds;
  const workbook = await openSpreadsheet(path.resolve(folder, source.archivedAs));
  const readings = await identifyFile(source.path, workbook, rules, { profile: learntProfile(store), year: settings.year, ...(kinds.length === 1 && as !== undefined ? { as } : {}) });
  let found: PersonFacts | null = null;
  for (const { sheet, reading } of readings) {
    if (reading.kind !== 'list' || found !== null || !place.startsWith(`${source.path}#${reading.sheetName}!`)) continue;
    await readList(workbook.sheets[sheet] as Sheet, reading, source.path, rules, settings.year, (record) => {
      if (found === null && formatRef(record.ref) === place) found = record;
    });
  }
  return found;
}
