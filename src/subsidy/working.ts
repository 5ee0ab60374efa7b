/** The working of an entitlement in words 计算过程: one sentence a step, each with its article. */
import type { PolicySource } from '../domain/policy.js';
import type { HeldGroup, WorkingStep } from '../domain/subsidy.js';
import { yuan } from '../text/money.js';
import type { RuleChoice, Standard } from './rule-choice.js';

/** Which identity was used, since when, and what else the person holds. */
export function identityStep(used: HeldGroup, others: readonly HeldGroup[]): WorkingStep {
  const also = others.filter(({ held }) => held === 'now' || held === 'at-payment' || held === 'question');
  const since = used.identity.from === '' ? '' : `（${used.identity.from} 起）`;
  return {
    zh: `身份：${used.label.zh}${since}${also.length === 0 ? '' : `；另有 ${also.map(({ label }) => label.zh).join('、')}，不重复资助`}`,
    en: `Group: ${used.label.en}${used.identity.from === '' ? '' : ` (since ${used.identity.from})`}${also.length === 0 ? '' : `; also ${also.map(({ label }) => label.en).join(', ')}, not paid twice`}`,
    source: null,
  };
}

export function overlapStep(used: HeldGroup, source: PolicySource | null): WorkingStep {
  return source === null
    ? { zh: `多重身份取资助最高的一项：${used.label.zh}（文件没有规定顺序）`, en: `Several groups: the highest is paid (${used.label.en}); the documents give no order`, source: null }
    : { zh: `多重身份按政策包的顺序取 ${used.label.zh}`, en: `Several groups: the order of the pack takes ${used.label.en}`, source };
}

export function standardStep({ fen, tier, source }: Standard): WorkingStep {
  if (fen === null) return { zh: '个人缴费标准：文件没有写，须由本地补充', en: 'Contribution: not in the documents, to be filled in locally', source };
  const title = tier?.title;
  return { zh: `个人缴费标准${title === undefined ? '' : `（${title.zh}）`} ${yuan(fen)} 元`, en: `Contribution${title === undefined ? '' : ` (${title.en})`}: ${yuan(fen)} yuan`, source };
}

export function ruleSteps(choice: RuleChoice, standard: Standard): WorkingStep[] {
  const { value, share, floors, cappedFrom } = choice;
  const rounded = share?.rounded === null || share === null ? { zh: '', en: '' } : ROUNDED[share.rounded];
  const amount = share === null ? null : yuan(share.fen);
  const contribution = standard.fen === null ? '' : yuan(standard.fen);
  const sentence = (): { zh: string; en: string } => {
    switch (value.mode) {
      case 'full': return amount === null ? { zh: '全额资助，金额待定', en: 'Paid in full; the amount is open' } : { zh: `全额资助 ${amount} 元`, en: `Paid in full: ${amount} yuan` };
      case 'fixed': return amount === null ? { zh: '定额资助，金额由本地确定，尚未填写', en: 'A fixed amount to be set locally; not filled in yet' } : { zh: `定额资助 ${yuan(value.fen ?? 0)} 元`, en: `A fixed amount: ${yuan(value.fen ?? 0)} yuan` };
      case 'percent': return amount === null ? { zh: `按个人缴费的 ${value.percent}% 资助，金额待定`, en: `${value.percent} % of the contribution; the amount is open` } : { zh: `${contribution} × ${value.percent}% = ${amount} 元${rounded.zh}`, en: `${contribution} × ${value.percent} % = ${amount} yuan${rounded.en}` };
      case 'at-least-percent': return amount === null ? { zh: `不低于个人缴费的 ${value.percent}%，金额待定`, en: `At least ${value.percent} % of the contribution; the amount is open` }
        : { zh: `不低于 ${contribution} × ${value.percent}% = ${amount} 元${rounded.zh}；本地标准未填，按下限计`, en: `At least ${contribution} × ${value.percent} % = ${amount} yuan${rounded.en}; the local amount is not filled in, the floor is used` };
      case 'unstated': return { zh: '由财政给予补贴，文件没有写金额', en: 'A subsidy is promised; the document gives no figure' };
    }
  };
  return [
    { ...sentence(), source: value.source },
    ...(cappedFrom === null ? [] : [{ zh: `定额 ${yuan(cappedFrom)} 元高于个人缴费，按个人缴费计`, en: `The amount of ${yuan(cappedFrom)} exceeds the contribution and is cut down to it`, source: value.source }]),
    ...floors.map((floor) => ({ zh: `不低于下限 ${yuan(floor.fen)} 元：符合`, en: `Not below the floor of ${yuan(floor.fen)} yuan: right`, source: floor.value.source })),
  ];
}

const ROUNDED = {
  up: { zh: '（不足一分的进为一分）', en: ' (fractions of a fen rounded up)' },
  down: { zh: '（不足一分的舍去）', en: ' (fractions of a fen dropped)' },
  'half-up': { zh: '（分以下四舍五入）', en: ' (rounded to the fen)' },
} as const;

export function ownStep(ownFen: number | null): WorkingStep {
  return ownFen === null ? { zh: '个人应缴：待定', en: 'The person pays: open', source: null } : { zh: `个人应缴 ${yuan(ownFen)} 元`, en: `The person pays ${yuan(ownFen)} yuan`, source: null };
}
