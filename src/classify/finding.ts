/** A finding is one thing known of a person; the strongest, by the order of `standings.yaml`, is his standing. */
import type { IsoDate } from '../domain/dates.js';
import { compareRefs, type RecordRef } from '../domain/source-ref.js';
import type { ReasonEntry, StandingRules } from '../domain/standing-rules.js';
import type { Basis, Standing, StandingCode } from '../domain/standing.js';

/** One thing known of a person 发现, by a reason code of `reasons.yaml`. */
export interface Finding {
  readonly reason: string;
  readonly basis: Basis;
  readonly until: IsoDate | null;
  /** What is suggested while the question is open. */
  readonly suggestion: string | null;
  /** The row's own words, for the notes. */
  readonly text: string;
}

export function rowFinding(reason: string, ref: RecordRef, text: string, more: { until?: IsoDate | null; suggestion?: string } = {}): Finding {
  return { reason, basis: { kind: 'row', ref }, until: more.until ?? null, suggestion: more.suggestion ?? null, text };
}

/** The order of findings and what each reason means; made once from the rules. */
export interface Precedence {
  reasonOf(code: string): ReasonEntry;
  standingOf(finding: Finding): StandingCode | 'note';
  /** Strongest first. Ties: the stronger suggestion, then the place. A total order, so that input order does not matter. */
  compare(left: Finding, right: Finding): number;
}

export function createPrecedence(rules: StandingRules): Precedence {
  const ranks = new Map(rules.standings.precedence.map((reason, rank) => [reason, rank]));
  const lowest = ranks.size;
  const rank = (reason: string | null): number => (reason === null ? lowest : ranks.get(reason) ?? lowest);
  const reasonOf = (code: string): ReasonEntry => {
    const reason = rules.reasons.reasons[code];
    if (reason === undefined) throw new Error(`reason ${code} is not in reasons.yaml`);
    return reason;
  };
  return {
    reasonOf,
    standingOf: (finding) => reasonOf(finding.reason).standing,
    compare: (left, right) => rank(left.reason) - rank(right.reason) || rank(left.suggestion) - rank(right.suggestion)
      || compareBases(left.basis, right.basis) || compareText(left.reason, right.reason) || compareText(left.text, right.text),
  };
}

/** The finding that decides, or null when there are only notes. */
export function strongest(findings: readonly Finding[], precedence: Precedence): Finding | null {
  let best: Finding | null = null;
  for (const finding of findings) {
    if (precedence.standingOf(finding) === 'note') continue;
    if (best === null || precedence.compare(finding, best) < 0) best = finding;
  }
  return best;
}

/** A person's standing by the finding that decided; the others stand beside it as notes. */
export function toStanding(personId: string, chosen: Finding, findings: readonly Finding[], precedence: Precedence): Standing {
  const { standing, category } = precedence.reasonOf(chosen.reason);
  if (standing === 'note' || category === null) throw new Error(`reason ${chosen.reason} cannot decide a standing`);
  const notes: { reason: string; ref: RecordRef; text: string }[] = [];
  for (const finding of beside(chosen, findings).sort((a, b) => precedence.compare(a, b))) {
    const ref = refOf(finding.basis);
    if (ref === null || notes.some((note) => note.reason === finding.reason && compareRefs(note.ref, ref) === 0)) continue;
    notes.push({ reason: finding.reason, ref, text: finding.text });
  }
  return { personId, standing, category, reason: chosen.reason, basis: chosen.basis, until: chosen.until, suggestion: chosen.suggestion, notes: notes.length === 0 ? NO_NOTES : notes };
}

const NO_NOTES: Standing['notes'] = [];

/** The other findings that rest on a row. */
function beside(chosen: Finding, findings: readonly Finding[]): Finding[] {
  return findings.filter((finding) => finding !== chosen && refOf(finding.basis) !== null);
}

export function refOf(basis: Basis): RecordRef | null {
  switch (basis.kind) {
    case 'row':
    case 'remark':
      return basis.ref;
    case 'event':
    case 'absence':
      return null;
  }
}

function compareBases(left: Basis, right: Basis): number {
  const a = refOf(left);
  const b = refOf(right);
  if (a && b) return compareRefs(a, b);
  return Number(a === null) - Number(b === null);
}

function compareText(left: string, right: string): number {
  return left === right ? 0 : left < right ? -1 : 1;
}
