/** What reading an evidence row needs: the rules, the year, and readers for the row's own words. */
import type { IsoDate } from '../../domain/dates.js';
import type { EvidenceRules, StandingRules } from '../../domain/standing-rules.js';
import { createEvidenceReader } from '../remarks/word-reader.js';
import type { RemarkReader } from '../remarks/read-remark.js';
import type { OwnPlace } from '../insured-place.js';
import { takenBackBy, type TakenBack } from './taken-back.js';

type Readers = { readonly [K in Exclude<keyof EvidenceRules, 'unclear' | 'payment' | 'settles'>]: RemarkReader };

export interface EvidenceContext {
  readonly rules: StandingRules;
  readonly year: number;
  readonly referenceDate: IsoDate;
  readonly own: OwnPlace;
  readonly listDates: ReadonlyMap<string, IsoDate>;
  readonly readers: Readers;
  readonly takenBack: TakenBack;
}

export function createEvidenceContext(rules: StandingRules, year: number, referenceDate: IsoDate, own: OwnPlace, listDates: ReadonlyMap<string, IsoDate>): EvidenceContext {
  const reader = (list: keyof Readers): RemarkReader => createEvidenceReader(rules.evidence[list].texts, rules.remarks, referenceDate);
  return {
    rules, year, referenceDate, own, listDates, takenBack: takenBackBy(rules.evidence),
    readers: {
      military: reader('military'), prison: reader('prison'), abroad: reader('abroad'), death: reader('death'),
      population: reader('population'), student: reader('student'), vital: reader('vital'), enrolment: reader('enrolment'),
    },
  };
}
