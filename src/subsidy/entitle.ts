/** One person's entitlement to one line of cover 资助认定: group, rule, amount, payers, own part, and the working. */
import { ageOn } from '../domain/dates.js';
import type { Label } from '../domain/language.js';
import type { Identity, Person } from '../domain/person.js';
import { PAYERS, type PolicyGroup, type PolicyPack, type PolicySource, type Programme } from '../domain/policy.js';
import type { Standing } from '../domain/standing.js';
import type { DueRule, SubsidyRules } from '../domain/subsidy-rules.js';
import type { Due, Entitlement, HeldGroup, MoneyFound, SubsidyState, WorkingStep } from '../domain/subsidy.js';
import { heldGroups } from './groups.js';
import { inForce, type Occasion } from './in-force.js';
import { splitByShares, yuan } from '../text/money.js';
import { chooseRule, standardFor, valuesFor, type RuleChoice, type Standard } from './rule-choice.js';
import { identityStep, overlapStep, ownStep, ruleSteps, standardStep } from './working.js';

export interface EntitleContext {
  readonly pack: PolicyPack;
  readonly rules: SubsidyRules;
  readonly occasion: Occasion;
  readonly groups: ReadonlyMap<string, PolicyGroup>;
}

/** Somebody of the lists, with what is known of him. */
export interface Applicant {
  readonly person: Person;
  readonly identities: readonly Identity[];
  readonly standing: Standing;
  readonly money: MoneyFound;
}

/** A group that has a rule, with what the rule gives. */
export interface Offer {
  readonly group: HeldGroup;
  readonly choice: RuleChoice;
}

export type Answer =
  | { readonly kind: 'entitled'; readonly entitlement: Entitlement; readonly offers: readonly Offer[]; readonly taken: Offer }
  | { readonly kind: 'none'; readonly why: Label };

/** What the person is owed for the programme, or why nothing. */
export function entitle(applicant: Applicant, programme: Programme, context: EntitleContext): Answer {
  const { person, identities, standing, money } = applicant;
  const { pack, rules, occasion } = context;
  const held = heldGroups(person, identities, context.groups, occasion.on, money.firstPaidOn);
  const alive = held.filter((group) => group.held === 'now' || group.held === 'at-payment' || group.held === 'question');
  if (alive.length === 0) return { kind: 'none', why: rules.noIdentity };
  const codes = new Set(alive.map(({ code }) => code));
  const standard = standardFor(pack, programme, occasion, person.birthDate === null ? null : ageOn(person.birthDate, occasion.on), codes);
  const offers = alive.flatMap((group): Offer[] => {
    const choice = chooseRule(valuesFor(pack, programme, group.code, occasion), standard.fen);
    return choice === null ? [] : [{ group, choice }];
  });
  const order = inForce(pack.overlaps.filter((value) => value.programme === programme), occasion)[0];
  const [taken] = offers.toSorted((left, right) => byPreference(left, right, order?.order ?? []));
  if (taken === undefined) return { kind: 'none', why: rules.noRule };
  const others = offers.filter((offer) => offer !== taken).map(({ group }) => group);
  const due = dueOf(taken, programme, standing, rules);
  return { kind: 'entitled', offers, taken, entitlement: made(applicant, { programme, held, taken, others, standard, due, order: order?.source ?? null, occasion }) };
}

interface Found {
  readonly programme: Programme;
  readonly held: readonly HeldGroup[];
  readonly taken: Offer;
  readonly others: readonly HeldGroup[];
  readonly standard: Standard;
  readonly due: DueRule;
  readonly order: PolicySource | null;
  readonly occasion: Occasion;
}

function made({ person, standing, money }: Applicant, { programme, held, taken, others, standard, due, order, occasion }: Found): Entitlement {
  const { value, share, atLeast } = taken.choice;
  const amountFen = share?.fen ?? null;
  const ownFen = amountFen === null || standard.fen === null ? null : standard.fen - amountFen;
  const payers = amountFen === null ? value.payers.map(({ payer }) => ({ payer, fen: null })) : splitByShares(amountFen, value.payers);
  const working: WorkingStep[] = [
    identityStep(taken.group, others),
    ...(others.length > 0 ? [overlapStep(taken.group, order)] : []),
    standardStep(standard),
    ...ruleSteps(taken.choice, standard),
    ...(value.open === undefined ? [] : [{ zh: `文件未定：${value.open.zh}`, en: `Left open: ${value.open.en}`, source: value.source }]),
    ...payerSteps(payers),
    ownStep(ownFen),
    { zh: due.zh, en: due.en, source: null },
  ];
  return {
    personId: person.id, programme, year: occasion.year, due: due.due, state: stateOf(money), why: due.due === 'due' ? null : { zh: due.zh, en: due.en },
    group: taken.group.code, groupLabel: taken.group.label, held, category: standing.category, mode: value.mode, standardFen: standard.fen, amountFen, atLeast,
    payers, ownFen, money, source: value.source, working,
  };
}

/** Sure groups before doubtful ones; then the order of the pack; without one, the highest amount 就高; then the pack's own order. */
function byPreference(left: Offer, right: Offer, order: readonly string[]): number {
  const doubt = Number(left.group.held === 'question') - Number(right.group.held === 'question');
  return doubt || rank(left.group.code, order) - rank(right.group.code, order) || (right.choice.share?.fen ?? -1) - (left.choice.share?.fen ?? -1);
}

function rank(code: string, order: readonly string[]): number {
  const at = order.indexOf(code);
  return at < 0 ? order.length : at;
}

function dueOf({ group, choice }: Offer, programme: Programme, standing: Standing, rules: SubsidyRules): DueRule {
  const table = programme === 'basic' || choice.value.needsBasic === true ? rules.categories.basic : rules.categories.other;
  const usual = table[standing.category];
  if (group.held === 'at-payment' && (usual.due === 'due' || standing.category === 'identity-ended')) return rules.endedAfterPayment;
  if (group.held === 'at-payment') return { ...usual, due: 'none' };
  return group.held === 'question' && mayBe(usual.due) ? rules.groupUnclear : usual;
}

function mayBe(due: Due): boolean {
  return due === 'due' || due === 'on-enrolment';
}

function stateOf(money: MoneyFound): SubsidyState {
  if (money.recoveredFen > 0 && money.recoveredFen >= money.paidFen) return 'recovered';
  if (money.paidFen > 0) return 'paid';
  if (money.refundedFen > 0) return 'refunded';
  return money.claimedFen > 0 ? 'approved' : 'eligible';
}

function payerSteps(payers: Entitlement['payers']): WorkingStep[] {
  const known = payers.flatMap(({ payer, fen }) => (fen === null ? [] : [{ label: PAYERS[payer], amount: yuan(fen) }]));
  if (known.length === 0) return [];
  return [{ zh: `资金来源：${known.map(({ label, amount }) => `${label.zh} ${amount} 元`).join('，')}`, en: `Paid by: ${known.map(({ label, amount }) => `${label.en} ${amount}`).join(', ')}`, source: null }];
}
