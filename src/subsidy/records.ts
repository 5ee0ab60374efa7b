/** What people recorded of a subsidy, beside what the payment lists say 办理记录与名单. */
import type { MoneyFound, SubsidyEventType, SubsidyRecord } from '../domain/subsidy.js';

export interface RecordedSubsidy extends SubsidyRecord {
  readonly type: SubsidyEventType;
}

/**
 * The greater of what the lists and what the records say, never both added: the list of next month shows the same refund that was
 * recorded today.
 */
export function withRecords(money: MoneyFound, records: readonly RecordedSubsidy[]): MoneyFound {
  const sum = (type: SubsidyEventType): number => records.filter((record) => record.type === type).reduce((total, { amountFen }) => total + (amountFen ?? 0), 0);
  const refundedFen = Math.max(money.refundedFen, sum('SubsidyRefunded'));
  return {
    ...money, refundedFen, ownFen: money.ownFen - (refundedFen - money.refundedFen),
    recoveredFen: Math.max(money.recoveredFen, sum('SubsidyRecovered')), claimedFen: Math.max(money.claimedFen, sum('SubsidyApproved')),
  };
}
