/** The rows of the target lists in force, packed, by the place where they stand. */
import type { TargetRecord } from '../../domain/record.js';
import type { RecordRef } from '../../domain/source-ref.js';
import type { SqliteDatabase } from './connect.js';
import type { Compact } from './packed/compact.js';
import { sheetFinder, sheetOrder, unpackRef, type PackedRef } from './packed/places.js';
import { packTargetRow, unpackTargetRow } from './packed/rows.js';
import type { Texts } from './packed/texts.js';
import { replaceRows, type SqlValue } from './replace-rows.js';

export interface TargetRows {
  /** These rows and no others; those that are there and say the same are left as they stand. */
  replace(records: Iterable<TargetRecord>): void;
  removeFile(file: string): void;
  /** Another number each time a row was written, changed or removed. */
  generation(): number;
  count(): number;
  /** In order of place. */
  all(): Generator<TargetRecord>;
  /** In the order given; places without a row are left out. */
  at(places: readonly PackedRef[]): TargetRecord[];
  /** Where a row holds this number, or this text in its number's cell. */
  withNumber(number: string, text: string): PackedRef[];
}

const TABLE = { name: 'packed_target_rows', key: ['sheet', 'row', 'part'], others: ['record'] } as const;

export function createTargetRows(database: SqliteDatabase, texts: Texts): TargetRows {
  const ofSheet = database.prepare('select row, part, record from packed_target_rows where sheet = ? order by row, part').raw();
  const one = database.prepare('select record from packed_target_rows where sheet = ? and row = ? and part = ?').pluck();
  const sheets = database.prepare(`with recursive each(sheet) as (select min(sheet) from packed_target_rows union all
    select (select min(sheet) from packed_target_rows where sheet > each.sheet) from each where each.sheet is not null) select sheet from each where sheet is not null`).pluck();
  const containing = database.prepare('select sheet, row, part, record from packed_target_rows where instr(record, ?) > 0 or instr(record, ?) > 0 order by sheet, row, part').raw();
  const generation = database.prepare("select value from marks where name = 'target-rows'").pluck();
  const renew = database.prepare("insert into marks values ('target-rows', 1) on conflict (name) do update set value = value + 1");
  const recordAt = (ref: RecordRef, packed: string): TargetRecord => unpackTargetRow(JSON.parse(packed) as Compact, ref, texts);
  return {
    replace(records) {
      if (replaceRows(database, TABLE, packed(records, texts))) renew.run();
    },
    generation: () => (generation.get() as number | undefined) ?? 0,
    count: () => database.prepare('select count(*) from packed_target_rows').pluck().get() as number,
    removeFile(file) {
      renew.run();
      for (const sheet of sheets.all() as number[]) if (texts.valueOf<readonly [string, string]>(sheet)[0] === file) database.prepare('delete from packed_target_rows where sheet = ?').run(sheet);
    },
    *all() {
      for (const sheet of (sheets.all() as number[]).sort(sheetOrder(texts))) {
        const [file, name] = texts.valueOf<readonly [string, string]>(sheet);
        for (const [row, part, record] of ofSheet.all(sheet) as [number, number, string][]) yield recordAt({ file, sheet: name, row, part }, record);
      }
    },
    at: (places) => places.flatMap((place) => {
      const record = one.get(place[0], place[1], place[2] ?? 1) as string | undefined;
      return record === undefined ? [] : [recordAt(unpackRef(place, texts), record)];
    }),
    withNumber(number, text) {
      const rows = containing.all(inJson(number), inJson(text)) as [number, number, number, string][];
      return rows.flatMap(([sheet, row, part, record]) => {
        const { id, idRaw } = recordAt(unpackRef([sheet, row, part], texts), record);
        return (id.kind === 'valid' && id.number === number) || idRaw === text ? [part === 1 ? [sheet, row] as const : [sheet, row, part] as const] : [];
      });
    },
  };
}

/** How a text stands inside a JSON text. */
function inJson(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

/** In order of the key. */
function* packed(records: Iterable<TargetRecord>, texts: Texts): Generator<SqlValue[]> {
  const sheetOf = sheetFinder(texts);
  const bySheet = new Map<number, TargetRecord[]>();
  for (const record of records) {
    const sheet = sheetOf(record.ref);
    const own = bySheet.get(sheet);
    if (own === undefined) bySheet.set(sheet, [record]);
    else own.push(record);
  }
  for (const [sheet, own] of [...bySheet].sort(([a], [b]) => a - b)) {
    own.sort((a, b) => a.ref.row - b.ref.row || a.ref.part - b.ref.part);
    for (const record of own) yield [sheet, record.ref.row, record.ref.part, JSON.stringify(packTargetRow(record, texts))];
  }
}
