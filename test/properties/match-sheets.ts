/** Puts sheets in memory through the real pipeline, as a run does with files. */
import { countTargets, identifyFile, isTargetKind, matchAll, readList, repeatedRows, tallyStandings, type ListReading, type MatchOutput, type RowCounts, type Sheet, type TargetCounts, type TargetRecord } from '../../src/index.js';
import { loadRules } from '../../src/io/index.js';
import type { Issue } from '../../src/domain/issue.js';
import type { IsoDate } from '../../src/domain/dates.js';
import { memorySheet } from '../support/memory-sheet.js';
import type { MadeSheet } from './made-county.js';

export const RULES = loadRules();

/** What became of one sheet. */
export interface SheetFate extends RowCounts {
  readonly file: string;
  readonly target: boolean;
  /** Records that left it. */
  readonly records: number;
  readonly issues: readonly Issue[];
}

export interface CountyFate {
  readonly sheets: readonly SheetFate[];
  readonly records: readonly TargetRecord[];
  readonly output: MatchOutput;
  readonly counts: TargetCounts;
  readonly totals: ReturnType<typeof tallyStandings>;
}

export async function matchSheets(made: readonly MadeSheet[]): Promise<CountyFate> {
  const sheets: SheetFate[] = [];
  const records: TargetRecord[] = [];
  const rosters: { file: string; position: number; reading: ListReading; open: () => Promise<Sheet> }[] = [];
  for (const { file, above, rows, below } of made) {
    const sheet = memorySheet([...above, ...rows, ...below]);
    for (const { reading } of await identifyFile(file, { format: 'xlsx', sheets: [sheet] }, RULES, { profile: { sheets: {} } })) {
      if (reading.kind !== 'list') continue;
      const target = isTargetKind(reading.source);
      let count = 0;
      const read = await readList(sheet, reading, file, RULES, 2020, (record) => {
        count += 1;
        if (target) records.push(record as TargetRecord);
      });
      sheets.push({ ...read, file, target, records: count });
      if (!target) rosters.push({ file, position: 0, reading, open: () => Promise.resolve(sheet) });
    }
  }
  const output = await matchAll({ records, rosters, rules: RULES, judgements: [], known: [], year: 2020, county: '990101', referenceDate: '2020-12-31' as IsoDate });
  const repeated = [...repeatedRows(records)];
  const counted = sheets.map((sheet) => {
    const duplicates = repeated.filter((record) => record.ref.file === sheet.file).length;
    return { ...sheet, used: sheet.used - duplicates, duplicates };
  });
  return {
    sheets: counted, records, output,
    counts: countTargets(output.people, output.classification.outside, counted.filter(({ target }) => target)),
    totals: tallyStandings(output.classification.standings, RULES.standings.reasons.reasons),
  };
}
