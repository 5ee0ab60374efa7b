/** `c2z review`: the queue of doubtful pairs. Without a terminal it prints the queue as text. */
import type { Command } from 'commander';
import { SOURCE_KINDS, TIERS, formatRef, type Language } from '../../src/index.js';
import { wholeNumber } from '../arguments.js';
import { contextOf } from '../context.js';
import { linkReasonLabel, patternLabel } from '../output/labels.js';
import { evidenceTable, percent } from '../output/person-card.js';
import { openWorkspace } from '../workspace/open.js';

export function registerReview(program: Command, language: Language): void {
  const zh = language === 'zh';
  program.command('review')
    .summary(zh ? '待判断的比对结果' : 'pairs to be judged')
    .option('--patterns', zh ? '按差异类型汇总' : 'summed up by pattern')
    .option('--limit <n>', zh ? '最多列出多少对' : 'at most so many pairs', '20')
    .addHelpText('after', '\n  c2z review --patterns\n  c2z review --limit 5\n')
    .action((options: { patterns?: boolean; limit: string }, command: Command) => {
      const context = contextOf(command);
      const limit = wholeNumber(options.limit, 'limit');
      const workspace = openWorkspace(context);
      try {
        const open = workspace.store.results.links({ open: true }).filter(({ link }) => link.tier !== 'certain').sort((a, b) => b.link.probability - a.link.probability);
        const questions = workspace.store.results.questions().filter((question) => question.judgement === null);
        const patterns = new Map<string, { tier: string; pattern: string; pairs: number }>();
        for (const { link, pattern } of open) {
          const key = `${link.tier}\n${pattern}`;
          patterns.set(key, { tier: link.tier, pattern, pairs: (patterns.get(key)?.pairs ?? 0) + 1 });
        }
        const summary = [...patterns.values()].sort((a, b) => (a.tier === b.tier ? b.pairs - a.pairs || (a.pattern < b.pattern ? -1 : 1) : a.tier === 'probable' ? -1 : 1));
        if (context.json) {
          context.print(JSON.stringify({ open: open.length, merge: questions.length, patterns: summary }, null, 2));
          return;
        }
        if (options.patterns === true) {
          for (const row of summary) context.print(`${TIERS[row.tier as keyof typeof TIERS][language]}  ${row.pairs} ${zh ? '对' : 'pairs'}  ${patternLabel(workspace.rules.link, row.pattern, language)}\n    --tier ${row.tier} --pattern "${row.pattern}"`);
          return;
        }
        for (const { link } of open.slice(0, limit)) {
          context.print(`${link.personId}  ${SOURCE_KINDS[link.roster.kind][language]}  ${formatRef(link.roster.ref)}  ${TIERS[link.tier][language]} ${percent(link.probability)}\n  ${link.reasons.map((reason) => linkReasonLabel(workspace.rules.link, reason, language)).join('；')}\n${evidenceTable(workspace, link.evidence, false, language)}\n`);
        }
        context.print(zh ? `待判断 ${open.length} 对，名单间疑似同人 ${questions.length} 对。成批接受：c2z decide --tier probable --judgement same` : `${open.length} pairs to judge, ${questions.length} between lists. In bulk: c2z decide --tier probable --judgement same`);
      } finally {
        workspace.close();
      }
    });
}
