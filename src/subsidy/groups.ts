/** Which groups of a policy pack a person belongs to 资助对象类别: rules over what the lists say, with the dates of each identity. */
import { ageOn } from '../domain/dates.js';
import { IDENTITIES, type Identity, type IdentityCode, type Person } from '../domain/person.js';
import type { GroupCondition, PolicyGroup, PolicyPack } from '../domain/policy.js';
import type { TargetRecord } from '../domain/record.js';
import type { HeldGroup } from '../domain/subsidy.js';
import { firstDayOf, lastDayOf } from './days.js';
import { inForce, type Occasion } from './in-force.js';

type Verdict = 'yes' | 'no' | 'question';

/** The groups that exist on this occasion: those the pack defines, and every identity by its own name. */
export function groupsOf(pack: PolicyPack, occasion: Occasion): ReadonlyMap<string, PolicyGroup> {
  const groups = new Map<string, PolicyGroup>();
  for (const code of Object.keys(IDENTITIES) as IdentityCode[]) groups.set(code, { ...IDENTITIES[code], certifiedBy: '', any: [{ identity: code }] });
  for (const value of inForce(pack.groups, occasion).reverse()) for (const [code, group] of Object.entries(value.groups)) groups.set(code, group);
  return groups;
}

/** Every group the person belongs to, or may belong to, in the order of the pack; ended ones too, so that nothing is forgotten. */
export function heldGroups(person: Person, identities: readonly Identity[], groups: ReadonlyMap<string, PolicyGroup>, on: string, paidOn: string | null): HeldGroup[] {
  return [...groups].flatMap(([code, group]) => {
    const found = bestOf(group, person, identities, on, paidOn);
    return found === null ? [] : [{ code, label: { zh: group.zh, en: group.en }, ...found }];
  });
}

const STRENGTH = ['now', 'at-payment', 'question', 'not-yet', 'ended'] as const;

function bestOf(group: PolicyGroup, person: Person, identities: readonly Identity[], on: string, paidOn: string | null): Pick<HeldGroup, 'identity' | 'held'> | null {
  const found = [...group.any.map((condition) => ({ condition, asked: false })), ...(group.asks ?? []).map((condition) => ({ condition, asked: true }))]
    .flatMap(({ condition, asked }) => identities.filter(({ code }) => code === condition.identity).flatMap((identity) => {
      const verdict = fits(condition, person, on);
      if (verdict === 'no') return [];
      const held = heldWhen(identity, on, paidOn);
      const open = asked || verdict === 'question';
      return [{ identity, held: open && (held === 'now' || held === 'at-payment') ? 'question' as const : held }];
    }));
  return found.sort((left, right) => STRENGTH.indexOf(left.held) - STRENGTH.indexOf(right.held))[0] ?? null;
}

/** Both ends of the identity count; a list that only says "cancelled" without a day has ended it. */
function heldWhen(identity: Identity, on: string, paidOn: string | null): HeldGroup['held'] {
  if (!identity.ended && covers(identity, on)) return 'now';
  if (identity.from !== '' && firstDayOf(identity.from) > on) return 'not-yet';
  return paidOn !== null && (!identity.ended || identity.until !== '') && covers(identity, paidOn) ? 'at-payment' : 'ended';
}

function covers({ from, until }: Identity, day: string): boolean {
  return (from === '' || firstDayOf(from) <= day) && (until === '' || day <= lastDayOf(until));
}

function fits(condition: GroupCondition, person: Person, on: string): Verdict {
  const registry = person.rows.filter((row) => row.kind === 'poor-registry' && !row.cancelled);
  const own = person.rows.filter((row) => (row.kind as string) === condition.identity);
  return all([
    condition.statuses === undefined ? 'yes' : statusFits(registry, condition.statuses),
    condition.leftPoverty === undefined ? 'yes' : within(yearOfLeaving(registry), condition.leftPoverty),
    condition.words === undefined ? 'yes' : own.some((row) => condition.words?.some((word) => row.identityText.includes(word))) ? 'yes' : 'no',
    condition.age === undefined ? 'yes' : within(person.birthDate === null ? null : ageOn(person.birthDate, on), condition.age),
  ]);
}

/** Rows that disagree are a question; 未注明 fits only where the rule names it. */
function statusFits(rows: readonly TargetRecord[], statuses: readonly string[]): Verdict {
  const stated = new Set(rows.map((row) => row.povertyStatus).filter((status) => status !== 'unknown'));
  if (stated.size === 0) return statuses.includes('unknown') ? 'yes' : 'question';
  const verdicts = new Set([...stated].map((status) => statuses.includes(status)));
  return verdicts.size > 1 ? 'question' : verdicts.has(true) ? 'yes' : 'no';
}

function yearOfLeaving(rows: readonly TargetRecord[]): number | null {
  const years = new Set(rows.map((row) => row.leftPovertyYear ?? null).filter((year) => year !== null));
  return years.size === 1 ? [...years][0]! : null;
}

function within(value: number | null, span: { readonly from?: number; readonly to?: number }): Verdict {
  if (value === null) return 'question';
  return (span.from === undefined || value >= span.from) && (span.to === undefined || value <= span.to) ? 'yes' : 'no';
}

function all(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes('no')) return 'no';
  return verdicts.includes('question') ? 'question' : 'yes';
}
