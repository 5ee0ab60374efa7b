/**
 * The keys that this process has been given 钥匙圈. Kept as environment data of worker threads: a worker started later has them too.
 * Nothing here is ever written.
 */
import { getEnvironmentData, setEnvironmentData } from 'node:worker_threads';
import { readKeyFile, type WorkspaceKeys } from './keys.js';

const RING = 'c2z/keys';

/** Key id → key, hex: what survives being copied to a worker. */
type Ring = Readonly<Record<string, string>>;

function ring(): Ring {
  return (getEnvironmentData(RING) as Ring | undefined) ?? {};
}

export function rememberKeys({ id, secret }: WorkspaceKeys): void {
  setEnvironmentData(RING, { ...ring(), [id]: secret.toString('hex') });
}

export function rememberedKeys(id: string): WorkspaceKeys | null {
  const secret = ring()[id];
  return secret === undefined ? null : { id, secret: Buffer.from(secret, 'hex') };
}

/** Whether anything can be unsealed at all: without, nobody need look at the beginnings of files. */
export function hasKeys(): boolean {
  return Object.keys(ring()).length > 0;
}

/** Takes every key off the ring: what is sealed stays closed until somebody unlocks it again. */
export function forgetKeys(): void {
  setEnvironmentData(RING, {});
}

/** For a process that this one starts, through a pipe; empty when there is nothing to hand over. */
export function keysForChild(): string {
  return hasKeys() ? JSON.stringify(ring()) : '';
}

/** What {@link keysForChild} gave. */
export function rememberKeysFromParent(text: string): void {
  setEnvironmentData(RING, { ...ring(), ...(JSON.parse(text) as Ring) });
}

/**
 * The key of what lies in `folder`: null = it is not encrypted. Whoever opens it must have unlocked it before.
 */
export function keysOfFolder(folder: string): WorkspaceKeys | null {
  const file = readKeyFile(folder);
  if (file === null) return null;
  const keys = rememberedKeys(file.id);
  if (keys === null) throw new Error(`${folder} has not been unlocked`);
  return keys;
}
