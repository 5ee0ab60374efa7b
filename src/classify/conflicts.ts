/** Rows that cannot both be true, and insurance that outlives its holder: to be handed back to the departments. */
import { issue, placeOf, type Issue } from '../domain/issue.js';
import type { Person } from '../domain/person.js';
import { formatRef, type RecordRef } from '../domain/source-ref.js';
import type { Category, StandingCode } from '../domain/standing.js';
import type { Finding, Precedence } from './finding.js';

export function conflictsOf(person: Person, findings: readonly Finding[], precedence: Precedence): Issue[] {
  // One row alone contradicts nothing.
  if (findings.filter(({ basis }) => basis.kind === 'row').length < 2) return [];
  const rows = findings
    .flatMap((finding) => (finding.basis.kind === 'row' ? [{ finding, ref: finding.basis.ref, standing: precedence.standingOf(finding), category: precedence.reasonOf(finding.reason).category }] : []))
    .sort((a, b) => precedence.compare(a.finding, b.finding));
  return [...insuredAfterDeath(person, rows), ...contradictions(person, rows, precedence)];
}

interface RowFinding {
  readonly finding: Finding;
  readonly ref: RecordRef;
  readonly standing: StandingCode | 'note';
  readonly category: Category | null;
}

/** Each active relation of a dead person, at its own row: the insurance bureau has to end it. */
function insuredAfterDeath(person: Person, rows: readonly RowFinding[]): Issue[] {
  const death = rows.find(({ category }) => category === 'deceased');
  if (!death) return [];
  return rows.filter(({ standing }) => standing === 'insured')
    .map(({ ref }) => issue('classify/insured-after-death', placeOf(ref), { name: person.name.display, evidence: formatRef(death.ref) }));
}

/** A soldier who is in prison, an emigrant who serves: at most one is true today. */
function contradictions(person: Person, rows: readonly RowFinding[], precedence: Precedence): Issue[] {
  const excused = rows.filter(({ standing }) => standing === 'excused');
  const [first] = excused;
  const second = excused.find(({ category }) => category !== first?.category);
  if (!first || !second) return [];
  return [issue('classify/evidence-conflict', placeOf(first.ref), {
    name: person.name.display,
    first: precedence.reasonOf(first.finding.reason).zh, firstPlace: formatRef(first.ref),
    second: precedence.reasonOf(second.finding.reason).zh, secondPlace: formatRef(second.ref),
  })];
}
