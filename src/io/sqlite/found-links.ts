/** The links that the last match found, packed, one row each. */
import type { Judgement } from '../../domain/judgement.js';
import type { RosterKind } from '../../domain/kinds.js';
import { isAsked, type Link, type Tier } from '../../domain/link.js';
import type { SqliteDatabase } from './connect.js';
import type { RowPlace } from './found-people.js';
import type { Compact } from './packed/compact.js';
import { packLink, sortId, unpackLink, type LinkSort } from './packed/links.js';
import { sheetFinder, sheetOrder, unpackRef } from './packed/places.js';
import type { Texts } from './packed/texts.js';
import { replaceRows, type SqlValue } from './replace-rows.js';

export interface StoredLink {
  readonly link: Link;
  /** What bulk acceptance groups by. */
  readonly pattern: string;
}

/** A link in one line. */
export interface LinkLine {
  readonly personId: string;
  readonly kind: RosterKind;
  readonly ref: RowPlace;
  readonly tier: Tier;
  readonly method: string;
  readonly probability: number;
  readonly judgement: Judgement | null;
  /** False: whatever the answer, nobody's standing would change. */
  readonly asked: boolean;
}

export interface LinkFilter {
  readonly personId?: string;
  readonly tier?: Tier;
  readonly pattern?: string;
  /** Only those nobody has judged and whose answer matters to somebody's standing. */
  readonly open?: boolean;
  /** Only those that are not certain, or that somebody has judged. */
  readonly doubtful?: boolean;
}

export interface FoundLinks {
  /** In order of their people's ids. */
  replace(links: Iterable<StoredLink>): void;
  /** In order of person and place of the roster row. */
  links(filter?: LinkFilter): StoredLink[];
  /** The same one by one; nothing may be written meanwhile. */
  eachLink(filter?: LinkFilter): Generator<StoredLink>;
  /** What is compared in each link, in no order. */
  comparedPairs(): Pick<Link, 'leftFingerprint' | 'rightFingerprint'>[];
  /** Links without their evidence, in the order of {@link links}, one by one: nothing may be written meanwhile. */
  eachLinkLine(): Generator<LinkLine>;
}

const TABLE = { name: 'found_links', key: ['person_id', 'sheet', 'row', 'part'], others: ['sort', 'probability', 'judgement', 'left_fingerprint', 'right_fingerprint', 'doubtful', 'link'] } as const;

export function createFoundLinks(database: SqliteDatabase, texts: Texts): FoundLinks {
  const sortOf = (id: number): LinkSort => texts.valueOf<LinkSort>(id);
  return {
    replace(links) {
      replaceRows(database, TABLE, packed(links, texts));
    },
    links: (filter) => [...eachLink(filter)],
    eachLink,
    comparedPairs: () => database.prepare('select coalesce(left_fingerprint, right_fingerprint) as leftFingerprint, right_fingerprint as rightFingerprint from links').all() as Pick<Link, 'leftFingerprint' | 'rightFingerprint'>[],
    eachLinkLine,
  };

  function* eachLink(filter: LinkFilter = {}): Generator<StoredLink> {
    for (const row of inPlaceOrder(linkRows(database, filter), texts)) {
      const sort = sortOf(row[4]);
      if (filter.tier !== undefined && sort.tier !== filter.tier) continue;
      if (filter.pattern !== undefined && sort.pattern !== filter.pattern) continue;
      if (filter.open === true && (row[6] !== null || !isAsked(sort.reasons))) continue;
      yield { link: linkFrom(row, texts), pattern: sort.pattern };
    }
  }

  function* eachLinkLine(): Generator<LinkLine> {
    const rows = database.prepare('select person_id, sheet, row, part, sort, probability, judgement from links order by person_id, sheet, row, part').raw().iterate() as IterableIterator<LightRow>;
    for (const [personId, sheet, row, part, id, probability, judgement] of inPlaceOrder(rows, texts)) {
      const { kind, tier, method, reasons } = sortOf(id);
      yield { personId, kind, ref: unpackRef([sheet, row, part], texts), tier, method, probability, judgement, asked: isAsked(reasons) };
    }
  }
}

