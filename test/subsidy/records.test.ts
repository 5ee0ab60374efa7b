import { describe, expect, it } from 'vitest';
import type { IsoDate } from '../../src/domain/dates.js';
import type { MoneyFound, SubsidyEventType } from '../../src/domain/subsidy.js';
import { withRecords, type RecordedSubsidy } from '../../src/subsidy/records.js';

const money = (over: Partial<MoneyFound>): MoneyFound => ({ ownFen: 0, refundedFen: 0, claimedFen: 0, paidFen: 0, recoveredFen: 0, firstPaidOn: null, payments: [], ownRef: null, ...over });
const record = (type: SubsidyEventType, amountFen: number | null): RecordedSubsidy => ({ type, programme: 'basic', year: 2020, amountFen, on: '2020-12-01' as IsoDate, reference: '', note: '' });

describe('what was recorded beside the lists', () => {
  it.each([
    ['a refund of today counts', money({ ownFen: 25000 }), [record('SubsidyRefunded', 8000)], { ownFen: 17000, refundedFen: 8000 }],
    ['and once only when the list of next month shows it', money({ ownFen: 17000, refundedFen: 8000 }), [record('SubsidyRefunded', 8000)], { ownFen: 17000, refundedFen: 8000 }],
    ['recovered in two parts', money({ paidFen: 20000 }), [record('SubsidyRecovered', 5000), record('SubsidyRecovered', 15000)], { recoveredFen: 20000 }],
    ['approved is claimed', money({}), [record('SubsidyApproved', 8000)], { claimedFen: 8000 }],
    ['a note moves no money', money({ ownFen: 100 }), [record('SubsidyNoted', null)], { ownFen: 100, claimedFen: 0 }],
  ] as const)('%s', (_words, found, records, expected) => { expect(withRecords(found, records)).toMatchObject(expected); });
});
