import type { Field } from '../domain/fields.js';
import type { SourceKind } from '../domain/kinds.js';
import type { LearntSheet, Mapping, SheetLayout, SourceProfile } from '../domain/mapping.js';
import { foldHeading } from './fold-heading.js';

/** The signature of a set of headings: folded, in order, without empty ones. */
export function signatureOf(headings: readonly string[]): string {
  return headingsOf(headings).join('|');
}

/** Folded headings, in order, without empty ones. */
export function headingsOf(headings: readonly string[]): string[] {
  return headings.map((heading) => foldHeading(heading).bare).filter((bare) => bare !== '');
}

/** What a reading taught 识别结果: to be kept in the workspace and given back with the next file of the same shape. */
export function profileOf(reading: { readonly source: SourceKind; readonly mapping: Mapping; readonly layout: SheetLayout; readonly classes?: object; readonly asOne?: true }): SourceProfile {
  if (reading.classes !== undefined) return { sheets: {} }; // such headings are not of one kind
  const columns: Record<string, Field> = {};
  if (reading.layout.form === 'long') {
    for (const [field, column] of Object.entries(reading.layout.people[0]?.columns ?? {}) as [Field, number][]) {
      columns[foldHeading(reading.layout.headings[column] ?? '').bare] ??= field;
    }
  }
  const learnt: LearntSheet = { kind: reading.source, mapping: reading.mapping.id, columns, ...(reading.asOne === undefined ? {} : { asOne: reading.asOne }) };
  return { sheets: { [signatureOf(reading.layout.headings)]: learnt } };
}
