/**
 * A sealed file 加密件, byte by byte: header (mark, key id, salt), then a block with the original name, then the content in blocks.
 *
 *   | C2ZSEAL1 | key id 8 | salt 32 | name 1024 + tag 16 | 65536 + tag 16 | … | the rest + tag 16 |
 *
 * Each block is AES-256-GCM under a key of this file alone. The nonce is the block's number and whether it is the last, so that
 * blocks can be neither moved, left out, nor cut off unseen, and any part can be read without what stands before it.
 */
import { createCipheriv, createDecipheriv } from 'node:crypto';

export const MARK = Buffer.from('C2ZSEAL1', 'latin1');
export const SALT_BYTES = 32;
export const HEADER_BYTES = MARK.length + 8 + SALT_BYTES;
export const NAME_BYTES = 1024;
export const BLOCK_BYTES = 65_536;
export const TAG_BYTES = 16;
/** Where the first block of content begins. */
export const CONTENT_AT = HEADER_BYTES + NAME_BYTES + TAG_BYTES;

export type BlockKind = 'name' | 'content' | 'last';
const KIND_BYTES: Readonly<Record<BlockKind, number>> = { name: 0, content: 1, last: 2 };

export function makeHeader(keyId: string, salt: Buffer): Buffer {
  return Buffer.concat([MARK, Buffer.from(keyId, 'hex'), salt]);
}

export function sealBlock(key: Buffer, header: Buffer, kind: BlockKind, index: number, plain: Buffer): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, nonceOf(kind, index));
  cipher.setAAD(header);
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** The plain bytes; null when block, place or key is not the right one. */
export function openBlock(key: Buffer, header: Buffer, kind: BlockKind, index: number, sealed: Buffer): Buffer | null {
  if (sealed.length < TAG_BYTES) return null;
  const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(kind, index), { authTagLength: TAG_BYTES });
  decipher.setAAD(header);
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES));
  const plain = decipher.update(sealed.subarray(0, sealed.length - TAG_BYTES));
  try {
    return Buffer.concat([plain, decipher.final()]);
  } catch {
    return null;
  }
}

function nonceOf(kind: BlockKind, index: number): Buffer {
  const nonce = Buffer.alloc(12);
  nonce[0] = KIND_BYTES[kind];
  nonce.writeBigUInt64BE(BigInt(index), 4);
  return nonce;
}

/** A fixed length, so that the length of the name is not told either; a name beyond it is cut at a whole character. */
export function nameBlock(name: string): Buffer {
  const block = Buffer.alloc(NAME_BYTES);
  let bytes = Buffer.from(name, 'utf8');
  for (let cut = [...name]; bytes.length > NAME_BYTES - 2; bytes = Buffer.from(cut.join(''), 'utf8')) cut = cut.slice(1); // the ending is what tells files apart
  block.writeUInt16BE(bytes.length, 0);
  bytes.copy(block, 2);
  return block;
}

export function nameIn(block: Buffer): string {
  return block.toString('utf8', 2, 2 + block.readUInt16BE(0));
}
