/** `c2z destroy`: deletes a workspace's data for good and leaves a protocol 销毁记录. */
import path from 'node:path';
import type { Command } from 'commander';
import { ToolError, type Language } from '../../src/index.js';
import { destroyWorkspace, explainStoreError, now, readWorkspace, writeText, type WorkspaceSettings } from '../../src/io/index.js';
import { contextOf, type Context } from '../context.js';
import { openWorkspace, outFolder, storeFolder, workspaceFolder } from '../workspace/open.js';

export function registerDestroy(program: Command, language: Language): void {
  const zh = language === 'zh';
  program.command('destroy')
    .summary(zh ? '销毁工作区的数据，留下销毁记录' : 'destroy the data of a workspace, leaving a protocol')
    .option('--confirm <county-year>', zh ? '写出“县代码-年度”以确认，如 150404-2020' : 'confirm by naming it: 150404-2020')
    .option('--reason <text>', zh ? '销毁依据' : 'on what grounds', '')
    .option('--force', zh ? '数据库已损坏也销毁' : 'destroy a workspace whose store is damaged, too')
    .option('-o, --output <file>', zh ? '销毁记录的位置（默认：工作区旁边）' : 'where the protocol goes (default: beside the workspace)')
    .addHelpText('after', '\n  c2z destroy --confirm 150404-2020 --reason 保存期满 -w 松山区2020\n')
    .action(async (options: { confirm?: string; reason: string; output?: string; force?: boolean }, command: Command) => {
      const context = contextOf(command);
      const workspace = whatIsThere(context, options.force === true);
      const { county, year } = workspace.settings;
      const name = `${county}-${year}`;
      if (options.confirm !== name) {
        throw new ToolError('destroy/confirm', { zh: `销毁 ${workspace.folder} 不能撤销`, en: `Destroying ${workspace.folder} cannot be undone` },
          { zh: `先备份（c2z backup），再加 --confirm ${name}`, en: `Back it up first (c2z backup), then add --confirm ${name}` });
      }
      const at = now();
      const protocol = path.resolve(options.output ?? `${workspace.folder}-destroyed-${at.slice(0, 10)}.json`);
      const made = [storeFolder(workspace.folder), outFolder(workspace.folder)];
      if (made.some((folder) => protocol.startsWith(folder + path.sep))) {
        throw new ToolError('destroy/protocol', { zh: `销毁记录不能放在要销毁的文件夹里：${protocol}`, en: `The protocol cannot lie in what is destroyed: ${protocol}` }, { zh: '用 -o 换一个位置', en: 'Choose another place with -o' });
      }
      const record = { county, year, workspace: workspace.folder, by: context.actor, reason: options.reason, ledger: workspace.ledger, method: 'overwritten once with random bytes, then deleted; on solid-state disks and snapshots this is no guarantee' };
      await writeText(protocol, `${JSON.stringify({ ...record, begunAt: at }, null, 2)}\n`); // there must be a protocol even if the power fails now
      const { files, left } = await destroyWorkspace(workspace.folder, made);
      const document = { ...record, begunAt: at, doneAt: now(), files, left };
      await writeText(protocol, `${JSON.stringify(document, null, 2)}\n`);
      if (context.json) {
        context.print(JSON.stringify({ protocol, destroyed: files.length, left }, null, 2));
        return;
      }
      context.print(zh ? `已销毁 ${files.length} 个文件。销毁记录：${protocol}` : `${files.length} files destroyed. Protocol: ${protocol}`);
      if (left.length > 0) context.print(zh ? `不是本程序生成的 ${left.length} 个文件没有动：${left.slice(0, 5).join('、')}${left.length > 5 ? ' …' : ''}` : `${left.length} files that this program did not make were left: ${left.slice(0, 5).join(', ')}${left.length > 5 ? ' …' : ''}`);
    });
}

interface Doomed {
  readonly folder: string;
  readonly settings: Pick<WorkspaceSettings, 'county' | 'year'>;
  /** Null when the store is damaged. */
  readonly ledger: { readonly events: number; readonly head: string } | null;
}

/** @throws ToolError `destroy/damaged` for a store that cannot be read, unless `force`; else as opening it does. */
function whatIsThere(context: Context, force: boolean): Doomed {
  try {
    const workspace = openWorkspace(context, {}, { actor: context.actor, command: 'destroy' });
    try {
      return { folder: workspace.folder, settings: workspace.settings, ledger: workspace.store.ledger.head() };
    } finally {
      workspace.close();
    }
  } catch (error) {
    const folder = workspaceFolder(context);
    const settings = readWorkspace(folder);
    const told = explainStoreError(error, path.join(storeFolder(folder), 'store.sqlite'));
    if (!(told instanceof ToolError) || told.code !== 'store/damaged' || settings === null) throw error;
    if (force) return { folder, settings, ledger: null };
    throw new ToolError('destroy/damaged', { zh: `${folder} 的数据库已损坏，台账读不出来`, en: `The store of ${folder} is damaged and its ledger cannot be read` },
      { zh: '要恢复：c2z restore 备份文件夹 --force；确实要销毁：加 --force', en: 'To recover: c2z restore BACKUP --force. To destroy it as it is: add --force' });
  }
}
