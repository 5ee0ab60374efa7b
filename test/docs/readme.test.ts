import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildProgram } from '../../cli/program.js';
import { SOURCE_KINDS, type SourceKind } from '../../src/index.js';
import { loadRules } from '../../src/io/index.js';

const ROOT = path.resolve(import.meta.dirname, '..', '..');
const READMES = [{ file: 'README.md', language: 'en' }, { file: 'README.zh-CN.md', language: 'zh' }] as const;
const ROLES = { target: { zh: '名单（谁必须参保）', en: 'target list' }, enrolment: { zh: '参保花名册', en: 'enrolment roster' }, evidence: { zh: '佐证', en: 'evidence' }, cover: { zh: '其他保障项目', en: 'another line of cover' } } as const;

/** The table of kinds as the code and the mappings know it. `UPDATE=1` writes it into the README. */
function kindsTable(language: 'zh' | 'en'): string {
  const { mappings } = loadRules();
  const rows = (Object.keys(SOURCE_KINDS) as SourceKind[]).map((kind) => {
    const own = mappings.filter((mapping) => mapping.kind === kind);
    const signs = own.flatMap((mapping) => mapping.identify.headers ?? []).filter((sign) => sign.weight > 0).sort((a, b) => b.weight - a.weight)
      .flatMap((sign) => [...(sign.any ?? []), ...(sign.all ?? [])]);
    return `| \`${kind}\` | ${SOURCE_KINDS[kind][language]} | ${ROLES[SOURCE_KINDS[kind].role][language]} | ${SOURCE_KINDS[kind].department} | ${[...new Set(signs)].slice(0, 5).join('、')} |`;
  });
  const head = language === 'zh' ? '| 种类 | 名称 | 用途 | 来自 | 认得出的列，例如 |' : '| kind | list | role | department | telling columns, e.g. |';
  return [head, '| --- | --- | --- | --- | --- |', ...rows].join('\n');
}

function section(text: string, name: string): string {
  return new RegExp(`<!-- ${name} -->\n([\\s\\S]*?)\n<!-- /${name} -->`, 'u').exec(text)?.[1] ?? '';
}

describe.each(READMES)('$file', ({ file, language }) => {
  const text = readFileSync(path.join(ROOT, file), 'utf8');

  it('lists every kind of list as the program knows it', () => {
    const table = kindsTable(language);
    if (process.env['UPDATE'] === '1') writeFileSync(path.join(ROOT, file), text.replace(/<!-- kinds -->[\s\S]*?<!-- \/kinds -->/u, `<!-- kinds -->\n${table}\n<!-- /kinds -->`));
    else expect(section(text, 'kinds')).toBe(table);
  });

  it('shows only commands and options that exist', () => {
    const program = buildProgram('en');
    const lines = [...text.matchAll(/^(?:c2z|node dist\/cli\/main\.js) (.+)$/gmu)].map((match) => (match[1] as string).replace(/#.*$/u, '').trim());
    expect(lines.length).toBeGreaterThan(5);
    for (const line of lines) {
      const words = line.match(/"[^"]*"|\S+/gu) ?? [];
      const command = program.commands.find((each) => each.name() === words[0]);
      expect(command, line).toBeDefined();
      const inner = command?.commands.find((each) => each.name() === words[1]);
      const known = [...(command?.options ?? []), ...(inner?.options ?? []), ...program.options].flatMap((option) => [option.short, option.long]);
      for (const word of words.filter((each) => /^--?[a-z]/u.test(each))) expect(known, line).toContain(word.split('=')[0]);
    }
  });

  it('names the two commands of a fresh clone', () => {
    expect(text).toContain('npm ci && npm run demo');
    expect(text).toContain('npm ci && npm test');
  });

  it('links to files that exist', () => {
    for (const [, link] of text.matchAll(/\]\(([^)#:]+)\)/gu)) expect(() => readFileSync(path.join(ROOT, link as string)), link).not.toThrow();
  });
});
