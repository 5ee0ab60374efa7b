/** Warnings about the rules themselves 政策预警: found where two values meet on real people, said once a group. */
import { issue } from '../domain/issue.js';
import type { Label } from '../domain/language.js';
import type { PolicySource } from '../domain/policy.js';
import type { SubsidyWarning } from '../domain/subsidy.js';
import type { Offer } from './entitle.js';
import { yuan } from '../text/money.js';

/** Collects what the offers of many people show of the rules. */
export interface RuleWatch {
  see(taken: Offer, offers: readonly Offer[]): void;
  warnings(): SubsidyWarning[];
}

export function watchRules(): RuleWatch {
  const found = new Map<string, SubsidyWarning>();
  const open = new Map<string, { label: Label; people: number; words: string }>();
  const say = (warning: SubsidyWarning): void => {
    const key = JSON.stringify([warning.issue.code, warning.issue.params]);
    if (!found.has(key)) found.set(key, warning);
  };
  return {
    see(taken, offers) {
      for (const warning of [...disagreements(taken), ...outOfOrder(taken, offers)]) say(warning);
      if (taken.choice.share !== null && !taken.choice.atLeast) return;
      const { label, code } = taken.group;
      const known = open.get(code);
      if (known === undefined) open.set(code, { label, people: 1, words: openWords(taken) });
      else known.people += 1;
    },
    warnings() {
      const unset = [...open.values()].map(({ label, people, words }): SubsidyWarning => ({ issue: issue('subsidy/standard-open', {}, { group: label.zh, people, open: words }), personId: null, action: 'check', amountFen: null, sources: [] }));
      return [...[...found.values()].sort((left, right) => compare(keyOf(left), keyOf(right))), ...unset];
    },
  };
}

function disagreements({ group, choice }: Offer): SubsidyWarning[] {
  return choice.disagreements.map(({ kind, taken, takenFen, other, otherFen }): SubsidyWarning => {
    const common = { group: group.label.zh, taken: yuan(takenFen), takenDocument: cite(taken.source) };
    const found = kind === 'below-floor' ? issue('subsidy/below-floor', {}, { ...common, floor: yuan(otherFen), floorDocument: cite(other.source) })
      : issue(kind === 'above-standard' ? 'subsidy/above-standard' : 'subsidy/rules-conflict', {}, { ...common, other: yuan(otherFen), otherDocument: cite(other.source) });
    return { issue: found, personId: null, action: 'check', amountFen: otherFen - takenFen, sources: [taken.source, other.source] };
  });
}

/** 就高不重复: the order must not pay less than another group the person surely holds. */
function outOfOrder(taken: Offer, offers: readonly Offer[]): SubsidyWarning[] {
  const fen = taken.choice.share?.fen;
  if (fen === undefined) return [];
  return offers.filter(({ group, choice }) => group.held !== 'question' && (choice.share?.fen ?? 0) > fen).map(({ group, choice }): SubsidyWarning => ({
    issue: issue('subsidy/order-not-highest', {}, { group: taken.group.label.zh, taken: yuan(fen), otherGroup: group.label.zh, other: yuan(choice.share?.fen ?? 0) }),
    personId: null, action: 'check', amountFen: (choice.share?.fen ?? 0) - fen, sources: [taken.choice.value.source, choice.value.source],
  }));
}

function openWords({ choice: { value } }: Offer): string {
  return value.open?.zh ?? cite(value.source);
}

/** `赤卫计发〔2018〕39号 三、10`. */
export function cite({ document, article }: PolicySource): string {
  return `${document} ${article}`;
}

function keyOf({ issue: { code, params } }: SubsidyWarning): string {
  return JSON.stringify([code, params]);
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
