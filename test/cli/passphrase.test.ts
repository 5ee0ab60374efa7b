/** A workspace under a passphrase 口令: what lies on the disk, who can open it, and the way in and out. */
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { encodeGb18030 } from '../../bench/support/encode-gb18030.js';
import { changePassphrase } from '../../src/io/sealed/change-passphrase.js';
import { forgetKeys, rememberedKeys } from '../../src/io/sealed/keyring.js';
import { readKeyFile } from '../../src/io/sealed/keys.js';
import { openStore } from '../../src/io/sqlite/store.js';
import { unlockFolder } from '../../cli/workspace/unlock.js';
import { SAMPLE_INBOX, jsonOf, runC2z, type Ran } from '../support/run-c2z.js';

const FIRST = { C2Z_PASSPHRASE: '马 电池 订书钉 正确' };
const SECOND = { C2Z_PASSPHRASE: '另外 四个 词语 也行' };

let folder = '';
const at = (name: string): string => path.join(folder, name);
/** Every command finds the workspace closed, as a program of its own would. */
const c2z = async (env: Readonly<Record<string, string>>, ...words: readonly string[]): Promise<Ran> => {
  forgetKeys();
  return runC2z(words, { env });
};
const done = async (env: Readonly<Record<string, string>>, ...words: readonly string[]): Promise<Ran> => {
  const ran = await c2z(env, ...words);
  if (ran.code !== 0) throw new Error(`${words.join(' ')} ended with ${ran.code}:\n${ran.stderr}${ran.stdout}`);
  return ran;
};
const refusal = async (env: Readonly<Record<string, string>>, ...words: readonly string[]): Promise<string> => {
  const ran = await c2z(env, ...words, '--json');
  expect(ran.code).toBe(2);
  return jsonOf<{ error: { code: string } }>(ran).error.code;
};
const bytesUnder = (place: string): Buffer => Buffer.concat(readdirSync(place, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  .flatMap((entry) => [Buffer.from(`\n${entry.parentPath}/${entry.name}\n`), readFileSync(path.join(entry.parentPath, entry.name))]));

let words: readonly string[] = [];
/** Names, numbers and file names of the sample county that can be read in these bytes, in any encoding that is used. */
const readable = (bytes: Buffer): string[] => words.filter((word) => [Buffer.from(word, 'utf8'), Buffer.from(word, 'utf16le'), Buffer.from(word, 'utf16le').swap16(), encodeGb18030(word)].some((code) => bytes.includes(code)));

let summary = '';
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'c2z-passphrase-'));
  await done(FIRST, 'init', at('w'), '--county', '990101', '--year', '2020', '--encrypt');
  const file = readKeyFile(path.join(at('w'), '.c2z'))!;
  changePassphrase(path.join(at('w'), '.c2z'), rememberedKeys(file.id)!, FIRST.C2Z_PASSPHRASE, { N: 2 ** 10, r: 8, p: 1 }); // the product's own tries are made to be slow
  summary = (await c2z(FIRST, 'run', SAMPLE_INBOX, '-w', at('w'), '--json')).stdout;
  unlockFolder(path.join(at('w'), '.c2z'), '');
  const store = openStore(path.join(at('w'), '.c2z/store.sqlite'));
  const people = store.results.people().map(({ person }) => person);
  const all = [...new Set([...people.map(({ name }) => name.display).filter((name) => name.length >= 3), ...people.map(({ idText }) => idText).filter((id) => id.length >= 15), ...store.lists.sources().map((source) => path.basename(source.path).replace(/\.\w+$/u, ''))])];
  words = all.filter((_, index) => index % 6 === 0); // enough of them: looking for each in every encoding takes its time
  store.close();
}, 120_000);
afterAll(() => { forgetKeys(); rmSync(folder, { recursive: true, force: true }); });

