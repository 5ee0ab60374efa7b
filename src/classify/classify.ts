/**
 * Stage ④: every person of the target lists gets exactly one standing 参保结论, with reason, basis and what else was found.
 * What wins is data (`schemas/rules/standings.yaml`); this file only gathers the findings and lets them compete.
 */
import type { IsoDate } from '../domain/dates.js';
import { issue, type Issue } from '../domain/issue.js';
import { SOURCE_KINDS, isCoverKind, type EvidenceKind } from '../domain/kinds.js';
import type { Link, MergeQuestion, Unasked } from '../domain/link.js';
import type { Identity, Person } from '../domain/person.js';
import type { EvidenceFacts } from '../domain/record.js';
import { compareRefs, type RecordRef } from '../domain/source-ref.js';
import type { StandingRules } from '../domain/standing-rules.js';
import type { Standing } from '../domain/standing.js';
import { checkStandingRules } from './check-rules.js';
import { conflictsOf } from './conflicts.js';
import { readEnrolments, type EnrolmentContext } from './enrolment.js';
import { createEvidenceContext, type EvidenceContext } from './evidence/context.js';
import { readEvidence } from './evidence/read-evidence.js';
import { askedWhereTakenBack } from './evidence/taken-back.js';
import { createPrecedence, strongest, toStanding, type Finding, type Precedence } from './finding.js';
import { insuranceTakenBack } from './insurance-taken-back.js';
import { ownPlace } from './insured-place.js';
import { indexMerges, linkQuestion, mergeQuestion, useOf, type OpenRow } from './open-questions.js';
import { readIdentities, readPopulation } from './population.js';
import { readRemarks, type RemarkContext } from './remark-findings.js';
import { buildLexicon } from './remarks/lexicon.js';
import { createRemarkReader } from './remarks/read-remark.js';
import { withOwnWords } from './roster-remarks.js';
import { numbersOfSeveral } from './shared-numbers.js';
import { takenAtTheirWord, yearDoubted } from './taken-at-their-word.js';
import { unaskedInside, unaskedOutside } from './unasked-links.js';
import { nothingKnown, unfound, type Nothing } from './unfound.js';

export interface ClassifyInput {
  readonly people: readonly Person[];
  readonly links: readonly Link[];
  readonly questions: readonly MergeQuestion[];
  readonly rules: StandingRules;
  /** 参保年度. */
  readonly year: number;
  /** The day on which expiry, age and ended identities are judged. */
  readonly referenceDate: IsoDate;
  /** The last day that a list can know of, by its file; a list that names no day is not in it. */
  readonly listDates?: ReadonlyMap<string, IsoDate>;
  /** Division code of 6, 4 or 2 digits. */
  readonly county: string;
}

/** Standings in the order of person ids; `outside` are people on a list who are no targets. */
export interface Classification {
  readonly standings: Standing[];
  /** Made anew whenever it is asked, of a person of the input: there are as many as people. */
  readonly identitiesOf: (person: Person) => readonly Identity[];
  readonly outside: ReadonlySet<string>;
  /** Open links whose answer would change nobody's standing, and why. */
  readonly unasked: ReadonlyMap<Link, Unasked>;
  readonly issues: Issue[];
}

/** The result does not depend on the order of people, links or questions. */
export function classify(input: ClassifyInput): Classification {
  const { rules, year, referenceDate } = input;
  checkStandingRules(rules);
  const people = [...input.people].sort((a, b) => compareIds(a.id, b.id));
  const precedence = createPrecedence(rules);
  const population = readPopulation(people, rules.populations, referenceDate);
  const own = ownPlace(input.county, people);
  const listDates = input.listDates ?? new Map<string, IsoDate>();
  const context: Context = {
    precedence, rules, referenceDate,
    enrolment: { rules: rules.standings.enrolment, year, referenceDate, own, listDates },
    evidence: createEvidenceContext(rules, year, referenceDate, own, listDates),
    remarks: remarkContext(rules, precedence, referenceDate),
  };
  const linksAt = linksOfPeople(people, input.links);
  const numberIsShared = numbersOfSeveral(people, linksAt, rules.populations);
  const nothing = nothingKnown(rules.standings, referenceDate);

  // What certain rows, remarks and the lists themselves say of the person at a position; a merge question looks at both people.
  const certainAt = (at: number, person = people[at] as Person, { findings } = population.membershipOf(person)): Finding[] => certainFindings(person, linksAt(at), findings, numberIsShared(at), nothing, context);
  const merges = indexMerges(input.questions);
  const openRows = (at: number): OpenRow[] => {
    const open: OpenRow[] = [];
    for (const link of linksAt(at)) if (useOf(link) === 'open') open.push({ link, findings: rowFindings([link], context) });
    return open;
  };
  const strongestKnown = new Map<string, Finding | null>();
  const strongestOf = (id: string): Finding | null => {
    const at = positionOf(id, people);
    const before = strongestKnown.get(id);
    if (before !== undefined) return before;
    const found = at === null ? null : strongest([...certainAt(at), ...openRows(at).flatMap((row) => row.findings)], precedence);
    strongestKnown.set(id, found);
    return found;
  };

  const standings: Standing[] = [];
  const certified = new Map<string, readonly Identity[]>();
  const outside = new Set<string>();
  const unasked = new Map<Link, Unasked>();
  const issues: Issue[] = [...population.issues];
  for (const [at, person] of people.entries()) {
    const membership = population.membershipOf(person);
    if (membership.certified.length > 0) certified.set(person.id, membership.certified);
    const open = openRows(at);
    if (membership.outside) {
      outside.add(person.id);
      if (!merges.has(person.id)) for (const [link, why] of unaskedOutside(open)) unasked.set(link, why);
      continue;
    }
    const findings = certainAt(at, person, membership);
    const asked = open.length === 0 ? null : linkQuestion(findings, open, rules.standings, precedence);
    for (const [link, why] of unaskedInside(findings, open, rules.standings, precedence)) unasked.set(link, why);
    // A row that is only perhaps the other's would be this person's as well.
    const others = merges.get(person.id)?.map(({ otherId, ref }) => ({ ref, finding: strongestOf(otherId) }));
    const merged = others === undefined ? null : mergeQuestion(findings, others, rules.standings, precedence);
    if (asked !== null) findings.push(asked);
    if (merged !== null) findings.push(merged);
    const chosen = strongest(findings, precedence);
    if (chosen === null) throw new Error(`person ${person.id} has no standing`);
    standings.push(toStanding(person.id, chosen, findings, precedence));
    for (const found of conflictsOf(person, findings, precedence)) issues.push(found);
  }
  if (standings.length === 0) issues.push(issue('classify/nobody-listed', {}, {}));
  for (const found of takenAtTheirWord(standings, rules.standings.enrolment.yearNotStatedNote, year)) issues.push(found);
  for (const found of yearDoubted(standings, rules.standings.enrolment.reasons.otherYear, year)) issues.push(found);
  return { standings, identitiesOf: readIdentities(rules.populations, referenceDate, certified), outside, unasked, issues };
}

