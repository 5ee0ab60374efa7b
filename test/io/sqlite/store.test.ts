import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore, type Store } from '../../../src/io/sqlite/store.js';
import { LISTS_PEOPLE_LINKS } from '../../../src/io/sqlite/migrations/001-lists-people-links.js';
import { pairSubject } from '../../../src/io/sqlite/ledger.js';

describe('the store', () => {
  let folder: string;
  let file: string;
  let store: Store;
  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'c2z-store-'));
    file = path.join(folder, 'store.sqlite');
    store = openStore(file);
  });
  afterEach(() => {
    store.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const judge = (at: string, judgement: string): void => {
    store.ledger.append({ at, actor: 'clerk', type: 'PairJudged', subject: pairSubject('b', 'a'), payload: { leftFingerprint: 'a', rightFingerprint: 'b', judgement, note: '' } });
  };

  it('keeps the latest judgement of a pair, whichever side comes first', () => {
    judge('2020-10-01T00:00:00.000Z', 'same');
    judge('2020-10-02T00:00:00.000Z', 'different');
    expect(store.ledger.judgements()).toEqual([{ leftFingerprint: 'a', rightFingerprint: 'b', judgement: 'different', note: '', by: 'clerk', at: '2020-10-02T00:00:00.000Z' }]);
  });

  it('keeps the order of what was said when the clock was set back', () => {
    judge('2020-10-02T00:00:00.000Z', 'same');
    judge('2020-09-30T00:00:00.000Z', 'different');
    expect(store.ledger.judgements()).toMatchObject([{ judgement: 'different' }]);
    expect(store.ledger.firstBrokenLink()).toBeNull();
    expect(store.ledger.timesTurnedBack()).toBe(1);
  });

  it('refuses to change or delete an event', () => {
    judge('2020-10-01T00:00:00.000Z', 'same');
    const raw = new Database(file);
    expect(() => raw.exec("update events set actor = 'somebody else'")).toThrow(/append-only/u);
    expect(() => raw.exec('delete from events')).toThrow(/append-only/u);
    raw.close();
  });

  it('finds an event that was altered behind its back', () => {
    judge('2020-10-01T00:00:00.000Z', 'same');
    judge('2020-10-02T00:00:00.000Z', 'different');
    expect(store.ledger.firstBrokenLink()).toBeNull();
    const raw = new Database(file);
    raw.exec("drop trigger events_are_never_changed; update events set actor = 'somebody else' where seq = 1");
    raw.close();
    expect(store.ledger.firstBrokenLink()?.seq).toBe(1);
  });

  it('keeps a source with its sheets, and replaces it by its path', () => {
    const source = { path: '低保.xls', sha256: 'aa', bytes: 1, format: 'xls' as const, encoding: null, archivedAs: '.c2z/archive/aa', asOf: null, importedAt: '2020-10-01T00:00:00.000Z', issue: null,
      sheets: [{ name: '柳河镇', kind: 'minimum-living' as const, mapping: 'minimum-living', headerRow: 2, rows: 10, used: 8, duplicates: 1, setAside: 1, why: null }] };
    store.lists.replaceSource(source);
    store.lists.replaceSource({ ...source, sha256: 'bb' });
    expect(store.lists.sources()).toEqual([{ ...source, sha256: 'bb' }]);
  });

  it('undoes everything of a transaction that fails', () => {
    expect(() => store.transaction(() => {
      judge('2020-10-01T00:00:00.000Z', 'same');
      throw new Error('stop');
    })).toThrow('stop');
    expect(store.ledger.events()).toEqual([]);
  });

  it.each([
    ['store/damaged', 'this is not a database at all, it is a text of some length'.repeat(20)],
  ])('says %s of a file that is no database', (code, text) => {
    const other = path.join(folder, 'other.sqlite');
    writeFileSync(other, text);
    expect(() => openStore(other)).toThrow(code);
  });

  it('is opened and read by others while long work is written', async () => {
    await store.whole(async () => {
      judge('2020-10-01T00:00:00.000Z', 'same');
      const other = openStore(file);
      expect(other.ledger.judgements()).toEqual([]);
      other.close();
      await Promise.resolve();
    });
    expect(store.ledger.judgements()).toHaveLength(1);
  });

  it('refuses a store of a newer version', () => {
    const other = path.join(folder, 'newer.sqlite');
    const raw = new Database(other);
    raw.pragma('user_version = 9999');
    raw.close();
    expect(() => openStore(other)).toThrow('store/newer');
  });
});

describe('a store of the first version', () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'c2z-old-'));
    file = path.join(folder, 'store.sqlite');
    const old = new Database(file);
    old.exec(LISTS_PEOPLE_LINKS);
    const [at, actor, type, subject, payload] = ['2020-10-01T00:00:00.000Z', 'clerk', 'PairJudged', 'a|b', '{"leftFingerprint":"a","rightFingerprint":"b","judgement":"same","note":""}'];
    const hash = createHash('sha256').update(JSON.stringify(['', 1, at, actor, type, subject, payload])).digest('hex');
    old.prepare("insert into events values (1, ?, ?, ?, ?, ?, '', ?)").run(at, actor, type, subject, payload, hash);
    old.pragma('user_version = 1');
    old.close();
  });
  afterEach(() => { rmSync(folder, { recursive: true, force: true }); });

  it('is brought to the present shape with every event, and its chain still holds', () => {
    const store = openStore(file);
    expect(store.ledger.firstBrokenLink()).toBeNull();
    expect(store.ledger.judgements()).toMatchObject([{ judgement: 'same' }]);
    store.close();
  });

  it('is kept beside as it was', () => {
    openStore(file).close();
    openStore(file).close(); // a second opening keeps no second copy
    expect(readdirSync(folder).filter((name) => name.endsWith('.backup'))).toEqual(['store.sqlite.v1.backup']);
    const kept = new Database(path.join(folder, 'store.sqlite.v1.backup'), { readonly: true });
    expect(kept.pragma('user_version', { simple: true })).toBe(1);
    kept.close();
  });
});

describe('a full disk', () => {
  it('is said in words, and what was being written is not there', () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'c2z-full-'));
    const file = path.join(folder, 'store.sqlite');
    openStore(file).close();
    const store = openStore(file, { maximumPages: 60 });
    const many = Array.from({ length: 5000 }, (_, index) => [`fingerprint-${index}`, `P${index}`] as const);
    expect(() => { store.transaction(() => { store.results.addFingerprints(many); }); }).toThrow(/store\/unwritable/u);
    expect(store.results.knownFingerprints().length).toBe(0);
    expect(store.integrityProblems()).toEqual([]);
    store.close();
    rmSync(folder, { recursive: true, force: true });
  });
});
