/** Writes a receipt beside each returned file, to be mailed back. */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { fileNameOf, maskNumbersIn, receiptWorkbook } from '../../src/index.js';
import { today, writeWorkbook } from '../../src/io/index.js';
import type { CollectResult } from './collect.js';
import { outFolder, type Workspace } from './open.js';

/** Writes one workbook a file into `out/worksheets/回执/` and returns their paths. A receipt of the same file takes the place of the earlier one. */
export async function writeReceipts(workspace: Workspace, { files, rows }: CollectResult): Promise<string[]> {
  const { settings, store, folder } = workspace;
  const target = path.join(outFolder(folder), 'worksheets', '回执');
  mkdirSync(target, { recursive: true, mode: 0o700 });
  const written: string[] = [];
  for (const file of files) {
    const name = fileNameOf(maskNumbersIn(file.path.replace(/\.[^./]+$/u, '').replaceAll('/', '_')));
    const people = store.results.people({ ids: file.missing.flatMap((number) => store.cases.find(number)?.personId ?? []) });
    const model = receiptWorkbook({
      county: { code: settings.county, name: settings.countyName }, year: settings.year, referenceDate: today(), signOff: { unit: file.township, preparedBy: '', reviewedBy: '', phone: '' },
      file, rows: rows.filter((row) => row.file === file.path), missing: people.map(({ person }) => ({ name: person.name.display, village: person.place.village })),
    }, name);
    const to = path.join(target, `${model.name}.xlsx`);
    await writeWorkbook(to, model);
    written.push(to);
  }
  return written;
}
