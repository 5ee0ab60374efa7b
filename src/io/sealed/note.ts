/** Small texts beside the store, written whole with every step; sealed where the store is encrypted. */
import { randomBytes } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileKey, type WorkspaceKeys } from './keys.js';
import { keysOfFolder } from './keyring.js';
import { BLOCK_BYTES, CONTENT_AT, HEADER_BYTES, SALT_BYTES, TAG_BYTES, makeHeader, nameBlock, openBlock, sealBlock } from './seal-format.js';

/** Written beside and renamed, so that a crash leaves the old one or the new one. */
export function writeNote(file: string, text: string): void {
  const keys = keysOfFolder(path.dirname(file));
  writeFileSync(`${file}.new`, keys === null ? text : sealed(Buffer.from(text, 'utf8'), path.basename(file), keys), { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

/** @throws whatever is wrong with the file: it is not there, damaged, or sealed with another key. */
export function readNote(file: string): string {
  const keys = keysOfFolder(path.dirname(file));
  const bytes = readFileSync(file);
  return keys === null ? bytes.toString('utf8') : unsealed(bytes, keys).toString('utf8');
}

function sealed(plain: Buffer, name: string, keys: WorkspaceKeys): Buffer {
  const salt = randomBytes(SALT_BYTES);
  const [header, key] = [makeHeader(keys.id, salt), fileKey(keys, salt)];
  const last = Math.max(0, Math.ceil(plain.length / BLOCK_BYTES) - 1);
  const blocks = Array.from({ length: last + 1 }, (_, index) => sealBlock(key, header, index === last ? 'last' : 'content', index, plain.subarray(index * BLOCK_BYTES, (index + 1) * BLOCK_BYTES)));
  return Buffer.concat([header, sealBlock(key, header, 'name', 0, nameBlock(name)), ...blocks]);
}

function unsealed(bytes: Buffer, keys: WorkspaceKeys): Buffer {
  const header = bytes.subarray(0, HEADER_BYTES);
  const key = fileKey(keys, header.subarray(HEADER_BYTES - SALT_BYTES));
  const parts: Buffer[] = [];
  for (let at = CONTENT_AT, index = 0; index === 0 || at < bytes.length; at += BLOCK_BYTES + TAG_BYTES, index += 1) {
    const block = bytes.subarray(at, at + BLOCK_BYTES + TAG_BYTES);
    const plain = openBlock(key, header, at + block.length < bytes.length ? 'content' : 'last', index, block);
    if (plain === null) throw new Error('the note is damaged');
    parts.push(plain);
  }
  return Buffer.concat(parts);
}
