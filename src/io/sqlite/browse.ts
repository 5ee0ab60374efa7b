/** Light reads for the terminal: every person and every doubtful pair as one line, without unpacking what is not shown yet. */
import type { Judgement } from '../../domain/judgement.js';
import type { RosterKind } from '../../domain/kinds.js';
import { isAsked, type FieldEvidence, type Link, type MergeQuestion, type Tier } from '../../domain/link.js';
import type { Category, StandingCode } from '../../domain/standing.js';
import type { SqliteDatabase } from './connect.js';
import { inPlaceOrder, linkFrom, linkRows } from './found-links.js';
import { identityCodes } from './found-people.js';
import type { Compact } from './packed/compact.js';
import { isActive, type LinkSort } from './packed/links.js';
import { findingOf } from './packed/people.js';
import { unpackPlace } from './packed/places.js';
import type { Texts } from './packed/texts.js';
import { QUESTION_COLUMNS, questionFrom, type QuestionRow } from './results.js';

/** A person in one line. Standing, category and reason are empty for those outside the target population. */
export interface PersonLine {
  readonly id: string;
  readonly name: string;
  readonly idText: string;
  readonly town: string;
  readonly village: string;
  /** The township's name folded for comparison: 柳河镇 and 柳河 share it. */
  readonly townKey: string;
  readonly household: string;
  readonly initials: string;
  readonly outside: boolean;
  readonly standing: StandingCode | null;
  readonly category: Category | null;
  readonly reason: string;
  /** Codes of identities that have not ended, in the order of the lists, joined by a comma. */
  readonly identities: string;
}

/** A pair in one line; `otherPersonId` is empty unless two people of the lists may be one. */
export interface PairLine {
  readonly personId: string;
  readonly otherPersonId: string;
  readonly kind: RosterKind | null;
  readonly tier: Tier;
  readonly probability: number;
  readonly pattern: string;
  readonly reasons: readonly string[];
  readonly judgement: Judgement | null;
  readonly leftFingerprint: string;
  readonly rightFingerprint: string;
  /** The roster row states an insurance that is active in some year. */
  readonly active: boolean;
  /** Of two people of the lists: what was compared, from which the pattern follows. Empty for links, whose pattern is kept. */
  readonly evidence: readonly FieldEvidence[];
}

/** Whose row is claimed by whom: one line a link or question, certain ones too. */
export interface SidesLine {
  readonly personId: string;
  readonly leftFingerprint: string;
  readonly rightFingerprint: string;
  readonly certain: boolean;
}

export interface Browse {
  /** In order of their ids: all of them, those after an id up to a number of them, or those with these ids. */
  people(part?: { readonly after: string; readonly most: number } | { readonly ids: readonly string[] }): PersonLine[];
  /** Doubtful pairs, and those that somebody has judged. The pattern of two people of the lists is left empty. */
  pairs(): PairLine[];
  sides(): SidesLine[];
  link(personId: string, rightFingerprint: string): Link | null;
  question(leftFingerprint: string, rightFingerprint: string): MergeQuestion | null;
  /** How many people stand under each spelling of a township, and of its county where the lists name it. */
  towns(): { readonly county: string; readonly town: string; readonly people: number }[];
  /** People of one household number in one township. */
  household(household: string, town: string): string[];
}

