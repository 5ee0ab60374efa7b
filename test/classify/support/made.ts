/** Small makers of people, rows and links for the tests of classification. Numbers use the unassigned division code 990101. */
import type { IsoDate, PartialDate } from '../../../src/domain/dates.js';
import type { IdNumber, IdReading } from '../../../src/domain/identity-number.js';
import { SOURCE_KINDS, type RosterKind, type TargetKind } from '../../../src/domain/kinds.js';
import type { Link, MergeQuestion } from '../../../src/domain/link.js';
import type { PersonName } from '../../../src/domain/person-name.js';
import type { Person } from '../../../src/domain/person.js';
import type { Place } from '../../../src/domain/place.js';
import type { Enrolment, EvidenceFacts, PersonFacts, RosterRecord, TargetRecord } from '../../../src/domain/record.js';
import { checkCharacter } from '../../../src/text/id-check.js';
import { classify, type Classification, type ClassifyInput } from '../../../src/classify/classify.js';
import { RULES } from './rules.js';

export const ON = '2020-06-30' as IsoDate;
export const YEAR = 2020;
export const COUNTY = '990101';

/** The n-th made-up number with a valid check character. */
export function idNumber(n: number, birth = '19500101'): IdNumber {
  const first17 = `990101${birth}${String(n).padStart(3, '0')}`;
  return `${first17}${checkCharacter(first17)}` as IdNumber;
}

export function validId(number: IdNumber): IdReading {
  return { kind: 'valid', number, text: number, repairs: [], birthDate: '1950-01-01' as IsoDate, sex: 'male', area: number.slice(0, 6) };
}

export function named(display: string, annotations: readonly string[] = []): PersonName {
  return { raw: display, display, folded: display, transliterated: false, annotations, alternatives: [] };
}

export const NOWHERE: Place = { county: '', town: '', village: '', group: '', address: '', townKey: '', villageKey: '' };

export function partial(value: string): PartialDate {
  return { value, precision: value.length === 4 ? 'year' : value.length === 7 ? 'month' : 'day' };
}

let rowNumber = 1;

export function facts(file: string, more: Partial<PersonFacts> = {}): PersonFacts {
  rowNumber += 1;
  return {
    ref: { file, sheet: 'Sheet1', row: rowNumber, part: 1 }, name: named('张三'), id: { kind: 'missing' }, idRaw: '', birthDate: null, sex: null,
    place: NOWHERE, household: '', headName: null, headId: { kind: 'missing' }, relation: '', phone: '', ...more,
  };
}

export function targetRow(kind: TargetKind, more: Partial<TargetRecord> = {}): TargetRecord {
  return {
    ...facts(`${kind}.xlsx`, more), kind, povertyStatus: kind === 'poor-registry' ? 'not-lifted' : 'unknown', identityText: '', disability: null,
    startDate: null, endDate: null, cancelled: false, claimsInsured: null, remarks: [], ...more,
  };
}

export function remark(text: string): TargetRecord['remarks'] {
  return [{ text, place: {} }];
}

let personNumber = 0;

/** A person of these rows; with a valid number unless a row says otherwise. */
export function person(rows: readonly TargetRecord[], more: Partial<Person> = {}): Person {
  personNumber += 1;
  const number = idNumber(personNumber);
  const own = rows.map((row) => (row.id.kind === 'missing' && more.idNumber === undefined ? { ...row, id: validId(number) } : row));
  return {
    id: `P${String(personNumber).padStart(6, '0')}`, rows: own, name: own[0]?.name ?? named('张三'), idNumber: number, idText: number,
    birthDate: '1950-01-01' as IsoDate, sex: 'male', place: NOWHERE, household: own[0]?.household ?? '', kinds: [...new Set(own.map((row) => row.kind))], ...more,
  };
}

export function enrolment(more: Partial<Enrolment> = {}): Enrolment {
  return { scheme: 'resident', student: false, status: 'active', years: [YEAR], paidOn: null, amountFen: null, place: '', text: '', ...more };
}

export function evidence(more: Partial<EvidenceFacts> = {}): EvidenceFacts {
  return { from: null, until: null, on: null, texts: [], destination: '', school: '', schoolLevel: '', amountFen: null, years: [], insured: null, ...more };
}

export function roster(kind: RosterKind, more: { enrolments?: readonly Enrolment[]; evidence?: EvidenceFacts | null; facts?: Partial<PersonFacts> } = {}): RosterRecord {
  const enrols = SOURCE_KINDS[kind].role === 'enrolment';
  return { ...facts(`${kind}.xlsx`, more.facts), kind, enrolments: more.enrolments ?? (enrols ? [enrolment()] : []), evidence: more.evidence === undefined ? (enrols ? null : evidence()) : more.evidence };
}

export function link(of: Person, record: RosterRecord, more: Partial<Link> = {}): Link {
  return {
    personId: of.id, roster: record, tier: 'certain', method: 'id-number', probability: 1, evidence: [], reasons: [], judgement: null,
    leftFingerprint: `${of.id}`, rightFingerprint: JSON.stringify(record.ref), ...more,
  };
}

export function mergeOf(left: Person, right: Person, more: Partial<MergeQuestion> = {}): MergeQuestion {
  return {
    left: left.rows[0]!, right: right.rows[0]!, leftPersonId: left.id, rightPersonId: right.id, tier: 'probable', probability: 0.9, evidence: [], reasons: [],
    judgement: null, leftFingerprint: left.id, rightFingerprint: right.id, ...more,
  };
}

export function run(input: Partial<ClassifyInput> & Pick<ClassifyInput, 'people'>): Classification {
  return classify({ links: [], questions: [], rules: RULES, year: YEAR, referenceDate: ON, county: COUNTY, ...input });
}

/** `standing/category/reason`, and `→suggestion` while it is open, of one person with these roster rows. */
export function outcome(of: Person, records: readonly RosterRecord[] = [], more: Partial<ClassifyInput> = {}): string {
  const result = run({ people: [of], links: records.map((record) => link(of, record)), ...more });
  const standing = result.standings[0];
  if (standing === undefined) return 'outside';
  return `${standing.standing}/${standing.category}/${standing.reason}${standing.suggestion === null ? '' : `→${standing.suggestion}`}`;
}

/** A person of the poor registry. */
export function poor(more: Partial<TargetRecord> = {}): Person {
  return person([targetRow('poor-registry', more)]);
}
