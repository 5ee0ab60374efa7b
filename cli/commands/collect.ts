/** `c2z collect`: reads work sheets back that came in by mail, and says of every row what became of it. */
import path from 'node:path';
import type { Command } from 'commander';
import type { Language } from '../../src/index.js';
import { contextOf } from '../context.js';
import { collectDocument, collectText, sumsOf } from '../output/collect-document.js';
import { collectWorksheets } from '../workspace/collect.js';
import { openWorkspace } from '../workspace/open.js';
import { refreshOutputs } from '../workspace/refresh-outputs.js';
import { writeReceipts } from '../workspace/receipts.js';
import { requireMatch } from '../workspace/matched.js';

export function registerCollect(program: Command, language: Language): void {
  const zh = language === 'zh';
  program.command('collect')
    .summary(zh ? '收回乡镇填好的工作表' : 'read work sheets back')
    .description(zh ? '读回乡镇交来的工作表，或改过的台账工作簿（只读手工填写的列）。每一行要么采用，要么无变化，要么写明原因退回，要么列为冲突；采用的可以用 c2z undo 一步撤销。' : 'Reads work sheets, or the edited ledger workbook (only its columns filled in by hand). Every row is applied, unchanged, refused with a reason, or a conflict; what was applied is one step for c2z undo.')
    .argument('<paths...>', zh ? '文件或文件夹' : 'files or folders')
    .option('--dry-run', zh ? '只看结果，不保存' : 'look only, store nothing')
    .option('--prefer <file>', zh ? '答复有冲突时以这一份为准（可写多次）' : 'in a conflict this file is right (may be repeated)', (file: string, before: string[]) => [...before, file], [])
    .addHelpText('after', '\n  c2z collect 收回/ --dry-run\n  c2z collect 柳河镇.xlsx 柳河镇（改）.xlsx --prefer 柳河镇（改）.xlsx\n')
    .action(async (paths: string[], options: { dryRun?: boolean; prefer: string[] }, command: Command) => {
      const context = contextOf(command);
      const dryRun = options.dryRun === true;
      const workspace = openWorkspace(context, {}, { actor: context.actor, command: 'collect' });
      try {
        requireMatch(workspace);
        const result = await collectWorksheets(workspace, paths, { dryRun, prefer: options.prefer }, context);
        if (!dryRun && sumsOf(result.files).applied > 0) await refreshOutputs(workspace, context);
        const receipts = dryRun ? [] : await writeReceipts(workspace, result);
        if (context.json) context.print(JSON.stringify(collectDocument(result, dryRun, receipts, context.language), null, 2));
        else {
          context.print(collectText(result, dryRun, context.language));
          const [first] = receipts;
          if (first !== undefined) context.say(zh ? `回执 ${receipts.length} 份，可以发回乡镇：${path.dirname(first)}` : `${receipts.length} receipts to mail back: ${path.dirname(first)}`);
        }
        const { refused, conflicts } = sumsOf(result.files);
        process.exitCode = refused + conflicts > 0 || result.files.some((file) => file.refusal !== null) ? 1 : 0;
      } finally {
        workspace.close();
      }
    });
}