export function createBrowse(database: SqliteDatabase, texts: Texts): Browse {
  const oneQuestion = database.prepare(`select ${QUESTION_COLUMNS} from merge_questions where left_fingerprint = ? and right_fingerprint = ? limit 1`);
  const pairOfLink = (row: ReturnType<typeof linkRows> extends Iterable<infer R> ? R : never): PairLine => {
    const [personId, , , , sort, probability, judgement, left, right, link] = row;
    const { kind, tier, pattern, reasons } = texts.valueOf<LinkSort>(sort);
    return {
      personId, otherPersonId: '', kind, tier, probability, pattern, reasons, judgement, leftFingerprint: left ?? right, rightFingerprint: right,
      active: isActive(JSON.parse(link) as Compact, texts), evidence: [],
    };
  };
  const pairOfQuestion = (row: QuestionRow): PairLine => {
    const { leftPersonId, rightPersonId, tier, probability, reasons, judgement, leftFingerprint, rightFingerprint, evidence } = questionFrom(row, texts);
    return { personId: leftPersonId, otherPersonId: rightPersonId, kind: null, tier, probability, pattern: '', reasons, judgement, leftFingerprint, rightFingerprint, active: false, evidence };
  };
  const lineFrom = ([id, name, idText, place, household, initials, outside, identities, listed, finding, standing, category, reason]: PersonRow): PersonLine => {
    const { town, village, townKey } = unpackPlace(place, texts);
    const found = standing !== null ? { standing, category, reason: reason ?? '' }
      : listed === null || finding === null ? { standing: null, category: null, reason: '' } : { standing: listed, ...findingOf((JSON.parse(finding) as [number])[0], texts) };
    return { id, name, idText, town, village, townKey, household, initials, outside: outside === 1, identities: identityCodes(identities), ...found };
  };
  return {
    people(part) {
      const [where, values] = part === undefined ? ['', []] : 'ids' in part ? ['where people.id in (select value from json_each(?))', [JSON.stringify(part.ids)]] : ['where people.id > ?', [part.after]];
      const rows = database.prepare(`
        select people.id, name, id_text, place, household, initials, outside, identities, people.standing, finding, case_standings.standing, case_standings.category, case_standings.reason
        from people left join case_standings on case_standings.person_id = people.id ${where} order by people.id ${part !== undefined && 'most' in part ? `limit ${part.most}` : ''}`)
        .raw().all(...values) as PersonRow[];
      return rows.map(lineFrom);
    },
    pairs() {
      const links: PairLine[] = [];
      for (const row of inPlaceOrder(linkRows(database, { doubtful: true }), texts)) if (row[6] !== null || isAsked(texts.valueOf<LinkSort>(row[4]).reasons)) links.push(pairOfLink(row));
      const questions = database.prepare(`select ${QUESTION_COLUMNS} from merge_questions order by left_person, right_person, left_fingerprint, right_fingerprint`).all() as QuestionRow[];
      return [...links, ...questions.map(pairOfQuestion)];
    },
    sides() {
      const links = database.prepare('select person_id, left_fingerprint, right_fingerprint, sort from links order by person_id, sheet, row, part').raw().all() as [string, string | null, string, number][];
      const questions = database.prepare('select left_person as personId, left_fingerprint as leftFingerprint, right_fingerprint as rightFingerprint from merge_questions').all() as Omit<SidesLine, 'certain'>[];
      return [
        ...links.map(([personId, left, rightFingerprint, sort]) => ({ personId, leftFingerprint: left ?? rightFingerprint, rightFingerprint, certain: texts.valueOf<LinkSort>(sort).tier === 'certain' })),
        ...questions.map((question) => ({ ...question, certain: false })),
      ];
    },
    link(personId, rightFingerprint) {
      for (const row of inPlaceOrder(linkRows(database, { personId }), texts)) if (row[8] === rightFingerprint) return linkFrom(row, texts);
      return null;
    },
    question(leftFingerprint, rightFingerprint) {
      const row = oneQuestion.get(leftFingerprint, rightFingerprint) as QuestionRow | undefined;
      return row === undefined ? null : questionFrom(row, texts);
    },
    towns() {
      const found = new Map<string, { readonly county: string; readonly town: string; people: number }>();
      for (const { place, n } of database.prepare('select place, count(*) as n from people group by place').all() as { place: number; n: number }[]) {
        const { county, town } = unpackPlace(place, texts);
        const key = `${town}\u001f${county}`;
        const line = found.get(key) ?? { county, town, people: 0 };
        line.people += n;
        found.set(key, line);
      }
      return [...found].sort(([a], [b]) => Buffer.compare(Buffer.from(a), Buffer.from(b))).map(([, line]) => line);
    },
    household(household, town) {
      if (household === '') return [];
      const rows = database.prepare('select id, place from people where household = ? order by id').raw().all(household) as [string, number][];
      return rows.filter(([, place]) => unpackPlace(place, texts).town === town).map(([id]) => id);
    },
  };
}

type PersonRow = [
  id: string, name: string, idText: string, place: number, household: string, initials: string, outside: number, identities: string, listed: StandingCode | null, finding: string | null,
  standing: StandingCode | null, category: Category | null, reason: string | null,
];
