/** Reads type and level of a disability from the certificate number and from the columns, and compares them 残疾类别、等级. */
import { cellText, isBlank } from '../domain/cell.js';
import { DISABILITY_TYPES, type Disability, type DisabilityType, type PersonFacts, type RawRecord } from '../domain/record.js';
import { certificateParts, SHORTEST_CERTIFICATE, type CertificateParts } from './certificate.js';
import type { Complaints } from './complaints.js';
import { cleanId } from './id-clean.js';
import type { Readers } from './vocabulary-readers.js';

type Level = NonNullable<Disability['level']>;

/**
 * The disability that a row states, or null when it states none. The identity column of this list may hold the certificate.
 * Where certificate and columns disagree, the columns are kept, `conflict` is set and both are complained of.
 */
export function readDisability(raw: RawRecord, facts: PersonFacts, readers: Readers, complaints: Complaints): Disability | null {
  const { cells } = raw;
  const parts = certificateOf(raw);
  const typeText = isBlank(cells.disabilityType) ? '' : cellText(cells.disabilityType);
  const levelText = isBlank(cells.disabilityLevel) ? '' : cellText(cells.disabilityLevel);
  if (parts === null && raw.kind !== 'disability' && readers.disabilityType(typeText) === null && readers.disabilityLevel(levelText) === null) return null;
  const type = readers.disabilityType(typeText)?.value ?? readers.disabilityType(lettersOf(levelText))?.value ?? null;
  const level = readers.disabilityLevel(levelText)?.value ?? readers.disabilityLevel(typeText.length > 1 ? typeText : '')?.value ?? null;
  if (typeText !== '' && type === null) complaints.cell('normalize/disability-unknown', raw, 'disabilityType', { name: facts.name.display, text: typeText });
  if (levelText !== '' && level === null) complaints.cell('normalize/disability-unknown', raw, 'disabilityLevel', { name: facts.name.display, text: levelText });
  const certifiedType = parts === null ? null : typeOfDigit(parts.typeDigit);
  const certifiedLevel = parts === null ? null : (Number(parts.levelDigit) as Level);
  const conflict = (type !== null && certifiedType !== null && type !== certifiedType) || (level !== null && certifiedLevel !== null && level !== certifiedLevel);
  if (conflict) complaints.cell('normalize/disability-conflict', raw, 'disabilityLevel', { name: facts.name.display, text: `${typeText}${levelText}` });
  if (parts !== null && facts.id.kind === 'valid' && facts.id.number !== parts.number) {
    complaints.cell('normalize/certificate-mismatch', raw, 'certificate', { name: facts.name.display });
  }
  return { certificate: certificateText(raw, parts), type: type ?? certifiedType, level: level ?? certifiedLevel, conflict };
}

function certificateOf(raw: RawRecord): CertificateParts | null {
  for (const cell of [raw.cells.certificate, raw.cells.idNumber]) {
    if (typeof cell !== 'string' || cell.length < SHORTEST_CERTIFICATE) continue; // cleaning only takes away
    const parts = certificateParts(cleanId(cell).text);
    if (parts !== null) return parts;
  }
  return null;
}

function certificateText(raw: RawRecord, parts: CertificateParts | null): string {
  if (parts !== null) return parts.number + parts.typeDigit + parts.levelDigit + parts.reissue;
  return typeof raw.cells.certificate === 'string' ? cleanId(raw.cells.certificate).text : '';
}

function typeOfDigit(digit: string): DisabilityType | null {
  const types = Object.keys(DISABILITY_TYPES) as DisabilityType[];
  return types.find((type) => DISABILITY_TYPES[type].digit === digit) ?? null;
}

/** `肢体1级` names a type as well; a bare code is a level only. */
function lettersOf(text: string): string {
  return /\p{Script=Han}{2}/u.test(text) ? text.replace(/\d/gu, '') : '';
}
