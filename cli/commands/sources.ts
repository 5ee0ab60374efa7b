/** `c2z sources`: what came in, and what could not be read. */
import path from 'node:path';
import type { Command } from 'commander';
import { maskNumbersIn, type Language } from '../../src/index.js';
import { contextOf } from '../context.js';
import { fileDocuments } from '../output/run-document.js';
import { historyTable, sourcesTable } from '../output/sources-table.js';
import { openWorkspace } from '../workspace/open.js';

export function registerSources(program: Command, language: Language): void {
  program.command('sources')
    .summary(language === 'zh' ? '读入了哪些名单' : 'what came in')
    .action((_options: object, command: Command) => {
      const context = contextOf(command);
      const workspace = openWorkspace(context);
      try {
        const { store } = workspace;
        const sources = [...store.lists.sources(), ...store.snapshots.refusedFiles()];
        const history = store.snapshots.all().filter(({ state }) => state !== 'in-force');
        if (context.json) {
          context.print(JSON.stringify({
            files: fileDocuments(store, context.language),
            history: history.map(({ snapshot, state, replacedBy, source }) => ({ path: maskNumbersIn(snapshot.path), kind: snapshot.kind, asOf: snapshot.asOf, sha256: snapshot.sha256, state, replacedBy: replacedBy === null ? null : maskNumbersIn(replacedBy), importedAt: source.importedAt, archivedAs: path.posix.basename(source.path) === path.posix.basename(source.archivedAs) ? maskNumbersIn(source.archivedAs) : source.archivedAs })),
          }, null, 2));
          return;
        }
        context.print(sourcesTable(sources, context.language));
        if (history.length > 0) context.print(`\n${historyTable(history, context.language)}`);
      } finally {
        workspace.close();
      }
    });
}
