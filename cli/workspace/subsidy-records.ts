/** Records of subsidies as steps of the ledger: appended as one batch, taken back by undo, read as what stands. */
import { SUBSIDY_EVENTS, yuan, type Entitlement, type IsoDate, type Label, type RecordedSubsidy, type SubsidyEventType, type SubsidyRecord } from '../../src/index.js';
import { now } from '../../src/io/index.js';
import type { Workspace } from './open.js';

/** What stands of the records, by person, in order. */
export function subsidyRecords({ store }: Pick<Workspace, 'store'>): ReadonlyMap<string, readonly RecordedSubsidy[]> {
  const undone = store.ledger.takenBack();
  const found = new Map<string, RecordedSubsidy[]>();
  for (const { type, subject, payload, batch } of store.ledger.events({ types: Object.keys(SUBSIDY_EVENTS) })) {
    if (undone.has(batch)) continue;
    const record = { ...(payload as SubsidyRecord), type: type as SubsidyEventType };
    const known = found.get(subject);
    if (known) known.push(record);
    else found.set(subject, [record]);
  }
  return found;
}

export interface SubsidyStep {
  readonly type: SubsidyEventType;
  readonly on: IsoDate;
  /** Null = what the entitlement says. */
  readonly amountFen: number | null;
  readonly reference: string;
  readonly note: string;
}

export interface SubsidyStepResult {
  readonly batch: string;
  readonly applied: readonly { readonly personId: string; readonly amountFen: number | null }[];
  readonly refused: readonly { readonly personId: string; readonly why: Label }[];
}

/** The same step for many people, as one batch. Those for whom it makes no sense are left alone and named. */
export function recordSubsidies({ store, settings }: Workspace, people: readonly { readonly id: string; readonly entitlement: Entitlement | null }[], step: SubsidyStep, { actor }: { readonly actor: string }): SubsidyStepResult {
  const tried = people.map(({ id, entitlement }) => ({ id, answer: amountOf(step, entitlement) }));
  const refused = tried.flatMap(({ id, answer }) => ('why' in answer ? [{ personId: id, why: answer.why }] : []));
  const applied = tried.flatMap(({ id, answer }) => ('why' in answer ? [] : [{ personId: id, amountFen: answer.amountFen }]));
  if (applied.length === 0) return { batch: '', applied, refused };
  return store.transaction(() => {
    const batch = store.ledger.nextBatch();
    const at = now();
    for (const { personId, amountFen } of applied) {
      const payload: SubsidyRecord = { programme: 'basic', year: settings.year, amountFen, on: step.on, reference: step.reference, note: step.note };
      store.ledger.append({ at, actor, batch, type: step.type, subject: personId, payload });
    }
    return { batch, applied, refused };
  });
}

/** The amount of the step, or why it makes no sense for this person. */
function amountOf({ type, amountFen }: SubsidyStep, entitlement: Entitlement | null): { readonly amountFen: number | null } | { readonly why: Label } {
  if (type === 'SubsidyNoted') return { amountFen: null };
  if (entitlement === null) return { why: { zh: '没有资助认定', en: 'he has no entitlement' } };
  const { due, state, money } = entitlement;
  const kept = money.paidFen - money.recoveredFen;
  if (type === 'SubsidyApproved') {
    if (due === 'none') return { why: entitlement.why ?? { zh: '不应资助', en: 'it is not due' } };
    if (state !== 'eligible') return { why: { zh: '已请款或已代缴，不用再批', en: 'it is claimed or paid already' } };
    const amount = amountFen ?? entitlement.amountFen;
    return amount === null ? { why: { zh: '金额没有定，用 --amount 写明', en: 'the amount is not set; give it with --amount' } } : { amountFen: amount };
  }
  if (type === 'SubsidyRecovered') {
    if (kept <= 0) return { why: { zh: '没有可追回的代缴', en: 'nothing was paid that could be recovered' } };
    return (amountFen ?? kept) > kept ? { why: { zh: `最多可追回 ${yuan(kept)} 元`, en: `at most ${yuan(kept)} yuan can be recovered` } } : { amountFen: amountFen ?? kept };
  }
  if (money.ownFen <= 0) return { why: { zh: '缴费名单上没有本人缴费', en: 'no payment list shows a payment of his own' } };
  const over = entitlement.ownFen === null ? null : money.ownFen - entitlement.ownFen;
  const amount = amountFen ?? over;
  if (amount === null || amount <= 0) return { why: { zh: '本人没有多缴，或应缴金额没有定；要退就用 --amount 写明', en: 'he paid nothing too much, or his part is not set; give the amount with --amount' } };
  return amount > money.ownFen ? { why: { zh: `最多可退 ${yuan(money.ownFen)} 元`, en: `at most ${yuan(money.ownFen)} yuan can be refunded` } } : { amountFen: amount };
}
