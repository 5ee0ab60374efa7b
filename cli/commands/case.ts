/** `c2z case`: the cases of everybody who is not insured: who has them, how they stand, and every step to 参保销号. */
import type { Command } from 'commander';
import { DUE_KINDS, ToolError, neededFor, type Language } from '../../src/index.js';
import { dayWord, wholeNumber } from '../arguments.js';
import { selectCases, withCaseFilters, type CaseFilters } from '../case-selection.js';
import { contextOf } from '../context.js';
import { caseCard, caseDocument, caseTable, eventsOf, historyLines } from '../output/case-view.js';
import { reasonLabel } from '../output/labels.js';
import { formatTable } from '../output/table.js';
import { dueWithin } from '../workspace/due.js';
import { logFullIds, openWorkspace } from '../workspace/open.js';
import { townNames } from '../workspace/town-names.js';
import { registerCaseSteps } from './case-steps.js';

interface ListOptions extends CaseFilters {
  limit: string;
  fullIds?: boolean;
}

export function registerCase(program: Command, language: Language): void {
  const zh = language === 'zh';
  const group = program.command('case').summary(zh ? '个案：从排查到参保销号' : 'cases: from survey to cleared')
    .addHelpText('after', '\n  c2z case list --town 柳河镇 --state to-verify\n  c2z case survey P000012 --reason 参军 --until 2021-09-01\n');
  registerList(group, language);
  registerShow(group, language);
  registerDue(group, language);
  registerReasons(group, language);
  registerCaseSteps(group, language);
}

function registerList(group: Command, language: Language): void {
  const zh = language === 'zh';
  withCaseFilters(group.command('list').summary(zh ? '个案列表（默认不含已销号）' : 'list of cases (cleared ones only when asked for)'), language)
    .option('--limit <n>', zh ? '最多列出多少' : 'at most so many', '50')
    .option('--full-ids', zh ? '显示完整证件号码' : 'full identity numbers')
    .action((options: ListOptions, command: Command) => {
      const context = contextOf(command);
      const workspace = openWorkspace(context);
      try {
        const limit = wholeNumber(options.limit, 'limit');
        const found = selectCases(workspace, [], options, { all: true, open: true });
        const fullIds = options.fullIds === true;
        if (fullIds) logFullIds(workspace, context, 'case list', found.length);
        if (context.json) {
          context.print(JSON.stringify({ cases: found.length, states: workspace.store.cases.countByState(), list: found.map((each) => caseDocument(workspace, each, fullIds)) }, null, 2));
          return;
        }
        context.print(caseTable(workspace, found.slice(0, limit), language));
        context.print(zh ? `共 ${found.length} 个个案${found.length > limit ? `，以上为前 ${limit} 个（--limit 可调）` : ''}` : `${found.length} cases${found.length > limit ? `; the first ${limit} are shown (--limit)` : ''}`);
      } finally {
        workspace.close();
      }
    });
}

function registerShow(group: Command, language: Language): void {
  const zh = language === 'zh';
  group.command('show').summary(zh ? '一个个案的全部情况和经过' : 'everything of one case, with its history')
    .argument('<cases...>', zh ? '个案编号、人员编号、证件号码或姓名' : 'case number, person id, identity number or name')
    .option('--full-ids', zh ? '显示完整证件号码' : 'full identity numbers')
    .action((words: string[], options: { fullIds?: boolean }, command: Command) => {
      const context = contextOf(command);
      const workspace = openWorkspace(context);
      try {
        const found = selectCases(workspace, words, {});
        const fullIds = options.fullIds === true;
        if (fullIds) logFullIds(workspace, context, 'case show', found.length);
        if (context.json) context.print(JSON.stringify({ cases: found.map((each) => caseDocument(workspace, each, fullIds, true)) }, null, 2));
        else for (const each of found) context.print(`${caseCard(workspace, each, fullIds, language)}\n\n${historyLines(workspace, eventsOf(workspace, each.case.caseNumber), language)}`);
      } finally {
        workspace.close();
      }
    });
}

