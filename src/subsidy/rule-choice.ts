/** Which amount a group is owed when several values speak of it 标准选用: the nearest wins, floors are checked, disagreement is shown. */
import type { ContributionTier, PolicyPack, PolicySource, Programme, SubsidyValue } from '../domain/policy.js';
import { inForce, nearestFirst, type Occasion } from './in-force.js';
import { percentOf, type Share } from '../text/money.js';

/** The contribution that applies to somebody 个人缴费标准. */
export interface Standard {
  readonly fen: number | null;
  readonly tier: ContributionTier | null;
  readonly source: PolicySource | null;
}

/** Two values that do not agree 政策冲突, and how. */
export interface Disagreement {
  readonly kind: 'below-floor' | 'above-standard' | 'rules-conflict';
  readonly taken: SubsidyValue;
  readonly takenFen: number;
  readonly other: SubsidyValue;
  readonly otherFen: number;
}

/** What a group is owed under one standard. */
export interface RuleChoice {
  readonly value: SubsidyValue;
  readonly share: Share | null;
  /** Only a floor is known. */
  readonly atLeast: boolean;
  /** The fixed amount exceeds the contribution and was cut down to it. */
  readonly cappedFrom: number | null;
  /** Floors that were met, for the working. */
  readonly floors: readonly { readonly value: SubsidyValue; readonly fen: number }[];
  readonly disagreements: readonly Disagreement[];
}

/** The contribution of the nearest notice; its first tier that fits the age and the groups. */
export function standardFor(pack: PolicyPack, programme: Programme, occasion: Occasion, age: number | null, groups: ReadonlySet<string>): Standard {
  const stated = inForce(pack.contributions.filter((value) => value.programme === programme), occasion);
  const value = stated.find(({ personal }) => personal !== null);
  const tier = value?.personal?.find((each) => tierFits(each, age, groups)) ?? null;
  return { fen: tier?.fen ?? null, tier, source: (value ?? stated[0])?.source ?? null };
}

function tierFits({ age: span, groups: wanted }: ContributionTier, age: number | null, groups: ReadonlySet<string>): boolean {
  if (wanted !== undefined && !wanted.some((code) => groups.has(code))) return false;
  return span === undefined || (age !== null && (span.from === undefined || age >= span.from) && (span.to === undefined || age <= span.to));
}

/** The values that speak of a group, the nearest first. */
export function valuesFor(pack: PolicyPack, programme: Programme, group: string, occasion: Occasion): SubsidyValue[] {
  return inForce(pack.subsidies.filter((value) => value.programme === programme && value.groups.includes(group)), occasion);
}

/**
 * The amount by the nearest value that names one; a floor is only taken where nobody has set the amount. Of equally near
 * values the higher is taken and the conflict shown. Null when the group has no value at all.
 */
export function chooseRule(values: readonly SubsidyValue[], contributionFen: number | null): RuleChoice | null {
  const [nearest] = values;
  if (nearest === undefined) return null;
  const priced = values.map((value) => ({ value, ...priceOf(value, contributionFen) }));
  const floors = priced.filter(({ value }) => value.mode === 'at-least-percent');
  const amounts = priced.filter(({ value, share }) => value.mode !== 'at-least-percent' && share !== null)
    .sort((left, right) => nearestFirst(left.value, right.value) || right.share!.fen - left.share!.fen);
  const [taken] = amounts;
  const knownFloors = floors.flatMap(({ value, share }) => (share === null ? [] : [{ value, fen: share.fen }]));
  if (taken === undefined) {
    const [floor] = floors.toSorted((left, right) => (right.share?.fen ?? -1) - (left.share?.fen ?? -1));
    if (floor !== undefined) return { value: floor.value, share: floor.share, atLeast: true, cappedFrom: null, floors: [], disagreements: [] };
    return { value: nearest, share: null, atLeast: false, cappedFrom: null, floors: [], disagreements: [] };
  }
  const takenFen = taken.share!.fen;
  const disagreements: Disagreement[] = [
    ...knownFloors.filter(({ fen }) => takenFen < fen).map(({ value, fen }): Disagreement => ({ kind: 'below-floor', taken: taken.value, takenFen, other: value, otherFen: fen })),
    ...amounts.slice(1).filter(({ share }) => share!.fen !== takenFen).map(({ value, share }): Disagreement => ({
      kind: value.layer < taken.value.layer && takenFen > share!.fen ? 'above-standard' : 'rules-conflict', taken: taken.value, takenFen, other: value, otherFen: share!.fen,
    })),
  ];
  return { value: taken.value, share: taken.share, atLeast: false, cappedFrom: taken.cappedFrom, floors: knownFloors.filter(({ fen }) => takenFen >= fen), disagreements };
}

function priceOf(value: SubsidyValue, contributionFen: number | null): { share: Share | null; cappedFrom: number | null } {
  const none = { share: null, cappedFrom: null };
  switch (value.mode) {
    case 'full': return contributionFen === null ? none : { share: { fen: contributionFen, rounded: null }, cappedFrom: null };
    case 'fixed': {
      if (value.fen === undefined || value.fen === null) return none;
      // Nobody is paid more than he has to pay: 不得拔高 (document 001 §三(三)).
      if (contributionFen !== null && value.fen > contributionFen) return { share: { fen: contributionFen, rounded: null }, cappedFrom: value.fen };
      return { share: { fen: value.fen, rounded: null }, cappedFrom: null };
    }
    case 'percent': return contributionFen === null ? none : { share: percentOf(contributionFen, value.percent ?? 0, value.rounding ?? 'half-up'), cappedFrom: null };
    // A floor is met by the whole fen above it, never by the one below.
    case 'at-least-percent': return contributionFen === null ? none : { share: percentOf(contributionFen, value.percent ?? 0, value.rounding ?? 'up'), cappedFrom: null };
    case 'unstated': return none;
  }
}
