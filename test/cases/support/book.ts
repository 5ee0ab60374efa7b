/** The rules as shipped, and the smallest standings and steps that the tests of cases need. */
import type { CaseContext } from '../../../src/cases/decide.js';
import type { CaseRulebook } from '../../../src/cases/proof.js';
import type { IsoDate } from '../../../src/domain/dates.js';
import type { Basis, Standing } from '../../../src/domain/standing.js';
import { loadRules } from '../../../src/io/index.js';

const { cases, standings } = loadRules();

export const DAY = '2020-10-15' as IsoDate;
export const BOOK: CaseRulebook = { cases, reasons: standings.reasons.reasons, precedence: standings.standings.precedence, year: 2020, windowEnd: '2020-12-31' as IsoDate };

export function contextFor(actor: string, more: Partial<CaseContext> = {}): CaseContext {
  return { ...BOOK, actor, on: DAY, fourEyes: false, ...more };
}

/** What the lists say of a person: by a row unless it is a gap. */
export function listed(personId: string, reason: string, more: Partial<Standing> = {}): Standing {
  const entry = BOOK.reasons[reason];
  if (entry === undefined || entry.standing === 'note' || entry.category === null) throw new Error(`no reason ${reason}`);
  const basis: Basis = entry.standing === 'gap' || entry.standing === 'pending' ? { kind: 'absence' } : { kind: 'row', ref: { file: `${reason}.xlsx`, sheet: 'Sheet1', row: 2, part: 1 } };
  return { personId, standing: entry.standing, category: entry.category, reason, basis, until: null, suggestion: null, notes: [], ...more };
}
