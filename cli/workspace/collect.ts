/** Takes returned work sheets into the ledger: one step that can be undone, with the files' hashes beside it. */
import path from 'node:path';
import {
  ToolError, collect, printedPlaces, readIdNumber, receiptsOf, refusal, vocabularyReaders,
  type CaseIndex, type Collected, type CollectInput, type FileReceipt, type KnownCase, type RowReceipt, type TakenAnswers, type WorksheetCollected,
} from '../../src/index.js';
import { archiveFile, loadWorksheetRules, now, today } from '../../src/io/index.js';
import type { Context } from '../context.js';
import { caseSteps, type StepResult } from './ledger.js';
import { storeFolder, type Workspace } from './open.js';
import { openReturned, type OpenedFile } from './returned-files.js';
import { storedPeople } from './stored-people.js';
import { sentBatches } from './worksheets.js';

export interface CollectOptions {
  readonly dryRun: boolean;
  /** Files whose answers win over others, by name. */
  readonly prefer: readonly string[];
}

export interface CollectResult {
  /** The step; empty when nothing was written. */
  readonly batch: string;
  readonly files: readonly FileReceipt[];
  readonly rows: readonly RowReceipt[];
}

/** Event beside the steps that returned sheets caused, in the same batch. */
const WORKSHEET_COLLECTED = 'WorksheetCollected';

/**
 * Reads files and folders and applies what they say as one step.
 *
 * @throws ToolError `files/missing`, `files/none`, and `collect/unknown-prefer` for a preferred file that is not there.
 */
export async function collectWorksheets(workspace: Workspace, inputs: readonly string[], options: CollectOptions, context: Context): Promise<CollectResult> {
  const { store, settings, rules, folder } = workspace;
  const worksheets = loadWorksheetRules();
  const opened = await openReturned(inputs, folder, worksheets);
  if (opened.length === 0) throw new ToolError('files/none', { zh: `${inputs.join('、')} 里没有文件`, en: `There is no file in ${inputs.join(', ')}` }, { zh: '检查文件夹；压缩包要先解开', en: 'Check the folder; unpack archives first' });
  const readable = opened.flatMap((each) => ('returned' in each ? [each] : []));
  const prefer = options.prefer.map((name) => preferred(name, readable.map(({ returned }) => returned.path)));
  const readers = vocabularyReaders(rules.vocabulary, settings.year);
  const collected = collect({
    files: readable.map(({ returned }) => returned), county: settings.county, year: settings.year, today: today(), worksheets, cases: rules.cases, reasons: rules.standings.reasons.reasons,
    index: caseIndex(workspace, readers.name), sent: sentBatches(workspace).flatMap(({ batch, sheets }) => sheets.map((sheet) => ({ ...sheet, batch }))), ...historyOf(workspace), prefer,
    readers: { name: readers.name, date: readers.date, id: (cell) => readIdNumber(cell, readers.id) },
  });
  const ours = new Set(collected.files.filter(({ kind, rows }) => kind !== null && rows.length > 0).map(({ file }) => file.path)); // what is not ours is not kept
  if (!options.dryRun) for (const { file, returned } of readable) if (ours.has(returned.path)) await archiveFile(file, returned.sha256, path.join(storeFolder(folder), 'archive'));
  const done = options.dryRun ? carryOut(workspace, collected, true, context) : store.transaction(() => carryOut(workspace, collected, false, context));
  const { files, rows } = receiptsOf(collected, new Map(done.refused.map((each) => [each.caseNumber, each])));
  return { batch: done.batch, files: inOrder([...files, ...opened.flatMap((each) => ('returned' in each ? [] : [unread(each)]))]), rows };
}

