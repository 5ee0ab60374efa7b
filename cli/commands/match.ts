/** `c2z match`: compares what was imported, and classifies everybody. */
import type { Command } from 'commander';
import type { Language } from '../../src/index.js';
import { contextOf } from '../context.js';
import { blockingTable } from '../output/blocking-table.js';
import { runDocument } from '../output/run-document.js';
import { summaryText } from '../output/summary-text.js';
import { matchWorkspace } from '../workspace/match-workspace.js';
import { openWorkspace } from '../workspace/open.js';
import { writeOutputs } from '../workspace/outputs.js';

export function registerMatch(program: Command, language: Language): void {
  const zh = language === 'zh';
  program.command('match')
    .summary(zh ? '比对并归类' : 'match and classify')
    .option('--explain-blocking', zh ? '列出各比对键产生的对数，以及谁无从比对' : 'pairs made by each blocking key, and who could never be compared')
    .action(async (options: { explainBlocking?: boolean }, command: Command) => {
      const context = contextOf(command);
      const workspace = openWorkspace(context, {}, { actor: context.actor, command: 'match' });
      try {
        const matched = await matchWorkspace(workspace, context, undefined, { anew: options.explainBlocking === true });
        const written = await writeOutputs(workspace, matched, { fullIds: false }, context);
        const document = runDocument(workspace, matched, context.language);
        const { blocking } = matched;
        if (context.json) context.print(JSON.stringify(options.explainBlocking === true ? { ...document, blocking } : document, null, 2));
        else if (blocking !== null && options.explainBlocking === true) context.print(blockingTable(blocking, workspace.rules.link, context.language));
        else context.print(summaryText(workspace, document, matched, written, context.language));
        process.exitCode = document.issues.error > 0 ? 1 : 0;
      } finally {
        workspace.close();
      }
    });
}