function registerDue(group: Command, language: Language): void {
  const zh = language === 'zh';
  group.command('due').summary(zh ? '到期提醒：任务、期满日、等待期' : 'what falls due: tasks, terms, waiting periods')
    .option('--days <n>', zh ? '看多少天以内（默认 30）' : 'so many days ahead (default 30)')
    .option('--on <date>', zh ? '以这一天为准（默认：名单基准日）' : 'as of this day (default: the date of the lists)')
    .action((options: { days?: string; on?: string }, command: Command) => {
      const context = contextOf(command);
      const workspace = openWorkspace(context);
      try {
        const { from, days, items } = dueWithin(workspace, options.days === undefined ? undefined : wholeNumber(options.days, 'days'), options.on === undefined ? undefined : dayWord(options.on, 'on'));
        const { nameOf } = townNames(workspace);
        const names = new Map(workspace.store.results.people({ ids: items.map(({ personId }) => personId) }).map(({ person }) => [person.id, person]));
        if (context.json) {
          context.print(JSON.stringify({ from, days, due: items.map((item) => ({
            case_number: item.caseNumber, person_id: item.personId, name: names.get(item.personId)?.name.display ?? '', township: nameOf(names.get(item.personId)?.place.town ?? ''),
            kind: item.kind, day: item.day, overdue: item.day < from, reason: item.reason, responsible: item.responsible,
          })) }, null, 2));
          return;
        }
        const titles = zh ? ['日期', '个案', '人员', '姓名', '乡镇', '什么到期', '原因', '负责人'] : ['day', 'case', 'person', 'name', 'township', 'what', 'reason', 'responsible'];
        if (items.length > 0) context.print(formatTable(titles.map((title) => ({ title })), items.map((item) => [
          item.day, item.caseNumber, item.personId, names.get(item.personId)?.name.display ?? '', nameOf(names.get(item.personId)?.place.town ?? ''), DUE_KINDS[item.kind][language], reasonLabel(workspace.rules.standings, item.reason, language), item.responsible,
        ])));
        const overdue = items.filter(({ day }) => day < from).length;
        context.print(zh ? `以 ${from} 为准，${days} 天内到期 ${items.length} 项，其中已过期 ${overdue} 项` : `As of ${from}, ${items.length} fall due within ${days} days, ${overdue} of them overdue`);
      } finally {
        workspace.close();
      }
    });
}

function registerReasons(group: Command, language: Language): void {
  const zh = language === 'zh';
  group.command('reasons').summary(zh ? '排查可用的原因和各自的佐证' : 'reasons a survey may find, and what proves them')
    .action((_options: object, command: Command) => {
      const context = contextOf(command);
      const workspace = openWorkspace(context);
      try {
        const { cases, standings } = workspace.rules;
        const rows = Object.entries(cases.reasons).map(([reason, proof]) => {
          const entry = standings.reasons.reasons[reason];
          if (entry === undefined) throw new ToolError('schemas/reason', { zh: `cases.yaml 里的原因 ${reason} 不在 reasons.yaml 中`, en: `Reason ${reason} of cases.yaml is not in reasons.yaml` }, { zh: '改正其中一个', en: 'Correct one of them' });
          return { code: entry.code, reason, zh: entry.zh, en: entry.en, standing: entry.standing, evidence: proof.evidence, contacts: proof.contacts ?? null, expires: proof.expires ?? null, synonyms: entry.synonyms ?? [] };
        });
        if (context.json) {
          context.print(JSON.stringify({ reasons: rows, evidence: Object.entries(cases.evidence).map(([code, kind]) => ({ code, ...kind })) }, null, 2));
          return;
        }
        context.print(formatTable((zh ? ['代码', '英文代码', '原因', '任一即可证明'] : ['code', 'name', 'reason', 'any of these proves it']).map((title) => ({ title })), rows.map((row) => [row.code, row.reason, row[language], neededFor(row.reason, { cases })[language] || '—']), 80));
        context.print('');
        context.print(formatTable((zh ? ['佐证代码', '名称', '也可写作'] : ['evidence', 'label', 'also']).map((title) => ({ title })), Object.entries(cases.evidence).map(([code, kind]) => [code, kind[language], (kind.synonyms ?? []).join('、')]), 60));
      } finally {
        workspace.close();
      }
    });
}
