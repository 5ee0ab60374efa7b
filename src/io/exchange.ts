/**
 * Puts several files of a workspace in the place of others as if by one step 整体替换. The new files and a plan are written beside
 * first; the plan's renaming is the moment from which the new ones count. Whoever opens the workspace after a crash carries the
 * plan out to its end; without a plan the new files are swept away.
 */
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { closeSync, fsyncSync, mkdirSync, openSync, readdirSync, renameSync, rmSync, rmdirSync, statSync, writeSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import path from 'node:path';

/** Folder inside the data folder for what is about to take its place. */
const FOLDER = 'exchange';
const PLAN = 'plan.json';
const CHUNK = 1 << 20;

/** Paths relative to the workspace, `/` between parts; those under `from` relative to {@link exchangeFolder}. */
export interface ExchangePlan {
  readonly moves: readonly { readonly from: string; readonly to: string }[];
  /** Overwritten once and deleted. */
  readonly remove: readonly string[];
}

/** An empty folder for the new files. */
export async function exchangeFolder(inside: string): Promise<string> {
  const folder = path.join(inside, FOLDER);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return folder;
}

/** From here on the new files count. */
export async function commitExchange(folder: string, inside: string, plan: ExchangePlan): Promise<void> {
  const fresh = path.join(inside, FOLDER);
  for (const { from } of plan.moves) await sync(path.join(fresh, from));
  const file = path.join(fresh, PLAN);
  const handle = await open(`${file}.partial`, 'w', 0o600);
  try {
    await handle.writeFile(JSON.stringify(plan));
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(`${file}.partial`, file);
  syncFolder(fresh);
  finishExchange(folder, inside);
}

async function sync(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  await handle.sync().finally(() => handle.close());
}

/** Whether a plan stands: the workspace is neither the old nor the new one until it has been carried out. */
export function hasPlan(inside: string): boolean {
  return existsSync(path.join(inside, FOLDER, PLAN));
}

/** Whether an exchange was begun and has not come to its end. */
export function hasExchange(inside: string): boolean {
  return existsSync(path.join(inside, FOLDER));
}

/** Carries a committed plan out, sweeps away an uncommitted one. May be repeated after being cut off anywhere. */
export function finishExchange(folder: string, inside: string): void {
  const fresh = path.join(inside, FOLDER);
  const old = path.join(fresh, 'old');
  const file = path.join(fresh, PLAN);
  if (existsSync(file)) {
    const plan = JSON.parse(readFileSync(file, 'utf8')) as ExchangePlan;
    for (const { from, to } of plan.moves) {
      const source = path.join(fresh, from);
      if (!existsSync(source)) continue; // done before
      const target = path.join(folder, to);
      mkdirSync(path.dirname(target), { recursive: true, mode: 0o700 });
      if (existsSync(target)) {
        mkdirSync(old, { recursive: true, mode: 0o700 });
        renameSync(target, path.join(old, randomBytes(8).toString('hex')));
      }
      renameSync(source, target);
    }
    for (const each of plan.remove) {
      overwriteAndRemove(path.join(folder, each));
      removeIfEmpty(path.dirname(path.join(folder, each))); // the folder's name is the hash of what was in it
    }
  }
  for (const name of existsSync(old) ? readdirSync(old) : []) overwriteAndRemove(path.join(old, name));
  rmSync(file, { force: true });
  syncFolder(inside);
  for (const name of existsSync(fresh) ? readdirSync(fresh, { recursive: true }) as string[] : []) overwriteAndRemove(path.join(fresh, name));
  rmSync(fresh, { recursive: true, force: true });
}

function removeIfEmpty(folder: string): void {
  if (existsSync(folder) && readdirSync(folder).length === 0) rmdirSync(folder);
}

/** Overwrites a file once with random bytes and deletes it; no promise on solid-state disks. Folders and what is gone are left. */
export function overwriteAndRemove(file: string): void {
  const size = existsSync(file) && statSync(file).isFile() ? statSync(file).size : null;
  if (size === null) return;
  const descriptor = openSync(file, 'r+');
  try {
    for (let at = 0; at < size; at += CHUNK) writeSync(descriptor, randomBytes(Math.min(CHUNK, size - at)), 0, undefined, at);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  rmSync(file);
}

/** A renaming lasts through a power cut only when its folder has been flushed; Windows neither can nor needs to. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32' || !existsSync(folder)) return;
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
