/** Writes the files of `out/`; a workbook that somebody has written in is set aside first, never written over. */
import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { buildReports, type ReportInput } from '../../src/index.js';
import { hashFile, now, writeCsv, writeText, writeWorkbook } from '../../src/io/index.js';
import type { Context } from '../context.js';
import type { ExportSettings } from '../exports/export-table.js';
import { outTables } from '../exports/out-tables.js';
import type { Matched } from './stored-match.js';
import { outFolder, storeFolder, type Workspace } from './open.js';
import { keepOutputs, standingOutputs } from './outputs-stand.js';
import { signOffOf } from './sign-off.js';
import type { StoredPeople } from './stored-people.js';

/** What the files in `out/` are made of: a match, or the same read back from the store. */
export interface Reported extends Pick<Matched, 'counts' | 'referenceDate'> {
  readonly output: Pick<Matched['output'], 'people' | 'links'> & { readonly classification: Pick<StoredPeople, 'standings' | 'identitiesOf' | 'outside'> };
}

/** Volumes of a list too long for one sheet. */
const VOLUME = /（第\d+册，共\d+册）\.xlsx$/u;
/** Hashes of what was written last, so that a change by hand is noticed. */
const WRITTEN = 'written.json';
/** Folder inside `out/` for workbooks that somebody has changed. */
const KEPT = '手工改过';

/** Writes workbooks and CSV into `out/`, unless they stand there already, and returns the file names, in order. Says which changed workbooks were set aside. */
export async function writeOutputs(workspace: Workspace, matched: Reported, options: ExportSettings, context: Pick<Context, 'say' | 'language'>): Promise<string[]> {
  const standing = await standingOutputs(workspace, options);
  if (standing !== null) return standing;
  const folder = outFolder(workspace.folder);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const models = buildReports(reportInput(workspace, matched, options));
  const workbooks = models.map(({ name }) => `${name}.xlsx`);
  const hashes = writtenHashes(workspace);
  const stale = readdirSync(folder).filter((file) => VOLUME.test(file));
  const kept = await setAsideChanged(folder, [...new Set([...workbooks, ...stale])], hashes);
  for (const file of stale) rmSync(path.join(folder, file), { force: true });
  const tables = outTables(workspace, matched.output, options);
  const keepHashes = (): Promise<void> => writeText(path.join(storeFolder(workspace.folder), WRITTEN), JSON.stringify(hashes, null, 2));
  try {
    await sideBySide([
      ...models.map((model, index) => async () => {
        const name = workbooks[index] as string;
        await writeWorkbook(path.join(folder, name), model);
        hashes[name] = (await hashFile(path.join(folder, name))).sha256;
      }),
      ...tables.map(({ file, columns, rows }) => () => writeCsv(path.join(folder, file), columns, rows)),
    ]);
  } catch (error) {
    await keepHashes().catch(() => undefined); // what could be written was not changed by hand; why the rest was not is said
    throw error;
  }
  await keepHashes();
  if (kept.length > 0) {
    context.say(context.language === 'zh' ? `这些表被手工改过，没有覆盖，移到了 out/${KEPT}/：${kept.join('、')}。要采用里面手工填写的内容：c2z collect out/${KEPT}` : `These workbooks were changed by hand; they were not written over but moved to out/${KEPT}/: ${kept.join(', ')}. To take over what was filled in: c2z collect out/${KEPT}`);
  }
  const names = [...workbooks, ...tables.map(({ file }) => file)];
  await keepOutputs(workspace, options, names, hashes);
  return names;
}

/** While one file is compressed and reaches the disk, the next is made. Of what fails the first is thrown, after everything begun has ended. */
async function sideBySide(works: readonly (() => Promise<void>)[]): Promise<void> {
  const begun: Promise<unknown>[] = [];
  const failed = new Map<number, unknown>();
  for (const [index, work] of works.entries()) {
    await begun[index - LANES];
    if (failed.size > 0) break;
    begun.push(work().catch((error: unknown) => failed.set(index, error)));
  }
  await Promise.all(begun);
  if (failed.size > 0) throw failed.get(Math.min(...failed.keys()));
}

const LANES = 2;

function writtenHashes(workspace: Workspace): Record<string, string> {
  try {
    return JSON.parse(readFileSync(path.join(storeFolder(workspace.folder), WRITTEN), 'utf8')) as Record<string, string>;
  } catch {
    return {}; // nothing was written before, or by an older version
  }
}

/** Moves workbooks that differ from what was written last; the new names carry the moment, and never take an earlier one's place. */
async function setAsideChanged(folder: string, files: readonly string[], hashes: Readonly<Record<string, string>>): Promise<string[]> {
  const kept: string[] = [];
  const stamp = now().slice(0, 19).replace(/[-:]/gu, '').replace('T', '-');
  for (const file of files) {
    const known = hashes[file];
    if (known === undefined) continue;
    const found = await hashFile(path.join(folder, file)).catch(() => null);
    if (found === null || found.sha256 === known) continue;
    mkdirSync(path.join(folder, KEPT), { recursive: true, mode: 0o700 });
    const name = `${path.basename(file, '.xlsx')}-${stamp}-${found.sha256.slice(0, 6)}.xlsx`;
    renameSync(path.join(folder, file), path.join(folder, KEPT, name));
    kept.push(name);
  }
  return kept;
}

function reportInput(workspace: Workspace, { output, counts, referenceDate }: Reported, { fullIds }: ExportSettings): ReportInput {
  const { settings, rules, store } = workspace;
  const { standings, identitiesOf, outside } = output.classification;
  return {
    county: { code: settings.county, name: settings.countyName }, year: settings.year, referenceDate, people: output.people, standings, identitiesOf, outside, links: output.links,
    issues: store.lists.issues(), cases: new Map(store.cases.list().map((each) => [each.personId, each])), evidenceKinds: rules.cases.evidence,
    sources: store.lists.sources().flatMap((source) => source.sheets.flatMap((sheet) => (sheet.kind === null ? [] : [{ file: source.path, sheet: sheet.name, kind: sheet.kind }]))),
    rows: counts, reasons: rules.standings.reasons.reasons, fullIds, signOff: signOffOf(settings),
  };
}
