/** Who the person of a row is, packed: what follows from the number or repeats another text is left out. */
import { sexIn, type IdNumber, type IdReading, type Sex } from '../../../domain/identity-number.js';
import type { IsoDate, PartialDate } from '../../../domain/dates.js';
import type { PersonName } from '../../../domain/person-name.js';
import type { PersonFacts } from '../../../domain/record.js';
import type { RecordRef } from '../../../domain/source-ref.js';
import { packList, packText, packUnlike, trimmed, unpackList, unpackText, unpackUnlike, type Compact } from './compact.js';
import { packPlace, unpackPlace } from './places.js';
import type { Texts } from './texts.js';

/** `[place, name, id, household, phone, relation, idRaw, birthDate, sex, headName, headId]`; the place of the row stands elsewhere. */
export function packFacts({ name, id, idRaw, birthDate, sex, place, household, headName, headId, relation, phone }: PersonFacts, texts: Texts): unknown[] {
  return trimmed([
    packPlace(place, texts), packName(name), packId(id), packText(household), packText(phone), packText(relation),
    idRaw === textOfId(id) ? 0 : idRaw, packUnlike(birthDate, birthIn(id)), packUnlike(sex, sexSaid(id)), headName === null ? 0 : packName(headName), packId(headId),
  ]);
}

export function unpackFacts([place, name, id, household, phone, relation, idRaw, birthDate, sex, headName, headId]: Compact, ref: RecordRef, texts: Texts): PersonFacts {
  const reading = unpackId(id);
  return {
    ref, name: unpackName(name), id: reading, idRaw: unpackUnlike(idRaw, textOfId(reading)),
    birthDate: unpackUnlike(birthDate, birthIn(reading)), sex: unpackUnlike(sex, sexSaid(reading)),
    place: unpackPlace(place, texts), household: unpackText(household), headName: headName === undefined || headName === 0 ? null : unpackName(headName),
    headId: unpackId(headId), relation: unpackText(relation), phone: unpackText(phone),
  };
}

/** A name that is written in one way only is that text; else `[display, raw, folded, transliterated, annotations, alternatives, childOf]`. */
export function packName({ raw, display, folded, transliterated, annotations, alternatives, childOf }: PersonName): unknown {
  if (raw === display && folded === display && !transliterated && annotations.length === 0 && alternatives.length === 0 && childOf === undefined) return display;
  return trimmed([display, packUnlike(raw, display), packUnlike(folded, display), transliterated ? 1 : 0, packList(annotations), packList(alternatives), childOf ?? 0]);
}

export function unpackName(packed: unknown): PersonName {
  const [display, raw, folded, transliterated, annotations, alternatives, childOf] = typeof packed === 'string' ? [packed] : (packed as readonly [string, ...unknown[]]);
  return {
    raw: unpackUnlike(raw, display), display, folded: unpackUnlike(folded, display), transliterated: transliterated === 1,
    annotations: unpackList(annotations), alternatives: unpackList(alternatives),
    ...(typeof childOf === 'string' ? { childOf } : {}),
  };
}

/** A plain sound number is that text, a repaired one `[number, text, repairs]`, no number 0; anything else stands as it is. */
export function packId(id: IdReading): unknown {
  if (id.kind === 'missing') return 0;
  if (id.kind !== 'valid' || !saysItself(id)) return id;
  return id.text === id.number && id.repairs.length === 0 ? id.number : [id.number, packUnlike<string>(id.text, id.number), ...(id.repairs.length === 0 ? [] : [id.repairs])];
}

export function unpackId(packed: unknown): IdReading {
  if (packed === undefined || packed === 0) return MISSING;
  if (typeof packed === 'string') return validId(packed, packed, undefined);
  if (!Array.isArray(packed)) return packed as IdReading;
  const [number, text, repairs] = packed as [string, unknown, unknown];
  return validId(number, unpackUnlike(text, number), repairs);
}

const MISSING: IdReading = { kind: 'missing' };

function validId(number: string, text: string, repairs: unknown): IdReading {
  return { kind: 'valid', number: number as IdNumber, text, repairs: unpackList(repairs), birthDate: birthOf(number), sex: sexIn(number), area: number.slice(0, 6) };
}

/** Whether birth date, sex and area are those that stand in the number. */
function saysItself({ number, birthDate, sex, area }: Extract<IdReading, { kind: 'valid' }>): boolean {
  return number.length === 18 && number.startsWith(area) && area.length === 6 && birthDate === birthOf(number) && sex === sexIn(number);
}

/** Born on the day that a number of 18 characters holds. */
export function birthOf(number: string): IsoDate {
  return `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}` as IsoDate;
}

export function textOfId(id: IdReading): string {
  return id.kind === 'missing' ? '' : id.text;
}

function birthIn(id: IdReading): IsoDate | null {
  return id.kind === 'valid' ? id.birthDate : null;
}

function sexSaid(id: IdReading): Sex | null {
  return id.kind === 'valid' ? id.sex : null;
}

/** A date of the length that its precision has is that text; none is 0. */
export function packDate(date: PartialDate | null): unknown {
  if (date === null) return 0;
  return precisionOf(date.value) === date.precision ? date.value : date;
}

export function unpackDate(packed: unknown): PartialDate | null {
  if (packed === undefined || packed === 0) return null;
  return typeof packed === 'string' ? { value: packed, precision: precisionOf(packed) } : (packed as PartialDate);
}

function precisionOf(value: string): PartialDate['precision'] {
  return value.length === 4 ? 'year' : value.length === 7 ? 'month' : 'day';
}
