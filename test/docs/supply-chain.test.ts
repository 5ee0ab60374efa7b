import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const ROOT = path.join(import.meta.dirname, '../..');
const NOTICE = path.join(ROOT, 'NOTICE.md');

interface Locked {
  readonly name?: string;
  readonly version: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly devOptional?: boolean;
  readonly optional?: boolean;
  readonly peer?: boolean;
  readonly link?: boolean;
  readonly hasInstallScript?: boolean;
}

const lock = JSON.parse(await readFile(path.join(ROOT, 'package-lock.json'), 'utf8')) as { packages: Record<string, Locked> };
const locked = Object.entries(lock.packages).filter(([folder, { link }]) => folder !== '' && link !== true);
/** What is installed where the program runs; type declarations that a package merely may use are not. */
const production = locked.filter(([, { dev, devOptional, peer }]) => dev !== true && devOptional !== true && peer !== true).map(([folder, each]) => ({ ...each, folder, name: each.name ?? folder.replace(/^.*node_modules\//u, '') }));

/** Licences that ask for no more than to be named. */
const ALLOWED = new Set(['MIT', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', '(MIT OR CC0-1.0)']);
/** The database is native; nothing else may run when it is installed. */
const MAY_RUN = new Set(['better-sqlite3', 'better-sqlite3-multiple-ciphers']);

describe('what the program is made of', () => {
  it('every package of the lock file is pinned by a hash', () => {
    expect(locked.filter(([, { integrity = '' }]) => !/^sha512-/u.test(integrity)).map(([folder]) => folder)).toEqual([]);
  });

  it('no package but the database runs a script when it is installed', () => {
    expect(production.filter(({ hasInstallScript, name }) => hasInstallScript === true && !MAY_RUN.has(name)).map(({ name }) => name)).toEqual([]);
  });

  it('direct dependencies are pinned to one version', async () => {
    const { dependencies } = JSON.parse(await readFile(path.join(ROOT, 'package.json'), 'utf8')) as { dependencies: Record<string, string> };
    for (const [name, version] of Object.entries(dependencies)) expect(version, name).toMatch(/^(?:npm:[@\w/-]+@)?\d+\.\d+\.\d+$/u);
  });

  it('licences allow it, the installed packages say the same, and NOTICE.md lists them all', async () => {
    const rows: string[] = [];
    for (const { folder, name, version, license = '' } of production) {
      expect(ALLOWED.has(license), `${name}: ${license}`).toBe(true);
      const installed = JSON.parse(await readFile(path.join(ROOT, folder, 'package.json'), 'utf8')) as { license?: string };
      expect(installed.license, name).toBe(license);
      rows.push(`| ${name} | ${version} | ${license} |`);
    }
    const table = ['| package | version | licence |', '| --- | --- | --- |', ...[...new Set(rows)].sort()].join('\n');
    const text = await readFile(NOTICE, 'utf8');
    const written = text.replace(/(<!-- packages -->\n)[^]*?(<!-- \/packages -->)/u, (_, before: string, after: string) => `${before}${table}\n${after}`);
    if (process.env['UPDATE'] === '1') await writeFile(NOTICE, written);
    else expect(text).toBe(written);
  });

  it('npm run sbom names every one of them', async () => {
    const { stdout } = await promisify(execFile)('npm', ['run', '--silent', 'sbom', '--', '--package-lock-only'], { cwd: ROOT, maxBuffer: 1 << 26, shell: process.platform === 'win32' });
    const { components } = JSON.parse(stdout) as { components: { purl: string }[] };
    const named = new Set(components.map(({ purl }) => decodeURIComponent(purl)));
    expect(production.filter(({ name, version }) => !named.has(`pkg:npm/${name}@${version}`)).map(({ name, version }) => `${name}@${version}`)).toEqual([]);
  });
});
