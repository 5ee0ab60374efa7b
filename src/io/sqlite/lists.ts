/** What came in: source files, their sheets, learnt layouts, and the rows of the target lists. */
import type { Issue, Severity } from '../../domain/issue.js';
import { severityOf } from '../../domain/issue.js';
import type { SourceKind } from '../../domain/kinds.js';
import type { TargetRecord } from '../../domain/record.js';
import type { SourceFormat } from '../../domain/sheet.js';
import type { SqliteDatabase } from './connect.js';
import type { TargetRows } from './target-rows.js';

/** A sheet as it was read 工作表读入情况: `rows = used + duplicates + setAside`. */
export interface StoredSheet {
  readonly name: string;
  readonly kind: SourceKind | null;
  readonly mapping: string | null;
  readonly headerRow: number | null;
  readonly rows: number;
  readonly used: number;
  readonly duplicates: number;
  readonly setAside: number;
  /** Why it is no list, when it is none. */
  readonly why: string | null;
}

/** A source file as it was read 来源文件. */
export interface StoredSource {
  /** Relative to the folder it was found in, `/` between parts. */
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
  /** Null when the file could not be read; then `issue` says why. */
  readonly format: SourceFormat | null;
  readonly encoding: string | null;
  readonly archivedAs: string;
  readonly asOf: string | null;
  readonly importedAt: string;
  readonly issue: Issue | null;
  readonly sheets: readonly StoredSheet[];
}

export type IssueStage = 'import' | 'match';

export interface Lists {
  /** Replaces a source of the same path, with its sheets and rows. */
  replaceSource(source: StoredSource): void;
  /** These sources with their sheets and no others; the rows of target lists are another matter. */
  replaceSources(sources: Iterable<StoredSource>): void;
  updateSheet(path: string, position: number, counts: Pick<StoredSheet, 'rows' | 'used' | 'duplicates' | 'setAside'>): void;
  sources(): StoredSource[];
  /** These rows and no others; those that are there already are not written again. */
  replaceTargetRows(records: Iterable<TargetRecord>): void;
  targetRows(): TargetRecord[];
  /** Another number each time a row of a target list was written, changed or removed. */
  targetRowsGeneration(): number;
  countTargetRows(): number;
  saveProfile(signature: string, profile: unknown): void;
  profiles(): ReadonlyMap<string, unknown>;
  /** Forgets every other layout. */
  replaceProfiles(profiles: Readonly<Record<string, unknown>>): void;
  /** What the reading of each file rests on, where that is known; by path, line feed and hash. */
  readings(): ReadonlyMap<string, string>;
  keepReadings(readings: ReadonlyMap<string, string>): void;
  replaceIssues(stage: IssueStage, issues: Iterable<Issue>): void;
  /** All, or those of one stage. */
  issues(stage?: IssueStage): Issue[];
  countIssues(): Record<Severity, number>;
}

type Row = Record<string, string | number | null>;

