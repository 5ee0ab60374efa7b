/** `c2z passphrase`: sets, changes and removes the passphrase of a workspace 口令. */
import type { Command } from 'commander';
import { PASSPHRASE_EVENTS, ToolError, type Language } from '../../src/index.js';
import { changePassphrase, lockWorkspace, now, readKeyFile, rememberedKeys, removePassphrase, setPassphrase } from '../../src/io/index.js';
import { contextOf, type Context } from '../context.js';
import { newPassphrase, readPassphraseFrom } from '../passphrase/obtain.js';
import { openWorkspace, storeFolder } from '../workspace/open.js';

interface PassphraseOptions {
  newPassphraseFile?: string;
}

type Step = 'set' | 'change' | 'remove';

export function registerPassphrase(program: Command, language: Language): void {
  const zh = language === 'zh';
  const passphrase = program.command('passphrase')
    .summary(zh ? '给工作区设口令、改口令、取消口令' : 'set, change or remove the passphrase of a workspace')
    .description(zh ? '有口令的工作区，数据库、存档的源文件和备份都是加密的。口令无法找回，请写下来锁好。out/ 里导出的表不加密。' : 'With a passphrase, store, archived source files and backups are encrypted. It cannot be recovered: write it down and lock it away. The workbooks in out/ are not encrypted.')
    .addHelpText('after', '\n  c2z passphrase set -w 松山区2020\n  c2z passphrase change\n  c2z passphrase remove\n');
  const add = (step: Step, summary: string): Command => passphrase.command(step).summary(summary)
    .option('--new-passphrase-file <file>', zh ? '新口令在这个文件的第一行（默认：输入，或环境变量 C2Z_NEW_PASSPHRASE）' : 'the new passphrase is the first line of this file (default: typed, or C2Z_NEW_PASSPHRASE)')
    .action(async (options: PassphraseOptions, command: Command) => { await run(step, options, contextOf(command)); });
  add('set', zh ? '设口令：把现有数据加密' : 'set one: encrypt what is there');
  add('change', zh ? '改口令' : 'change it');
  add('remove', zh ? '取消口令：数据恢复为不加密' : 'remove it: the data is plain again').helpOption('-h, --help');
}

async function run(step: Step, { newPassphraseFile }: PassphraseOptions, context: Context): Promise<void> {
  if (newPassphraseFile !== undefined) readPassphraseFrom('new', newPassphraseFile);
  const writer = { actor: context.actor, command: `passphrase ${step}` };
  const workspace = openWorkspace(context, {}, writer); // whoever does not know the present one stops here
  const { folder } = workspace;
  const inside = storeFolder(folder);
  workspace.close();
  const file = readKeyFile(inside);
  if (step === 'set' && file !== null) throw new ToolError('passphrase/already', { zh: `${folder} 已经有口令`, en: `${folder} has a passphrase already` }, { zh: '要换一个：c2z passphrase change', en: 'To change it: c2z passphrase change' });
  if (step !== 'set' && file === null) throw new ToolError('passphrase/none', { zh: `${folder} 没有口令`, en: `${folder} has no passphrase` }, { zh: '要设一个：c2z passphrase set', en: 'To set one: c2z passphrase set' });
  const passphrase = step === 'remove' ? '' : newPassphrase('new');
  const lock = lockWorkspace(inside, { ...writer, since: now() });
  try {
    const keys = file === null ? null : rememberedKeys(file.id);
    if (keys === null) await setPassphrase({ folder, inside }, passphrase);
    else if (step === 'change') changePassphrase(inside, keys, passphrase);
    else await removePassphrase({ folder, inside }, keys);
  } finally {
    lock.release();
  }
  record(step, context);
  if (context.json) context.print(JSON.stringify({ workspace: folder, encrypted: step !== 'remove' }, null, 2));
  else context.print(DONE[step][context.language]);
}

/** Who did it and what, for `c2z history`: said once the files are as they should be. */
function record(step: Step, context: Context): void {
  const { store, settings, close } = openWorkspace(context, {}, { actor: context.actor, command: `passphrase ${step}` });
  try {
    const type = PASSPHRASE_EVENTS[step];
    store.ledger.append({ at: now(), actor: context.actor, type, subject: `${settings.county}-${settings.year}`, payload: {} });
  } finally {
    close();
  }
}

const DONE: Readonly<Record<Step, Record<Language, string>>> = {
  set: { zh: '口令已设好：数据库和存档的源文件已加密，以后的备份也是。请写下口令锁好，忘了无法找回。以前的备份和 out/ 里的表没有加密，不用的请删除。', en: 'The passphrase is set: store and archived files are encrypted, and so are backups from now on. Write it down and lock it away; it cannot be recovered. Earlier backups and the workbooks in out/ are not encrypted: delete what is not needed.' },
  change: { zh: '口令已改。以前的备份仍用当时的口令打开。', en: 'The passphrase is changed. Earlier backups open with the one they were made with.' },
  remove: { zh: '口令已取消，数据不再加密。', en: 'The passphrase is removed; the data is no longer encrypted.' },
};
