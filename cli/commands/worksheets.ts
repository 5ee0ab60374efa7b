/** `c2z worksheets`: one work sheet a township or village, of the people who are not yet cleared. */
import { Option, type Command } from 'commander';
import type { Language } from '../../src/index.js';
import { contextOf } from '../context.js';
import { formatTable } from '../output/table.js';
import { logFullIds, openWorkspace } from '../workspace/open.js';
import { sendWorksheets } from '../workspace/worksheets.js';
import { requireMatch } from '../workspace/matched.js';
import { sayUncounted } from '../workspace/uncounted.js';

interface WorksheetsOptions {
  by: 'township' | 'village';
  town?: string;
  output?: string;
  fullIds: boolean;
}

export function registerWorksheets(program: Command, language: Language): void {
  const zh = language === 'zh';
  program.command('worksheets')
    .summary(zh ? '给乡镇下发核查工作表' : 'work sheets for the townships')
    .description(zh ? '每个乡镇（或村）一个 Excel 文件，只有本地还没有参保销号的人，供入户核查时填写；填好后用 c2z collect 收回。' : 'One Excel file a township (or village) with its people not yet cleared, to be filled in; c2z collect reads them back.')
    .addOption(new Option('--by <place>', zh ? '每个乡镇一份，还是每个村一份' : 'a file a township or a village').choices(['township', 'village']).default('township'))
    .option('--town <town>', zh ? '只发一个乡镇' : 'one township only')
    .option('-o, --output <folder>', zh ? '写到这个文件夹（默认：out/worksheets/第N批）' : 'folder to write to (default: a new one under out/worksheets)')
    .option('--no-full-ids', zh ? '证件号码、电话只显示前后几位（默认完整，只含本乡镇的人，会记入日志）' : 'mask numbers and telephones (default: in full, of that township only; logged)')
    .addHelpText('after', '\n  c2z worksheets\n  c2z worksheets --by village --town 柳河镇 -o 下发/柳河镇\n')
    .action(async (options: WorksheetsOptions, command: Command) => {
      const context = contextOf(command);
      const workspace = openWorkspace(context, {}, { actor: context.actor, command: 'worksheets' });
      try {
        requireMatch(workspace);
        sayUncounted(workspace, context);
        const sent = await sendWorksheets(workspace, options, context);
        const people = sent.sheets.reduce((sum, { cases }) => sum + cases.length, 0);
        if (options.fullIds) logFullIds(workspace, context, `worksheets W${sent.batch}`, people);
        if (context.json) {
          context.print(JSON.stringify({ batch: sent.batch, folder: sent.folder, people, sheets: sent.sheets.map(({ sheet, township, village, file, cases }) => ({ sheet, township, village, file, people: cases.length })), strays: sent.strays }, null, 2));
          return;
        }
        const titles = zh ? ['编号', '乡镇', '村', '人数', '文件'] : ['sheet', 'township', 'village', 'people', 'file'];
        context.print(formatTable(titles.map((title, index) => ({ title, ...(index === 3 ? { align: 'right' as const } : {}) })), sent.sheets.map(({ sheet, township, village, cases, file }) => [sheet, township, village, cases.length, file]), 60));
        context.print(zh ? `第 ${sent.batch} 批：${sent.sheets.length} 份，${people} 人，在 ${sent.folder}` : `Batch ${sent.batch}: ${sent.sheets.length} sheets, ${people} people, in ${sent.folder}`);
        if (sent.strays.length > 0) context.say(zh ? `另有 ${sent.strays.length} 个未销号个案的人已不在名单里，没有下发：${sent.strays.slice(0, 10).join('、')}` : `${sent.strays.length} open cases belong to people on no list any more and were not sent: ${sent.strays.slice(0, 10).join(', ')}`);
        context.say(zh ? '填好的文件发回来后：c2z collect <文件或文件夹>' : 'When they come back: c2z collect <files or folders>');
      } finally {
        workspace.close();
      }
    });
}
