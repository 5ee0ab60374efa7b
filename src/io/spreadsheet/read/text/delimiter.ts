/** Finds the character that separates the fields of a text table. */

/** In order of preference when two fit equally well. The full-width comma comes from lists typed by hand in Notepad. */
const CANDIDATES = [',', '\t', ';', '|', '，'] as const;
export type Delimiter = (typeof CANDIDATES)[number];

const SAMPLE_RECORDS = 200;

/**
 * The delimiter of a table by its first records; null when no candidate makes columns. Each record votes for the number
 * of fields it would have; the candidate with most records agreeing wins, then the one with more fields.
 */
export function detectDelimiter(sample: string, isWhole: boolean): Delimiter | null {
  let best: { delimiter: Delimiter; agreeing: number; fields: number } | null = null;
  for (const delimiter of CANDIDATES) {
    const counts = countFields(sample, delimiter, isWhole);
    const votes = new Map<number, number>();
    for (const count of counts) if (count > 1) votes.set(count, (votes.get(count) ?? 0) + 1);
    const [fields = 0, agreeing = 0] = [...votes].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [];
    if (agreeing === 0 || (delimiter === '，' && agreeing * 5 < counts.length * 4)) continue;
    if (best === null || agreeing > best.agreeing * 1.2 || (agreeing * 1.2 >= best.agreeing && fields > best.fields * 2)) best = { delimiter, agreeing, fields };
  }
  return best?.delimiter ?? null;
}

/** Excel's own first line `sep=;`: the delimiter it names and its length with the line end; null without one. */
export function declaredDelimiter(sample: string): { delimiter: Delimiter; length: number } | null {
  const [line = '', named = ''] = /^"?sep=(.)"?(?:\r\n|\r|\n)/iu.exec(sample) ?? [];
  const delimiter = CANDIDATES.find((candidate) => candidate === named);
  return delimiter === undefined ? null : { delimiter, length: line.length };
}

/**
 * Number of fields of each record that is not blank; the last, perhaps cut, record of a part is left out. A record in
 * which something else than the delimiter follows a closing quote speaks against it and counts as one field.
 */
function countFields(sample: string, delimiter: Delimiter, isWhole: boolean): number[] {
  const counts: number[] = [];
  let fields = 1;
  let isBlank = true;
  let isTorn = false;
  let place: 'start' | 'plain' | 'quoted' | 'closed' = 'start';
  const endRecord = (): void => {
    if (!isBlank) counts.push(isTorn ? 1 : fields);
    fields = 1;
    isBlank = true;
    isTorn = false;
    place = 'start';
  };
  for (const char of sample) {
    if (place === 'quoted') {
      if (char === '"') place = 'closed';
    } else if (char === '\n' || char === '\r') {
      endRecord();
      if (counts.length >= SAMPLE_RECORDS) return counts;
    } else if (char === delimiter) {
      fields += 1;
      place = 'start';
    } else if (char === '"' && place !== 'plain') {
      place = 'quoted';
      isBlank = false;
    } else {
      if (place === 'closed') isTorn = true;
      else place = 'plain';
      if (char !== ' ') isBlank = false;
    }
  }
  if (isWhole || counts.length === 0) endRecord();
  return counts;
}
