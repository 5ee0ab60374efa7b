/** People, their identities and their standings, packed. */
import { sexIn, type IdNumber } from '../../../domain/identity-number.js';
import type { Identity, Person } from '../../../domain/person.js';
import type { RecordRef } from '../../../domain/source-ref.js';
import type { Basis, Standing } from '../../../domain/standing.js';
import type { SeenPerson } from '../../../domain/people-change.js';
import { NONE, packText, packUnlike, trimmed, unpackText, unpackUnlike, type Compact } from './compact.js';
import { birthOf, packName, unpackName } from './facts.js';
import { packRef, unpackPlace, unpackRef, type PackedRef } from './places.js';
import { listText, type Texts } from './texts.js';

/** What of a person stands in columns of its own. */
export interface PersonColumns {
  readonly id: string;
  readonly name: string;
  readonly idText: string;
  readonly household: string;
  /** Number of the place, without the address. */
  readonly place: number;
}

/** `[kinds, name, idNumber, birthDate, sex, address]`, beside {@link PersonColumns}. */
export function packPerson({ name, idNumber, idText, birthDate, sex, place, kinds }: Omit<Person, 'rows'>, texts: Texts): unknown[] {
  const packed = packName(name);
  return trimmed([
    texts.idOfParts(kinds, listText), packed === name.display ? 0 : packed, packUnlike(idNumber, idText as IdNumber),
    packUnlike(birthDate, idNumber === null ? null : birthOf(idNumber)), packUnlike(sex, idNumber === null ? null : sexIn(idNumber)), packText(place.address),
  ]);
}

export function unpackPerson([kinds, name, idNumber, birthDate, sex, address]: Compact, { id, name: display, idText, household, place }: PersonColumns, texts: Texts): Omit<Person, 'rows'> {
  const number = unpackUnlike<IdNumber | null>(idNumber, idText as IdNumber);
  return {
    id, name: unpackName(name === undefined || name === 0 ? display : name), idNumber: number, idText,
    birthDate: unpackUnlike(birthDate, number === null ? null : birthOf(number)), sex: unpackUnlike(sex, number === null ? null : sexIn(number)),
    place: unpackPlace(address === undefined || address === 0 ? place : [place, address], texts), household, kinds: texts.valueOf<Person['kinds']>(kinds as number),
  };
}

/** A list of `[code, row, from, until, ended]`; `row`: its position among the person's rows, or the place of another row. */
export function packIdentities(identities: readonly Identity[], rows: readonly RecordRef[], sheetOf: (ref: RecordRef) => number): unknown {
  return identities.map(({ code, ref, from, until, ended }) => {
    const at = rows.findIndex((row) => row.row === ref.row && row.part === ref.part && row.sheet === ref.sheet && row.file === ref.file);
    return trimmed([code, at < 0 ? packRef(ref, sheetOf(ref)) : at, packText(from), packText(until), ended ? 1 : 0]);
  });
}

export function unpackIdentities(packed: unknown, rows: readonly PackedRef[], texts: Texts): Identity[] {
  return (packed as Compact[]).map(([code, row, from, until, ended]) => ({
    code: code as Identity['code'], ref: unpackRef(typeof row === 'object' ? (row as PackedRef) : (rows[(row ?? 0) as number] as PackedRef), texts),
    from: unpackText(from), until: unpackText(until), ended: ended === 1,
  }));
}

/** Codes of identities that have not ended, without making them whole. */
export function runningIdentities(packed: unknown): string[] {
  return (packed as Compact[]).filter(([, , , , ended]) => ended !== 1).map(([code]) => code as string);
}

/** `[finding, basis, until, suggestion, notes]`; `finding`: category and reason. The standing itself stands in a column. */
export function packStanding({ category, reason, basis, until, suggestion, notes }: Standing, texts: Texts, sheetOf: (ref: RecordRef) => number): unknown[] {
  return trimmed([
    texts.idOfParts([category, reason], listText), packBasis(basis, sheetOf), until ?? 0, suggestion ?? 0,
    notes.length === 0 ? 0 : notes.map(({ reason: noted, ref, text }) => [noted, packRef(ref, sheetOf(ref)), text]),
  ]);
}

export function unpackStanding([finding, basis, until, suggestion, notes]: Compact, personId: string, standing: Standing['standing'], texts: Texts): Standing {
  return {
    personId, standing, ...findingOf(finding as number, texts), basis: unpackBasis(basis, texts), until: unpackUnlike<Standing['until']>(until, null), suggestion: unpackUnlike<string | null>(suggestion, null),
    notes: notes === undefined || notes === 0 ? NONE : (notes as [string, PackedRef, string][]).map(([reason, ref, text]) => ({ reason, ref: unpackRef(ref, texts), text })),
  };
}

/** Category and reason alone. */
export function findingOf(finding: number, texts: Texts): Pick<Standing, 'category' | 'reason'> {
  const [category, reason] = texts.valueOf<readonly [Standing['category'], string]>(finding);
  return { category, reason };
}

/** Nothing found anywhere is 0, an event its text, a row its place, a remark its place and text. */
function packBasis(basis: Basis, sheetOf: (ref: RecordRef) => number): unknown {
  switch (basis.kind) {
    case 'absence': return 0;
    case 'event': return basis.event;
    case 'row': return packRef(basis.ref, sheetOf(basis.ref));
    case 'remark': return [packRef(basis.ref, sheetOf(basis.ref)), basis.text];
  }
}

function unpackBasis(packed: unknown, texts: Texts): Basis {
  if (packed === undefined || packed === 0) return { kind: 'absence' };
  if (typeof packed === 'string') return { kind: 'event', event: packed };
  const [first, text] = packed as readonly [number | PackedRef, unknown];
  return typeof first === 'number' ? { kind: 'row', ref: unpackRef(packed as PackedRef, texts) } : { kind: 'remark', ref: unpackRef(first, texts), text: text as string };
}

/** `[place, name, idText, household, identities, standing, foldedName, birthDate, outside]`. */
export function packSeen(person: SeenPerson, texts: Texts): unknown[] {
  const { town, village, townKey, villageKey, standing } = person;
  return trimmed([
    texts.idOfParts([town, village, townKey, villageKey], listText), person.name, person.idText, packText(person.household), texts.idOfParts(person.identities, listText),
    standing === null ? 0 : texts.idOfParts([standing.standing, standing.category, standing.reason], listText),
    packUnlike(person.foldedName, person.name), packUnlike(person.birthDate, birthSeen(person.idText)), person.outside ? 1 : 0,
  ]);
}

export function unpackSeen([place, name, idText, household, identities, standing, foldedName, birthDate, outside]: Compact, id: string, texts: Texts): SeenPerson {
  const [town, village, townKey, villageKey] = texts.valueOf<readonly [string, string, string, string]>(place as number);
  return {
    id, name: name as string, foldedName: unpackUnlike(foldedName, name as string), idText: idText as string, birthDate: unpackUnlike(birthDate, birthSeen(idText as string)),
    town, village, townKey, villageKey, household: unpackText(household), identities: texts.valueOf<SeenPerson['identities']>(identities as number),
    outside: outside === 1, standing: standing === undefined || standing === 0 ? null : standingSeen(standing as number, texts),
  };
}

function standingSeen(id: number, texts: Texts): NonNullable<SeenPerson['standing']> {
  const [standing, category, reason] = texts.valueOf<readonly [Standing['standing'], Standing['category'], string]>(id);
  return { standing, category, reason };
}

function birthSeen(idText: string): string | null {
  return idText.length === 18 ? birthOf(idText) : null;
}
