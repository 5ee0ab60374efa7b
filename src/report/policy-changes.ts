import { PAYERS, PROGRAMMES, type ContributionValue, type PolicyHead, type PolicyPack, type SubsidyValue } from '../domain/policy.js';
import { IDENTITIES, type IdentityCode } from '../domain/person.js';
import type { CellContent, ColumnModel, WorkbookModel } from '../domain/workbook.js';
import { yuan } from '../text/money.js';
import { chineseDate, framed, titlePrefix } from './sheet-frame.js';
import type { SubsidyReportInput } from './subsidy-input.js';

const COLUMNS: readonly ColumnModel[] = [
  { heading: '序号', type: 'integer' },
  { heading: '生效日期', type: 'text', align: 'center', minWidth: 14 },
  { heading: '参保年度', type: 'text', align: 'center', minWidth: 11 },
  { heading: '项目', type: 'text', minWidth: 16, maxWidth: 24 },
  { heading: '对象', type: 'text', minWidth: 16, maxWidth: 24 },
  { heading: '原标准', type: 'text', minWidth: 16, maxWidth: 28 },
  { heading: '现标准', type: 'text', minWidth: 16, maxWidth: 28 },
  { heading: '文件和条款', type: 'text', minWidth: 20, maxWidth: 30 },
  { heading: '原文', type: 'text', minWidth: 30, maxWidth: 50 },
];

/** One thing a pack says of one group, in words. */
interface Said {
  readonly topic: string;
  readonly whom: string;
  readonly words: string;
  readonly value: PolicyHead;
}

/** 政策调整报备表: every standard of the pack in the order in which it came into force, beside the one it replaced. */
export function policyChanges(input: SubsidyReportInput): WorkbookModel {
  const before = new Map<string, string>();
  const said = [...input.pack.contributions.map(contributionSaid), ...input.pack.subsidies.flatMap((value) => subsidySaid(value, input.pack))]
    .map((each, index) => ({ each, index })).sort((left, right) => compare(left.each.value, right.each.value) || left.index - right.index).map(({ each }) => each);
  const rows = said.map(({ topic, whom, words, value }, index): CellContent[] => {
    const key = JSON.stringify([topic, whom]);
    const old = before.get(key) ?? '（首次）';
    before.set(key, words);
    return [index + 1, chineseDate(value.inForce.from), yearsOf(value), topic, whom, old, words, `${value.source.document} ${value.source.article}`, value.source.words];
  });
  return {
    name: '政策调整报备表', unit: input.signOff.unit, date: input.referenceDate,
    sheets: [framed(input, {
      name: '政策调整', title: `${titlePrefix(input)}医保扶贫政策调整报备表`, columns: COLUMNS, rows,
      notes: input.pack.leavesOpen.map(({ zh, meanwhile }) => `文件没有定：${zh}；现在的做法：${meanwhile.zh}。`),
    })],
  };
}

function contributionSaid(value: ContributionValue): Said {
  const parts = [
    ...(value.personal ?? []).map((tier) => `${tier.title?.zh ?? '个人缴费'} ${yuan(tier.fen)} 元`), ...(value.personal === null ? ['个人缴费没有写'] : []),
    ...(value.fiscalFen === undefined ? [] : [`财政补助 ${yuan(value.fiscalFen)} 元`]), ...(value.totalFen === undefined ? [] : [`人均筹资 ${yuan(value.totalFen)} 元`]),
  ];
  return { topic: `${PROGRAMMES[value.programme].zh}筹资`, whom: '全体参保人员', words: parts.join('，'), value };
}

function subsidySaid(value: SubsidyValue, pack: PolicyPack): Said[] {
  const payers = value.payers.map(({ payer, percent }) => `${PAYERS[payer].zh}${value.payers.length > 1 ? ` ${percent}%` : ''}`).join('、');
  return value.groups.map((group) => ({ topic: `${PROGRAMMES[value.programme].zh}资助`, whom: groupName(group, pack), words: `${amountOf(value)}（${payers}）`, value }));
}

function amountOf({ mode, fen, percent }: SubsidyValue): string {
  switch (mode) {
    case 'full': return '全额';
    case 'fixed': return fen === undefined || fen === null ? '定额，金额待定' : `定额 ${yuan(fen)} 元`;
    case 'percent': return `个人缴费的 ${percent}%`;
    case 'at-least-percent': return `不低于个人缴费的 ${percent}%`;
    case 'unstated': return '补贴，金额没有写';
  }
}

function groupName(code: string, { groups }: PolicyPack): string {
  return groups.flatMap((value) => value.groups[code]?.zh ?? []).at(-1) ?? (code in IDENTITIES ? IDENTITIES[code as IdentityCode].zh : code);
}

function yearsOf({ years }: PolicyHead): string {
  if (years === undefined) return '各年度';
  return years.to === undefined ? `${years.from} 年起` : years.to === years.from ? String(years.from) : `${years.from}—${years.to}`;
}

function compare(left: PolicyHead, right: PolicyHead): number {
  return left.inForce.from < right.inForce.from ? -1 : left.inForce.from > right.inForce.from ? 1 : left.layer - right.layer;
}
