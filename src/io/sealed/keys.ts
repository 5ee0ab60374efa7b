/** The key of an encrypted workspace 工作区密钥: random, kept in `key.json` wrapped by a key that is derived from the passphrase. */
import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes, scryptSync } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ToolError } from '../../domain/tool-error.js';

/** What opens store and archive. Changing the passphrase does not change it. */
export interface WorkspaceKeys {
  /** Says which key it is without telling anything of it; 16 hex digits. */
  readonly id: string;
  readonly secret: Buffer;
}

/** Cost of one try at the passphrase; RFC 7914 names. Kept in the file, so that it can be raised later. */
export interface ScryptCost {
  readonly N: number;
  readonly r: number;
  readonly p: number;
}

/** `key.json` as it stands beside the store. Binary values are base64. */
export interface KeyFile {
  readonly format: 'c2z-key';
  readonly version: 1;
  readonly id: string;
  readonly kdf: ScryptCost & { readonly name: 'scrypt'; readonly salt: string };
  readonly wrapped: { readonly cipher: 'aes-256-gcm'; readonly nonce: string; readonly key: string; readonly tag: string };
}

export const KEY_FILE = 'key.json';

/** OWASP's recommendation for scrypt: 128 MB and some tenths of a second for each try. */
const COST: ScryptCost = { N: 2 ** 17, r: 8, p: 1 };
/** A file made to exhaust the machine is refused. */
const MAX_BYTES = 2 ** 30;

/** A fresh key, and the file that keeps it under `passphrase`. */
export function createKeys(passphrase: string, cost: ScryptCost = COST): { readonly keys: WorkspaceKeys; readonly file: KeyFile } {
  const secret = randomBytes(32);
  const keys = { id: idOf(secret), secret };
  return { keys, file: wrapKeys(keys, passphrase, cost) };
}

/** The same key under another passphrase, or under the same one with a new salt. */
export function wrapKeys({ id, secret }: WorkspaceKeys, passphrase: string, cost: ScryptCost = COST): KeyFile {
  const kdf = { name: 'scrypt' as const, N: cost.N, r: cost.r, p: cost.p, salt: randomBytes(32).toString('base64') };
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', derived(passphrase, kdf), nonce);
  cipher.setAAD(boundTo(id, kdf));
  const key = Buffer.concat([cipher.update(secret), cipher.final()]);
  return { format: 'c2z-key', version: 1, id, kdf, wrapped: { cipher: 'aes-256-gcm', nonce: nonce.toString('base64'), key: key.toString('base64'), tag: cipher.getAuthTag().toString('base64') } };
}

/** The key, or null when the passphrase is not the one. */
export function unwrapKeys({ id, kdf, wrapped }: KeyFile, passphrase: string): WorkspaceKeys | null {
  try {
    const decipher = createDecipheriv('aes-256-gcm', derived(passphrase, kdf), Buffer.from(wrapped.nonce, 'base64'), { authTagLength: 16 });
    decipher.setAAD(boundTo(id, kdf));
    decipher.setAuthTag(Buffer.from(wrapped.tag, 'base64'));
    const secret = Buffer.concat([decipher.update(Buffer.from(wrapped.key, 'base64')), decipher.final()]);
    return { id, secret };
  } catch {
    return null;
  }
}

/**
 * The key file in `folder`; null = what lies there is not encrypted.
 *
 * @throws ToolError `passphrase/key-file` when it cannot be understood.
 */
export function readKeyFile(folder: string): KeyFile | null {
  const file = path.join(folder, KEY_FILE);
  if (!existsSync(file)) return null;
  const read = keyFileFrom(readFileSync(file, 'utf8'));
  if (read !== null) return read;
  throw new ToolError('passphrase/key-file', { zh: `密钥文件 ${file} 损坏或被改动，打不开加密的数据`, en: `The key file ${file} is damaged or changed; the encrypted data cannot be opened` },
    { zh: `用备份里的 ${KEY_FILE} 换掉它，或整个恢复备份：c2z restore`, en: `Put the ${KEY_FILE} of a backup in its place, or restore the whole backup: c2z restore` });
}

function keyFileFrom(text: string): KeyFile | null {
  try {
    const { format, version, id, kdf, wrapped } = JSON.parse(text) as KeyFile;
    const whole = [kdf.N, kdf.r, kdf.p].every((each) => Number.isSafeInteger(each) && each > 0);
    const strings = [id, kdf.salt, wrapped.nonce, wrapped.key, wrapped.tag].every((each) => typeof each === 'string');
    if (format !== 'c2z-key' || (version as number) !== 1 || kdf.name !== 'scrypt' || !whole || !strings || 128 * kdf.N * kdf.r * kdf.p > MAX_BYTES) return null;
    return { format, version, id, kdf, wrapped };
  } catch {
    return null;
  }
}

/** The passphrase as people mean it: typed in full width or composed otherwise it is the same. */
function derived(passphrase: string, { N, r, p, salt }: KeyFile['kdf']): Buffer {
  return scryptSync(passphrase.normalize('NFKC'), Buffer.from(salt, 'base64'), 32, { N, r, p, maxmem: MAX_BYTES + (1 << 20) });
}

function boundTo(id: string, { N, r, p, salt }: KeyFile['kdf']): Buffer {
  return Buffer.from(JSON.stringify(['c2z-key', 1, id, N, r, p, salt]));
}

function idOf(secret: Buffer): string {
  return createHash('sha256').update('c2z key id').update(secret).digest('hex').slice(0, 16);
}

/** The store's own key, 64 hex digits. */
export function storeKey({ secret }: WorkspaceKeys): string {
  return derivedFrom(secret, Buffer.alloc(0), 'c2z store').toString('hex');
}

/** The key of one sealed file. */
export function fileKey({ secret }: WorkspaceKeys, salt: Buffer): Buffer {
  return derivedFrom(secret, salt, 'c2z sealed file');
}

/** A name for something known as `what` that tells nobody without the key what it is. */
export function sealedName({ secret }: WorkspaceKeys, what: string): string {
  return createHmac('sha256', derivedFrom(secret, Buffer.alloc(0), 'c2z names')).update(what).digest('hex');
}

function derivedFrom(secret: Buffer, salt: Buffer, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, salt, purpose, 32));
}
