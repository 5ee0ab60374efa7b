/**
 * Subsidies paid for people on no list 名单外代缴: seen while the payment lists stream past, since nothing of such rows is kept.
 * A subsidy may go to identified people only (document 001, article 40: 资助参保对象必须是经认定的).
 */
import { issue, placeOf, type Issue } from '../domain/issue.js';
import type { Link } from '../domain/link.js';
import type { EvidenceFacts, RosterRecord } from '../domain/record.js';
import { compareRefs, type RecordRef } from '../domain/source-ref.js';
import { yuan } from '../text/money.js';

/** Looks at payment rows one by one, and says at the end which of them paid for nobody known. */
export interface UnlistedWatch {
  see(row: RosterRecord): void;
  issues(links: readonly Pick<Link, 'roster' | 'judgement'>[]): Issue[];
}

/** So many people of one sheet are named one by one; a list of the whole county would bury everything else. */
const NAMED_PER_SHEET = 100;

/** Somebody who was paid for, and what of it: few facts, for payment lists are as long as rosters. */
interface Paid {
  /** The first of his rows, and his name there. */
  ref: RecordRef;
  name: string;
  fen: number;
  listed: boolean;
}

/** @param year payments that state another year are left alone */
export function watchUnlisted(year: number, refundWords: readonly string[]): UnlistedWatch {
  const people = new Map<string, Paid>();
  const rows = rowNumbers();
  // The place of every payment, and who was paid for there: any of them may be linked to somebody.
  const places: number[] = [];
  const payees: Paid[] = [];
  return {
    see(row) {
      const fen = row.kind === 'payment' ? subsidyOf(row.evidence, year, refundWords) : 0;
      if (fen === 0) return;
      const { ref, name: { display: name } } = row;
      const who = row.id.kind === 'valid' ? row.id.number : `${row.idRaw}|${row.name.folded}`;
      let paid = people.get(who);
      if (paid === undefined) people.set(who, paid = { ref, name, fen: 0, listed: false });
      else if (compareRefs(ref, paid.ref) < 0) Object.assign(paid, { ref, name });
      paid.fen += fen;
      places.push(rows.of(ref));
      payees.push(paid);
    },
    issues(links) {
      const known = new Set<number>();
      for (const { judgement, roster } of links) if (judgement !== 'different' && roster.kind === 'payment') known.add(rows.of(roster.ref));
      payees.forEach((paid, at) => { if (known.has(places[at] as number)) paid.listed = true; });
      const bySheet = new Map<string, Paid[]>();
      for (const paid of [...people.values()].filter(({ listed, fen }) => !listed && fen > 0).sort((a, b) => compareRefs(a.ref, b.ref))) {
        const sheet = `${paid.ref.file}\n${paid.ref.sheet}`;
        const known = bySheet.get(sheet);
        if (known === undefined) bySheet.set(sheet, [paid]); else known.push(paid);
      }
      return [...bySheet.values()].flatMap(issuesOfSheet);
    },
  };
}

/** Rows of sheets as numbers. */
function rowNumbers(): { of(ref: RecordRef): number } {
  const files = new Map<string, Map<string, number>>();
  let sheets = 0;
  return {
    of({ file, sheet, row }) {
      let known = files.get(file);
      if (known === undefined) files.set(file, known = new Map<string, number>());
      let number = known.get(sheet);
      if (number === undefined) known.set(sheet, number = sheets += 1);
      return number * 2 ** 32 + row;
    },
  };
}

function issuesOfSheet(people: readonly Paid[]): Issue[] {
  const named = people.slice(0, NAMED_PER_SHEET).map(({ ref, name, fen }) => issue('subsidy/unlisted-person', placeOf(ref), { name, paid: yuan(fen) }));
  const rest = people.slice(NAMED_PER_SHEET);
  const [more] = rest;
  if (more === undefined) return named;
  const fen = rest.reduce((sum, each) => sum + each.fen, 0);
  return [...named, issue('subsidy/unlisted-people', { file: more.ref.file, sheet: more.ref.sheet }, { people: rest.length, named: NAMED_PER_SHEET, paid: yuan(fen), row: more.ref.row })];
}

/** What the row paid of the year's contribution from public money; negative where it was taken back. */
function subsidyOf(facts: EvidenceFacts | null, year: number, refundWords: readonly string[]): number {
  const fen = facts?.subsidyFen ?? 0;
  if (facts === null || fen === 0 || (facts.years.length > 0 && !facts.years.includes(year))) return 0;
  return fen < 0 || facts.texts.some((text) => refundWords.some((word) => text.includes(word))) ? -Math.abs(fen) : fen;
}
