import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '..');
const DEPCRUISE = path.join(ROOT, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruiser.mjs');

/** Each rule with a breach that must make it fire: files planted into an otherwise clean skeleton. */
const BREACHES: Record<string, Record<string, string>> = {
  'no-circular': { 'src/link/a.ts': "import './b.js'; export const a = 1;", 'src/link/b.ts': "import './a.js'; export const b = 1;" },
  'domain-is-leaf': { 'src/domain/word.ts': "export { helper } from '../text/helper.js';", 'src/text/helper.ts': 'export const helper = 1;' },
  'text-knows-only-domain': { 'src/text/helper.ts': "export { x } from '../link/x.js';", 'src/link/x.ts': 'export const x = 1;' },
  'stages-meet-in-pipeline': { 'src/link/x.ts': "export { y } from '../ingest/y.js';", 'src/ingest/y.ts': 'export const y = 1;' },
  'rehearse-knows-only-the-words': { 'src/rehearse/x.ts': "export { y } from '../normalize/y.js';", 'src/normalize/y.ts': 'export const y = 1;' },
  'io-at-the-edges': { 'src/report/x.ts': "import { readFileSync } from 'node:fs'; export const x = readFileSync;" },
  'no-network': { 'cli/x.ts': "import { get } from 'node:https'; export const x = get;" },
  'io-serves-the-core': { 'src/io/x.ts': "export { y } from '../link/y.js';", 'src/link/y.ts': 'export const y = 1;' },
  'terminal-stays-in-cli': { 'src/report/x.ts': "import { render } from 'ink'; export const x = render;" },
  'cli-uses-the-front-doors': { 'cli/x.ts': "export { y } from '../src/link/y.js';", 'src/link/y.ts': 'export const y = 1;' },
  'screens-do-no-io': { 'cli/tui/x.ts': "export { y } from '../../src/io/index.js';", 'src/io/index.ts': 'export const y = 1;' },
  'state-knows-no-screens': { 'cli/tui/state/x.ts': "export { y } from '../screens/y.js';", 'cli/tui/screens/y.ts': 'export const y = 1;' },
  'tests-are-a-dead-end': { 'src/link/x.ts': "export { y } from '../../test/y.js';", 'test/y.ts': 'export const y = 1;' },
  'shared-by-at-least-two': { 'src/text/lonely.ts': 'export const lonely = 1;', 'src/link/x.ts': "export { lonely } from '../text/lonely.js';" },
};

describe('import rules', () => {
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'c2z-rules-'));
    for (const file of ['.dependency-cruiser.cjs', 'tsconfig.json', 'package.json']) cpSync(path.join(ROOT, file), path.join(folder, file));
    symlinkSync(path.join(ROOT, 'node_modules'), path.join(folder, 'node_modules'), 'junction');
  });
  afterAll(() => { rmSync(folder, { recursive: true, force: true }); });

  it('has a planted breach for every rule', () => {
    const config = readFileSync(path.join(ROOT, '.dependency-cruiser.cjs'), 'utf8');
    expect([...config.matchAll(/name: '([^']+)', severity/gu)].map((match) => match[1]).sort()).toEqual(Object.keys(BREACHES).sort());
  });

  it.each(Object.entries(BREACHES))('%s fires on a planted breach', (rule, files) => {
    for (const top of ['src', 'cli', 'test']) {
      rmSync(path.join(folder, top), { recursive: true, force: true });
      mkdirSync(path.join(folder, top), { recursive: true });
    }
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
      writeFileSync(path.join(folder, file), text);
    }
    const done = spawnSync(process.execPath, [DEPCRUISE, 'src', 'cli', 'test', '--config', '.dependency-cruiser.cjs', '--output-type', 'json'], { cwd: folder, encoding: 'utf8' });
    const report = JSON.parse(done.stdout) as { summary: { violations: { rule: { name: string } }[] } };
    expect(report.summary.violations.map((violation) => violation.rule.name)).toContain(rule);
  });

  it('holds for the project as it is', () => {
    const output = execFileSync(process.execPath, [DEPCRUISE, 'src', 'cli', 'test', 'bench', '--config', '.dependency-cruiser.cjs', '--output-type', 'json'], { cwd: ROOT, encoding: 'utf8', maxBuffer: 1 << 28 });
    const report = JSON.parse(output) as { summary: { violations: { rule: { name: string; severity: string }; from: string; to: string }[]; totalCruised: number } };
    expect(report.summary.totalCruised).toBeGreaterThan(50);
    expect(report.summary.violations.filter((violation) => violation.rule.severity === 'error')).toEqual([]);
  });
});

describe('the lock file', () => {
  const lock = JSON.parse(readFileSync(path.join(ROOT, 'package-lock.json'), 'utf8')) as { packages: Record<string, { gypfile?: boolean; optionalDependencies?: Record<string, string>; resolved?: string }> };

  it('asks for no compiler: npm does not see the database\'s own "gypfile: false" unless the lock repeats it', () => {
    for (const native of ['better-sqlite3', 'better-sqlite3-multiple-ciphers']) expect(lock.packages[`node_modules/${native}`]?.gypfile, native).toBe(false);
  });

  it('holds every optional package of every platform, so that npm ci accepts it everywhere', () => {
    for (const [name, entry] of Object.entries(lock.packages)) {
      for (const optional of Object.keys(entry.optionalDependencies ?? {})) {
        expect(Object.keys(lock.packages).some((each) => each.endsWith(`node_modules/${optional}`)), `${name} → ${optional}`).toBe(true);
      }
    }
  });

  it('names no host', () => {
    expect(Object.values(lock.packages).filter((entry) => entry.resolved !== undefined)).toEqual([]);
  });
});

describe('the map', () => {
  it('names every folder of src', () => {
    const map = readFileSync(path.join(ROOT, 'src', 'README.md'), 'utf8');
    const folders = readdirSync(path.join(ROOT, 'src'), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name);
    for (const folder of folders) expect(map).toContain(`\`${folder}/\``);
  });

  it('keeps clock, chance and environment out of the core', () => {
    const core = readdirSync(path.join(ROOT, 'src'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.ts')).map((entry) => path.join(entry.parentPath, entry.name)).filter((file) => !file.includes(`${path.sep}io${path.sep}`));
    for (const file of core) {
      const code = readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gmu, '');
      expect(code, file).not.toMatch(/new Date\(\)|Date\.now\(|Math\.random\(|process\.(env|argv|cwd)/u);
    }
  });
});
