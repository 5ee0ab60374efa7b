/** `c2z init`: makes an empty workspace. */
import path from 'node:path';
import type { Command } from 'commander';
import { ToolError, type Language } from '../../src/index.js';
import { contextOf } from '../context.js';
import { openWorkspace, type NewWorkspace } from '../workspace/open.js';

export function registerInit(program: Command, language: Language): void {
  const zh = language === 'zh';
  program.command('init')
    .summary(zh ? '新建工作区' : 'make a workspace')
    .argument('[dir]', zh ? '文件夹' : 'folder')
    .requiredOption('--county <code>', zh ? '行政区划代码' : 'division code')
    .requiredOption('--year <year>', zh ? '参保年度' : 'insurance year')
    .option('--policy <name>', zh ? '政策包' : 'policy pack')
    .addHelpText('after', '\n  c2z init 松山区2020 --county 150404 --year 2020\n')
    .action((dir: string | undefined, options: NewWorkspace, command: Command) => {
      const context = contextOf(command);
      if (dir !== undefined && context.workspace !== undefined && path.resolve(dir) !== path.resolve(context.workspace)) {
        throw new ToolError('arguments/conflict', { zh: `写了两个文件夹：${dir} 和 -w ${context.workspace}`, en: `Two folders are named: ${dir} and -w ${context.workspace}` }, { zh: '只写一个，例如 c2z init 松山区2020 --county 150404 --year 2020', en: 'Name one of them' });
      }
      const workspace = openWorkspace({ workspace: dir === undefined ? (context.workspace ?? '.') : path.resolve(dir) }, options);
      workspace.close();
      if (context.json) context.print(JSON.stringify({ workspace: workspace.folder, ...workspace.settings }, null, 2));
      else context.print(zh ? `工作区已建好：${workspace.folder}\n下一步：c2z import <名单文件夹> -w ${workspace.folder}` : `The workspace is ready: ${workspace.folder}\nNext: c2z import <folder of lists> -w ${workspace.folder}`);
    });
}
