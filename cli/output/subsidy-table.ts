/** The tables of `c2z subsidy`: entitlements by township, identity or payer, the forecast, the warnings, one person's working. */
import {
  CATEGORIES, DUES, PAYERS, PROGRAMMES, SUBSIDY_ACTIONS, SUBSIDY_EVENTS, SUBSIDY_STATES, forecast, issueFix, issueMessage, maskNumbersIn, payersOf, sumEntitlements, yuan,
  type Entitlement, type Forecast, type Language, type SubsidySums, type SubsidyWarning,
} from '../../src/index.js';
import type { Subsidised } from '../workspace/entitlements.js';
import type { Workspace } from '../workspace/open.js';
import type { TownNames } from '../workspace/town-names.js';
import { formatTable } from './table.js';

export type SubsidyGrouping = 'identity' | 'township' | 'payer';

/** One line of a table: a name and what adds up under it. */
export interface SumLine {
  readonly code: string;
  readonly name: string;
  readonly sums: SubsidySums;
}

/** Lines by identity used, township (by its name in full, however the lists write it) or payer. By payer a person of two payers stands on two lines; the money adds up. */
export function sumLines({ result, stored }: Subsidised, by: SubsidyGrouping, { nameOf: townName }: Pick<TownNames, 'nameOf'>, language: Language): SumLine[] {
  const { entitlements } = result;
  if (by === 'payer') return payersOf(entitlements).map((payer) => ({ code: payer, name: PAYERS[payer][language], sums: sumEntitlements(entitlements, payer) }));
  const keyOf = (each: Entitlement): string => (by === 'identity' ? `${each.programme}/${each.group}` : townName(stored.get(each.personId)?.person.place.town ?? ''));
  const nameOf = (each: Entitlement): string => (by === 'identity' ? `${each.programme === 'basic' ? '' : `${PROGRAMMES[each.programme][language]} · `}${each.groupLabel[language]}` : keyOf(each) === '' ? (language === 'zh' ? '（未填乡镇）' : '(no township)') : keyOf(each));
  const groups = new Map<string, Entitlement[]>();
  for (const each of entitlements) {
    const group = groups.get(keyOf(each));
    if (group) group.push(each);
    else groups.set(keyOf(each), [each]);
  }
  return [...groups].map(([code, each]) => ({ code, name: nameOf(each[0]!), sums: sumEntitlements(each) }));
}

export function sumsTable(lines: readonly SumLine[], total: SubsidySums, by: SubsidyGrouping, language: Language): string {
  const zh = language === 'zh';
  const first = { identity: zh ? '身份' : 'group', township: zh ? '乡镇' : 'township', payer: zh ? '资金来源' : 'payer' }[by];
  const titles = zh ? [first, '应资助', '金额(元)', '参保后', '金额(元)', '待核实', '金额(元)', '金额未定', '已代缴(元)'] : [first, 'due', 'yuan', 'on enrolment', 'yuan', 'question', 'yuan', 'amount open', 'paid yuan'];
  const row = (name: string, { due, onEnrolment, question, paidFen }: SubsidySums): (string | number)[] => [
    name, due.people, sumText(due, language), onEnrolment.people, sumText(onEnrolment, language), question.people, sumText(question, language), due.open + onEnrolment.open + question.open, yuan(paidFen),
  ];
  return formatTable(titles.map((title, index) => ({ title, ...(index === 0 ? {} : { align: 'right' as const }) })), [...lines.map(({ name, sums }) => row(name, sums)), row(zh ? '合计' : 'total', total)]);
}

/** What full enrolment costs, against the budget; and the limits on shares. */
export function forecastOf(workspace: Workspace, { result, pack, referenceDate }: Subsidised): Forecast {
  return forecast(result.entitlements, pack, { year: workspace.settings.year, on: referenceDate, county: workspace.settings.county });
}

export function forecastText(found: Forecast, language: Language): string {
  const zh = language === 'zh';
  const { due, onEnrolment, question } = found.total;
  const lines = [
    zh ? `应保未保全部参保，还需 ${yuan(onEnrolment.fen)} 元（${onEnrolment.people} 人${onEnrolment.open > 0 ? `，其中 ${onEnrolment.open} 人标准未定，没有计入` : ''}）；已参保应资助 ${yuan(due.fen)} 元；待核实最多另需 ${yuan(question.fen)} 元。`
      : `To enrol everybody in the gap costs ${yuan(onEnrolment.fen)} yuan more (${onEnrolment.people} people${onEnrolment.open > 0 ? `; for ${onEnrolment.open} of them the amount is not set and not counted` : ''}); owed already ${yuan(due.fen)}; open questions at most ${yuan(question.fen)} more.`,
    '', formatTable((zh ? ['资金来源', '预算', '已执行', '结余', '全部参保后结余'] : ['payer', 'budget', 'executed', 'balance', 'balance at full enrolment']).map((title, index) => ({ title, ...(index === 0 ? {} : { align: 'right' as const }) })),
      found.budgets.map(({ payer, budgetFen, executedFen, balanceFen, balanceAtFullFen }) => [PAYERS[payer][language], money(budgetFen, language), yuan(executedFen), money(balanceFen, language), money(balanceAtFullFen, language)])),
  ];
  for (const { payer, percent, items, totalFen, spentFen, exceeded, source } of found.shares) {
    const share = spentFen === null ? (zh ? '数据不全，无法核对' : 'the figures are incomplete') : `${yuan(spentFen)} ÷ ${yuan(totalFen)}，${exceeded === true ? (zh ? '超过上限' : 'above the limit') : (zh ? '没有超过' : 'within the limit')}`;
    lines.push('', `${PAYERS[payer][language]} ≤ ${percent}%（${items.join('、')}）：${share}  [${source.document} ${source.article}]`);
  }
  return lines.join('\n');
}

