/** The parts of help and usage errors that commander words itself, in the language asked for. */
import type { CommanderError, HelpConfiguration } from 'commander';
import stringWidth from 'string-width';
import type { Label, Language } from '../../src/index.js';

const TITLES: Readonly<Record<string, string>> = { 'Usage:': '用法：', 'Arguments:': '参数：', 'Options:': '选项：', 'Global Options:': '通用选项：', 'Commands:': '命令：' };

/** `parts` are the quoted words of commander's sentence, `choices` what it says is allowed. */
type Wording = (parts: readonly string[], choices: string) => string;

const WORDINGS: Readonly<Record<string, Wording>> = {
  'commander.help': () => '没有写要做什么',
  'commander.unknownOption': ([option]) => `没有“${option ?? ''}”这个选项`,
  'commander.unknownCommand': ([command]) => `没有“${command ?? ''}”这个命令`,
  'commander.missingArgument': ([argument]) => `缺少参数 <${argument ?? ''}>`,
  'commander.optionMissingArgument': ([option]) => `选项 ${option ?? ''} 后面要写值`,
  'commander.missingMandatoryOptionValue': ([option]) => `必须写明 ${option ?? ''}`,
  'commander.invalidArgument': (parts, choices) => `“${parts.find((part, index) => index > 0 && !part.startsWith('-')) ?? parts[0] ?? ''}”不能用在这里${choices === '' ? '' : `，可以写：${choices}`}`,
  'commander.excessArguments': ([command]) => `${command === undefined ? '' : `${command} 的`}参数太多；带空格的文件名要加引号`,
  'commander.conflictingOption': ([one, other]) => `${one ?? ''} 与 ${other ?? ''} 不能同时用`,
};

/** Help in Chinese; columns stay aligned because a Han character counts as two. */
export function helpWords(language: Language): HelpConfiguration {
  if (language === 'en') return { showGlobalOptions: true, displayWidth: stringWidth };
  const words = (text: string): string => text.replace('[options]', '[选项]').replace('[command]', '[命令]');
  const extras = (text: string): string => text.replace('(choices: ', '(可选：').replace('(default: ', '(默认：').replace(', default: ', '，默认：');
  return {
    showGlobalOptions: true,
    displayWidth: stringWidth,
    styleTitle: (title) => TITLES[title] ?? title,
    styleUsage: words,
    styleSubcommandTerm: words,
    styleOptionDescription: extras,
    styleArgumentDescription: extras,
  };
}

/** What is wrong with the command line, and what to do, in both languages. */
export function usageTexts(error: CommanderError): { message: Label; fix: Label } {
  const english = error.code === 'commander.help' ? 'nothing was asked for' : error.message.replace(/^error: /u, '').split('\n')[0] ?? '';
  const [, meant] = /\(Did you mean (?:one of )?(.+?)\?\)/u.exec(error.message) ?? [];
  const [, choices = ''] = /Allowed choices are (.+?)\.?$/u.exec(english) ?? [];
  const parts = [...english.matchAll(/'([^']*)'/gu)].map(([, part = '']) => part);
  const chinese = WORDINGS[error.code]?.(partsOf(error.code, parts), choices) ?? english;
  return {
    message: { zh: chinese, en: english },
    fix: meant === undefined
      ? { zh: 'c2z --help 列出全部命令，c2z <命令> --help 列出它的选项', en: 'c2z --help lists the commands, c2z <command> --help the options of one' }
      : { zh: `是不是想写 ${meant}`, en: `Did you mean ${meant}?` },
  };
}

/** `command-argument value 'x' is invalid for argument 'what'` names the value first, `option '--lang' argument 'x'` second. */
function partsOf(code: string, parts: readonly string[]): readonly string[] {
  return code === 'commander.invalidArgument' && !(parts[0] ?? '').startsWith('-') ? parts.slice(0, 1) : parts;
}
