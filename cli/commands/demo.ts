/** `c2z demo`: the main job on the sample county, told step by step. */
import path from 'node:path';
import type { Command } from 'commander';
import { STANDINGS, type Language } from '../../src/index.js';
import { sampleDataFolder } from '../../src/io/index.js';
import { contextOf } from '../context.js';
import { writeOutputs } from '../exports.js';
import { runDocument } from '../output/run-document.js';
import { summaryText } from '../output/summary-text.js';
import { importSources } from '../workspace/import-sources.js';
import { matchWorkspace } from '../workspace/match-workspace.js';
import { openWorkspace } from '../workspace/open.js';

const SAMPLE = { county: '990101', year: '2020' } as const;

export function registerDemo(program: Command, language: Language): void {
  const zh = language === 'zh';
  program.command('demo')
    .summary(zh ? '用示例县演示一遍' : 'the whole job on a sample county')
    .argument('[dir]', zh ? '工作区文件夹' : 'workspace folder', 'c2z-demo')
    .action(async (dir: string, _options: object, command: Command) => {
      const context = contextOf(command);
      const folder = path.resolve(dir);
      const tell = (zhText: string, enText: string): void => { if (!context.json) context.print(zh ? zhText : enText); };
      tell(`一、各部门送来的名单在 ${path.relative(process.cwd(), sampleDataFolder())}（虚构县，人和号码都是编造的）`, `1. The departments' lists are in ${path.relative(process.cwd(), sampleDataFolder())} (a made-up county; nobody in it exists)`);
      const workspace = openWorkspace({ workspace: folder }, SAMPLE);
      try {
        const imported = await importSources(workspace, [sampleDataFolder()], { fresh: true, archive: true, countRosters: false }, context);
        tell(`二、读入 ${imported.files.length} 个文件、目标名单 ${imported.records.length} 行；逐人比对参保和佐证花名册`, `2. ${imported.files.length} files read, ${imported.records.length} rows of target lists; now every person is compared with the rosters`);
        const matched = await matchWorkspace(workspace, context, imported);
        const written = await writeOutputs(workspace, matched, { fullIds: false });
        const document = runDocument(workspace, matched, context.language);
        if (context.json) {
          context.print(JSON.stringify(document, null, 2));
          return;
        }
        tell('三、结果\n', '3. The result\n');
        context.print(summaryText(workspace, document, matched, written, context.language));
        const [gap] = workspace.store.results.people({ standing: 'gap', inside: true });
        const where = path.relative(process.cwd(), folder) || '.';
        tell(`\n四、接着试试：\n  c2z status -w ${where}\n  c2z gaps -w ${where}\n  c2z review --patterns -w ${where}\n  c2z person ${gap?.person.id ?? 'P000001'} -w ${where}    （${STANDINGS.gap.zh}的第一个人，为什么）`,
          `\n4. Now try:\n  c2z status -w ${where}\n  c2z gaps -w ${where}\n  c2z review --patterns -w ${where}\n  c2z person ${gap?.person.id ?? 'P000001'} -w ${where}    (the first person in the gap, and why)`);
      } finally {
        workspace.close();
      }
    });
}
