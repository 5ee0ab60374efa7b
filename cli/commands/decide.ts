/** `c2z decide`: judgements on pairs, one by one or in bulk; everything the review screen can do. */
import { Option, type Command } from 'commander';
import { JUDGEMENTS, TIERS, ToolError, type Judgement, type Language, type Tier } from '../../src/index.js';
import { pairSubject } from '../../src/io/index.js';
import { contextOf } from '../context.js';
import { pairPatternLabel } from '../output/pair-pattern.js';
import { standingChanges, standingChangesTable, standingsNow, type StandingChange } from '../output/standing-changes.js';
import { formatTable } from '../output/table.js';
import { allPairs, isMerge, isOpen, pairsNamed, peopleOf, wordedPattern, type Pair } from '../pairs.js';
import { peopleChanges, peopleChangesText, rowOwners, type PeopleChanges } from '../people-changes.js';
import { judgePairs } from '../workspace/ledger.js';
import { matchWorkspace, tryMatch } from '../workspace/match-workspace.js';
import { openWorkspace } from '../workspace/open.js';
import { writeOutputs } from '../workspace/outputs.js';
import { requireMatch } from '../workspace/matched.js';

interface DecideOptions {
  judgement: Judgement;
  tier?: Tier;
  pattern?: string;
  person?: string;
  pair?: string[];
  again?: boolean;
  note?: string;
  dryRun?: boolean;
  match: boolean;
}

export function registerDecide(program: Command, language: Language): void {
  const zh = language === 'zh';
  program.command('decide')
    .summary(zh ? '判断比对结果（可成批）' : 'judge pairs, one by one or in bulk')
    .addOption(new Option('--judgement <judgement>', Object.entries(JUDGEMENTS).map(([code, label]) => `${code} ${label[language]}`).join('，')).choices(Object.keys(JUDGEMENTS)).makeOptionMandatory())
    .addOption(new Option('--tier <tier>', zh ? '只判断这一档' : 'only this tier').choices(Object.keys(TIERS)))
    .option('--pattern <pattern>', zh ? '只判断这种差异（见 c2z review）；* 匹配任意一段；名单间疑似同人的以 merge| 开头' : 'only this pattern of differences; * matches anything; those between lists begin with merge|')
    .option('--person <id>', zh ? '只判断这个人' : 'only this person')
    .option('--pair <id...>', zh ? '只判断这一对（编号见 c2z review、c2z person），已确定或已判断的也可以改' : 'only this pair (ids in c2z review and c2z person), judged or certain ones too')
    .option('--again', zh ? '已判断过的也重新判断' : 'also those already judged')
    .option('--note <text>', zh ? '备注' : 'note')
    .option('--dry-run', zh ? '只列出，不保存' : 'list only')
    .option('--no-match', zh ? '保存后不重新比对' : 'do not match again afterwards')
    .addHelpText('after', '\n  c2z decide --tier probable --pattern "id:one-digit|name:same*" --judgement same\n  c2z decide --person P000012 --judgement different --note 电话核实\n  c2z decide --pair 3f9a01bc --judgement same\n')
    .action(async (options: DecideOptions, command: Command) => {
      const context = contextOf(command);
      if (options.tier === undefined && options.pattern === undefined && options.person === undefined && options.pair === undefined) {
        throw new ToolError('arguments/which', { zh: '没有说明要判断哪些', en: 'Nothing says which pairs to judge' }, { zh: '用 --tier、--pattern、--person 或 --pair 限定', en: 'Narrow it with --tier, --pattern, --person or --pair' });
      }
      const workspace = openWorkspace(context, {}, { actor: context.actor, command: 'decide' });
      try {
        requireMatch(workspace);
        const chosen = choose(allPairs(workspace), options);
        const pairs = new Map(chosen.map(({ pair }) => [pairSubject(pair.leftFingerprint, pair.rightFingerprint), pair]));
        if (pairs.size === 0) {
          throw new ToolError('decide/none', { zh: '没有符合条件、还要判断的对', en: 'No pair to judge fits that' }, { zh: '用 c2z review 或 c2z review --patterns 看有哪些；已判断过的加 --again', en: 'c2z review or c2z review --patterns shows what there is; --again includes those already judged' });
        }
        const before = standingsNow(workspace);
        const rowsBefore = rowOwners(workspace);
        const judge = (): void => { judgePairs(workspace, [...pairs.values()], options.judgement, options.note ?? '', context); };
        const changed = (): { changes: StandingChange[]; moved: PeopleChanges } => ({ changes: standingChanges(before, standingsNow(workspace)), moved: peopleChanges(rowsBefore, rowOwners(workspace)) });
        if (options.dryRun !== true) {
          judge();
          if (options.match) await writeOutputs(workspace, await matchWorkspace(workspace, context), { fullIds: false }, context); // the workbooks never lag behind
        }
        const { changes, moved } = options.dryRun === true && options.match ? await tryMatch(workspace, context, judge, changed) : changed();
        const judged = [...new Map(chosen.map((each) => [pairSubject(each.pair.leftFingerprint, each.pair.rightFingerprint), each])).values()];
        const patterns = countBy(judged.map(wordedPattern));
        if (context.json) {
          context.print(JSON.stringify({ judged: judged.length, merge: judged.filter(isMerge).length, judgement: options.judgement, dryRun: options.dryRun === true, patterns, changed: changes, ...moved }, null, 2));
          return;
        }
        context.print(zh ? `${options.dryRun === true ? '将判断' : '已判断'} ${judged.length} 对为“${JUDGEMENTS[options.judgement].zh}”` : `${options.dryRun === true ? 'Would judge' : 'Judged'} ${judged.length} pairs "${JUDGEMENTS[options.judgement].en}"`);
        context.print(formatTable([{ title: zh ? '对数' : 'pairs', align: 'right' }, { title: zh ? '差异' : 'pattern' }], Object.entries(patterns).map(([pattern, count]) => [count, pairPatternLabel(workspace.rules.link, pattern, language)]), 70));
        for (const line of peopleChangesText(moved, language)) context.print(line);
        const table = standingChangesTable(changes, moved, workspace.rules.standings, language);
        if (table !== '') context.print(table);
      } finally {
        workspace.close();
      }
    });
}

/**
 * In bulk only what nobody has judged, so that no word on a single pair is lost; who names a person or a pair may change it, and who
 * names a pair may refuse a certain link.
 */
function choose(pairs: readonly Pair[], { judgement, tier, pattern, person, pair, again }: DecideOptions): Pair[] {
  const named = pair === undefined ? pairs : pair.flatMap((id) => pairsNamed(pairs, id));
  return named.filter((each) => (pair !== undefined || isOpen(each) || ((again === true || person !== undefined) && each.pair.tier !== 'certain'))
    && each.pair.judgement !== judgement
    && (tier === undefined || each.pair.tier === tier)
    && (pattern === undefined || matchesPattern(wordedPattern(each), pattern))
    && (person === undefined || peopleOf(each).includes(person)));
}

function matchesPattern(pattern: string, wanted: string | undefined): boolean {
  if (wanted === undefined) return true;
  return new RegExp(`^${wanted.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/gu, '\\$&')).join('.*')}$`, 'u').test(pattern);
}

function countBy(values: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const value of [...values].sort()) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}
