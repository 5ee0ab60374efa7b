/** What one row affirms and another takes back: in prison and released, dead and 误报, moved away and 迁入. */
import { firstDay, lastDay } from '../../domain/dates.js';
import type { EvidenceFacts } from '../../domain/record.js';
import type { RecordRef } from '../../domain/source-ref.js';
import type { EvidenceRules } from '../../domain/standing-rules.js';
import type { Finding } from '../finding.js';

/** Reasons that other reasons take back, by the reason that is affirmed. */
export type TakenBack = ReadonlyMap<string, Denials>;

interface Denials {
  /** Unless it begins after these were over 再次入伍. */
  readonly by: readonly string[];
  /** Whatever the days. */
  readonly ever: readonly string[];
}

/** Made once from the rules. */
export function takenBackBy({ military, prison, abroad, student, death, population }: EvidenceRules): TakenBack {
  const left = { by: [student.endedReason, student.uninsuredNote], ever: [] };
  const registered = { by: [population.registeredNote], ever: [] };
  const alive = { ...registered, ever: [death.deniedNote] };
  return new Map<string, Denials>([
    ...[military, prison, abroad].map(({ reason, endedReason, deniedNote, never }) => [reason, { by: [endedReason, deniedNote, ...never.map((one) => one.reason)], ever: [] }] as const),
    [student.reason, left], [student.insuredReason, left],
    [population.deregistered.reason, registered], [population.moved.reason, registered],
    [death.reason, alive], [population.deceased.reason, alive],
  ]);
}

/**
 * What another row, or a remark, takes back is asked, whichever of them is right: lists of different months stand side by side, and nobody is
 * excused or removed by the one that is out of date.
 *
 * @param factsAt what the evidence row at a place says
 */
export function askedWhereTakenBack(findings: Finding[], factsAt: (ref: RecordRef) => EvidenceFacts | null, takenBack: TakenBack, unclear: string): Finding[] {
  if (findings.length < 2 || !findings.some(({ reason }) => takenBack.has(reason))) return findings;
  return findings.map((finding) => {
    const rule = takenBack.get(finding.reason);
    if (rule === undefined) return finding;
    const isMeant = (other: Finding): boolean => rule.ever.includes(other.reason) || (rule.by.includes(other.reason) && !isAfter(factsOf(finding, factsAt), factsOf(other, factsAt)));
    return findings.some(isMeant) ? { ...finding, reason: unclear, suggestion: finding.reason } : finding;
  });
}

/** Whether the one begins after the other's end, both by their own days. */
function isAfter(one: EvidenceFacts | null, other: EvidenceFacts | null): boolean {
  const [begins, ends] = [one?.from ?? one?.on ?? null, other?.until ?? other?.on ?? null];
  return begins !== null && ends !== null && firstDay(begins) > lastDay(ends);
}

function factsOf({ basis }: Finding, factsAt: (ref: RecordRef) => EvidenceFacts | null): EvidenceFacts | null {
  return basis.kind === 'row' ? factsAt(basis.ref) : null;
}
