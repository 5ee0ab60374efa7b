/** `c2z backup` and `c2z restore`: a checked copy of the workspace, and the way back. */
import path from 'node:path';
import type { Command } from 'commander';
import type { Language } from '../../src/index.js';
import { backupWorkspace, localTime, now, readKeyFile, restoreWorkspace } from '../../src/io/index.js';
import { contextOf } from '../context.js';
import { openWorkspace, storeFolder, workspaceFolder } from '../workspace/open.js';
import { settleExchange, unlockFolder } from '../workspace/unlock.js';
import { asArgument } from '../output/as-argument.js';

export function registerBackup(program: Command, language: Language): void {
  const zh = language === 'zh';
  program.command('backup')
    .summary(zh ? '备份工作区（写完再读一遍核对）' : 'back up the workspace, checked after writing')
    .argument('[folder]', zh ? '新文件夹（默认：工作区旁边）' : 'a new folder (default: beside the workspace)')
    .addHelpText('after', '\n  c2z backup\n  c2z backup E:/备份/松山区2020-11\n')
    .action(async (target: string | undefined, _options: object, command: Command) => {
      const context = contextOf(command);
      const workspace = openWorkspace(context);
      try {
        const at = now();
        const folder = path.resolve(target ?? `${workspace.folder}-backup-${stampOf(at)}`);
        const { county, year } = workspace.settings;
        const manifest = await backupWorkspace({ folder: workspace.folder, inside: storeFolder(workspace.folder), store: workspace.store, county, year, at, actor: context.actor }, folder);
        const bytes = manifest.files.reduce((sum, file) => sum + file.bytes, 0);
        if (context.json) context.print(JSON.stringify({ backup: folder, files: manifest.files.length, bytes, ledger: manifest.ledger }, null, 2));
        else context.print(zh ? `已备份到 ${folder}：${manifest.files.length} 个文件，${megabytes(bytes)}，已逐个核对。恢复：c2z restore ${asArgument(folder)}` : `Backed up to ${folder}: ${manifest.files.length} files, ${megabytes(bytes)}, each read again. To restore: c2z restore ${asArgument(folder)}`);
      } finally {
        workspace.close();
      }
    });
  program.command('restore')
    .summary(zh ? '从备份恢复工作区' : 'restore a workspace from a backup')
    .argument('<folder>', zh ? 'c2z backup 建的文件夹' : 'folder made by c2z backup')
    .option('--force', zh ? '换掉现有工作区（现有数据移到一旁，不删除）' : 'replace the workspace that is there (set aside, not deleted)')
    .addHelpText('after', '\n  c2z restore E:/备份/松山区2020-11 -w 松山区2020\n')
    .action(async (backup: string, options: { force?: boolean }, command: Command) => {
      const context = contextOf(command);
      const folder = workspaceFolder(context);
      unlockForRestoring(folder, path.resolve(backup));
      const restored = await restoreWorkspace(path.resolve(backup), { folder, inside: storeFolder(folder), replace: options.force === true, stamp: stampOf(now()), writer: { actor: context.actor, command: 'restore' } });
      const { manifest, setAside } = restored;
      if (context.json) {
        context.print(JSON.stringify({ workspace: folder, madeAt: manifest.madeAt, files: manifest.files.length, ledger: manifest.ledger, setAside }, null, 2));
        return;
      }
      context.print(zh ? `已恢复 ${localTime(manifest.madeAt)} 的备份到 ${folder}（台账 ${manifest.ledger.events} 条）` : `Restored the backup of ${localTime(manifest.madeAt)} to ${folder} (${manifest.ledger.events} events)`);
      if (setAside !== null) context.print(zh ? `原来的数据在 ${setAside}` : `What was there before is in ${setAside}`);
    });
}

/** A passphrase changed since the backup was made is the one to ask for: the key behind it is the same. */
function unlockForRestoring(folder: string, backup: string): void {
  const inside = storeFolder(folder);
  settleExchange(folder, inside);
  const theirs = readKeyFile(backup);
  const changedSince = theirs !== null && readKeyFile(inside)?.id === theirs.id;
  unlockFolder(changedSince ? inside : backup, changedSince ? folder : backup);
}

/** `20201121-220000`, fit for a file name. */
function stampOf(at: string): string {
  return at.slice(0, 19).replace(/[-:]/gu, '').replace('T', '-');
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
