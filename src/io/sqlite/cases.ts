/** Cases as they stand 个案: a table made from the events, so that a county is listed without reading its whole history. */
import { CASE_STATES, type Case, type CaseStateCode } from '../../domain/case.js';
import { SOURCE_KINDS, isCoverKind } from '../../domain/kinds.js';
import type { Standing } from '../../domain/standing.js';
import type { SqliteDatabase } from './database.js';

export interface CaseFilter {
  readonly personId?: string;
  readonly states?: readonly CaseStateCode[];
  readonly responsible?: string;
  /** Code of another line of cover, or `every`; without it, cases of basic insurance. */
  readonly line?: string;
}

export interface Cases {
  /** Cases in order of their numbers; of basic insurance unless the filter names a line of cover. */
  list(filter?: CaseFilter): Case[];
  find(caseNumber: string): Case | null;
  /** Cases closed because their person proved to be this one. */
  mergedInto(personId: string): Case[];
  /** Of basic insurance. */
  countByState(): Record<CaseStateCode, number>;
  /** Cases, and people with a standing by a case, whose columns say something else than the whole beside them. */
  columnsAmiss(): string[];
  /** Writes cases as they stand now. */
  save(cases: Iterable<Case>): void;
  /** Forgets cases whose opening was taken back. */
  remove(caseNumbers: Iterable<string>): void;
  /** Forgets all of them, to be rebuilt from the events. */
  clear(): void;
  /** What was kept of verified cases, by person. */
  standings(): Standing[];
  /** What verified cases make of their people, in place of what the lists say; replaces everything said before. */
  replaceStandings(standings: Iterable<Standing>): void;
}

const PROGRAMME = "json_extract(detail, '$.programme')";
const OF_BASIC = `${PROGRAMME} not in (${Object.keys(SOURCE_KINDS).filter(isCoverKind).map((kind) => `'${kind}'`).join(', ')})`;

export function createCases(database: SqliteDatabase): Cases {
  const write = database.prepare('insert or replace into cases values (@caseNumber, @personId, @state, @reason, @responsible, @due, @detail)');
  const writeStanding = database.prepare('insert or replace into case_standings values (?, ?, ?, ?, ?)');
  return {
    list(filter = {}) {
      const where: string[] = [];
      const values: string[] = [];
      if (filter.personId !== undefined) { where.push('person_id = ?'); values.push(filter.personId); }
      if (filter.states !== undefined) { where.push('state in (select value from json_each(?))'); values.push(JSON.stringify(filter.states)); }
      if (filter.responsible !== undefined) { where.push('responsible = ?'); values.push(filter.responsible); }
      if (filter.line !== 'every') { where.push(filter.line === undefined ? OF_BASIC : `${PROGRAMME} = ?`); if (filter.line !== undefined) values.push(filter.line); }
      const sql = `select detail from cases ${where.length > 0 ? `where ${where.join(' and ')}` : ''} order by case_number`;
      return (database.prepare(sql).pluck().all(...values) as string[]).map((detail) => JSON.parse(detail) as Case);
    },
    find(caseNumber) {
      const detail = database.prepare('select detail from cases where case_number = ?').pluck().get(caseNumber) as string | undefined;
      return detail === undefined ? null : (JSON.parse(detail) as Case);
    },
    countByState() {
      const counts = Object.fromEntries(Object.keys(CASE_STATES).map((state) => [state, 0])) as Record<CaseStateCode, number>;
      for (const { state, n } of database.prepare(`select state, count(*) as n from cases where ${OF_BASIC} group by state`).all() as { state: CaseStateCode; n: number }[]) counts[state] = n;
      return counts;
    },
    mergedInto(personId) {
      const details = database.prepare("select detail from cases where json_extract(detail, '$.clearedBy') = 'merged' and json_extract(detail, '$.basis') = ? order by case_number").pluck().all(personId) as string[];
      return details.map((detail) => JSON.parse(detail) as Case);
    },
    columnsAmiss: () => database.prepare(`
      select case_number from cases where person_id is not detail ->> '$.personId' or state is not detail ->> '$.state' or reason is not detail ->> '$.reason'
        or responsible is not detail ->> '$.responsible' or due is not detail ->> '$.due' or case_number is not detail ->> '$.caseNumber'
      union all
      select person_id from case_standings where person_id is not detail ->> '$.personId' or standing is not detail ->> '$.standing' or category is not detail ->> '$.category' or reason is not detail ->> '$.reason'`).pluck().all() as string[],
    save(cases) {
      for (const each of cases) {
        write.run({ caseNumber: each.caseNumber, personId: each.personId, state: each.state, reason: each.reason, responsible: each.responsible, due: each.due, detail: JSON.stringify(each) });
      }
    },
    remove(caseNumbers) {
      for (const caseNumber of caseNumbers) database.prepare('delete from cases where case_number = ?').run(caseNumber);
    },
    clear: () => { database.exec('delete from cases'); },
    standings: () => (database.prepare('select detail from case_standings order by person_id').pluck().all() as string[]).map((detail) => JSON.parse(detail) as Standing),
    replaceStandings(standings) {
      database.exec('delete from case_standings');
      for (const standing of standings) writeStanding.run(standing.personId, standing.standing, standing.category, standing.reason, JSON.stringify(standing));
    },
  };
}
