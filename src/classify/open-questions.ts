/** Questions that only a person can settle: rows that may be his, and people who may be one. A guess never counts. */
import type { Link, MergeQuestion } from '../domain/link.js';
import { compareRefs, type RecordRef } from '../domain/source-ref.js';
import type { StandingPrecedence } from '../domain/standing-rules.js';
import type { StandingCode } from '../domain/standing.js';
import { refOf, rowFinding, strongest, type Finding, type Precedence } from './finding.js';

/** How far a link may be used: as proof, as a question, not at all. */
export type LinkUse = 'certain' | 'open' | 'ignored';

export function useOf(link: Pick<Link, 'tier' | 'judgement'>): LinkUse {
  switch (link.judgement) {
    case 'same': return 'certain';
    case 'different': return 'ignored';
    case 'unsure': return 'open';
    case null: return link.tier === 'certain' ? 'certain' : 'open';
  }
}

/** A row that may be his, with what it would say of him. */
export interface OpenRow {
  readonly link: Link;
  readonly findings: readonly Finding[];
}

const TIER_ORDER = { certain: 0, probable: 1, possible: 2 } as const;

/**
 * The open row that would change the standing, best link first; null when none would, or when the standing is settled by a
 * certain row (`questionsIgnoredFor`).
 */
export function linkQuestion(known: readonly Finding[], open: readonly OpenRow[], rules: StandingPrecedence, precedence: Precedence): Finding | null {
  const base = strongest(known, precedence);
  const standing = base === null ? null : precedence.standingOf(base);
  if (base === null || standing === null || standing === 'note' || rules.questionsIgnoredFor.includes(standing)) return null;
  const changing = open.flatMap(({ link, findings }) => {
    const would = strongest(findings, precedence);
    if (would === null) return [];
    const then = strongest([base, would], precedence);
    return then === would && precedence.standingOf(would) !== standing ? [{ link, would }] : [];
  });
  changing.sort((a, b) => TIER_ORDER[a.link.tier] - TIER_ORDER[b.link.tier] || b.link.probability - a.link.probability
    || precedence.compare(a.would, b.would) || compareRefs(a.link.roster.ref, b.link.roster.ref));
  const [best] = changing;
  return best === undefined ? null
    : rowFinding(rules.questions.link, best.link.roster.ref, best.would.text, { suggestion: best.would.suggestion ?? best.would.reason });
}

/** People who may be one, by either's id; answered questions are left out. */
export function indexMerges(questions: readonly MergeQuestion[]): ReadonlyMap<string, readonly { readonly otherId: string; readonly ref: RecordRef }[]> {
  const index = new Map<string, { otherId: string; ref: RecordRef }[]>();
  const add = (id: string, otherId: string, ref: RecordRef): void => {
    index.set(id, [...(index.get(id) ?? []), { otherId, ref }]);
  };
  for (const question of questions) {
    if (question.judgement === 'different' || question.leftPersonId === question.rightPersonId) continue;
    add(question.leftPersonId, question.rightPersonId, question.right.ref);
    add(question.rightPersonId, question.leftPersonId, question.left.ref);
  }
  return index;
}

/** If the other is insured, excused or removed by rows of his own, being the same person would settle this one too. */
export function mergeQuestion(known: readonly Finding[], others: readonly { readonly ref: RecordRef; readonly finding: Finding | null }[],
  rules: StandingPrecedence, precedence: Precedence): Finding | null {
  const base = strongest(known, precedence);
  if (base === null || !isOpen(precedence.standingOf(base), rules)) return null;
  const carried = others.flatMap(({ ref, finding }) => {
    if (finding === null) return [];
    const standing = precedence.standingOf(finding);
    const carries = standing !== 'note' && rules.mergeCarries.includes(standing) && !rules.mergeKeeps.includes(finding.reason);
    return carries ? [{ ref, finding }] : [];
  });
  carried.sort((a, b) => precedence.compare(a.finding, b.finding) || compareRefs(a.ref, b.ref));
  const [best] = carried;
  return best === undefined ? null : rowFinding(rules.questions.merge, best.ref, refText(best.finding), { suggestion: best.finding.reason });
}

function isOpen(standing: StandingCode | 'note', rules: StandingPrecedence): boolean {
  return standing !== 'note' && !rules.mergeCarries.includes(standing);
}

function refText(finding: Finding): string {
  return refOf(finding.basis) === null ? '' : finding.text;
}
