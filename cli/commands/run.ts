/** `c2z run`: the whole job. */
import type { Command } from 'commander';
import type { Language } from '../../src/index.js';
import { hashesOnce, type HashOf } from '../../src/io/index.js';
import { dateWord } from '../arguments.js';
import { contextOf, type Context } from '../context.js';
import { runDocument } from '../output/run-document.js';
import { summaryText } from '../output/summary-text.js';
import { importSources, requireFiles } from '../workspace/import-sources.js';
import { matchWorkspace } from '../workspace/match-workspace.js';
import { isWorkspace, logFullIds, openWorkspace, type NewWorkspace, type Workspace } from '../workspace/open.js';
import { writeOutputs } from '../workspace/outputs.js';
import { isSameRun, keepRun, type RunWords } from '../workspace/run-again.js';
import { storedMatch, type Matched } from '../workspace/stored-match.js';

interface RunOptions extends NewWorkspace {
  archive: boolean;
  fullIds?: boolean;
  asOf?: string;
  force?: boolean;
}

export function registerRun(program: Command, language: Language): void {
  const zh = language === 'zh';
  program.command('run')
    .summary(zh ? '一步完成：读取、比对、归类、导出' : 'the whole job: read, match, classify, export')
    .description(zh ? '读取各部门的名单和花名册，比对到人，归类，导出到 <工作区>/out/。没有工作区时新建。' : 'Reads the departments\' lists and rosters, matches, classifies, and exports into <workspace>/out/. Creates the workspace if there is none.')
    .argument('<paths...>', zh ? '文件或文件夹' : 'files or folders')
    .option('--county <code>', zh ? '行政区划代码：6 位县、4 位市、2 位省' : 'division code: 6 digits county, 4 prefecture, 2 province')
    .option('--year <year>', zh ? '参保年度' : 'insurance year')
    .option('--policy <name>', zh ? '政策包' : 'policy pack')
    .option('--as-of <date>', zh ? '名单的数据日期' : 'date of the lists')
    .option('--force', zh ? '缺列、缺证号、行数锐减的名单也照用' : 'use lists that would be refused: a missing column, no numbers, far fewer rows')
    .option('--no-archive', zh ? '不存档源文件，只记路径和哈希' : 'keep only path and hash of the sources')
    .option('--full-ids', zh ? '导出完整证件号码（默认前6后4）' : 'full identity numbers in exports (default: first 6, last 4)')
    .addHelpText('after', '\n  c2z run 名单/ --county 150404 --year 2020 -w 松山区2020\n  c2z run 低保.xls 居民参保.xlsx --county 150404 --year 2020 --json\n')
    .action(async (paths: string[], options: RunOptions, command: Command) => {
      const context = contextOf(command);
      const asOf = options.asOf === undefined ? undefined : dateWord(options.asOf, 'as-of');
      if (!isWorkspace(context)) await requireFiles(paths);
      const workspace = openWorkspace(context, options, { actor: context.actor, command: 'run' });
      try {
        const words = { asOf: asOf ?? null, force: options.force === true, archive: options.archive };
        const hashOf = hashesOnce();
        const matched = (await isSameRun(workspace, paths, words, hashOf)) ? storedMatch(workspace) : await importAndMatch(workspace, paths, words, hashOf, context);
        if (options.fullIds === true) logFullIds(workspace, context, 'run', matched.output.people.length);
        const written = await writeOutputs(workspace, matched, { fullIds: options.fullIds === true }, context);
        const document = runDocument(workspace, matched, context.language);
        if (context.json) context.print(JSON.stringify(document, null, 2));
        else context.print(summaryText(workspace, document, matched, written, context.language));
        process.exitCode = document.issues.error > 0 ? 1 : 0;
      } finally {
        workspace.close();
      }
    });
}

async function importAndMatch(workspace: Workspace, paths: readonly string[], words: RunWords, hashOf: HashOf, context: Context): Promise<Matched> {
  const { snapshots } = workspace.store;
  const before = [...new Set(snapshots.all().filter(({ state }) => state === 'in-force').map(({ snapshot }) => snapshot.path))];
  const { asOf, force, archive } = words;
  const imported = await importSources(workspace, paths, { fresh: true, archive, countRosters: false, force, hashOf, ...(asOf === null ? {} : { asOf }) }, context);
  const stillKnown = new Set(snapshots.all().filter(({ state }) => state !== 'dropped').map(({ snapshot }) => snapshot.path));
  const dropped = before.filter((file) => !stillKnown.has(file));
  if (dropped.length > 0) context.say(context.language === 'zh' ? `注意：run 只用这次给出的文件，以前导入的 ${dropped.length} 个不再使用：${dropped.join('、')}。要一起用，请把它们也写上，或改用 import 和 match。` : `Note: run uses only the files given now; ${dropped.length} imported earlier are no longer used: ${dropped.join(', ')}. Name them too, or use import and match.`);
  const matched = await matchWorkspace(workspace, context, imported);
  keepRun(workspace, imported, words);
  return matched;
}