interface Context {
  readonly precedence: Precedence;
  readonly rules: StandingRules;
  readonly referenceDate: IsoDate;
  readonly enrolment: EnrolmentContext;
  readonly evidence: EvidenceContext;
  readonly remarks: RemarkContext;
}

function remarkContext(rules: StandingRules, precedence: Precedence, referenceDate: IsoDate): RemarkContext {
  const lexicon = buildLexicon(rules.remarks.grammar, rules.remarks.topics);
  return { rules, lexicon, precedence, reader: createRemarkReader(lexicon, referenceDate) };
}

/** Never empty of deciding findings: whoever has none is not found. */
function certainFindings(person: Person, links: readonly Link[], membership: readonly Finding[], numberIsShared: boolean, nothing: Nothing, context: Context): Finding[] {
  const rows = links.filter((link) => useOf(link) === 'certain');
  const lists = new Set<EvidenceKind>();
  for (const { roster: { kind } } of rows) if (SOURCE_KINDS[kind].role === 'evidence') lists.add(kind as EvidenceKind);
  const ofRows = rowFindings(rows, context);
  const said = [...ofRows, ...readRemarks(person, lists, ofRows, context.remarks)];
  const factsAt = (ref: RecordRef): EvidenceFacts | null => rows.find(({ roster }) => compareRefs(roster.ref, ref) === 0)?.roster.evidence ?? null;
  return [...membership, ...askedWhereTakenBack(said, factsAt, context.evidence.takenBack, context.rules.evidence.unclear), ...unfound(person, rows.length > 0, numberIsShared, nothing)];
}

function rowFindings(links: readonly Link[], context: Context): Finding[] {
  if (links.length === 0) return [];
  const isTakenBack = insuranceTakenBack(links, context.enrolment);
  return [...links.flatMap((link) => withOwnWords(readEnrolments(link, context.enrolment, isTakenBack), link.roster, context)), ...readEvidence(links.map(({ roster }) => roster), context.evidence)];
}

/** Links by the position of their person, in the order in which they came; other lines of cover say nothing of basic insurance. */
function linksOfPeople(people: readonly Person[], links: readonly Link[]): (at: number) => readonly Link[] {
  const telling = links.filter(({ roster: { kind } }) => !isCoverKind(kind));
  const areInOrder = telling.every(({ personId }, at) => at === 0 || compareIds(telling[at - 1]!.personId, personId) <= 0);
  const ordered = areInOrder ? telling : telling.sort((a, b) => compareIds(a.personId, b.personId));
  const [from, end] = [new Uint32Array(people.length), new Uint32Array(people.length)];
  let next = 0;
  for (const [at, { id }] of people.entries()) {
    while (next < ordered.length && compareIds(ordered[next]!.personId, id) < 0) next += 1; // of nobody who is there
    from[at] = next;
    while (next < ordered.length && ordered[next]!.personId === id) next += 1;
    end[at] = next;
  }
  return (at) => ordered.slice(from[at], end[at]);
}

/** Of people in order of their ids; null of nobody who is there. */
function positionOf(id: string, people: readonly Person[]): number | null {
  let [low, high] = [0, people.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compareIds(people[middle]!.id, id) < 0) low = middle + 1;
    else high = middle;
  }
  return people[low]?.id === id ? low : null;
}

/** P000002 before P000010 before P1000000. */
function compareIds(left: string, right: string): number {
  return left.length - right.length || (left < right ? -1 : left > right ? 1 : 0);
}
