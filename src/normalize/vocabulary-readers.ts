/** All readers of cells that the vocabulary defines, built once for a run. */
import type { Cell } from '../domain/cell.js';
import type { Sex } from '../domain/identity-number.js';
import type { PersonName } from '../domain/person-name.js';
import type { Place } from '../domain/place.js';
import type { DisabilityType, EnrolmentStatus, PovertyStatus, RawRecord, Scheme } from '../domain/record.js';
import type { Vocabulary } from '../domain/vocabulary.js';
import { amountReader, type AmountReading } from './amount.js';
import { idRules, type IdRules } from './id-rules.js';
import { yearsReader, type YearsReader } from './insurance-years.js';
import { foldCell, foldLabel, labelTable, type LabelMatch } from './labels.js';
import { nameRules } from './name-rules.js';
import { dateReader, type DateReader } from './partial-date.js';
import { nameReader, readName } from './personal-name.js';
import { placeRules } from './place-rules.js';
import { placeReader } from './place.js';
import { remembered } from '../text/remembered.js';
import type { VitalYes } from './vital-survey.js';
import { yesNoReader, type YesNoReader } from './yes-no.js';

/** A scheme as a word list names it. */
export interface SchemeLabel {
  readonly scheme: Scheme;
  readonly student: boolean;
  /** The person is retired and pays no contributions any more. */
  readonly retired?: boolean;
}

/** The readers. Those of texts remember what they have read. */
export interface Readers {
  readonly year: number;
  readonly id: IdRules;
  readonly name: (raw: string) => PersonName;
  readonly nameWithFormer: (raw: string, former: string) => PersonName;
  readonly place: (cells: RawRecord['cells']) => Place;
  readonly date: DateReader;
  readonly years: YearsReader;
  readonly amount: (cell: Cell | undefined) => AmountReading;
  readonly yesNo: YesNoReader;
  readonly sex: (text: string) => LabelMatch<Sex> | null;
  /** The different schemes that a cell names, in order; empty when it names none. */
  readonly schemes: (text: string) => readonly SchemeLabel[];
  readonly personType: (text: string) => LabelMatch<SchemeLabel> | null;
  /** Null also when a part of the text says the opposite (`未正常参保`). */
  readonly status: (text: string) => EnrolmentStatus | null;
  /** Whether a text holds the word for an active relation, and beside it one that says the opposite: 正常参保（欠费）. */
  readonly contradicts: (text: string) => boolean;
  readonly poverty: (text: string) => PovertyStatus | null;
  readonly cancelled: (text: string) => boolean;
  readonly disabilityType: (text: string) => LabelMatch<DisabilityType> | null;
  readonly disabilityLevel: (text: string) => LabelMatch<1 | 2 | 3 | 4> | null;
  /** Empty for a living person, an empty cell and a yes or no of unknown meaning; else the word for the state. */
  readonly vital: (cell: Cell | undefined, yes: VitalYes) => string;
  readonly alive: string;
  readonly dead: string;
}

/** Builds every reader of a vocabulary for one insurance year; see {@link nameReader} for `sharesNames`. */
export function vocabularyReaders(vocabulary: Vocabulary, year: number, sharesNames = true): Readers {
  const names = nameRules(vocabulary);
  const personType = labelTable(vocabulary.personTypes.map((entry) => ({ wording: entry, value: { scheme: entry.scheme, student: entry.student === true, retired: entry.retired === true } })));
  const sex = labelTable<Sex>([{ wording: vocabulary.sexes.male, value: 'male' }, { wording: vocabulary.sexes.female, value: 'female' }]);
  const statuses = remembered(statusReader(vocabulary));
  const poverty = labelTable(vocabulary.povertyStatuses.map((entry) => ({ wording: entry, value: entry.status })));
  return {
    year,
    id: idRules(vocabulary, year),
    name: nameReader(names, sharesNames),
    nameWithFormer: (raw, former) => readName(raw, names, former),
    place: placeReader(placeRules(vocabulary)),
    date: dateReader(vocabulary, year),
    years: yearsReader(),
    amount: amountReader(vocabulary),
    yesNo: yesNoReader(vocabulary),
    sex: remembered(sex),
    schemes: remembered(schemesReader(vocabulary)),
    personType: remembered(personType),
    status: (text) => {
      const status = statuses(text);
      return status === 'contradictory' ? null : status;
    },
    contradicts: (text) => statuses(text) === 'contradictory',
    poverty: remembered((text) => poverty(text)?.value ?? null),
    cancelled: remembered(cancelledReader(vocabulary)),
    disabilityType: remembered(labelTable(vocabulary.disabilityTypes.map((entry) => ({ wording: entry, value: entry.type })))),
    disabilityLevel: remembered(labelTable(vocabulary.disabilityLevels.map((entry) => ({ wording: entry, value: entry.level })))),
    vital: vitalReader(vocabulary),
    alive: vocabulary.vital.alive,
    dead: vocabulary.vital.dead,
  };
}

const BETWEEN_SCHEMES = /[、，,;；|/\n\r+＋&和及\s]+/u;

function schemesReader({ schemes }: Vocabulary): Readers['schemes'] {
  const table = labelTable(schemes.map((entry) => ({ wording: entry, value: { scheme: entry.scheme, student: entry.student === true } })));
  return (text) => {
    const found = new Map<Scheme, SchemeLabel>();
    for (const part of text.split(BETWEEN_SCHEMES)) {
      const label = part === '' ? undefined : table(part)?.value;
      if (label !== undefined && found.get(label.scheme)?.student !== true) found.set(label.scheme, label);
    }
    if (found.size > 0) return [...found.values()];
    const whole = table(text);
    return whole === null ? [] : [whole.value];
  };
}

function statusReader({ statuses, negations, unsettled }: Vocabulary): (text: string) => EnrolmentStatus | 'contradictory' | null {
  const table = labelTable(statuses.map((entry) => ({ wording: entry, value: entry.status })));
  const negative = new Set(negations);
  return (text) => {
    const match = table(text);
    if (match === null) return null;
    if (match.value !== 'active') return negative.has(match.before.slice(-1)) ? null : match.value;
    const beside = [...match.rest].length < 2 ? null : table(match.rest);
    if (beside !== null && beside.value !== 'active') return 'contradictory';
    return [...match.rest].some((character) => negative.has(character)) || unsettled.some((word) => (word.length === 1 ? match.before.endsWith(word) : match.rest.includes(word))) ? null : match.value;
  };
}

function cancelledReader({ cancelled }: Vocabulary): (text: string) => boolean {
  const table = labelTable([{ wording: { labels: cancelled.continuing }, value: false }, { wording: { labels: cancelled.ended }, value: true }]);
  return (text) => table(text)?.value ?? false;
}

function vitalReader(vocabulary: Vocabulary): Readers['vital'] {
  const { normal, codes, dead } = vocabulary.vital;
  const words = new Set([...normal.labels, ...(normal.codes ?? [])].map(foldLabel));
  const yesNo = yesNoReader(vocabulary);
  return (cell, yes) => {
    const text = foldCell(cell);
    if (text === '') return '';
    const answer = words.has(foldLabel(text)) && !/^\d+$/u.test(text) ? null : yesNo(cell);
    if (answer !== null) return yes !== 'unknown' && answer === (yes === 'dead') ? dead : '';
    return words.has(foldLabel(text)) ? '' : (codes[text] ?? text);
  };
}
