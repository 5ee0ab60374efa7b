import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commitExchange, exchangeFolder, finishExchange, hasExchange, hasPlan } from '../../src/io/exchange.js';

const PLAN = { moves: [{ from: 'store', to: 'in/store' }, { from: 'archive/one', to: 'in/archive/one' }], remove: ['in/old', 'in/plain/list'] };

let folder = '';
let inside = '';
beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'c2z-exchange-'));
  inside = path.join(folder, 'in');
  for (const [file, text] of [['in/store', 'before'], ['in/old', 'before'], ['in/plain/list', 'before'], ['in/kept', 'kept']] as const) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  }
  const fresh = await exchangeFolder(inside);
  mkdirSync(path.join(fresh, 'archive'));
  writeFileSync(path.join(fresh, 'store'), 'after');
  writeFileSync(path.join(fresh, 'archive/one'), 'after');
});
afterEach(() => { rmSync(folder, { recursive: true, force: true }); });

const files = (): Record<string, string> => Object.fromEntries(readdirSync(inside, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => {
  const file = path.join(entry.parentPath, entry.name);
  return [path.relative(inside, file).split(path.sep).join('/'), readFileSync(file, 'utf8')];
}).sort());

describe('an exchange of files', () => {
  it('puts the new ones in place, takes the old ones away and leaves nothing behind', async () => {
    await commitExchange(folder, inside, PLAN);
    expect(files()).toEqual({ 'archive/one': 'after', kept: 'kept', store: 'after' });
    expect(hasExchange(inside)).toBe(false);
    expect(existsSync(path.join(inside, 'plain'))).toBe(false); // a folder's name may say what was in it
  });

  it('that was only begun is as if it had never been', () => {
    finishExchange(folder, inside);
    expect(files()).toEqual({ kept: 'kept', old: 'before', 'plain/list': 'before', store: 'before' });
    expect(hasExchange(inside)).toBe(false);
  });

  it.each([0, 1, 2, 3])('cut off after %i steps is carried out to its end', (steps) => {
    writeFileSync(path.join(inside, 'exchange/plan.json'), JSON.stringify(PLAN));
    expect(hasPlan(inside)).toBe(true);
    if (steps > 0) cpSync(path.join(inside, 'exchange/store'), path.join(inside, 'store'));
    if (steps > 0) rmSync(path.join(inside, 'exchange/store'));
    if (steps > 1) { mkdirSync(path.join(inside, 'archive')); cpSync(path.join(inside, 'exchange/archive/one'), path.join(inside, 'archive/one')); rmSync(path.join(inside, 'exchange/archive/one')); }
    if (steps > 2) rmSync(path.join(inside, 'old'));
    finishExchange(folder, inside);
    finishExchange(folder, inside); // once more does no harm
    expect(files()).toEqual({ 'archive/one': 'after', kept: 'kept', store: 'after' });
  });
});
