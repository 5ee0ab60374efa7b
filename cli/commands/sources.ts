/** `c2z sources`: what came in, and what could not be read. */
import type { Command } from 'commander';
import type { Language } from '../../src/index.js';
import { contextOf } from '../context.js';
import { fileDocument } from '../output/run-document.js';
import { sourcesTable } from '../output/sources-table.js';
import { openWorkspace } from '../workspace/open.js';

export function registerSources(program: Command, language: Language): void {
  program.command('sources')
    .summary(language === 'zh' ? '读入了哪些名单' : 'what came in')
    .action((_options: object, command: Command) => {
      const context = contextOf(command);
      const workspace = openWorkspace(context);
      try {
        const sources = workspace.store.lists.sources();
        context.print(context.json ? JSON.stringify({ files: sources.map((source) => fileDocument(source, context.language)) }, null, 2) : sourcesTable(sources, context.language));
      } finally {
        workspace.close();
      }
    });
}
