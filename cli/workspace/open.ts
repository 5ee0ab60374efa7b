/** Opens a workspace: its settings, its store and the rules. */
import { chmodSync, existsSync, mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { ToolError, type Rules, type SourceProfile } from '../../src/index.js';
import { STORE_FOLDER, encryptFromTheStart, findWorkspace, isDivisionCode, loadPolicyPack, loadRules, lockWorkspace, now, openStore, openStoreReadOnly, readWorkspace, today, writeWorkspace, type Store, type WorkspaceSettings } from '../../src/io/index.js';
import type { Context } from '../context.js';
import { newPassphrase } from '../passphrase/obtain.js';
import { isUnwritable, isWritable, settleExchange, unlockFolder } from './unlock.js';

/** An opened workspace 工作区. Close it when done. */
export interface Workspace {
  readonly folder: string;
  settings: WorkspaceSettings;
  readonly store: Store;
  readonly rules: Rules;
  close(): void;
}

export interface NewWorkspace {
  readonly county?: string;
  readonly year?: string;
  readonly policy?: string;
  /** Under a passphrase from the beginning. */
  readonly encrypt?: boolean;
}

/** The folder a command works on: `--workspace`, else the nearest one upward, else the current folder. */
export function workspaceFolder(context: Pick<Context, 'workspace'>): string {
  return path.resolve(context.workspace ?? findWorkspace(process.cwd()) ?? process.cwd());
}

/** There is a workspace where a command would look for it. */
export function isWorkspace(context: Pick<Context, 'workspace'>): boolean {
  return readWorkspace(workspaceFolder(context)) !== null;
}

/**
 * Opens the workspace, creating it when `wanted` says of which county and year it is.
 *
 * @throws ToolError `workspace/none`, `workspace/other`, or what `wanted` lacks; `workspace/busy` when `writer` is not the only one;
 *   `passphrase/wrong` and its kin when there is a passphrase.
 */
export function openWorkspace(context: Pick<Context, 'workspace'>, wanted: NewWorkspace = {}, writer?: Writer): Workspace {
  const folder = workspaceFolder(context);
  const there = readWorkspace(folder);
  const settings = there === null ? settingsFrom(wanted, folder) : agreed(there, wanted, folder);
  const inside = storeFolder(folder);
  const file = path.join(inside, STORE_NAME);
  if (there !== null) {
    settleExchange(folder, inside);
    unlockFolder(inside, folder);
  }
  if (there !== null && writer === undefined && existsSync(file)) {
    const store = openToRead(file, inside);
    return { folder, settings, store, rules: loadRules(folder), close: () => { store.close(); } };
  }
  if (there === null) {
    if (wanted.encrypt === true) encryptFromTheStart(inside, newPassphrase('present'));
    writeWorkspace(folder, settings);
  }
  mkdirSync(inside, { recursive: true, mode: 0o700 });
  closeToOthers(inside);
  const lock = writer === undefined ? null : lockWorkspace(inside, { ...writer, since: now() });
  let store: Store | undefined;
  try {
    unlockFolder(inside, folder); // a passphrase may have been set while the lock was somebody else's
    const opened = (store = openStore(file));
    if (writer !== undefined) opened.requireWritable();
    return { folder, settings, store: opened, rules: loadRules(folder), close: () => { opened.close(); lock?.release(); } };
  } catch (error) {
    store?.close();
    lock?.release();
    throw error;
  }
}

/**
 * A workspace to look with (`import --dry-run`): the one that is there, else one that exists only in memory. Nothing is created,
 * and county and year need not be known.
 */
export function openForLooking(context: Pick<Context, 'workspace'>, wanted: NewWorkspace = {}): Workspace {
  const folder = workspaceFolder(context);
  if (readWorkspace(folder) !== null) return openWorkspace(context, wanted);
  const settings = { county: wanted.county === undefined ? '' : countyFrom(wanted.county), countyName: '', year: wanted.year === undefined ? Number(today().slice(0, 4)) : yearFrom(wanted.year), policy: '' };
  const store = openStore(IN_MEMORY);
  return { folder, settings, store, rules: loadRules(), close: () => { store.close(); } };
}

/** As it is where nothing can be written, whether that is known beforehand or found out. */
function openToRead(file: string, inside: string): Store {
  if (!isWritable(inside)) return openStoreReadOnly(file);
  try {
    closeToOthers(inside);
    return openStore(file);
  } catch (error) {
    if (!isUnwritable(error)) throw error;
    return openStoreReadOnly(file);
  }
}

const STORE_NAME = 'store.sqlite';
/** SQLite's own word for a database without a file. */
const IN_MEMORY = ':memory:';

/** The data folder of an earlier version, or one that was copied, may stand open; on Windows the profile's own rights decide. */
function closeToOthers(folder: string): void {
  if (process.platform !== 'win32' && (statSync(folder).mode & 0o077) !== 0) chmodSync(folder, 0o700);
}

/** Who opens a workspace to write it: one at a time; those who only read need not say. */
export interface Writer {
  readonly actor: string;
  /** The command, for the message that a second writer gets. */
  readonly command: string;
}

/** Everything a workspace keeps besides `c2z.yaml` and `out/`. */
export function storeFolder(folder: string): string {
  return path.join(folder, STORE_FOLDER);
}

/** Bytes of the source files, by content hash. */
export function archiveFolder(folder: string): string {
  return path.join(storeFolder(folder), 'archive');
}

export function outFolder(folder: string): string {
  return path.join(folder, 'out');
}

function settingsFrom(wanted: NewWorkspace, folder: string): WorkspaceSettings {
  if (wanted.county === undefined || wanted.year === undefined) {
    throw new ToolError('workspace/none', { zh: `${folder} 还不是工作区`, en: `${folder} is not a workspace yet` },
      { zh: '第一次请写明县和年度，例如：c2z run 名单文件夹 --county 150404 --year 2020 -w 工作区', en: 'Name county and year the first time: c2z run lists --county 150404 --year 2020 -w workspace' });
  }
  return { county: countyFrom(wanted.county), countyName: '', year: yearFrom(wanted.year), policy: policyFrom(wanted.policy ?? '', folder) };
}

function agreed(there: WorkspaceSettings, wanted: NewWorkspace, folder: string): WorkspaceSettings {
  const county = wanted.county === undefined ? there.county : countyFrom(wanted.county);
  const year = wanted.year === undefined ? there.year : yearFrom(wanted.year);
  if (county !== there.county || year !== there.year) {
    throw new ToolError('workspace/other', { zh: `${folder} 是 ${there.county} ${there.year} 年度的工作区，不是 ${county} ${year}`, en: `${folder} is the workspace of ${there.county}, ${there.year}, not of ${county}, ${year}` },
      { zh: '一个工作区只放一个县、一个参保年度：用 -w 另选一个文件夹', en: 'One workspace is one county and one insurance year: choose another folder with -w' });
  }
  if (wanted.policy === undefined || wanted.policy === there.policy) return there;
  const changed = { ...there, policy: policyFrom(wanted.policy, folder) };
  writeWorkspace(folder, changed);
  return changed;
}

/** @throws ToolError `policy/unknown` for a pack that is not there. */
function policyFrom(name: string, folder: string): string {
  if (name !== '') loadPolicyPack(name, folder);
  return name;
}

function countyFrom(text: string): string {
  if (isDivisionCode(text)) return text;
  throw new ToolError('arguments/county', { zh: `“${text}”不是行政区划代码`, en: `"${text}" is not a division code` }, { zh: '写 6 位（县）、4 位（市）或 2 位（省）数字，例如 150404', en: 'Give 6 digits (county), 4 (prefecture) or 2 (province), such as 150404' });
}

function yearFrom(text: string): number {
  if (/^20\d\d$/u.test(text)) return Number(text);
  throw new ToolError('arguments/year', { zh: `“${text}”不是参保年度`, en: `"${text}" is not an insurance year` }, { zh: '写四位年份，例如 2020', en: 'Give four digits, such as 2020' });
}

/**
 * Whole identity numbers leave the program: who asked for them, where, and of how many. To be called before they do.
 *
 * @throws ToolError `workspace/not-logged` where nothing can be written: they do not leave unrecorded.
 */
export function logFullIds({ store, folder }: Workspace, { actor }: Pick<Context, 'actor'>, subject: string, rows: number): void {
  if (store.isCopy || (existsSync(storeFolder(folder)) && !isWritable(storeFolder(folder)))) {
    throw new ToolError('workspace/not-logged', { zh: `${folder} 不能写，完整证件号码的使用没法记入台账，所以不显示`, en: `${folder} cannot be written, so the use of whole numbers cannot be recorded; they are not shown` },
      { zh: '去掉 --full-ids，或把工作区复制到可以写的地方', en: 'Leave out --full-ids, or copy the workspace to where it can be written' });
  }
  store.ledger.append({ at: now(), actor, type: 'FullIdsExported', subject, payload: { rows } });
}

/** What earlier imports taught of layouts. */
export function learntProfile(store: Store): SourceProfile {
  return { sheets: Object.fromEntries(store.lists.profiles()) as SourceProfile['sheets'] };
}
