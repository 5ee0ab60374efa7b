/** `c2z history`: what was decided, of everybody, of one person or of one case. */
import type { Command } from 'commander';
import { type Language, type LedgerEvent } from '../../src/index.js';
import { wholeNumber } from '../arguments.js';
import { contextOf } from '../context.js';
import { eventsOf, historyDocument, historyLines } from '../output/case-view.js';
import { findGone, findPeople, nobodyFound, severalFound } from '../people-search.js';
import { openWorkspace, type Workspace } from '../workspace/open.js';
import { logFullIds } from '../workspace/open.js';

type Told = LedgerEvent & { readonly takenBack: boolean };

export function registerHistory(program: Command, language: Language): void {
  const zh = language === 'zh';
  program.command('history')
    .summary(zh ? '经过：谁、何时、做了什么' : 'who did what, and when')
    .argument('[who]', zh ? '个案编号、人员编号、证件号码或姓名（默认：全部）' : 'case number, person id, identity number or name (default: everything)')
    .option('--limit <n>', zh ? '最多列出最近多少条' : 'at most so many, the latest', '50')
    .option('--full-ids', zh ? '显示完整证件号码' : 'full identity numbers')
    .addHelpText('after', '\n  c2z history P000012\n  c2z history --json\n')
    .action((who: string | undefined, options: { limit: string; fullIds?: boolean }, command: Command) => {
      const context = contextOf(command);
      const limit = wholeNumber(options.limit, 'limit');
      const workspace = openWorkspace(context);
      try {
        const events = who === undefined ? everything(workspace) : ofOne(workspace, who);
        const fullIds = options.fullIds === true;
        if (fullIds) logFullIds(workspace, context, 'history', events.length);
        if (context.json) {
          context.print(JSON.stringify({ events: events.map((event) => historyDocument(event, fullIds)) }, null, 2));
          return;
        }
        context.print(historyLines(workspace, events.slice(-limit), language));
        if (events.length > limit) context.print(zh ? `共 ${events.length} 条，以上为最近 ${limit} 条（--limit 可调）` : `${events.length} in all; the latest ${limit} are shown (--limit)`);
      } finally {
        workspace.close();
      }
    });
}

function everything({ store }: Workspace): Told[] {
  const undone = store.ledger.takenBack();
  return store.ledger.events().map((event) => ({ ...event, takenBack: undone.has(event.batch) }));
}

/** Events of the case, of the person's cases, and judgements on the person's pairs. */
function ofOne(workspace: Workspace, who: string): Told[] {
  const { store } = workspace;
  if (store.cases.find(who.trim()) !== null) return eventsOf(workspace, who.trim());
  const people = findPeople(workspace, who);
  const [person, second] = people;
  if (second !== undefined) throw severalFound(people, who);
  const [gone, another] = person === undefined ? findGone(workspace, who) : [];
  const id = person?.person.id ?? (another === undefined ? gone?.id : undefined);
  if (id === undefined) throw nobodyFound(workspace, who);
  const cases = [...store.cases.list({ personId: id, line: 'every' }), ...store.cases.mergedInto(id)];
  if (person === undefined && cases.length === 0) throw nobodyFound(workspace, who);
  const fingerprints = new Set(store.results.knownFingerprints().filter(([, owner]) => owner === id).map(([fingerprint]) => fingerprint));
  const judged = store.ledger.events({ types: ['PairJudged', 'PairConfirmed'] }).filter(({ payload }) => {
    const { leftFingerprint = '', rightFingerprint = '' } = payload as { leftFingerprint?: string; rightFingerprint?: string };
    return fingerprints.has(leftFingerprint) || fingerprints.has(rightFingerprint);
  });
  const undone = store.ledger.takenBack();
  return [...cases.flatMap(({ caseNumber }) => eventsOf(workspace, caseNumber)), ...eventsOf(workspace, id), ...judged.map((event) => ({ ...event, takenBack: undone.has(event.batch) }))].sort((a, b) => a.seq - b.seq);
}
