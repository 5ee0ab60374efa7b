/** `c2z undo` and `c2z redo`: take back whole steps, one after the other, as far back as the ledger goes. */
import type { Command } from 'commander';
import type { Language } from '../../src/index.js';
import { localTime } from '../../src/io/index.js';
import { contextOf, type Context } from '../context.js';
import { peopleChanges, peopleChangesText, rowOwners } from '../people-changes.js';
import { stepWords } from '../output/case-view.js';
import { eventLabel } from '../output/event-words.js';
import { standingChanges, standingChangesTable, standingsNow } from '../output/standing-changes.js';
import { formatTable } from '../output/table.js';
import { matchWorkspace } from '../workspace/match-workspace.js';
import { nextStep, redoStep, stepsOf, undoStep } from '../workspace/ledger.js';
import { moveImport } from '../workspace/move-import.js';
import { openWorkspace, type Workspace } from '../workspace/open.js';
import { refreshOutputs } from '../workspace/refresh-outputs.js';
import { writeOutputs } from '../workspace/outputs.js';

interface UndoOptions {
  list?: boolean;
  match: boolean;
}

export function registerUndo(program: Command, language: Language): void {
  const zh = language === 'zh';
  program.command('undo')
    .summary(zh ? '撤销上一步，包括导入（可一直撤下去）' : 'take back the last step, an import too')
    .option('--list', zh ? '列出各步操作' : 'list the steps')
    .option('--no-match', zh ? '撤销比对判断或导入后不重新比对' : 'do not match again after a judgement or an import was taken back')
    .addHelpText('after', '\n  c2z undo --list\n  c2z undo\n')
    .action(async (options: UndoOptions, command: Command) => { await run('undo', options, command); });
}

export function registerRedo(program: Command, language: Language): void {
  const zh = language === 'zh';
  program.command('redo')
    .summary(zh ? '重做刚撤销的一步' : 'do again what was undone last')
    .option('--no-match', zh ? '不重新比对' : 'do not match again')
    .addHelpText('after', '\n  c2z redo\n')
    .action(async (options: UndoOptions, command: Command) => { await run('redo', options, command); });
}

async function run(direction: 'undo' | 'redo', options: UndoOptions, command: Command): Promise<void> {
  const context = contextOf(command);
  const zh = context.language === 'zh';
  if (options.list === true) {
    list(context);
    return;
  }
  const workspace = openWorkspace(context, {}, { actor: context.actor, command: direction });
  try {
    const before = standingsNow(workspace);
    const rowsBefore = rowOwners(workspace);
    const next = nextStep(workspace, direction);
    const moved = next?.isImport === true ? await moveImport(workspace, next.batch, direction, context) : direction === 'undo' ? undoStep(workspace, context) : redoStep(workspace, context);
    if (moved === null) {
      const nothing = direction === 'undo' ? { zh: '没有可撤销的操作', en: 'There is nothing to undo' } : { zh: '没有可重做的操作（新操作之后不能再重做）', en: 'There is nothing to redo (a new step ends it)' };
      if (context.json) context.print(JSON.stringify({ [direction === 'undo' ? 'undone' : 'redone']: null }, null, 2));
      else context.print(nothing[context.language]);
      return;
    }
    const rematch = moved.pairs || moved.lists;
    if (rematch && options.match) await writeOutputs(workspace, await matchWorkspace(workspace, context), { fullIds: false }, context);
    const waits = rematch && !options.match;
    const changed = waits ? [] : standingChanges(before, standingsNow(workspace));
    if (!rematch && changed.length > 0) await refreshOutputs(workspace, context);
    const people = waits ? { merged: [], separated: [] } : peopleChanges(rowsBefore, rowOwners(workspace));
    const words = stepWords(moved.events.map(({ type }) => type), context.language);
    if (context.json) {
      context.print(JSON.stringify({ [direction === 'undo' ? 'undone' : 'redone']: moved.batch, events: moved.events.length, types: [...new Set(moved.events.map(({ type }) => type))].sort(), cases: moved.cases.map(({ caseNumber, state }) => ({ case_number: caseNumber, state })), matched: rematch && options.match, changed, ...people }, null, 2));
      return;
    }
    context.print(direction === 'undo' ? (zh ? `已撤销 ${moved.batch}：${words}` : `Undone ${moved.batch}: ${words}`) : zh ? `已重做 ${moved.batch}：${words}` : `Redone ${moved.batch}: ${words}`);
    if (waits) context.print(moved.lists ? (zh ? '名单有变，请再运行 c2z match' : 'The lists have changed; run c2z match') : zh ? '比对判断有变，请再运行 c2z match' : 'Judgements have changed; run c2z match');
    for (const line of peopleChangesText(people, context.language)) context.print(line);
    const table = standingChangesTable(changed, people, workspace.rules.standings, context.language);
    if (table !== '') context.print(table);
  } finally {
    workspace.close();
  }
}

function list(context: Context): void {
  const zh = context.language === 'zh';
  const workspace: Workspace = openWorkspace(context);
  try {
    const steps = stepsOf(workspace);
    if (context.json) {
      context.print(JSON.stringify({ steps: steps.map((step) => ({ batch: step.batch, at: step.at, actor: step.actor, events: step.events, types: step.types, taken_back: step.takenBack, next: step.next })) }, null, 2));
      return;
    }
    const marks = { undo: zh ? '← 下次撤销' : '← undone next', redo: zh ? '← 下次重做' : '← redone next' };
    context.print(formatTable((zh ? ['操作', '时间', '操作人', '内容', '记录数', ''] : ['step', 'at', 'by', 'what', 'events', '']).map((title) => ({ title })), steps.map((step) => [
      step.batch, localTime(step.at), step.actor, step.types.map((type) => eventLabel(type, context.language)).join(zh ? '、' : ', '), step.events,
      [step.takenBack ? (zh ? '已撤销' : 'undone') : '', step.next === null ? '' : marks[step.next]].filter((part) => part !== '').join(' '),
    ])));
  } finally {
    workspace.close();
  }
}
