/** Open links about which nobody need be asked 不必核实: whatever the answer, the person's standing and reason stay as they are. */
import type { Link, Unasked } from '../domain/link.js';
import type { StandingPrecedence } from '../domain/standing-rules.js';
import { strongest, type Finding, type Precedence } from './finding.js';
import type { OpenRow } from './open-questions.js';

/** Links of somebody beyond the target population who is surely nobody within it: no standing hangs on them. */
export function unaskedOutside(open: readonly OpenRow[]): [Link, Unasked][] {
  return open.flatMap(({ link }) => (isJudged(link) ? [] : [[link, 'outside-population']]));
}

/**
 * Rows that say nothing by which anybody is classified (an ordinary entry of the population register), and rows that would say less
 * than the certain rows of somebody insured. A person who is a gap is asked about every row that tells why.
 */
export function unaskedInside(known: readonly Finding[], open: readonly OpenRow[], rules: StandingPrecedence, precedence: Precedence): [Link, Unasked][] {
  const base = strongest(known, precedence);
  const standing = base === null ? null : precedence.standingOf(base);
  const isSettled = standing !== null && standing !== 'note' && rules.questionsIgnoredFor.includes(standing);
  return open.flatMap(({ link, findings }) => {
    const would = strongest(findings, precedence);
    const changes = would !== null && !(isSettled && base !== null && strongest([base, would], precedence) === base);
    // Payments of a person are read together: one alone says less than all of them.
    const isPayment = link.roster.kind === 'payment' && !isSettled;
    return isJudged(link) || isPayment || changes ? [] : [[link, 'standing-unchanged']];
  });
}

// Whoever has spoken of a pair, if only to doubt it, sees it again.
function isJudged({ judgement }: Link): boolean {
  return judgement !== null;
}
