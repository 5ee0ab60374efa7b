/**
 * Subsidies paid for people on no list 名单外代缴: seen while the payment lists stream past, since nothing of such rows is kept.
 * A subsidy may go to identified people only (document 001, article 40: 资助参保对象必须是经认定的).
 */
import { issue, placeOf, type Issue } from '../domain/issue.js';
import type { Link } from '../domain/link.js';
import type { EvidenceFacts, RosterRecord } from '../domain/record.js';
import { compareRefs, formatRef, type RecordRef } from '../domain/source-ref.js';
import { yuan } from '../text/money.js';

/** Looks at payment rows one by one, and says at the end which of them paid for nobody known. */
export interface UnlistedWatch {
  see(row: RosterRecord): void;
  issues(links: readonly Pick<Link, 'roster' | 'judgement'>[]): Issue[];
}

/** So many people of one sheet are named one by one; a list of the whole county would bury everything else. */
const NAMED_PER_SHEET = 100;

interface Payment {
  readonly ref: RecordRef;
  readonly name: string;
  readonly who: string;
  readonly fen: number;
}

/** @param year payments that state another year are left alone */
export function watchUnlisted(year: number, refundWords: readonly string[]): UnlistedWatch {
  const seen: Payment[] = [];
  return {
    see(row) {
      const fen = row.kind === 'payment' ? subsidyOf(row.evidence, year, refundWords) : 0;
      if (fen !== 0) seen.push({ ref: row.ref, name: row.name.display, who: row.id.kind === 'valid' ? row.id.number : `${row.idRaw}|${row.name.folded}`, fen });
    },
    issues(links) {
      const known = new Set(links.filter(({ judgement }) => judgement !== 'different').map(({ roster }) => formatRef(roster.ref)));
      const people = new Map<string, { first: Payment; fen: number; listed: boolean }>();
      for (const payment of [...seen].sort((a, b) => compareRefs(a.ref, b.ref))) {
        const sum = people.get(payment.who) ?? { first: payment, fen: 0, listed: false };
        sum.fen += payment.fen;
        sum.listed ||= known.has(formatRef(payment.ref));
        people.set(payment.who, sum);
      }
      const bySheet = new Map<string, { first: Payment; fen: number }[]>();
      for (const { first, fen, listed } of people.values()) {
        if (listed || fen <= 0) continue;
        const sheet = `${first.ref.file}\n${first.ref.sheet}`;
        bySheet.set(sheet, [...(bySheet.get(sheet) ?? []), { first, fen }]);
      }
      return [...bySheet.values()].flatMap(issuesOfSheet);
    },
  };
}

function issuesOfSheet(people: readonly { readonly first: Payment; readonly fen: number }[]): Issue[] {
  const named = people.slice(0, NAMED_PER_SHEET).map(({ first, fen }) => issue('subsidy/unlisted-person', placeOf(first.ref), { name: first.name, paid: yuan(fen) }));
  const rest = people.slice(NAMED_PER_SHEET);
  const [more] = rest;
  if (more === undefined) return named;
  const fen = rest.reduce((sum, each) => sum + each.fen, 0);
  return [...named, issue('subsidy/unlisted-people', { file: more.first.ref.file, sheet: more.first.ref.sheet }, { people: rest.length, named: NAMED_PER_SHEET, paid: yuan(fen), row: more.first.ref.row })];
}

/** What the row paid of the year's contribution from public money; negative where it was taken back. */
function subsidyOf(facts: EvidenceFacts | null, year: number, refundWords: readonly string[]): number {
  const fen = facts?.subsidyFen ?? 0;
  if (facts === null || fen === 0 || (facts.years.length > 0 && !facts.years.includes(year))) return 0;
  return fen < 0 || facts.texts.some((text) => refundWords.some((word) => text.includes(word))) ? -Math.abs(fen) : fen;
}