describe('what lies on the disk', () => {
  it('has no name, number or file name of the county in store, archive and backup, in no encoding', async () => {
    expect(words.length).toBeGreaterThan(60);
    await done(FIRST, 'backup', at('backup'), '-w', at('w'));
    for (const place of [path.join(at('w'), '.c2z'), at('backup')]) expect(readable(bytesUnder(place))).toEqual([]);
    expect(readable(bytesUnder(SAMPLE_INBOX)).length).toBeGreaterThan(5); // the search itself finds them where they are
  });

  it('has none in the write-ahead log either, and both look like noise', async () => {
    unlockFolder(path.join(at('w'), '.c2z'), '');
    cpSync(at('w'), at('open'), { recursive: true });
    const store = openStore(path.join(at('open'), '.c2z/store.sqlite'));
    try {
      store.transaction(() => { for (const person of store.results.people().slice(0, 50)) store.ledger.append({ at: '2020-01-01T00:00:00.000Z', actor: 'li', type: 'SourceImported', subject: person.person.idText, payload: { name: person.person.name.display } }); });
      const log = readFileSync(path.join(at('open'), '.c2z/store.sqlite-wal'));
      expect(log.length).toBeGreaterThan(4096);
      expect(readable(log)).toEqual([]);
    } finally {
      store.close();
    }
    expect(entropy(readFileSync(path.join(at('open'), '.c2z/store.sqlite')))).toBeGreaterThan(7.99);
  });

  it.skipIf(process.platform === 'win32')('is its owner\'s alone', () => {
    for (const file of readdirSync(path.join(at('w'), '.c2z'), { recursive: true, encoding: 'utf8' }).filter((name) => /sealed$|key\.json$/u.test(name))) expect(statSync(path.join(at('w'), '.c2z', file)).mode & 0o077).toBe(0);
    expect(statSync(path.join(at('w'), '.c2z')).mode & 0o777).toBe(0o700);
  });
});

describe('whoever has the passphrase', () => {
  it('finds what a workspace without one finds, and reads the archive again', async () => {
    const plain = (await c2z({}, 'run', SAMPLE_INBOX, '--county', '990101', '--year', '2020', '-w', at('plain'), '--json')).stdout;
    expect(JSON.parse(summary)).toEqual(JSON.parse(plain));
    const again = jsonOf<{ standings: unknown }>(await c2z(FIRST, 'match', '-w', at('w'), '--json'));
    expect(again.standings).toEqual((JSON.parse(plain) as { standings: unknown }).standings);
    for (const table of ['people.csv', 'links.csv']) expect(readFileSync(path.join(at('w'), 'out', table)).equals(readFileSync(path.join(at('plain'), 'out', table)))).toBe(true);
    await done(FIRST, 'verify', '-w', at('w'));
  });

  it('may keep it in a file', async () => {
    writeFileSync(at('file'), `\uFEFF${FIRST.C2Z_PASSPHRASE}\r\nsecond line\r\n`);
    await done({}, 'status', '-w', at('w'), '--passphrase-file', at('file'));
    expect(await refusal({}, 'status', '-w', at('w'), '--passphrase-file', at('nowhere'))).toBe('passphrase/file');
  });
});

describe('whoever has not', () => {
  it('is told so, in words and with what to do', async () => {
    expect(await refusal({ C2Z_PASSPHRASE: '别的口令' }, 'status', '-w', at('w'))).toBe('passphrase/wrong');
    expect(await refusal({}, 'gaps', '-w', at('w'))).toBe('passphrase/needed');
    expect((await c2z({ C2Z_PASSPHRASE: '别的口令' }, 'status', '-w', at('w'))).stderr).toContain('口令不对');
  });

  it('learns nothing from a workspace whose key file is damaged or gone', async () => {
    cpSync(at('w'), at('damaged'), { recursive: true });
    writeFileSync(path.join(at('damaged'), '.c2z/key.json'), '{}');
    expect(await refusal(FIRST, 'status', '-w', at('damaged'))).toBe('passphrase/key-file');
    rmSync(path.join(at('damaged'), '.c2z/key.json'));
    expect(await refusal(FIRST, 'status', '-w', at('damaged'))).toBe('store/damaged');
  });

  it('cannot choose one that is too short, or set one twice', async () => {
    expect(await refusal({ C2Z_PASSPHRASE: '短' }, 'init', at('short'), '--county', '990101', '--year', '2020', '--encrypt')).toBe('passphrase/short');
    expect(existsSync(path.join(at('short'), 'c2z.yaml'))).toBe(false);
    expect(await refusal({ ...FIRST, C2Z_NEW_PASSPHRASE: '很长很长很长很长' }, 'passphrase', 'set', '-w', at('w'))).toBe('passphrase/already');
  });
});

