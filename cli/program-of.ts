/** The command line without its commands: name, options for all, and how it speaks of them. */
import { Command, Option } from 'commander';
import type { Language } from '../src/index.js';
import { helpWords } from './output/usage.js';
import { VERSION } from './version.js';

/** Adds one command to the program. */
export type Register = (program: Command, language: Language) => void;

/** The program with these commands. */
export function programOf(registers: readonly Register[], language: Language): Command {
  const program = new Command('c2z')
    .description(language === 'zh' ? '清零：贫困人口参保比对与参保销号' : 'clear-to-zero: who of the poor is not insured, and why, until nobody is missing')
    .version(VERSION, '-V, --version', language === 'zh' ? '版本' : 'version')
    .option('-w, --workspace <dir>', language === 'zh' ? '工作区文件夹（默认：向上最近的 c2z.yaml 所在处）' : 'workspace folder (default: nearest c2z.yaml upward)')
    .option('--json', language === 'zh' ? '标准输出只打印一个 JSON 文档' : 'print one JSON document on stdout, nothing else')
    .addOption(new Option('--lang <lang>', language === 'zh' ? '语言' : 'language').choices(['zh', 'en']))
    .option('-q, --quiet', language === 'zh' ? '不打印进度和提示（没有办成的照样说明）' : 'no progress, no messages but refusals')
    .option('--no-color', language === 'zh' ? '不用颜色' : 'no colour')
    .option('--actor <name>', language === 'zh' ? '操作人（默认：登录名）' : 'who is acting (default: login name)')
    .option('--passphrase-file <file>', language === 'zh' ? '口令在这个文件的第一行（默认：输入，或环境变量 C2Z_PASSPHRASE）' : 'the passphrase is the first line of this file (default: typed, or C2Z_PASSPHRASE)')
    .helpOption('-h, --help', language === 'zh' ? '显示帮助' : 'help')
    .helpCommand('help [command]', language === 'zh' ? '显示某个命令的帮助' : 'help for a command')
    .configureHelp(helpWords(language))
    .configureOutput({ outputError: () => undefined }) // said by explain(), in one language
    .exitOverride();
  for (const register of registers) register(program, language);
  for (const command of program.commands) command.helpOption('-h, --help', language === 'zh' ? '显示帮助' : 'help').exitOverride();
  return program;
}
