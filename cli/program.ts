/** Builds the command line and turns whatever goes wrong into words and an exit code. */
import { Command, CommanderError, Option } from 'commander';
import { ToolError, harmless, maskNumbersIn, type Label, type Language } from '../src/index.js';
import { contextOf, languageFrom } from './context.js';
import { explainStoreError } from '../src/io/index.js';
import { takeKeysOver } from './passphrase/keys-arrive.js';
import { readPassphraseFrom } from './passphrase/obtain.js';
import { COMMANDS } from './commands/index.js';
import { systemRefusal } from './output/system-error.js';
import { helpWords, usageTexts } from './output/usage.js';
import { atTerminal, openTerminal } from './terminal.js';
import { VERSION } from './version.js';
import { isWorkspace } from './workspace/open.js';

const EXIT = { done: 0, withErrors: 1, userCanFix: 2, bug: 70 } as const;

/** The program as a value, so that tests and documentation can look at it. */
export function buildProgram(language: Language): Command {
  const program = new Command('c2z')
    .description(language === 'zh' ? '清零：贫困人口参保比对与参保销号' : 'clear-to-zero: who of the poor is not insured, and why, until nobody is missing')
    .version(VERSION, '-V, --version', language === 'zh' ? '版本' : 'version')
    .option('-w, --workspace <dir>', language === 'zh' ? '工作区文件夹（默认：向上最近的 c2z.yaml 所在处）' : 'workspace folder (default: nearest c2z.yaml upward)')
    .option('--json', language === 'zh' ? '标准输出只打印一个 JSON 文档' : 'print one JSON document on stdout, nothing else')
    .addOption(new Option('--lang <lang>', language === 'zh' ? '语言' : 'language').choices(['zh', 'en']))
    .option('-q, --quiet', language === 'zh' ? '不打印进度和提示' : 'no progress, no messages')
    .option('--no-color', language === 'zh' ? '不用颜色' : 'no colour')
    .option('--actor <name>', language === 'zh' ? '操作人（默认：登录名）' : 'who is acting (default: login name)')
    .option('--passphrase-file <file>', language === 'zh' ? '口令在这个文件的第一行（默认：输入，或环境变量 C2Z_PASSPHRASE）' : 'the passphrase is the first line of this file (default: typed, or C2Z_PASSPHRASE)')
    .helpOption('-h, --help', language === 'zh' ? '显示帮助' : 'help')
    .helpCommand('help [command]', language === 'zh' ? '显示某个命令的帮助' : 'help for a command')
    .configureHelp(helpWords(language))
    .configureOutput({ outputError: () => undefined }) // said by explain(), in one language
    .exitOverride();
  for (const register of COMMANDS) register(program, language);
  for (const command of program.commands) command.helpOption('-h, --help', language === 'zh' ? '显示帮助' : 'help').exitOverride();
  return program;
}

/** Runs the program; never throws, sets the exit code. */
export async function main(argv: readonly string[]): Promise<void> {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(EXIT.done);
    process.stderr.write(`无法写到标准输出 / cannot write to standard output: ${error.message}\n`);
    process.exit(EXIT.userCanFix);
  });
  const language = languageFrom(wordAfter(argv, '--lang'));
  const passphraseFile = wordAfter(argv, '--passphrase-file');
  if (passphraseFile !== undefined) readPassphraseFrom('present', passphraseFile);
  takeKeysOver();
  const program = buildProgram(language);
  try {
    if (await openedDashboard(argv, language)) return;
    await program.parseAsync([...argv]);
  } catch (error) {
    process.exitCode = explain(error, language, argv.includes('--json'));
  }
}

/** `c2z` alone inside a workspace opens the dashboard; without a terminal it says what `c2z status` says. */
async function openedDashboard(argv: readonly string[], language: Language): Promise<boolean> {
  const program = buildProgram(language);
  const { operands, unknown } = program.parseOptions(argv.slice(2));
  const context = contextOf(program);
  if (operands.length > 0 || unknown.length > 0 || !isWorkspace(context)) return false;
  if (atTerminal(context)) await openTerminal(context, 'dashboard');
  else await buildProgram(language).parseAsync([...argv, 'status']);
  return true;
}

function explain(error: unknown, language: Language, json: boolean): number {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return EXIT.done;
    if (error.code !== 'commander.help') say('arguments/usage', usageTexts(error), language, json);
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
