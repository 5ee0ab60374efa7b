import { tmpdir } from 'node:os';
import type { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { buildProgram } from '../../cli/program.js';
import type { Language } from '../../src/domain/language.js';
import { runC2z } from '../support/run-c2z.js';

const COMMANDERS_OWN = /\berror:|unknown (?:option|command)|missing required|not specified|Did you mean|Usage:|Options:|Arguments:|Commands:|display help|output the version|\bchoices:|\bdefault:|Allowed choices|too many arguments/u;

const MISTAKES: readonly (readonly string[])[] = [
  ['nonsense'], ['stauts'], ['run'], ['run', 'x', '--bogus'], ['gaps', '--jsn'], ['gaps', '--limit'], ['gaps', '--standing', 'poor'], ['decide'], ['export', 'nonsense'],
  ['init', '--county'], ['status', '--lang', 'fr'], ['person', '王', '秀英'],
];

describe('a mistake on the command line', () => {
  it.each(MISTAKES)('%s %s %s: ends with 2, in Chinese unless asked otherwise', async (...words) => {
    const args = words.filter((word) => word !== undefined);
    const zh = await runC2z(args);
    expect(zh.code).toBe(2);
    expect(zh.stdout).toBe('');
    expect(zh.stderr).toMatch(/^出错（arguments\/usage）：.*\p{Script=Han}/u);
    expect(zh.stderr).not.toMatch(COMMANDERS_OWN);
    const en = await runC2z([...args, ...(args.includes('--lang') ? [] : ['--lang', 'en'])], { env: { C2Z_LANG: 'en' } });
    expect(en.code).toBe(2);
    if (!args.includes('--lang')) expect(en.stderr).toMatch(/^Error \(arguments\/usage\): [^\n]*\n {2}What to do: /u);
  });

  it('is said as JSON too where a command of several steps was given none', async () => {
    for (const words of [['passphrase', '--json'], ['--json']]) {
      const { code, stdout } = await runC2z(words, { cwd: tmpdir() });
      expect([code, JSON.parse(stdout)]).toEqual([2, { error: { code: 'arguments/usage', message: '没有写要做什么', fix: expect.any(String) as string } }]);
    }
  });

  it('suggests the word that was meant', async () => {
    expect((await runC2z(['stauts'])).stderr).toContain('是不是想写 status');
    expect((await runC2z(['stauts', '--lang', 'en'])).stderr).toContain('Did you mean status?');
  });

  it.each([
    [['rehearse', '/nowhere', '--population', '-5'], '--population 不能小于 1，写的是“-5”', '--population takes no number below 1; "-5" was given'],
    [['rehearse', '/nowhere', '--population', '0'], '--population 不能小于 1，写的是“0”', '--population takes no number below 1; "0" was given'],
    [['rehearse', '/nowhere', '--population=－5'], '--population 不能小于 1', '--population takes no number below 1'],
    [['rehearse', '/nowhere', '--population', '两千'], '--population 要写整数，不是“两千”', '--population takes a whole number, not "两千"'],
    [['rehearse', '/nowhere', '--rounds', '-1'], '--rounds 不能小于 1，写的是“-1”', '--rounds takes no number below 1; "-1" was given'],
  ])('%j: says what numbers there are, once', async (words, zh, en) => {
    const told = [await runC2z(words), await runC2z([...words, '--lang', 'en'])];
    expect(told.map(({ code, stdout }) => [code, stdout])).toEqual([[2, ''], [2, '']]);
    expect(told[0]?.stderr.split(zh)).toHaveLength(2);
    expect(told[1]?.stderr.split(en)).toHaveLength(2);
  });

  it('is a JSON document for programs', async () => {
    const { stdout, code } = await runC2z(['gaps', '--bogus', '--json']);
    expect(code).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'arguments/usage' } });
  });
});

describe('the language', () => {
  it('is that of --lang, else of C2Z_LANG, else Chinese', async () => {
    const english = async (args: readonly string[], env: Record<string, string>): Promise<boolean> => (await runC2z(['status', '-w', '/nowhere', ...args], { env })).stderr.startsWith('Error');
    expect(await english([], {})).toBe(false);
    expect(await english([], { C2Z_LANG: 'en' })).toBe(true);
    expect(await english(['--lang', 'zh'], { C2Z_LANG: 'en' })).toBe(false);
    expect(await english(['--lang', 'en'], {})).toBe(true);
    expect(await english(['--lang=en'], {})).toBe(true);
  });

  it('means the same before and after the command', async () => {
    expect((await runC2z(['--lang', 'en', 'status', '-w', '/nowhere'])).stderr).toBe((await runC2z(['status', '-w', '/nowhere', '--lang', 'en'])).stderr);
  });
});

/** All that `--help` prints, with what is added behind it. */
function helpOf(command: Command): string {
  let text = '';
  command.configureOutput({ writeOut: (part) => { text += part; } });
  command.outputHelp();
  return text;
}

const commandsIn = (language: Language): readonly Command[] => [buildProgram(language), ...buildProgram(language).commands];

describe('help', () => {
  it.each(commandsIn('zh').map((command) => [command.name(), command] as const))('of %s is Chinese throughout', (_name, command) => {
    const help = helpOf(command);
    expect(help).toMatch(/^用法：/u);
    expect(help).not.toMatch(COMMANDERS_OWN);
    for (const line of help.split('\n').filter((text) => /^ {2}(?:-\w|--\w)/u.test(text))) expect(line).toMatch(/\p{Script=Han}/u);
  });

  it.each(commandsIn('en').map((command) => [command.name(), command] as const))('of %s is English but for its examples', (_name, command) => {
    const help = helpOf(command).split('\n').filter((line) => !/^ {2}c2z /u.test(line)).join('\n');
    expect(help).toMatch(/^Usage:/u);
    expect(help).not.toMatch(/\p{Script=Han}/u);
  });

  it.each(['zh', 'en'] as const)('lists every command with a summary (%s)', (language) => {
    for (const command of buildProgram(language).commands) expect(command.summary(), command.name()).not.toBe('');
  });
});

/** Words of an example as a shell would cut them. */
function wordsOf(line: string): string[] {
  return [...line.matchAll(/"([^"]*)"|(\S+)/gu)].map(([, quoted, bare]) => quoted ?? bare ?? '');
}

const EXAMPLES = commandsIn('zh').flatMap((command) => helpOf(command).split('\n').filter((line) => /^ {2}c2z \S/u.test(line) && !line.includes('  ', 4)).flatMap((line) => line.trim().split(' && ')));

/** Commands that do something: those without commands of their own, and those that do something without them. */
function doers(command: Command): Command[] {
  return [command, ...command.commands.flatMap(doers)];
}

describe('the examples under --help', () => {
  it('are there for every command that takes something', () => {
    const shown = new Set(EXAMPLES.map((line) => wordsOf(line)[1]));
    const without = buildProgram('zh').commands.filter((command) => command.registeredArguments.some(({ required }) => required) && !shown.has(command.name())).map((command) => command.name());
    expect(without).toEqual([]);
  });

  it.each(EXAMPLES)('%s is understood', async (line) => {
    const program = buildProgram('zh');
    let ran = '';
    for (const command of program.commands) for (const doer of doers(command)) doer.action(() => { ran = command.name(); });
    await program.parseAsync(['node', ...wordsOf(line)]);
    expect(ran).toBe(wordsOf(line)[1]);
  });
});
