/** `c2z status`: where things stand. */
import type { Command } from 'commander';
import { CASE_STATES, CATEGORIES, STANDINGS, formatRate, missingPeople, ratesOf, tallyStandings, type Language, type Rate } from '../../src/index.js';
import { contextOf } from '../context.js';
import { formatTable } from '../output/table.js';
import { openWorkspace } from '../workspace/open.js';
import { NO_TARGETS, isUnmatched, isWithoutTargets } from '../workspace/matched.js';
import { openQuestions } from '../workspace/pair-counts.js';
import { countUncounted, uncountedWords } from '../workspace/uncounted.js';

export function registerStatus(program: Command, language: Language): void {
  const zh = language === 'zh';
  program.command('status')
    .summary(zh ? '目前进度' : 'where things stand')
    .action((_options: object, command: Command) => {
      const context = contextOf(command);
      const workspace = openWorkspace(context);
      try {
        const { store, rules, settings } = workspace;
        const standings = store.results.summaries({ inside: true }).flatMap(({ standing }) => standing ?? []);
        const totals = tallyStandings(standings, rules.standings.reasons.reasons);
        const rates = ratesOf(totals);
        const document = {
          county: settings.county, year: settings.year, people: standings.length, standings: totals.standings, categories: totals.categories, rates,
          questions: openQuestions(store.browse.pairs()),
          matched: !store.results.isEmpty(), uncounted: countUncounted(workspace), issues: store.lists.countIssues(), cases: store.cases.countByState(),
        };
        if (context.json) {
          context.print(JSON.stringify(document, null, 2));
          return;
        }
        if (standings.length === 0) {
          if (isUnmatched(workspace) && isWithoutTargets(workspace)) context.print(`${NO_TARGETS.what[context.language]}${zh ? '。' : '. '}${NO_TARGETS.fix[context.language]}${zh ? '。' : '.'}`);
          else context.print(isUnmatched(workspace) ? (zh ? '名单已经更新，还没有比对：先 c2z match，再看进度。' : 'The lists have changed and have not been matched yet: c2z match first.')
            : (zh ? '还没有比对结果。下一步：c2z import，再 c2z match' : 'Nothing has been matched yet. Next: c2z import, then c2z match'));
          return;
        }
        context.print(`${settings.countyName || settings.county} ${settings.year}${zh ? ' 年度' : ''}`);
        const rows = Object.entries(CATEGORIES).map(([code, category]) => [STANDINGS[category.standing][context.language], category[context.language], totals.categories[code as keyof typeof CATEGORIES]] as const);
        context.print(formatTable([{ title: zh ? '结论' : 'standing' }, { title: zh ? '归类' : 'category' }, { title: zh ? '人数' : 'people', align: 'right' }], [...rows, [zh ? '合计' : 'total', '', standings.length]]));
        context.print(zh
          ? `名单参保率 ${rateWords(rates.list, 'zh')}；核减后参保率 ${rateWords(rates.reduced, 'zh')}`
          : `List rate ${rateWords(rates.list, 'en')}; after reductions ${rateWords(rates.reduced, 'en')}`);
        context.print(zh ? `待核：很可能 ${document.questions.probable} 对，可能 ${document.questions.possible} 对，名单间疑似同人 ${document.questions.merge} 对` : `To judge: ${document.questions.probable} probable, ${document.questions.possible} possible, ${document.questions.merge} pairs between lists`);
        if (document.uncounted > 0) context.print(uncountedWords(document.uncounted, context.language));
        const cases = Object.entries(document.cases).map(([state, count]) => `${CASE_STATES[state as keyof typeof CASE_STATES][language]} ${count}`).join(zh ? '，' : ', ');
        context.print(zh ? `个案：${cases}（到期提醒：c2z case due）` : `Cases: ${cases} (what falls due: c2z case due)`);
      } finally {
        workspace.close();
      }
    });
}

function rateWords(rate: Rate, language: Language): string {
  if (language === 'en') return `${formatRate(rate)} (${rate.insured} of ${rate.of}, ${missingPeople(rate)} missing)`;
  return `${formatRate(rate)}（${rate.insured} ÷ ${rate.of}，差 ${missingPeople(rate)} 人）`;
}