/** The steps, and what was taken beside them. */
function carryOut(workspace: Workspace, collected: Collected, dryRun: boolean, context: Context): StepResult {
  const steps = [...collected.cases.values()].filter(({ commands }) => commands.length > 0);
  const done = caseSteps(workspace, steps, context, { dryRun });
  if (done.batch === '') return done;
  const applied = new Set(done.applied.map(({ after }) => after.caseNumber));
  const taken = [...collected.cases.values()].flatMap(({ caseNumber, settled }): TakenAnswers[] => (settled.kind === 'take' && applied.has(caseNumber) ? [{ caseNumber, sheet: settled.from.sheet, file: settled.from.file, answers: settled.all }] : []));
  const { files } = receiptsOf(collected, new Map(done.refused.map((each) => [each.caseNumber, each])));
  const payload: WorksheetCollected = { files: files.map((file) => ({ file: file.path, sha256: file.sha256, sheet: file.sheet, applied: file.applied, rows: file.rows })), taken };
  workspace.store.ledger.append({ at: now(), actor: context.actor, batch: done.batch, type: WORKSHEET_COLLECTED, subject: done.batch, payload });
  return done;
}

/** Cases with what is needed to recognise their people. */
function caseIndex(workspace: Workspace, readName: (text: string) => KnownCase['name']): CaseIndex {
  const { store, settings } = workspace;
  const people = storedPeople(workspace);
  const places = printedPlaces({ ...people, county: { code: settings.county, name: settings.countyName } });
  const byId = new Map(people.people.map((person) => [person.id, person]));
  const known = store.cases.list().map((each): KnownCase => {
    const person = byId.get(each.personId);
    return { case: each, name: person?.name ?? readName(''), idText: person?.idText ?? '', ...(places.get(each.personId) ?? { township: '', village: '', telephone: '' }) };
  });
  return {
    byCase: new Map(known.map((each) => [each.case.caseNumber, each])),
    byPerson: new Map(known.map((each) => [each.case.personId, each])),
    byNumber: new Map(known.flatMap((each) => { const number = byId.get(each.case.personId)?.idNumber ?? null; return number === null ? [] : [[number, each] as const]; })),
  };
}

/** What was taken before, and who surveyed what since each batch was sent; what was undone is left out. */
function historyOf(workspace: Workspace): Pick<CollectInput, 'taken' | 'surveyedSince'> {
  const { ledger } = workspace.store;
  const undone = ledger.takenBack();
  const collections = ledger.events({ types: [WORKSHEET_COLLECTED] }).filter(({ batch }) => !undone.has(batch));
  const taken = new Map(collections.flatMap(({ payload }) => (payload as WorksheetCollected).taken.map((each) => [each.caseNumber, each] as const)));
  const byCollecting = new Set(collections.map(({ batch }) => batch));
  const surveyed = new Map(ledger.events({ types: ['CaseSurveyed'] }).filter(({ batch }) => !undone.has(batch) && !byCollecting.has(batch)).map(({ subject, seq }) => [subject, seq]));
  const sentAt = new Map(sentBatches(workspace).map(({ batch, seq }) => [batch, seq]));
  return { taken, surveyedSince: (caseNumber, batch) => (surveyed.get(caseNumber) ?? 0) > (sentAt.get(batch) ?? -1) };
}

function preferred(name: string, files: readonly string[]): string {
  const wanted = name.split(path.sep).join('/');
  const found = files.find((file) => file === wanted) ?? files.find((file) => path.posix.basename(file) === path.posix.basename(wanted));
  if (found !== undefined) return found;
  const { code, texts, fix } = refusal('collect/unknown-prefer', { name });
  throw new ToolError(code, texts, fix);
}

function unread({ path: name, sha256, refusal: why }: Extract<OpenedFile, { refusal: unknown }>): FileReceipt {
  return { path: name, sha256, kind: null, sheet: '', township: '', rows: 0, applied: 0, unchanged: 0, refused: 0, conflicts: 0, missing: [], refusal: why };
}

function inOrder(files: readonly FileReceipt[]): FileReceipt[] {
  return [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
}
