/** `c2z init`: makes an empty workspace. */
import path from 'node:path';
import type { Command } from 'commander';
import { ToolError, type Language } from '../../src/index.js';
import { readKeyFile } from '../../src/io/index.js';
import { contextOf, type Context } from '../context.js';
import { asArgument } from '../output/as-argument.js';
import { carryOver, copyOwnRules, nextYear } from '../workspace/carry-over.js';
import { isWorkspace, openWorkspace, storeFolder, workspaceFolder, type NewWorkspace, type Workspace } from '../workspace/open.js';

export function registerInit(program: Command, language: Language): void {
  const zh = language === 'zh';
  program.command('init')
    .summary(zh ? '新建工作区' : 'make a workspace')
    .argument('[dir]', zh ? '文件夹' : 'folder')
    .option('--county <code>', zh ? '行政区划代码' : 'division code')
    .option('--year <year>', zh ? '参保年度' : 'insurance year')
    .option('--from <dir>', zh ? '从上年工作区结转：判断、表格样式、联系记录、仍有效的佐证' : "carry over from last year's workspace: judgements, layouts, contacts, evidence that still holds")
    .option('--policy <name>', zh ? '政策包' : 'policy pack')
    .option('--encrypt', zh ? '设口令：数据库、存档和备份都加密' : 'with a passphrase: store, archive and backups are encrypted')
    .addHelpText('after', '\n  c2z init 松山区2020 --county 150404 --year 2020\n  c2z init 松山区2020 --county 150404 --year 2020 --encrypt\n  c2z init 松山区2021 --from 松山区2020\n')
    .action((dir: string | undefined, options: NewWorkspace & { from?: string }, command: Command) => {
      const context = contextOf(command);
      if (dir !== undefined && context.workspace !== undefined && path.resolve(dir) !== path.resolve(context.workspace)) {
        throw new ToolError('arguments/conflict', { zh: `写了两个文件夹：${dir} 和 -w ${context.workspace}`, en: `Two folders are named: ${dir} and -w ${context.workspace}` }, { zh: '只写一个，例如 c2z init 松山区2020 --county 150404 --year 2020', en: 'Name one of them' });
      }
      const place = { workspace: dir === undefined ? (context.workspace ?? '.') : path.resolve(dir) };
      if (options.from !== undefined) {
        startYear(place, options.from, options, context);
        return;
      }
      if (options.encrypt === true && isWorkspace(place)) throw new ToolError('passphrase/workspace', { zh: `${workspaceFolder(place)} 已经是工作区`, en: `${workspaceFolder(place)} is a workspace already` }, { zh: '给它设口令：c2z passphrase set', en: 'To give it a passphrase: c2z passphrase set' });
      const workspace = openWorkspace(place, options);
      workspace.close();
      if (context.json) context.print(JSON.stringify({ workspace: workspace.folder, ...workspace.settings }, null, 2));
      else context.print(zh ? `工作区已建好：${workspace.folder}\n下一步：c2z import <名单文件夹> -w ${asArgument(workspace.folder)}` : `The workspace is ready: ${workspace.folder}\nNext: c2z import <folder of lists> -w ${asArgument(workspace.folder)}`);
    });
}

/** The new workspace, read by the county's own rules; nothing of them stays behind when that fails. */
function openWith(last: Workspace, place: { readonly workspace: string }, wanted: NewWorkspace, { actor }: Context): Workspace {
  const takeBack = copyOwnRules(last, workspaceFolder(place));
  try {
    return openWorkspace(place, wanted, { actor, command: 'init' });
  } catch (error) {
    takeBack();
    throw error;
  }
}

/** A new year's workspace, with what last year's hands over. */
function startYear(place: { readonly workspace: string }, from: string, options: NewWorkspace, context: Context): void {
  const last = openWorkspace({ workspace: path.resolve(from) });
  try {
    const wanted = { ...nextYear(last, options), encrypt: options.encrypt === true };
    if (!wanted.encrypt && readKeyFile(storeFolder(last.folder)) !== null) throw new ToolError('passphrase/carried', { zh: `${last.folder} 有口令，它的数据不能放进没有口令的新工作区`, en: `${last.folder} has a passphrase; its data does not go into a workspace without one` }, { zh: '加上 --encrypt', en: 'Add --encrypt' });
    const workspace = openWith(last, place, wanted, context);
    try {
      const carried = carryOver(last, workspace, context);
      if (context.json) context.print(JSON.stringify({ workspace: workspace.folder, ...workspace.settings, carried }, null, 2));
      else if (context.language === 'zh') context.print(`工作区已建好：${workspace.folder}（${workspace.settings.year} 年度）\n从 ${last.settings.year} 年度结转：比对判断 ${carried.judgements} 条，表格样式 ${carried.profiles} 种，人员编号 ${carried.people} 个，个案 ${carried.cases} 件（佐证 ${carried.evidence} 份、联系记录 ${carried.contacts} 条；仍有效、待重新核实的原因 ${carried.reasons} 个）\n下一步：c2z import <名单文件夹> -w ${asArgument(workspace.folder)}`);
      else context.print(`The workspace is ready: ${workspace.folder} (insurance year ${workspace.settings.year})\nCarried over from ${last.settings.year}: ${carried.judgements} judgements, ${carried.profiles} layouts, ${carried.people} person ids, ${carried.cases} cases (${carried.evidence} papers, ${carried.contacts} contacts, ${carried.reasons} reasons to be verified again)\nNext: c2z import <folder of lists> -w ${asArgument(workspace.folder)}`);
    } finally {
      workspace.close();
    }
  } finally {
    last.close();
  }
}
