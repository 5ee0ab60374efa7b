/** Writes a receipt beside each returned file, to be mailed back. */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileNameOf, maskNumbersIn, receiptWorkbook } from '../../src/index.js';
import { today, writeWorkbook } from '../../src/io/index.js';
import type { CollectResult } from './collect.js';
import { outFolder, type Workspace } from './open.js';

/** Writes one workbook a file into `out/worksheets/回执/` and returns their paths. A receipt that says something else than the earlier ones of that name is numbered after them. */
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
    const made = path.join(target, `${model.name}.new.xlsx`);
    await writeWorkbook(made, model);
    written.push(keep(made, path.join(target, model.name)));
  }
  return written;
}

/** Gives what was made its name: the first that is free, or the one under which the same is there already. */
function keep(made: string, name: string): string {
  const bytes = readFileSync(made);
  for (let count = 1; ; count += 1) {
    const to = `${name}${count === 1 ? '' : `(${count})`}.xlsx`;
    if (!existsSync(to)) {
      renameSync(made, to);
      return to;
    }
    if (readFileSync(to).equals(bytes)) {
      rmSync(made);
      return to;
    }
  }
}