export function warningRows(warnings: readonly SubsidyWarning[], language: Language): object[] {
  return warnings.map(({ issue, personId, action, amountFen, sources }) => ({
    code: issue.code, person_id: personId ?? '', action, amount_fen: amountFen, message: issueMessage(issue, language), fix: issueFix(issue, language),
    place: issue.place, documents: sources.map(({ document, article }) => `${document} ${article}`),
  }));
}

export function warningsText(warnings: readonly SubsidyWarning[], limit: number, language: Language): string {
  const zh = language === 'zh';
  if (warnings.length === 0) return zh ? '没有预警。' : 'No warnings.';
  const counts = new Map<string, number>();
  for (const { issue } of warnings) counts.set(issue.code, (counts.get(issue.code) ?? 0) + 1);
  // The rarest first: where nearly everybody is still to be paid, what is to be taken back would never be seen.
  const inOrder = warnings.toSorted((a, b) => (counts.get(a.issue.code) ?? 0) - (counts.get(b.issue.code) ?? 0));
  const shown = inOrder.slice(0, limit).map(({ issue, personId, action, amountFen, sources }) => {
    const cited = sources.map(({ document, article }) => `${document} ${article}`).join('；');
    return `${SUBSIDY_ACTIONS[action][language]}${amountFen === null ? '' : ` ${yuan(amountFen)}`}  ${personId ?? ''}  ${issueMessage(issue, language)}\n    → ${issueFix(issue, language)}${cited === '' ? '' : `  [${cited}]`}`;
  });
  return [...shown, '', `${zh ? '共' : 'in all'} ${warnings.length}：${[...counts].map(([code, count]) => `${code} ${count}`).join(zh ? '，' : ', ')}${warnings.length > limit ? (zh ? `（以上为前 ${limit} 条，--limit 可调）` : ` (the first ${limit} are shown, --limit)`) : ''}`].join('\n');
}

/** One person's entitlements with every step. */
export function personText({ result, stored, records }: Subsidised, personId: string, language: Language): string {
  const zh = language === 'zh';
  const lines: string[] = [];
  for (const each of result.entitlements.filter((entitlement) => entitlement.personId === personId)) {
    lines.push('', `${PROGRAMMES[each.programme][language]} ${each.year}  ${DUES[each.due][language]}${each.due === 'none' ? '' : ` · ${SUBSIDY_STATES[each.state][language]}`}  ${each.amountFen === null ? (zh ? '金额未定' : 'amount open') : `${each.atLeast ? (zh ? '不低于 ' : 'at least ') : ''}${yuan(each.amountFen)}${zh ? ' 元' : ' yuan'}`}`);
    for (const step of each.working) lines.push(`  ${step[language]}${step.source === null ? '' : `  [${step.source.document} ${step.source.article}：“${step.source.words}”]`}`);
    for (const held of each.held) lines.push(`  ${zh ? '持有' : 'held'}：${held.label[language]}  ${held.identity.from || '—'} ~ ${held.identity.until || '—'}  ${HELD[held.held][language]}`);
  }
  for (const { type, year, amountFen, on, reference, note } of records.get(personId) ?? []) {
    lines.push(`  ${zh ? '办理记录' : 'recorded'}：${on}  ${SUBSIDY_EVENTS[type][language]}  ${year}  ${[amountFen === null ? '' : `${yuan(amountFen)}${zh ? ' 元' : ' yuan'}`, maskNumbersIn(reference), maskNumbersIn(note)].filter((part) => part !== '').join('  ')}`.trimEnd());
  }
  for (const { programme, why } of result.unentitled.filter((each) => each.personId === personId)) lines.push('', `${PROGRAMMES[programme][language]}  ${DUES.none[language]}：${why[language]}`);
  const category = stored.get(personId)?.standing?.category;
  return [category === undefined ? '' : `${zh ? '参保归类' : 'category'}：${CATEGORIES[category][language]}`, ...lines].join('\n').trim();
}

const HELD = {
  now: { zh: '有效', en: 'holds' }, 'at-payment': { zh: '缴费时有效，现已取消', en: 'held when he paid, ended since' }, question: { zh: '待核实', en: 'open' }, 'not-yet': { zh: '尚未开始', en: 'begins later' }, ended: { zh: '已取消', en: 'ended' },
} as const;

/** Nobody's amount set is no amount of nothing; some not set makes the sum a lower bound. */
function sumText({ people, fen, open }: SubsidySums['due'], language: Language): string {
  if (open > 0 && open === people) return language === 'zh' ? '待定' : 'open';
  return `${open > 0 ? '≥' : ''}${yuan(fen)}`;
}

function money(fen: number | null, language: Language): string {
  return fen === null ? (language === 'zh' ? '未填' : 'not set') : yuan(fen);
}
