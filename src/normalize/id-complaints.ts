/** Says what is wrong with the identity number of a row. */
import { maskId, type IdReading } from '../domain/identity-number.js';
import type { Field } from '../domain/fields.js';
import type { RawRecord } from '../domain/record.js';
import type { Complaints } from './complaints.js';

/** Complains about a reading that is neither a valid number nor another document. */
export function complainOfId(reading: IdReading, raw: RawRecord, name: string, complaints: Complaints): void {
  const field: Field = raw.cells.idNumber === undefined && raw.cells.certificate !== undefined ? 'certificate' : 'idNumber';
  switch (reading.kind) {
    case 'valid':
    case 'document':
      return;
    case 'missing':
      return complaints.cell('normalize/id-missing', raw, field, { name });
    case 'placeholder':
      return complaints.cell('normalize/id-placeholder', raw, field, { name, text: shown(reading.text) });
    case 'masked':
      return complaints.cell('normalize/id-masked', raw, field, { name });
    case 'damaged':
      return complaints.cell('normalize/id-damaged', raw, field, { name, kept: reading.prefix.length });
    case 'malformed':
      if (reading.faults.includes('several-numbers')) return complaints.cell('normalize/id-several', raw, field, { name });
      if (reading.faults.includes('characters')) return complaints.cell('normalize/id-characters', raw, field, { name, text: shown(reading.text) });
      if (reading.faults.includes('length')) return complaints.cell('normalize/id-length', raw, field, { name, text: shown(reading.text) });
      if (reading.faults.includes('birth-date')) return complaints.cell('normalize/id-birth-date', raw, field, { name, text: shown(reading.text) });
      return complaints.cell('normalize/id-check-digit', raw, field, { name, text: shown(reading.text) });
  }
}

/** Messages mask runs of 15 digits and more by themselves; a shorter or broken number is masked here. */
function shown(text: string): string {
  return /^\d{15,}[\dXx]?$/u.test(text) || (text.match(/\d/gu)?.length ?? 0) < 8 ? text : maskId(text);
}
