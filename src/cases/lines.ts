/** Cases of other lines of cover 其他保障项目的个案: what the lists say of a line, and by which rules its cases are proven. */
import type { ReasonEntry } from '../domain/standing-rules.js';
import { CATEGORIES, type Standing } from '../domain/standing.js';
import type { RosterRecord } from '../domain/record.js';
import type { Coverage } from '../domain/subsidy.js';
import type { CaseRulebook } from './proof.js';

/** What the lists say of somebody who has the line, and of somebody who lacks it; reasons of `cases.yaml`. */
const HELD = 'line-held';
const MISSING = 'line-missing';

/**
 * The rulebook for cases of a line. Basic insurance proves nothing there: of its reasons only those remain by which nobody needs
 * cover. `programme` is the code of the line; that of basic insurance gives the book as it is.
 */
export function rulesOfLine(book: CaseRulebook, programme: string): CaseRulebook {
  if (programme === book.cases.programme.code) return book;
  const without = Object.entries(book.cases.reasons).filter(([code]) => isExcuse(book.reasons[code]));
  return {
    ...book,
    cases: { ...book.cases, programme: { ...book.cases.programme, code: programme }, reasons: { ...Object.fromEntries(without), ...book.cases.otherLines.reasons } },
    reasons: { ...book.reasons, ...entry(book, HELD, 'insured'), ...entry(book, MISSING, 'gap') },
  };
}

/**
 * Everybody of the line's population as its lists have him: excused as for basic insurance, with the line, or without. Null when no
 * roster of the line is known; then nothing is said of anybody.
 */
export function standingsOfLine({ people, covered, excused, rows }: Coverage, basic: ReadonlyMap<string, Standing>): Standing[] | null {
  if (covered === null) return null;
  const has = new Set(covered);
  const standing = (personId: string): Standing => {
    const row: RosterRecord | undefined = rows.get(personId);
    return has.has(personId) && row !== undefined
      ? { personId, standing: 'insured', category: 'resident', reason: HELD, basis: { kind: 'row', ref: row.ref }, until: null, suggestion: null, notes: [] }
      : { personId, standing: 'gap', category: 'uninsured', reason: MISSING, basis: { kind: 'absence' }, until: null, suggestion: null, notes: [] };
  };
  return [...people.map(standing), ...excused.flatMap((id) => basic.get(id) ?? [])];
}

function isExcuse(reason: ReasonEntry | undefined): boolean {
  if (reason === undefined || reason.category === null) return false;
  const { standing } = CATEGORIES[reason.category];
  return standing === 'excused' || standing === 'removed';
}

function entry({ reasons }: CaseRulebook, code: string, standing: 'insured' | 'gap'): Record<string, ReasonEntry> {
  const known = reasons[code];
  return known === undefined ? {} : { [code]: { ...known, standing } };
}
