/** Light reads for the terminal: every person and every doubtful pair as one line, without parsing what is not shown yet. */
import type { Judgement } from '../../domain/judgement.js';
import type { RosterKind } from '../../domain/kinds.js';
import type { FieldEvidence, Link, MergeQuestion, Tier } from '../../domain/link.js';
import type { Category, StandingCode } from '../../domain/standing.js';
import { ASKED } from './asked.js';
import type { SqliteDatabase } from './database.js';

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
  /** How many people stand under each spelling of a township. */
  towns(): { readonly town: string; readonly people: number }[];
  /** People of one household number in one township. */
  household(household: string, town: string): string[];
}

type Row = Omit<PairLine, 'reasons' | 'active' | 'evidence'> & { readonly reasons: string; readonly active: number; readonly evidence: string };

export function createBrowse(database: SqliteDatabase): Browse {
  const oneLink = database.prepare('select link from links where person_id = ? and right_fingerprint = ? order by roster_file, roster_sheet, roster_row, roster_part limit 1').pluck();
  const oneQuestion = database.prepare('select question from merge_questions where left_fingerprint = ? and right_fingerprint = ? limit 1').pluck();
  return {
    people(part) {
      const [where, values] = part === undefined ? ['', []] : 'ids' in part ? ['where people.id in (select value from json_each(?))', [JSON.stringify(part.ids)]] : ['where people.id > ?', [part.after]];
      const rows = database.prepare(`
        select people.id, name, id_text as idText, town, village, json_extract(person, '$.place.townKey') as townKey, household, initials, outside, identities,
          coalesce(case_standings.standing, standings.standing) as standing, coalesce(case_standings.category, standings.category) as category,
          coalesce(case_standings.reason, standings.reason, '') as reason
        from people left join standings on standings.person_id = people.id left join case_standings on case_standings.person_id = people.id ${where} order by people.id ${part !== undefined && 'most' in part ? `limit ${part.most}` : ''}`)
        .all(...values) as (Omit<PersonLine, 'outside'> & { outside: number })[];
      return rows.map((row) => ({ ...row, outside: row.outside === 1, identities: identityCodes(row.identities) }));
    },
    pairs() {
      const links = database.prepare(`
        select person_id as personId, '' as otherPersonId, roster_kind as kind, tier, probability, pattern, json_extract(link, '$.reasons') as reasons, judgement,
          left_fingerprint as leftFingerprint, right_fingerprint as rightFingerprint, instr(link, '"status":"active"') > 0 as active, '[]' as evidence
        from links where (tier <> 'certain' and ${ASKED}) or judgement is not null order by person_id, roster_file, roster_sheet, roster_row, roster_part`).all() as Row[];
      const questions = database.prepare(`
        select left_person as personId, right_person as otherPersonId, null as kind, tier, probability, '' as pattern, json_extract(question, '$.reasons') as reasons, judgement,
          left_fingerprint as leftFingerprint, right_fingerprint as rightFingerprint, 0 as active, json_extract(question, '$.evidence') as evidence
        from merge_questions order by left_person, right_person, left_fingerprint, right_fingerprint`).all() as Row[];
      return [...links, ...questions].map((row) => ({ ...row, reasons: JSON.parse(row.reasons) as string[], active: row.active === 1, evidence: JSON.parse(row.evidence) as FieldEvidence[] }));
    },
    sides: () => (database.prepare(`
      select person_id as personId, left_fingerprint as leftFingerprint, right_fingerprint as rightFingerprint, tier = 'certain' as certain from links
      union all select left_person, left_fingerprint, right_fingerprint, 0 from merge_questions`).all() as (Omit<SidesLine, 'certain'> & { certain: number })[])
      .map((row) => ({ ...row, certain: row.certain === 1 })),
    link: (personId, rightFingerprint) => parsed<Link>(oneLink.get(personId, rightFingerprint)),
    question: (leftFingerprint, rightFingerprint) => parsed<MergeQuestion>(oneQuestion.get(leftFingerprint, rightFingerprint)),
    towns: () => database.prepare('select town, count(*) as people from people group by town order by town').all() as { town: string; people: number }[],
    household: (household, town) => (household === '' ? [] : database.prepare('select id from people where household = ? and town = ? order by id').pluck().all(household, town) as string[]),
  };
}

function parsed<T>(json: unknown): T | null {
  return typeof json === 'string' ? (JSON.parse(json) as T) : null;
}

/** The codes of identities that have not ended. */
function identityCodes(json: string): string {
  if (json === '[]') return '';
  const codes = (JSON.parse(json) as { code: string; ended: boolean }[]).filter(({ ended }) => !ended).map(({ code }) => code);
  return [...new Set(codes)].join(',');
}
