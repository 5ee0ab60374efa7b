/** What a county's own workbook 县里自己的表样 is filled with: fields by name, and rows. */

/** Text, a number, or nothing. Money is in yuan here, as it is printed. */
export type TemplateValue = string | number | null;

/** One table of a report as a template sees it. */
export interface TemplateSheet {
  /** A sheet of the template with this name is filled from this table; every other one from the first table. */
  readonly name: string;
  /** `{{name}}`. */
  readonly fields: ReadonlyMap<string, TemplateValue>;
  /** `{{row.name}}`, in the order of the values in a row. */
  readonly rowFields: readonly string[];
  readonly rows: readonly (readonly TemplateValue[])[];
}

/** Names are compared by letters, digits and dots alone: a name of a cell cannot hold brackets or spaces. */
export function fieldKey(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{N}.]/gu, '');
}
