/** Where a passphrase 口令 comes from: the environment, a file, or the person at the terminal. Never from the command line, which others can see. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { isatty } from 'node:tty';
import { fileURLToPath } from 'node:url';
import { ToolError } from '../../src/index.js';

/** The passphrase that opens, or the one that shall open from now on. */
export type Which = 'present' | 'new';

const NAMES: Readonly<Record<Which, { readonly variable: string; readonly file: string; readonly option: string }>> = {
  present: { variable: 'C2Z_PASSPHRASE', file: 'C2Z_PASSPHRASE_FILE', option: '--passphrase-file' },
  new: { variable: 'C2Z_NEW_PASSPHRASE', file: 'C2Z_NEW_PASSPHRASE_FILE', option: '--new-passphrase-file' },
};

const LEAST = 8;
const TRIES = 3;

/** `--passphrase-file` speaks as the environment does, so that programs started by this one hear it too. */
export function readPassphraseFrom(which: Which, file: string): void {
  process.env[NAMES[which].file] = file;
}

/** What environment or file say; null = nothing. */
export function givenPassphrase(which: Which): string | null {
  const { variable, file } = NAMES[which];
  const named = process.env[file];
  if (named !== undefined && named !== '') return firstLine(named);
  const given = process.env[variable];
  return given === undefined || given === '' ? null : given;
}

/** @throws ToolError `passphrase/file` */
function firstLine(file: string): string {
  try {
    const [line = ''] = readFileSync(file, 'utf8').replace(/^\uFEFF/u, '').split(/\r?\n/u);
    if (line !== '') return line;
  } catch (error) {
    throw new ToolError('passphrase/file', { zh: `读不了口令文件 ${file}：${(error as Error).message}`, en: `Cannot read the passphrase file ${file}: ${(error as Error).message}` },
      { zh: '检查路径和读取权限', en: 'Check the path and the permissions' });
  }
  throw new ToolError('passphrase/file', { zh: `口令文件 ${file} 的第一行是空的`, en: `The first line of the passphrase file ${file} is empty` }, { zh: '把口令写在第一行', en: 'Write the passphrase into the first line' });
}

/** A person can be asked: keys come in, and questions can be seen beside what is piped away. */
function canAsk(): boolean {
  return isatty(0) && isatty(2);
}

/**
 * Tries what is given, or asks up to three times, until `open` gives something.
 *
 * @throws ToolError `passphrase/wrong`, `passphrase/needed` when nobody can be asked, `passphrase/cancelled`
 */
export function withPassphrase<T>(folder: string, open: (passphrase: string) => T | null): T {
  const given = givenPassphrase('present');
  if (given === null && !canAsk()) {
    throw new ToolError('passphrase/needed', { zh: `${folder} 的数据有口令，而这里不能输入`, en: `The data in ${folder} has a passphrase, and it cannot be typed here` },
      { zh: '在终端窗口里运行；或写进环境变量 C2Z_PASSPHRASE，或写进文件后加 --passphrase-file 文件', en: 'Run it in a terminal; or set C2Z_PASSPHRASE, or put it into a file and add --passphrase-file FILE' });
  }
  for (let attempt = 1; attempt <= (given === null ? TRIES : 1); attempt += 1) {
    const opened = open(given ?? ask(attempt === 1 ? '口令（不显示）/ passphrase (not shown): ' : '口令不对，请再输一次 / wrong, once more: '));
    if (opened !== null) return opened;
  }
  throw new ToolError('passphrase/wrong', { zh: `口令不对，打不开 ${folder}`, en: `The passphrase is wrong; ${folder} stays closed` },
    { zh: '检查大小写和输入法后再试。口令无法找回：确实忘了，只能用记得口令的备份恢复，或重新导入名单', en: 'Check capitals and the input method, then try again. It cannot be recovered: if it is lost, restore a backup whose passphrase is known, or import the lists anew' });
}

/**
 * A passphrase for the future: given, or typed twice.
 *
 * @throws ToolError `passphrase/short`, `passphrase/differs`, `passphrase/needed`, `passphrase/cancelled`
 */
export function newPassphrase(which: Which): string {
  const { variable, option } = NAMES[which];
  const given = givenPassphrase(which);
  if (given === null && !canAsk()) {
    throw new ToolError('passphrase/needed', { zh: '要设新口令，而这里不能输入', en: 'A new passphrase is needed, and it cannot be typed here' },
      { zh: `在终端窗口里运行；或写进环境变量 ${variable}，或写进文件后加 ${option} 文件`, en: `Run it in a terminal; or set ${variable}, or put it into a file and add ${option} FILE` });
  }
  const passphrase = given ?? ask(`新口令（至少 ${LEAST} 个字，不显示）/ new passphrase (at least ${LEAST} characters, not shown): `);
  if ([...passphrase.normalize('NFKC')].length < LEAST) {
    throw new ToolError('passphrase/short', { zh: `口令太短，至少 ${LEAST} 个字`, en: `The passphrase is too short: at least ${LEAST} characters` }, { zh: '几个不相干的词连起来最好记也最难猜', en: 'A few unrelated words are easy to remember and hard to guess' });
  }
  if (given === null && ask('再输一次 / once more: ') !== passphrase) {
    throw new ToolError('passphrase/differs', { zh: '两次输入的口令不一样，没有改动', en: 'The two passphrases differ; nothing was changed' }, { zh: '再运行一次', en: 'Run it again' });
  }
  return passphrase;
}

/** In both languages: whoever opens a workspace need not know which one was chosen. */
function ask(question: string): string {
  const asked = spawnSync(process.execPath, [fileURLToPath(new URL('./ask.js', import.meta.url)), question], { stdio: ['inherit', 'pipe', 'inherit'], encoding: 'utf8' });
  if (asked.status === 0) return asked.stdout;
  throw new ToolError('passphrase/cancelled', { zh: '没有输入口令，什么也没有做', en: 'No passphrase was typed; nothing was done' }, { zh: '要继续就再运行一次', en: 'Run it again to go on' });
}
