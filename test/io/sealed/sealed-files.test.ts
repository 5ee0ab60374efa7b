import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createKeys, readKeyFile, unwrapKeys, wrapKeys, KEY_FILE } from '../../../src/io/sealed/keys.js';
import { forgetKeys, rememberKeys } from '../../../src/io/sealed/keyring.js';
import { nameOfFile, openBytes, readBytes, sizeOfBytes, streamBytes } from '../../../src/io/sealed/read-bytes.js';
import { readNote, writeNote } from '../../../src/io/sealed/note.js';
import { sealParts } from '../../../src/io/sealed/seal.js';
import { BLOCK_BYTES, CONTENT_AT, TAG_BYTES } from '../../../src/io/sealed/seal-format.js';

/** Quick tries; the product's own are made to be slow. */
const CHEAP = { N: 2 ** 10, r: 8, p: 1 };
const NAME = '柳河镇低保名单（10月）.xlsx';

let folder = '';
beforeAll(() => { folder = mkdtempSync(path.join(tmpdir(), 'c2z-sealed-')); });
afterAll(() => { rmSync(folder, { recursive: true, force: true }); forgetKeys(); });

describe('the key file', () => {
  const { keys, file } = createKeys('马 电池 订书钉', CHEAP);

  it.each([
    ['as it was set', '马 电池 订书钉', true], ['typed in full width', '马　电池　订书钉', true], ['with a word missing', '马 电池', false], ['empty', '', false],
  ])('with the passphrase %s', (_what, passphrase, opens) => {
    expect(unwrapKeys(file, passphrase)?.secret.equals(keys.secret) ?? false).toBe(opens);
  });

  it('wraps the same key anew when the passphrase is changed, and the old one no longer opens it', () => {
    const changed = wrapKeys(keys, '另一个 口令', CHEAP);
    expect(changed.id).toBe(file.id);
    expect(changed.kdf.salt).not.toBe(file.kdf.salt);
    expect(unwrapKeys(changed, '另一个 口令')?.secret.equals(keys.secret)).toBe(true);
    expect(unwrapKeys(changed, '马 电池 订书钉')).toBeNull();
  });

  it.each([
    ['not JSON', '{'], ['of another kind', '{"format":"x"}'], ['made to exhaust the machine', JSON.stringify({ ...file, kdf: { ...file.kdf, N: 2 ** 30 } })],
    ['with a cost of nothing', JSON.stringify({ ...file, kdf: { ...file.kdf, r: 0 } })],
  ])('is refused when it is %s', (_what, text) => {
    writeFileSync(path.join(folder, KEY_FILE), text);
    expect(() => readKeyFile(folder)).toThrow('passphrase/key-file');
    rmSync(path.join(folder, KEY_FILE));
  });

  it('does not open when somebody has put other costs or another id into it', () => {
    expect(unwrapKeys({ ...file, kdf: { ...file.kdf, N: 2 ** 9 } }, '马 电池 订书钉')).toBeNull();
    expect(unwrapKeys({ ...file, id: '0000000000000000' }, '马 电池 订书钉')).toBeNull();
  });
});

