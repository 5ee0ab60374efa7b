import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { runC2z } from '../support/run-c2z.js';

const ROOT = path.resolve(import.meta.dirname, '..', '..');

/** What `npm run demo` prints in a fresh clone; `UPDATE=1` writes it into the README. */
async function demoOutput(language: string): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'c2z-readme-'));
  try {
    const { stdout } = await runC2z(['demo', path.join(folder, 'c2z-demo'), '--lang', language]);
    return stdout.replaceAll(path.relative(process.cwd(), folder) + path.sep, '').replaceAll(path.relative(process.cwd(), ROOT) === '' ? '\u0000' : `${path.relative(process.cwd(), ROOT)}${path.sep}`, '').trim();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe.each([['README.md', 'en'], ['README.zh-CN.md', 'zh']])('%s', (file, language) => {
  it('shows what the demo prints', async () => {
    const text = readFileSync(path.join(ROOT, file), 'utf8');
    const section = `<!-- demo-output -->\n\`\`\`text\n${await demoOutput(language)}\n\`\`\`\n<!-- /demo-output -->`;
    if (process.env['UPDATE'] === '1') writeFileSync(path.join(ROOT, file), text.replace(/<!-- demo-output -->[\s\S]*?<!-- \/demo-output -->/u, () => section));
    else expect(text).toContain(section);
  });
});
