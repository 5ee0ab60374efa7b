/** What was compared of a pair and found, packed: the findings by a number, beside them only the texts that the roster row does not say itself. */
import type { Agreement, ComparedField, FieldEvidence } from '../../../domain/link.js';
import type { PersonFacts } from '../../../domain/record.js';
import { NONE, type Compact } from './compact.js';
import { textOfId } from './facts.js';
import type { Part, Texts } from './texts.js';

/** Where the text of a side comes from. */
const NO_TEXT = '0';
const KNOWN = '1';
const OWN_TEXT = '2';

/** `[shape, …]`: fields, levels and where texts come from, then weights that are not 0 and own texts, in order of the fields. */
export function packEvidence(evidence: readonly FieldEvidence[], right: PersonFacts, texts: Texts): unknown[] {
  const values: unknown[] = [0];
  const shape: Part[] = [];
  for (const found of evidence) {
    const ofRight = found.right === '' ? NO_TEXT : found.right === saidBy(right, found.field) ? KNOWN : OWN_TEXT;
    const ofLeft = found.left === '' ? NO_TEXT : found.left === found.right ? KNOWN : OWN_TEXT;
    shape.push(found.field, found.level, found.agreement, ofLeft, ofRight, found.note === '' ? NO_TEXT : OWN_TEXT, found.weight === 0 ? NO_TEXT : OWN_TEXT);
    if (found.weight !== 0) values.push(found.weight);
    if (ofRight === OWN_TEXT) values.push(found.right);
    if (ofLeft === OWN_TEXT) values.push(found.left);
    if (found.note !== '') values.push(found.note);
  }
  values[0] = texts.idOfParts(shape, shapeText);
  return values;
}

/** `field level agreement codes|`, seven parts a field. */
function shapeText(parts: readonly Part[]): string {
  let text = '';
  for (let at = 0; at < parts.length; at += PARTS) text += `${parts.slice(at, at + 3).join(' ')} ${parts.slice(at + 3, at + PARTS).join('')}|`;
  return text;
}

const PARTS = 7;

export function unpackEvidence(packed: Compact, right: PersonFacts, texts: Texts): readonly FieldEvidence[] {
  const shape = shapeOf(texts.textOf(packed[0] as number));
  let at = 0;
  const next = (): unknown => packed[at += 1];
  return shape.map(({ field, level, agreement, ofLeft, ofRight, noted, weighs }) => {
    const weight = weighs ? (next() as number) : 0;
    const rightText = ofRight === NO_TEXT ? '' : ofRight === KNOWN ? saidBy(right, field) : (next() as string);
    const left = ofLeft === NO_TEXT ? '' : ofLeft === KNOWN ? rightText : (next() as string);
    return { field, level, agreement, left, right: rightText, weight, note: noted ? (next() as string) : '' };
  });
}

interface Shape {
  readonly field: ComparedField;
  readonly level: string;
  readonly agreement: Agreement;
  readonly ofLeft: string;
  readonly ofRight: string;
  readonly noted: boolean;
  readonly weighs: boolean;
}

const shapes = new Map<string, readonly Shape[]>();

function shapeOf(text: string): readonly Shape[] {
  const known = shapes.get(text);
  if (known !== undefined) return known;
  const shape = text === '' ? NONE : text.slice(0, -1).split('|').map((part): Shape => {
    const [field, level, agreement, codes] = part.split(' ') as [ComparedField, string, Agreement, string];
    return { field, level, agreement, ofLeft: codes.charAt(0), ofRight: codes.charAt(1), noted: codes.charAt(2) !== NO_TEXT, weighs: codes.charAt(3) !== NO_TEXT };
  });
  shapes.set(text, shape);
  return shape;
}

/** What the row itself most often says of a field; evidence that words it otherwise keeps its own text. */
function saidBy({ id, name, birthDate, sex, place, household, headName, phone }: PersonFacts, field: ComparedField): string {
  switch (field) {
    case 'id': return textOfId(id);
    case 'name': return name.display;
    case 'birth': return birthDate ?? '';
    case 'sex': return sex === null ? '' : sex === 'male' ? '男' : '女';
    case 'place': return place.town === '' || place.village === '' ? place.town + place.village : `${place.town} ${place.village}`;
    case 'household': return household;
    case 'head': return headName?.display ?? '';
    case 'phone': return phone;
  }
}
