import { rm } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runC2z, type Ran } from '../support/run-c2z.js';
import { LISTS, countyFolder, runCounty } from './small-county.js';

describe('--quiet', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await countyFolder(LISTS);
    await runCounty(folder, '-q');
  });
  afterAll(async () => { await rm(folder, { recursive: true, force: true }); });
  const c2z = (...args: string[]): Promise<Ran> => runC2z([...args, '-q', '-w', path.join(folder, 'w')]);

  it('is silent about what was done', async () => {
    expect(await c2z('case', 'assign', '王秀英', '--to', '赵六')).toMatchObject({ code: 0, stderr: '' });
  });

  it('still says what was refused, why, and what to do', async () => {
    await c2z('case', 'survey', '李国强', '--reason', '死亡');
    const refused = await c2z('case', 'verify', '李国强');
    expect(refused.code).toBe(2);
    expect(refused.stderr).toMatch(/死亡.*还缺佐证[^]*c2z case evidence/u);
  });
});