describe('the passphrase', () => {
  beforeEach(() => { rmSync(at('case'), { recursive: true, force: true }); cpSync(at('w'), at('case'), { recursive: true }); });

  it('can be changed: one small file is, and an earlier backup opens with the earlier one', async () => {
    const archive = bytesUnder(path.join(at('case'), '.c2z/archive'));
    await done({ ...FIRST, C2Z_NEW_PASSPHRASE: SECOND.C2Z_PASSPHRASE }, 'passphrase', 'change', '-w', at('case'));
    expect(bytesUnder(path.join(at('case'), '.c2z/archive')).equals(archive)).toBe(true);
    expect(await refusal(FIRST, 'status', '-w', at('case'))).toBe('passphrase/wrong');
    await done(SECOND, 'verify', '-w', at('case'));
    await done(FIRST, 'restore', at('backup'), '-w', at('restored'));
    await done(FIRST, 'verify', '-w', at('restored'));
    await done(SECOND, 'restore', at('backup'), '-w', at('case'), '--force'); // in place, the present passphrase stays
    await done(SECOND, 'verify', '-w', at('case'));
  });

  it('can be removed and set again; nothing is lost, and what was plain is gone', async () => {
    await done(FIRST, 'passphrase', 'remove', '-w', at('case'));
    await done({}, 'verify', '-w', at('case'));
    writeFileSync(path.join(at('case'), '.c2z/review.json'), JSON.stringify({ deferred: words })); // where the clerk was on the screen
    expect(readable(bytesUnder(path.join(at('case'), '.c2z'))).length).toBeGreaterThan(60);
    await done({ C2Z_NEW_PASSPHRASE: SECOND.C2Z_PASSPHRASE }, 'passphrase', 'set', '-w', at('case'));
    expect(readable(bytesUnder(path.join(at('case'), '.c2z')))).toEqual([]);
    await done(SECOND, 'verify', '-w', at('case'));
    expect(readdirSync(path.join(at('case'), '.c2z/archive')).every((name) => name.endsWith('.sealed'))).toBe(true);
    expect(existsSync(path.join(at('case'), '.c2z/exchange'))).toBe(false);
  });

  it('leaves in the history who changed, removed or set it, in both languages, and never a phrase', async () => {
    await done({ ...FIRST, C2Z_NEW_PASSPHRASE: SECOND.C2Z_PASSPHRASE }, 'passphrase', 'change', '-w', at('case'), '--actor', '张三');
    await done(SECOND, 'passphrase', 'remove', '-w', at('case'), '--actor', '李四');
    await done({ C2Z_NEW_PASSPHRASE: FIRST.C2Z_PASSPHRASE }, 'passphrase', 'set', '-w', at('case'), '--actor', '王五');
    const { events } = jsonOf<{ events: { actor: string; type: string; subject: string; payload: object }[] }>(await done(FIRST, 'history', '-w', at('case'), '--json'));
    expect(events.filter(({ type }) => type.startsWith('Passphrase')).map(({ actor, type, subject, payload }) => [actor, type, subject, payload]).sort()).toEqual([
      ['张三', 'PassphraseChanged', '990101-2020', {}], ['李四', 'PassphraseRemoved', '990101-2020', {}], ['王五', 'PassphraseSet', '990101-2020', {}],
    ].sort());
    const told = [await done(FIRST, 'history', '-w', at('case')), await done(FIRST, 'history', '-w', at('case'), '--lang', 'en')].map(({ stdout }) => stdout);
    for (const [index, words] of [['改口令', '取消口令', '设口令'], ['passphrase changed', 'passphrase removed', 'passphrase set']].entries()) for (const word of words) expect(told[index]).toContain(word);
    for (const phrase of [FIRST.C2Z_PASSPHRASE, SECOND.C2Z_PASSPHRASE]) expect(JSON.stringify([events, told])).not.toContain(phrase);
    await done(FIRST, 'verify', '-w', at('case'));
  });

  it('goes with the data: not into an unprotected workspace, not over one', async () => {
    expect(await refusal(FIRST, 'init', at('next'), '--from', at('w'))).toBe('passphrase/carried');
    expect(await refusal(FIRST, 'restore', at('backup'), '-w', at('plain'), '--force')).toBe('restore/passphrase');
  });

  it('opens what is to be destroyed, the key first', async () => {
    expect(await refusal({}, 'destroy', '--confirm', '990101-2020', '-w', at('case'))).toBe('passphrase/needed');
    await done(FIRST, 'destroy', '--confirm', '990101-2020', '-w', at('case'), '-o', at('protocol.json'));
    expect(existsSync(path.join(at('case'), '.c2z'))).toBe(false);
    const { files } = JSON.parse(readFileSync(at('protocol.json'), 'utf8')) as { files: { path: string }[] };
    expect(files[0]?.path).toBe('.c2z/key.json');
    expect(readable(Buffer.from(JSON.stringify(files)))).toEqual([]);
  });
});

/** Bits a byte. */
function entropy(bytes: Buffer): number {
  const counts = new Array<number>(256).fill(0);
  for (const byte of bytes) counts[byte]! += 1;
  return counts.reduce((sum, count) => (count === 0 ? sum : sum - (count / bytes.length) * Math.log2(count / bytes.length)), 0);
}
