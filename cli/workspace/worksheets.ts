/** Sends work sheets out: builds a batch from the ledger, writes the workbooks, and keeps what was sent. */
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { ToolError, buildWorksheets, type Place, type Worksheet, type WorksheetsSent } from '../../src/index.js';
import { loadWorksheetRules, now, today, writeWorkbook } from '../../src/io/index.js';
import type { Context } from '../context.js';
import { outFolder, type Workspace } from './open.js';
import { signOffOf } from './sign-off.js';
import { storedPeople } from './stored-people.js';
import { townNames } from './town-names.js';

export interface WorksheetOptions {
  readonly by: 'township' | 'village';
  /** Only townships whose name contains this. */
  readonly town?: string;
  /** Default: `out/worksheets/第N批` of the workspace. */
  readonly output?: string;
  readonly fullIds: boolean;
}

export interface SentBatch {
  readonly batch: number;
  readonly folder: string;
  readonly sheets: readonly Worksheet[];
  /** Open cases of people who stand on no list any more. */
  readonly strays: readonly string[];
}

/** Event of a batch of work sheets; it belongs to no step, since what was mailed cannot be taken back. */
const WORKSHEETS_SENT = 'WorksheetsSent';

/**
 * Writes a batch of work sheets and records it. The files appear all together or not at all.
 *
 * @throws ToolError `worksheets/none` when nobody is left to survey there, `worksheets/exists` when a file would be overwritten.
 */
export async function sendWorksheets(workspace: Workspace, options: WorksheetOptions, context: Context): Promise<SentBatch> {
  const { store, settings, rules, folder } = workspace;
  const batch = sentBatches(workspace).reduce((most, sent) => Math.max(most, sent.batch), 0) + 1;
  const built = buildWorksheets({
    ...storedPeople(workspace), county: { code: settings.county, name: settings.countyName }, year: settings.year, referenceDate: today(),
    reasons: rules.standings.reasons.reasons, cases: store.cases.list().filter(({ state }) => state !== 'cleared'), rules: loadWorksheetRules(),
    evidenceKinds: Object.values(rules.cases.evidence).map(({ zh }) => zh), surveyable: Object.keys(rules.cases.reasons), batch, by: options.by, fullIds: options.fullIds,
    signOff: signOffOf(settings), ...(options.town === undefined ? {} : { isWanted: wantedTown(workspace, options.town) }),
  });
  if (built.sheets.length === 0) throw nobody(options.town);
  const target = path.resolve(options.output ?? path.join(outFolder(folder), 'worksheets', `第${batch}批`));
  const waiting = `${target}.partial`;
  rmSync(waiting, { recursive: true, force: true });
  mkdirSync(waiting, { recursive: true, mode: 0o700 });
  for (const { file, workbook } of built.sheets) await writeWorkbook(path.join(waiting, file), workbook);
  mkdirSync(target, { recursive: true, mode: 0o700 });
  const taken = built.sheets.find(({ file }) => existsSync(path.join(target, file)));
  if (taken !== undefined) {
    rmSync(waiting, { recursive: true, force: true });
    throw new ToolError('worksheets/exists', { zh: `${target} 里已有 ${taken.file}`, en: `${taken.file} is in ${target} already` }, { zh: '用 -o 换一个文件夹', en: 'Choose another folder with -o' });
  }
  const payload: WorksheetsSent = { batch, by: options.by, fullIds: options.fullIds, sheets: built.sheets.map(({ sheet, township, village, file, cases }) => ({ sheet, township, village, file, cases })) };
  store.ledger.append({ at: now(), actor: context.actor, type: WORKSHEETS_SENT, subject: `W${batch}`, payload });
  for (const { file } of built.sheets) renameSync(path.join(waiting, file), path.join(target, file));
  rmSync(waiting, { recursive: true, force: true });
  return { batch, folder: target, sheets: built.sheets, strays: built.strays };
}

/** Every batch ever sent, oldest first. */
export function sentBatches({ store }: Pick<Workspace, 'store'>): (WorksheetsSent & { readonly seq: number })[] {
  return store.ledger.events({ types: [WORKSHEETS_SENT] }).map(({ seq, payload }) => ({ ...(payload as WorksheetsSent), seq }));
}

function wantedTown(workspace: Workspace, town: string): (place: Place) => boolean {
  const names = townNames(workspace);
  return (place) => names.fits(place, town);
}

function nobody(town: string | undefined): ToolError {
  const where = town === undefined ? { zh: '', en: '' } : { zh: `“${town}”`, en: ` in "${town}"` };
  return new ToolError('worksheets/none', { zh: `${where.zh}没有需要核查的未销号人员`, en: `There is nobody left to survey${where.en}` },
    { zh: '先用 c2z match 比对；乡镇名称见 c2z gaps；全部销号时不用再发工作表', en: 'Match first with c2z match; c2z gaps shows the townships; when all are cleared no sheet is needed' });
}
