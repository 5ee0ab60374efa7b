import { copyFile, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { VERSION } from '../../cli/version.js';
import { LAUNCHER, ROOT, jsonOf, startC2z } from '../support/run-c2z.js';
import { COUNTY, LISTS, countyFolder } from './small-county.js';

/** Makes this Node say that it is an old one. */
const PRETEND_OLD = ['--import', 'data:text/javascript,Object.defineProperty(process,"versions",{value:{...process.versions,node:"20.11.0"}})'];

describe('the launcher', () => {
  it('prints the version of the package', async () => {
    const { version } = JSON.parse(await readFile(path.join(ROOT, 'package.json'), 'utf8')) as { version: string };
    expect(VERSION).toBe(version);
    expect(await startC2z(['--version'])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
  });

  it('hands over to the Node of the installation when it is started by an old one, with arguments, channels and exit code', async () => {
    expect(await startC2z(['--version'], { flags: PRETEND_OLD })).toEqual({ code: 0, stdout: `${VERSION}\n`, stderr: '' });
    const refused = await startC2z(['status', '-w', '/nowhere 空格', '--json'], { flags: PRETEND_OLD });
    expect(refused.code).toBe(2);
    expect(jsonOf(refused)).toMatchObject({ error: { code: 'workspace/none', message: expect.stringContaining('/nowhere 空格') as string } });
  });

  it('says in one line what is needed when there is no other Node', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'c2z-launcher-'));
    await copyFile(LAUNCHER, path.join(folder, 'main.js'));
    await writeFile(path.join(folder, 'package.json'), '{"type":"module"}');
    const { code, stdout, stderr } = await startC2z(['--version'], { flags: PRETEND_OLD, launcher: path.join(folder, 'main.js') });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^c2z 需要 Node 22\.12 .*20\.11\.0.*\n$/u);
    await rm(folder, { recursive: true, force: true });
  });

  it('keeps compiled code inside its installation, and nothing elsewhere', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'c2z-launcher-'));
    const env = { TMPDIR: folder, TEMP: folder, HOME: folder, USERPROFILE: folder, XDG_CACHE_HOME: folder };
    expect(await startC2z(['--version'], { env, cwd: folder })).toEqual({ code: 0, stdout: `${VERSION}\n`, stderr: '' });
    expect(await readdir(folder)).toEqual([]);
    expect(await readdir(path.join(ROOT, 'node_modules/.cache/clear-to-zero'))).not.toEqual([]);
    await rm(folder, { recursive: true, force: true });
  });

  it('gives the same document as a process of its own, and nothing else on standard output', async () => {
    const folder = await countyFolder(LISTS);
    const ran = await startC2z(['run', path.join(folder, 'inbox'), ...COUNTY, '-w', path.join(folder, 'w'), '--json']);
    expect(ran).toMatchObject({ code: 0, stderr: '' });
    expect(jsonOf(ran)).toMatchObject({ people: 4, standings: { insured: 1 } });
    await rm(folder, { recursive: true, force: true });
  });
});
