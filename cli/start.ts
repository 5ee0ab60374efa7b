/** Runs the program with the one command that is asked for, and turns whatever goes wrong into words and an exit code. */
import { CommanderError, type Command } from 'commander';
import { ToolError, harmless, maskNumbersIn, type Label, type Language } from '../src/index.js';
import { contextOf, languageFrom } from './context.js';
import { explainStoreError } from '../src/io/index.js';
import { takeKeysOver } from './passphrase/keys-arrive.js';
import { readPassphraseFrom } from './passphrase/obtain.js';
import { commandNamed, everyCommand, usualStep } from './commands/index.js';
import { systemRefusal } from './output/system-error.js';
import { usageTexts } from './output/usage.js';
import { programOf } from './program-of.js';
import { isWorkspace } from './workspace/open.js';
import { noteAdvice, workspaceHint } from './workspace-hint.js';

const EXIT = { done: 0, withErrors: 1, userCanFix: 2, bug: 70 } as const;

/** Runs the program; never throws, sets the exit code. */
export async function main(argv: readonly string[]): Promise<void> {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(EXIT.done);
    process.stderr.write(`无法写到标准输出 / cannot write to standard output: ${error.message}\n`);
    process.exit(EXIT.userCanFix);
  });
  if (process.stderr.listenerCount('error') === 0) process.stderr.on('error', () => undefined); // closed by its reader: what is done and the exit code stay the same
  const language = languageFrom(wordAfter(argv, '--lang'));
  const passphraseFile = wordAfter(argv, '--passphrase-file');
  if (passphraseFile !== undefined) readPassphraseFrom('present', passphraseFile);
  try {
    takeKeysOver();
    if (await openedDashboard(argv, language)) return;
    const words = withUsualStep(argv, language);
    await (await programFor(words, language)).parseAsync([...words]);
  } catch (error) {
    process.exitCode = explain(error, language, argv.includes('--json'));
  }
  const hint = workspaceHint(wordAfter(argv, '--workspace') ?? wordAfter(argv, '-w'), language);
  if (hint !== null && !argv.some((word) => QUIET.has(word))) process.stderr.write(`${harmless(hint)}\n`);
}

const QUIET: ReadonlySet<string> = new Set(['-q', '--quiet', '--json']);

/** With the command that is asked for; with all of them where none of theirs is: for help, and to suggest what was meant. */
async function programFor(argv: readonly string[], language: Language): Promise<Command> {
  const [name = ''] = programOf([], language).parseOptions(argv.slice(2)).operands;
  const register = await commandNamed(name);
  return programOf(register === null ? await everyCommand() : [register], language);
}

/** `c2z` alone inside a workspace opens the dashboard; without a terminal it says what `c2z status` says. */
async function openedDashboard(argv: readonly string[], language: Language): Promise<boolean> {
  const program = programOf([], language);
  const { operands, unknown } = program.parseOptions(argv.slice(2));
  const context = contextOf(program);
  if (operands.length > 0 || unknown.length > 0 || !isWorkspace(context)) return false;
  const { atTerminal, openTerminal } = await import('./terminal.js');
  if (atTerminal(context)) await openTerminal(context, 'dashboard');
  else await (await programFor([...argv, 'status'], language)).parseAsync([...argv, 'status']);
  return true;
}

/** `c2z case` and `c2z policy` alone do what they are mostly asked for. */
function withUsualStep(argv: readonly string[], language: Language): readonly string[] {
  const program = programOf([], language);
  const { operands: [name = '', ...more], unknown } = program.parseOptions(argv.slice(2));
  const step = more.length > 0 || unknown.length > 0 ? null : usualStep(name, contextOf(program));
  return step === null ? argv : [...argv, step];
}

function explain(error: unknown, language: Language, json: boolean): number {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return EXIT.done;
    if (error.code !== 'commander.help' || json) say('arguments/usage', usageTexts(error), language, json);
    return EXIT.userCanFix;
  }
  const told = explainStoreError(error, 'store.sqlite');
  const fixable = told instanceof ToolError ? told : systemRefusal(told);
  if (fixable !== null) {
    say(fixable.code, { message: fixable.texts, fix: fixable.fix }, language, json);
    return EXIT.userCanFix;
  }
  const text = error instanceof Error ? error.message : String(error);
  if (json) process.stdout.write(`${JSON.stringify({ error: { code: 'bug', message: safe(text) } }, null, 2)}\n`);
  process.stderr.write(language === 'zh' ? `程序缺陷：${safe(text)}\n  请把这一行和所用命令报告给维护者；已保存的数据没有变动。\n` : `A bug: ${safe(text)}\n  Please report this line and the command; what was saved has not changed.\n`);
  if (process.env['C2Z_DEBUG'] === '1' && error instanceof Error) process.stderr.write(`${error.stack ?? ''}\n`);
  return EXIT.bug;
}

function say(code: string, { message, fix }: { message: Label; fix: Label }, language: Language, json: boolean): void {
  if (json) process.stdout.write(`${JSON.stringify({ error: { code, message: safe(message[language]), fix: safe(fix[language]) } }, null, 2)}\n`);
  noteAdvice(fix[language]);
  process.stderr.write(language === 'zh' ? `出错（${code}）：${safe(message.zh)}\n  怎么办：${safe(fix.zh)}\n` : `Error (${code}): ${safe(message.en)}\n  What to do: ${safe(fix.en)}\n`);
}

/** Paths and cells get into messages: numbers are masked, and nothing steers the terminal. */
function safe(text: string): string {
  return harmless(maskNumbersIn(text));
}

function wordAfter(argv: readonly string[], flag: string): string | undefined {
  const joined = argv.find((word) => word.startsWith(`${flag}=`));
  if (joined !== undefined) return joined.slice(flag.length + 1);
  const at = argv.indexOf(flag);
  return at < 0 ? undefined : argv[at + 1];
}
