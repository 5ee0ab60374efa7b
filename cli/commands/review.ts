/** `c2z review`: the queue of doubtful pairs, on the screen. Without a terminal it prints the queue as text. */
import type { Command } from 'commander';
import { SOURCE_KINDS, TIERS, formatRef, type Language } from '../../src/index.js';
import { wholeNumber } from '../arguments.js';
import { contextOf } from '../context.js';
import { shownEvidence } from '../exports.js';
import { linkReasonLabel } from '../output/labels.js';
import { numberDoctor, proposalLine, type NumberDoctor } from '../output/number-proposals.js';
import { pairPatternLabel } from '../output/pair-pattern.js';
import { evidenceTable, percent } from '../output/person-card.js';
import { isLink, isMerge, openPairs, peopleOf, wordedPattern, type Pair } from '../pairs.js';
import { atTerminal, openTerminal } from '../terminal.js';
import { openWorkspace, type Workspace } from '../workspace/open.js';
import { requireMatch } from '../workspace/matched.js';
import { sayUncounted } from '../workspace/uncounted.js';

export function registerReview(program: Command, language: Language): void {
  const zh = language === 'zh';
  program.command('review')
    .summary(zh ? '待判断的比对结果' : 'pairs to be judged')
    .option('--patterns', zh ? '按差异类型汇总' : 'summed up by pattern')
    .option('--limit <n>', zh ? '最多列出多少对（默认 20；--json 默认全部）' : 'at most so many pairs (20; with --json all)')
    .addHelpText('after', '\n  c2z review --patterns\n  c2z review --limit 5\n')
    .action(async (options: { patterns?: boolean; limit?: string }, command: Command) => {
      const context = contextOf(command);
      if (options.patterns !== true && options.limit === undefined && atTerminal(context)) {
        await openTerminal(context, 'review');
        return;
      }
      const limit = options.limit === undefined ? (context.json ? Infinity : 20) : wholeNumber(options.limit, 'limit');
      const workspace = openWorkspace(context);
      try {
        requireMatch(workspace);
        sayUncounted(workspace, context);
        const open = openPairs(workspace);
        const [links, merges] = [open.filter(isLink), open.filter(isMerge)];
        const [summary, merging] = [patternsOf(links), patternsOf(merges)];
        if (context.json) {
          context.print(JSON.stringify({ open: links.length, merge: merges.length, patterns: summary, merge_patterns: merging, pairs: open.slice(0, limit).map(pairDocument) }, null, 2));
          return;
        }
        if (options.patterns === true) {
          for (const row of [...summary, ...merging]) context.print(`${TIERS[row.tier][language]}  ${row.pairs} ${zh ? '对' : 'pairs'}  ${pairPatternLabel(workspace.rules.link, row.pattern, language)}\n    --tier ${row.tier} --pattern "${row.pattern}"`);
          return;
        }
        const doctor = numberDoctor(workspace);
        for (const pair of open.slice(0, limit)) context.print(`${pairText(workspace, doctor, pair, language)}\n`);
        context.print(zh
          ? `待核 ${links.length} 对，名单间疑似同人 ${merges.length} 对。判断一对：c2z decide --pair 编号 --judgement same；成批接受：c2z decide --tier probable --judgement same`
          : `${links.length} pairs to judge, ${merges.length} between lists. One pair: c2z decide --pair ID --judgement same. In bulk: c2z decide --tier probable --judgement same`);
      } finally {
        workspace.close();
      }
    });
}

function patternsOf(links: readonly Pair[]): { tier: keyof typeof TIERS; pattern: string; pairs: number }[] {
  const patterns = new Map<string, { tier: keyof typeof TIERS; pattern: string; pairs: number }>();
  for (const each of links) {
    const { tier } = each.pair;
    const pattern = wordedPattern(each);
    const key = `${tier}\n${pattern}`;
    patterns.set(key, { tier, pattern, pairs: (patterns.get(key)?.pairs ?? 0) + 1 });
  }
  return [...patterns.values()].sort((a, b) => (a.tier === b.tier ? b.pairs - a.pairs || (a.pattern < b.pattern ? -1 : 1) : a.tier === 'probable' ? -1 : 1));
}

/** A pair for programs; numbers masked. */
function pairDocument(pair: Pair): object {
  const { id, pattern } = pair;
  const { tier, probability, reasons, evidence } = pair.pair;
  const sides = isLink(pair)
    ? { person_id: pair.pair.personId, roster_kind: pair.pair.roster.kind, source: formatRef(pair.pair.roster.ref) }
    : { left_person_id: pair.pair.leftPersonId, right_person_id: pair.pair.rightPersonId, left: formatRef(pair.pair.left.ref), right: formatRef(pair.pair.right.ref) };
  return { pair: id, what: pair.what, ...sides, tier, probability, pattern, reasons, evidence: shownEvidence(evidence, false) };
}

function pairText(workspace: Workspace, doctor: NumberDoctor, pair: Pair, language: Language): string {
  const zh = language === 'zh';
  const { tier, probability, reasons, evidence } = pair.pair;
  const what = isLink(pair)
    ? `${pair.pair.personId}  ${SOURCE_KINDS[pair.pair.roster.kind][language]}  ${formatRef(pair.pair.roster.ref)}`
    : `${zh ? '名单间疑似同人' : 'perhaps one person'}  ${pair.pair.leftPersonId} ${formatRef(pair.pair.left.ref)} ↔ ${pair.pair.rightPersonId} ${formatRef(pair.pair.right.ref)}`;
  const why = reasons.map((reason) => linkReasonLabel(workspace.rules.link, reason, language)).join(zh ? '；' : '; ');
  const proposed = peopleOf(pair).flatMap((id) => doctor(id)).map((proposal) => `\n  ${proposalLine(proposal, false, language)}`).join('');
  return `${pair.id}  ${what}  ${TIERS[tier][language]} ${percent(probability)}\n  ${why}${proposed}\n${evidenceTable(workspace, evidence, false, language, isMerge(pair) ? 'lists' : 'roster')}`;
}