describe('a sealed file', () => {
  const { keys } = createKeys('口令', CHEAP);
  let file = '';
  const content = (length: number): Buffer => Buffer.from(Array.from({ length }, (_, index) => (index * 7 + (index >> 8)) & 0xff));
  const seal = async (bytes: Buffer): Promise<void> => sealParts(bytes.length === 0 ? [] : [bytes.subarray(0, 1), bytes.subarray(1)], file, keys, NAME);
  beforeEach(() => { rememberKeys(keys); file = path.join(folder, 'file.sealed'); });

  it.each([0, 1, BLOCK_BYTES - 1, BLOCK_BYTES, BLOCK_BYTES + 1, 3 * BLOCK_BYTES + 5])('of %i bytes gives them back, whole, streamed, and in any part', async (length) => {
    const bytes = content(length);
    await seal(bytes);
    expect((await readBytes(file)).equals(bytes)).toBe(true);
    expect(await sizeOfBytes(file)).toBe(length);
    expect(await nameOfFile(file)).toBe(NAME);
    const opened = await openBytes(file);
    for (const [start, size] of [[0, 4], [length - 3, 10], [BLOCK_BYTES - 2, 4], [length, 5], [1, length]] as const) {
      if (start < 0) continue;
      const { buffer, bytesRead } = await opened.read(Buffer.alloc(size), 0, size, start);
      expect(buffer.subarray(0, bytesRead).equals(bytes.subarray(start, start + size))).toBe(true);
    }
    await opened.close();
    const parts: Buffer[] = [];
    for await (const part of streamBytes(file, { start: 2, end: BLOCK_BYTES })) parts.push(part as Buffer);
    expect(Buffer.concat(parts).equals(bytes.subarray(2, BLOCK_BYTES + 1))).toBe(true);
  });

  it('shows neither its content nor its name nor the length of its name', async () => {
    await seal(Buffer.from('王秀英,990101196001010022\r\n'.repeat(5000)));
    const kept = readFileSync(file);
    for (const word of ['王秀英', '990101196001010022', '柳河镇', 'xlsx']) expect(kept.includes(word)).toBe(false);
    expect(CONTENT_AT).toBe(48 + 1024 + 16);
  });

  const wholeBlock = BLOCK_BYTES + TAG_BYTES;
  it.each<[string, (kept: Buffer) => Buffer]>([
    ['one bit was turned', (kept) => { kept[CONTENT_AT + 70_000]! ^= 1; return kept; }],
    ['the last block was cut off', (kept) => kept.subarray(0, CONTENT_AT + 2 * wholeBlock)],
    ['some bytes were cut off', (kept) => kept.subarray(0, kept.length - 9)],
    ['two blocks changed places', (kept) => Buffer.concat([kept.subarray(0, CONTENT_AT), kept.subarray(CONTENT_AT + wholeBlock, CONTENT_AT + 2 * wholeBlock), kept.subarray(CONTENT_AT, CONTENT_AT + wholeBlock), kept.subarray(CONTENT_AT + 2 * wholeBlock)])],
    ['a block was put in twice', (kept) => Buffer.concat([kept.subarray(0, CONTENT_AT + wholeBlock), kept.subarray(CONTENT_AT)])],
    ['the salt is another one', (kept) => { kept[20]! ^= 1; return kept; }],
  ])('is damaged when %s', async (_what, change) => {
    await seal(content(3 * BLOCK_BYTES - 10));
    writeFileSync(file, change(readFileSync(file)));
    await expect(readBytes(file)).rejects.toThrow('io/checksum');
  });

  it('sealed with another key says that it is encrypted', async () => {
    await seal(content(10));
    forgetKeys();
    rememberKeys(createKeys('别的', CHEAP).keys);
    await expect(readBytes(file)).rejects.toThrow('io/encrypted');
  });
});

describe('a note beside the store', () => {
  it.each([['empty', ''], ['short', '{"current":"王秀英"}'], ['of several blocks', '王'.repeat(70_000)]])('%s is plain where the store is, sealed where it is not', (_what, text) => {
    const place = mkdtempSync(path.join(folder, 'note-'));
    writeNote(path.join(place, 'review.json'), text);
    expect(readFileSync(path.join(place, 'review.json'), 'utf8')).toBe(text);
    const { keys, file } = createKeys('口令', CHEAP);
    rememberKeys(keys);
    writeFileSync(path.join(place, KEY_FILE), JSON.stringify(file));
    expect(() => readNote(path.join(place, 'review.json'))).toThrow();
    writeNote(path.join(place, 'review.json'), text);
    expect(readFileSync(path.join(place, 'review.json')).includes('王')).toBe(false);
    expect(readNote(path.join(place, 'review.json'))).toBe(text);
  });
});