export function createLists(database: SqliteDatabase, targetRows: TargetRows): Lists {
  const insertSource = database.prepare('insert into sources values (@path, @sha256, @bytes, @format, @encoding, @archivedAs, @asOf, @importedAt, @issue)');
  const insertSheet = database.prepare('insert into sheets values (@path, @position, @name, @kind, @mapping, @headerRow, @rows, @used, @duplicates, @setAside, @why)');
  const insertIssue = database.prepare('insert into issues (stage, code, severity, file, sheet, row, column_letters, params) values (?, ?, ?, ?, ?, ?, ?, ?)');
  const addSource = (source: StoredSource): void => {
    insertSource.run({ ...source, sheets: undefined, issue: source.issue === null ? null : JSON.stringify(source.issue) });
    for (const [position, sheet] of source.sheets.entries()) insertSheet.run({ ...sheet, path: source.path, position });
  };
  return {
    replaceSource(source) {
      database.prepare('delete from sources where path = ?').run(source.path);
      targetRows.removeFile(source.path);
      addSource(source);
    },
    replaceSources(sources) {
      database.exec('delete from sheets; delete from sources;');
      for (const source of sources) addSource(source);
    },
    updateSheet(path, position, counts) {
      database.prepare('update sheets set rows = @rows, used = @used, duplicates = @duplicates, set_aside = @setAside where path = @path and position = @position').run({ ...counts, path, position });
    },
    sources() {
      const sheets = new Map<string, StoredSheet[]>();
      for (const row of database.prepare('select * from sheets order by path, position').all() as Row[]) {
        const list = sheets.get(row['path'] as string) ?? [];
        list.push(sheetFrom(row));
        sheets.set(row['path'] as string, list);
      }
      return (database.prepare('select * from sources order by path').all() as Row[]).map((row) => ({
        path: row['path'] as string, sha256: row['sha256'] as string, bytes: row['bytes'] as number,
        format: row['format'] as SourceFormat | null, encoding: row['encoding'] as string | null,
        archivedAs: row['archived_as'] as string, asOf: row['as_of'] as string | null, importedAt: row['imported_at'] as string,
        issue: row['issue'] === null ? null : (JSON.parse(row['issue'] as string) as Issue),
        sheets: sheets.get(row['path'] as string) ?? [],
      }));
    },
    replaceTargetRows: (records) => { targetRows.replace(records); },
    targetRows: () => [...targetRows.all()],
    targetRowsGeneration: () => targetRows.generation(),
    countTargetRows: () => targetRows.count(),
    saveProfile(signature, profile) {
      database.prepare('insert or replace into profiles values (?, ?)').run(signature, JSON.stringify(profile));
    },
    profiles() {
      const rows = database.prepare('select signature, profile from profiles').all() as { signature: string; profile: string }[];
      return new Map(rows.map((row) => [row.signature, JSON.parse(row.profile) as unknown]));
    },
    replaceProfiles(profiles) {
      database.exec('delete from profiles');
      for (const [signature, profile] of Object.entries(profiles)) this.saveProfile(signature, profile);
    },
    readings: () => new Map(JSON.parse((database.prepare("select basis from bases where name = 'readings'").pluck().get() as string | undefined) ?? '[]') as [string, string][]),
    keepReadings: (readings) => { database.prepare("insert or replace into bases values ('readings', ?)").run(JSON.stringify([...readings])); },
    replaceIssues(stage, issues) {
      const rows = Array.from(issues, (found) => {
        const { file = null, sheet = null, row = null, column = null } = found.place;
        return [stage, found.code, severityOf(found), file, sheet, row, column, JSON.stringify(found.params)];
      });
      const there = database.prepare('select stage, code, severity, file, sheet, row, column_letters, params from issues where stage = ? order by position').raw().all(stage);
      if (JSON.stringify(there) === JSON.stringify(rows)) return; // nothing new is said
      database.prepare('delete from issues where stage = ?').run(stage);
      for (const row of rows) insertIssue.run(row);
    },
    issues(stage) {
      const where = stage === undefined ? '' : 'where stage = @stage';
      return (database.prepare(`select * from issues ${where} order by file, sheet, row, column_letters, code, params`).all(stage === undefined ? {} : { stage }) as Row[]).map(issueFrom);
    },
    countIssues() {
      const counts = { error: 0, warning: 0, info: 0 };
      for (const row of database.prepare('select severity, count(*) as n from issues group by severity').all() as { severity: Severity; n: number }[]) counts[row.severity] = row.n;
      return counts;
    },
  };
}

function sheetFrom(row: Row): StoredSheet {
  return {
    name: row['name'] as string, kind: row['kind'] as SourceKind | null, mapping: row['mapping'] as string | null, headerRow: row['header_row'] as number | null,
    rows: row['rows'] as number, used: row['used'] as number, duplicates: row['duplicates'] as number, setAside: row['set_aside'] as number, why: row['why'] as string | null,
  };
}

function issueFrom(row: Row): Issue {
  return {
    code: row['code'] as Issue['code'],
    place: {
      ...(row['file'] === null ? {} : { file: row['file'] as string }), ...(row['sheet'] === null ? {} : { sheet: row['sheet'] as string }),
      ...(row['row'] === null ? {} : { row: row['row'] as number }), ...(row['column_letters'] === null ? {} : { column: row['column_letters'] as string }),
    },
    params: JSON.parse(row['params'] as string) as Issue['params'],
  };
}
