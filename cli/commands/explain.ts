/** `c2z explain`: compares any two records and shows every field's evidence. */
import type { Command } from 'commander';
import { ToolError, explainPair, formatRef, type Language, type PersonFacts } from '../../src/index.js';
import { contextOf } from '../context.js';
import { shownEvidence } from '../exports.js';
import { linkReasonLabel } from '../output/labels.js';
import { evidenceTable, percent } from '../output/person-card.js';
import { findRow } from '../workspace/find-row.js';
import { openWorkspace, type Workspace } from '../workspace/open.js';

export function registerExplain(program: Command, language: Language): void {
  const zh = language === 'zh';
  program.command('explain')
    .summary(zh ? '逐项比较任意两条记录' : 'compare any two records field by field')
    .argument('<left>', zh ? '人员编号，或出处 文件#表!行' : 'person id, or file#sheet!row')
    .argument('<right>', zh ? '同上' : 'the same')
    .addHelpText('after', '\n  c2z explain P000012 "居民参保.xlsx#Sheet1!345"\n')
    .action(async (left: string, right: string, _options: object, command: Command) => {
      const context = contextOf(command);
      const workspace = openWorkspace(context);
      try {
        const [a, b] = [await recordOf(workspace, left), await recordOf(workspace, right)];
        const explained = explainPair(a, b, workspace.rules.link);
        if (context.json) context.print(JSON.stringify({ left: formatRef(a.ref), right: formatRef(b.ref), probability: explained.probability, sum: explained.sum, reasons: explained.reasons, evidence: shownEvidence(explained.evidence, false) }, null, 2));
        else context.print(`${formatRef(a.ref)} ↔ ${formatRef(b.ref)}  ${percent(explained.probability)}\n  ${explained.reasons.map((reason) => linkReasonLabel(workspace.rules.link, reason, context.language)).join('；')}\n${evidenceTable(workspace, explained.evidence, false, context.language)}`);
      } finally {
        workspace.close();
      }
    });
}

async function recordOf(workspace: Workspace, word: string): Promise<PersonFacts> {
  const { results } = workspace.store;
  const byId = results.rowsOf(word)[0];
  if (byId) return byId;
  const linked = results.links().find(({ link }) => formatRef(link.roster.ref) === word)?.link.roster;
  const listed = results.people().flatMap(({ person }) => results.rowsOf(person.id)).find((row) => formatRef(row.ref) === word);
  const found = linked ?? listed ?? await findRow(workspace, word);
  if (found) return found;
  throw new ToolError('explain/none', { zh: `没有“${word}”这条记录`, en: `There is no record "${word}"` }, { zh: '写人员编号（P000012）或 c2z person 里显示的出处', en: 'Give a person id (P000012) or a place as c2z person shows it' });
}
