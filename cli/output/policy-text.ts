/** A policy pack as a person reads it: every value with its document, article and the words of the original. */
import { PAYERS, PROGRAMMES, yuan, type Label, type Language, type PolicyHead, type PolicyPack, type SubsidyValue } from '../../src/index.js';

/** The whole pack, section by section. */
export function policyText(pack: PolicyPack, language: Language): string {
  const zh = language === 'zh';
  const words = (label: Label): string => label[language];
  const groupLabel = (code: string): string => pack.groups.flatMap(({ groups }) => (groups[code] === undefined ? [] : [groups[code][language]])).at(-1) ?? code;
  const names = (codes: readonly string[]): string => codes.map(groupLabel).join(zh ? '、' : ', ');
  const section = <T extends PolicyHead>(title: string, values: readonly T[], say: (value: T) => string): string[] =>
    (values.length === 0 ? [] : ['', title, ...values.flatMap((value) => [`  · ${say(value)}${scope(value, language)}`, ...cited(value, language)])]);
  return [
    `${pack.name}  ${words(pack.title)}  ${pack.place}${pack.extends === undefined ? '' : zh ? `（在 ${pack.extends} 之上）` : ` (on top of ${pack.extends})`}`,
    ...pack.documents.map((each) => `  ${each.number}  ${each.title}  ${each.issuer}  ${each.issuedOn}${each.effective === undefined ? '' : `  ${each.effective}`}${each.note === undefined ? '' : `  ${words(each.note)}`}`),
    ...section(zh ? '对象' : 'Groups', pack.groups, (value) => Object.values(value.groups).map((group) => `${group[language]}（${group.certifiedBy}）`).join(zh ? '、' : ', ')),
    ...section(zh ? '筹资标准' : 'Contribution', pack.contributions, (value) => [
      PROGRAMMES[value.programme][language],
      value.personal === null ? (zh ? '个人缴费：文件没有写' : 'own part: not stated') : `${zh ? '个人缴费' : 'own part'} ${value.personal.map((tier) => `${tier.title === undefined ? '' : `${words(tier.title)} `}${yuan(tier.fen)}`).join(zh ? '、' : ', ')}${zh ? ' 元' : ' yuan'}`,
      ...(value.fiscalFen === undefined ? [] : [`${zh ? '财政补助' : 'treasury'} ${yuan(value.fiscalFen)}`]), ...(value.totalFen === undefined ? [] : [`${zh ? '人均筹资' : 'in all'} ${yuan(value.totalFen)}`]),
    ].join(zh ? '，' : ', ')),
    ...section(zh ? '资助标准' : 'Subsidies', pack.subsidies, (value) => `${PROGRAMMES[value.programme][language]}  ${names(value.groups)}  ${amountText(value, language)}  ${value.payers.map(({ payer, percent }) => `${PAYERS[payer][language]} ${percent}%`).join(' + ')}`),
    ...section(zh ? '多重身份的顺序（就高不重复）' : 'Order of overlapping identities', pack.overlaps, (value) => value.order.map(groupLabel).join(' > ')),
    ...section(zh ? '集中缴费期' : 'Windows', pack.windows, (value) => `${value.from} — ${value.to}${value.extendedTo === undefined ? '' : zh ? `，延长至 ${value.extendedTo}` : `, extended to ${value.extendedTo}`}`),
    ...section(zh ? '保障覆盖目标' : 'Lines of cover', pack.coverages, (value) => `${PROGRAMMES[value.programme][language]} ${value.percent}%  ${names(value.population)}`),
    ...section(zh ? '资金' : 'Money', pack.fundings, (value) => [
      ...(value.budget ?? []).map(({ payer, fen }) => `${zh ? '预算' : 'budget'} ${PAYERS[payer][language]} ${yuan(fen)}${zh ? ' 元' : ' yuan'}`),
      ...(value.spending ?? []).map(({ item, payer, fen }) => `${item}${payer === undefined ? '' : ` ${PAYERS[payer][language]}`} ${yuan(fen)}${zh ? ' 元' : ' yuan'}`),
      ...(value.limit === undefined ? [] : [`${PAYERS[value.limit.payer][language]} ≤ ${value.limit.percent}%（${value.limit.items.join('、')}）`]),
    ].join('；') || (zh ? '没有数字' : 'no figures')),
    ...section(zh ? '待遇（备查，不计算）' : 'Benefits (on record, not computed)', pack.benefits, (value) => `${words(value.title)}：${value.value}`),
    ...(pack.leavesOpen.length === 0 ? [] : ['', zh ? '文件没有定的' : 'What the documents leave open', ...pack.leavesOpen.map((each) => `  · ${each[language]}\n      ${zh ? '现在的做法' : 'meanwhile'}：${each.meanwhile[language]}`)]),
  ].join('\n');
}

/** 全额, 定额 180 元, 个人缴费的 60%, 不低于个人缴费的 30%. */
export function amountText({ mode, fen, percent }: Pick<SubsidyValue, 'mode' | 'fen' | 'percent'>, language: Language): string {
  const zh = language === 'zh';
  switch (mode) {
    case 'full': return zh ? '全额' : 'in full';
    case 'fixed': return fen === undefined || fen === null ? (zh ? '定额（金额由本地定，未填）' : 'a fixed amount (set locally, not filled in)') : zh ? `定额 ${yuan(fen)} 元` : `${yuan(fen)} yuan`;
    case 'percent': return zh ? `个人缴费的 ${percent}%` : `${percent} % of the contribution`;
    case 'at-least-percent': return zh ? `不低于个人缴费的 ${percent}%` : `at least ${percent} % of the contribution`;
    case 'unstated': return zh ? '有补贴，文件没有写金额' : 'promised, no figure';
  }
}

function scope({ years, inForce, counties, noticeYear }: PolicyHead, language: Language): string {
  const zh = language === 'zh';
  const span = years === undefined ? '' : `${zh ? '参保年度' : 'insurance year'} ${years.from}${years.to === years.from ? '' : `—${years.to ?? ''}`}`;
  const notice = noticeYear === undefined ? '' : `${zh ? '文件年度' : 'notice of'} ${noticeYear}`;
  const days = `${inForce.from} ${zh ? '起' : 'on'}${inForce.to === undefined ? '' : zh ? `至 ${inForce.to}` : ` to ${inForce.to}`}`;
  return `  [${[span, notice, days, counties === undefined ? '' : counties.join(' ')].filter((part) => part !== '').join(zh ? '，' : ', ')}]`;
}

function cited({ source, open, note }: PolicyHead, language: Language): string[] {
  const zh = language === 'zh';
  return [
    `      ${source.document} ${source.article}：“${source.words}”`,
    ...(open === undefined ? [] : [`      ${zh ? '未定' : 'open'}：${open[language]}`]),
    ...(note === undefined ? [] : [`      ${zh ? '注' : 'note'}：${note[language]}`]),
  ];
}
