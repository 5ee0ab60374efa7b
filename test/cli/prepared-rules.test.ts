import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type * as front from '../../src/io/index.js';
import { listPolicyPacks, loadPolicyPack, loadRules, loadSubsidyRules, loadWorksheetRules } from '../../src/io/index.js';
import { ROOT } from '../support/run-c2z.js';

describe('rules prepared by the build', () => {
  it('are those that parsing gives', async () => {
    expect(existsSync(path.join(ROOT, 'dist/src/io/schemas/prepared-rules.json'))).toBe(true);
    const built = await import(path.join(ROOT, 'dist/src/io/index.js')) as typeof front;
    expect(plain(built.loadRules())).toEqual(plain(loadRules()));
    expect(built.loadSubsidyRules()).toEqual(loadSubsidyRules());
    expect(built.loadWorksheetRules()).toEqual(loadWorksheetRules());
    for (const { name } of listPolicyPacks()) expect(built.loadPolicyPack(name)).toEqual(loadPolicyPack(name));
  });
});

function plain(rules: object): unknown {
  return JSON.parse(JSON.stringify(rules));
}