/** The columns that listing needs. */
export type LightRow = [personId: string, sheet: number, row: number, part: number, sort: number, probability: number, judgement: Judgement | null];
/** A whole link as it is kept. */
type LinkRow = [...LightRow, leftFingerprint: string | null, rightFingerprint: string, link: string];

/** Rows by person, sheet number, row and part. */
export function linkRows(database: SqliteDatabase, { personId, doubtful }: Pick<LinkFilter, 'personId' | 'doubtful'>): IterableIterator<LinkRow> {
  const where = [...(personId === undefined ? [] : ['person_id = ?']), ...(doubtful === true ? ['doubtful = 1'] : [])];
  const sql = `select person_id, sheet, row, part, sort, probability, judgement, left_fingerprint, right_fingerprint, link from links
    ${where.length === 0 ? '' : `where ${where.join(' and ')}`} order by person_id, sheet, row, part`;
  return database.prepare(sql).raw().iterate(...(personId === undefined ? [] : [personId])) as IterableIterator<LinkRow>;
}

export function linkFrom([personId, sheet, row, part, sort, probability, judgement, leftFingerprint, rightFingerprint, link]: LinkRow, texts: Texts): Link {
  return unpackLink(JSON.parse(link) as Compact, {
    personId, ref: part === 1 ? [sheet, row] : [sheet, row, part], sort: texts.valueOf<LinkSort>(sort), probability, judgement, leftFingerprint: leftFingerprint ?? rightFingerprint, rightFingerprint,
  }, texts);
}

/** Brings the rows of each person, which come together, into the order of files and sheets. */
export function* inPlaceOrder<R extends readonly [personId: string, sheet: number, ...unknown[]]>(rows: Iterable<R>, texts: Texts): Generator<R> {
  const order = sheetOrder(texts);
  let own: R[] = [];
  for (const row of rows) {
    if (own.length > 0 && (own[0] as R)[0] !== row[0]) {
      yield* own.length === 1 ? own : own.sort((a, b) => order(a[1], b[1])); // rows of one sheet stay in their order
      own = [];
    }
    own.push(row);
  }
  yield* own.sort((a, b) => order(a[1], b[1]));
}

/** In order of the key: those of one person, which come together, by sheet, row and part. */
function* packed(links: Iterable<StoredLink>, texts: Texts): Generator<SqlValue[]> {
  const sheetOf = sheetFinder(texts);
  let own: SqlValue[][] = [];
  for (const each of links) {
    const row = rowOf(each, sheetOf(each.link.roster.ref), texts);
    if (own.length > 0 && own[0]?.[0] !== row[0]) {
      yield* inKeyOrder(own);
      own = [];
    }
    own.push(row);
  }
  yield* inKeyOrder(own);
}

function rowOf({ link, pattern }: StoredLink, sheet: number, texts: Texts): SqlValue[] {
  const { personId, roster: { ref, kind }, tier, method, reasons, probability, judgement, leftFingerprint, rightFingerprint } = link;
  return [
    personId, sheet, ref.row, ref.part, sortId({ kind, tier, method, pattern, reasons }, texts), probability, judgement,
    leftFingerprint === rightFingerprint ? null : leftFingerprint, rightFingerprint, tier !== 'certain' || judgement !== null ? 1 : 0, JSON.stringify(packLink(link, texts)),
  ];
}

function inKeyOrder(rows: SqlValue[][]): SqlValue[][] {
  return rows.length === 1 ? rows : rows.sort((a, b) => Number(a[1]) - Number(b[1]) || Number(a[2]) - Number(b[2]) || Number(a[3]) - Number(b[3]));
}
