/** All samples, and the way in which one is put through the product. */
import { appendFile, chmod, mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { importSources } from '../../cli/workspace/import-sources.js';
import { subsidiesOf } from '../../cli/workspace/entitlements.js';
import { matchWorkspace } from '../../cli/workspace/match-workspace.js';
import type { Workspace } from '../../cli/workspace/open.js';
import type { Context } from '../../cli/context.js';
import type { Issue } from '../../src/domain/issue.js';
import type { IssueCode } from '../../src/domain/issue-catalog.js';
import { UnreadableFile, loadRules, markOf, openSpreadsheet, openStore, refuseChanged } from '../../src/io/index.js';
import { asUnreadable } from '../../src/io/spreadsheet/read/failures.js';
import { DEFAULT_LIMITS } from '../../src/io/spreadsheet/read/limits.js';
import type { IssueSample } from './sample.js';
import { CLASSIFY_SAMPLES } from './samples/classify.js';
import { INGEST_SAMPLES } from './samples/ingest.js';
import { IO_SAMPLES } from './samples/io.js';
import { LINK_SAMPLES } from './samples/link.js';
import { NORMALIZE_SAMPLES } from './samples/normalize.js';
import { SOURCE_SAMPLES } from './samples/sources.js';
import { SUBSIDY_SAMPLES } from './samples/subsidy.js';

export const SAMPLES: readonly IssueSample[] = [...IO_SAMPLES, ...INGEST_SAMPLES, ...SOURCE_SAMPLES, ...NORMALIZE_SAMPLES, ...LINK_SAMPLES, ...CLASSIFY_SAMPLES, ...SUBSIDY_SAMPLES];

/**
 * Faults that only rosters can have, and rosters are summed up by sheet: the code stands in the catalogue beside its
 * summary, and no list ever shows it by itself.
 */
export const SUMMED_UP: Readonly<Partial<Record<IssueCode, IssueCode>>> = {
  'normalize/year-unreadable': 'normalize/rows-date-unreadable',
  'normalize/amount-unreadable': 'normalize/rows-amount-unreadable',
  'normalize/status-unknown': 'normalize/rows-status-unknown',
  'normalize/scheme-unknown': 'normalize/rows-scheme-unknown',
};

const rules = loadRules();
const SILENT: Context = { language: 'zh', json: true, quiet: true, color: false, actor: 'test', workspace: undefined, print: () => undefined, say: () => undefined, warn: () => undefined };

/** Writes the sample's files into `folder`, runs import, match and classification, and returns every issue that is kept. */
export async function issuesOf(sample: IssueSample, folder: string): Promise<Issue[]> {
  const inbox = path.join(folder, 'inbox');
  await mkdir(inbox, { recursive: true });
  for (const [name, content] of Object.entries(sample.files)) {
    await mkdir(path.dirname(path.join(inbox, name)), { recursive: true });
    await writeFile(path.join(inbox, name), content);
  }
  for (const [name, content] of Object.entries(sample.packs ?? {})) {
    await mkdir(path.dirname(path.join(folder, 'policy', name)), { recursive: true });
    await writeFile(path.join(folder, 'policy', name), content);
  }
  if (sample.limits !== undefined || sample.meanwhile !== undefined) return openingOf(sample, inbox);
  const store = openStore(path.join(folder, 'store.sqlite'));
  const workspace: Workspace = { folder, settings: { county: '990101', countyName: '', year: 2020, policy: sample.policy ?? '' }, store, rules, close: () => { store.close(); } };
  try {
    if (sample.earlier !== undefined) {
      const before = path.join(folder, 'earlier');
      await mkdir(before, { recursive: true });
      for (const [name, content] of Object.entries(sample.earlier)) await writeFile(path.join(before, name), content);
      await importSources(workspace, [before], { archive: false, countRosters: false }, SILENT);
    }
    const imported = await importSources(workspace, [inbox], { archive: false, countRosters: false, ...(sample.as ? { as: sample.as } : {}) }, SILENT);
    await matchWorkspace(workspace, SILENT, imported);
    return [...store.lists.issues(), ...(sample.policy === undefined ? [] : subsidiesOf(workspace).result.warnings.map((warning) => warning.issue))];
  } finally {
    workspace.close();
  }
}

/** What cannot be had with real limits and a healthy disk: the file is opened and read by hand. */
async function openingOf({ files, limits, meanwhile }: IssueSample, inbox: string): Promise<Issue[]> {
  const [name] = Object.keys(files) as [string];
  const file = path.join(inbox, name);
  try {
    if (meanwhile === 'removed') await rm(file);
    if (meanwhile === 'locked') await lock(file);
    if (meanwhile === 'failing-disk') throw Object.assign(new Error('EIO: i/o error, read'), { code: 'EIO' });
    const mark = await markOf(file);
    if (meanwhile === 'written') await appendFile(file, 'x');
    for (const sheet of (await openSpreadsheet(file, { ...DEFAULT_LIMITS, ...limits })).sheets) await sheet.scan(() => undefined);
    await refuseChanged(file, mark);
    return [];
  } catch (error) {
    const unreadable = asUnreadable(error);
    if (unreadable instanceof UnreadableFile) return [unreadable.toIssue({ file: name })];
    throw error;
  }
}

/** Nobody may read the file; the administrator may read everything, so there the system's answer is given by hand. */
async function lock(file: string): Promise<void> {
  await chmod(file, 0o000);
  if (process.getuid?.() === 0 || process.platform === 'win32') throw Object.assign(new Error('EBUSY: resource busy or locked'), { code: 'EBUSY' });
}
