/** Two people of the target lists who may be one 疑似同人: found and weighed as roster rows are, never merged unasked. */
import { createNearPeople } from '../block/near-people.js';
import { createPeopleIndex, type KnownNames } from '../block/people-index.js';
import type { Judgement, PairJudgement } from '../../domain/judgement.js';
import type { LinkReason, MergeQuestion, Tier } from '../../domain/link.js';
import type { LinkRules } from '../../domain/link-rules.js';
import type { Person } from '../../domain/person.js';
import type { TargetRecord } from '../../domain/record.js';
import { reasonsOf, tierOf, type Surroundings } from '../assign/reasons.js';
import { sharedAmongTargets } from '../assign/shared-numbers.js';
import { evidenceOf } from '../evidence.js';
import { countNamesakes } from '../guards/namesakes.js';
import { GROUNDS_OF_EQUAL } from '../guards/pair-guards.js';
import type { JudgementBook } from '../judgements.js';
import { isEqualNumber } from '../model/number-levels.js';
import { priorBits } from '../model/prior.js';
import { bitsOf, createScorer, probabilityOf, rounded, type NameShares, type Pair } from '../model/scorer.js';
import { weightsOf } from '../model/weights.js';
import type { NameFits } from '../name-fit.js';
import { plainPeople } from '../plain-people.js';
import { profilesOf, type Profile } from '../profile.js';
import { NAMES_ASKED } from './crowds.js';
import { familiesOf } from './families.js';
import { eachTouching, hasForeignNumber, isShared, type MergeContext } from './touching.js';
import { tooLightAtAGlance } from './too-light.js';
import { areTwoPeople, mustBeAsked } from './two-people.js';

/** Two people, by position, who may be one. `right` of the pair is a description of the second. */
export interface MergePair {
  readonly pair: Pair<TargetRecord>;
  readonly other: number;
  readonly rightProfile: Profile;
  readonly tier: Exclude<Tier, 'certain'>;
  readonly probability: number;
  readonly reasons: readonly LinkReason[];
  readonly judgement: Judgement | null;
}

/** What was worked out of one array of people: numbering them and matching rosters to them ask for the same. */
interface WorkedOut {
  readonly rules: LinkRules;
  readonly context: MergeContext;
  pairs: { readonly judgements: readonly PairJudgement[]; readonly found: MergePair[] } | null;
}
const workedOut = new WeakMap<readonly Person[], WorkedOut>();

export function mergeContext(people: readonly Person[], rules: LinkRules, fits: NameFits): MergeContext {
  const known = workedOut.get(people);
  if (known?.rules === rules) return known.context;
  const context = contextOf(people, rules, fits);
  workedOut.set(people, { rules, context, pairs: null });
  return context;
}

/** Lets go of what was worked out of these people, which is much. */
export function forgetContext(people: readonly Person[]): void {
  workedOut.delete(people);
}

function contextOf(people: readonly Person[], rules: LinkRules, fits: NameFits): MergeContext {
  const profiles = profilesOf(people);
  const shared = sharedAmongTargets(profiles, rules, fits);
  const index = createPeopleIndex(profiles, rules, (profile) => hasForeignNumber(profile, fits, shared));
  return { profiles, index, plain: plainPeople(profiles), shared, rules, fits };
}

/** Questions in order of the two people's numbers; a pair that was judged carries its word, and is asked no more. */
export function askMerges(people: readonly Person[], book: JudgementBook, context: MergeContext): MergeQuestion[] {
  const scorer = scorerOf(people, context);
  const questions = mergePairs(people, context, book).map(({ pair, other, rightProfile, tier, probability, reasons, judgement }): MergeQuestion => ({
    left: pair.profile.facts,
    right: pair.right,
    leftPersonId: (people[pair.person] as Person).id,
    rightPersonId: (people[other] as Person).id,
    tier, probability: rounded(probability),
    evidence: evidenceOf(pair.profile.facts, pair.right, pair.levels, scorer.score(pair).weights),
    reasons,
    judgement,
    leftFingerprint: pair.profile.fingerprint,
    rightFingerprint: rightProfile.fingerprint,
  }));
  return questions.sort((a, b) => compareText(a.leftPersonId, b.leftPersonId) || compareText(a.rightPersonId, b.rightPersonId));
}

/** All pairs of people worth a question, each once, the smaller position first. */
export function mergePairs(people: readonly Person[], context: MergeContext, book: JudgementBook): MergePair[] {
  const known = workedOut.get(people);
  if (known?.context !== context) return findPairs(people, context, book);
  if (known.pairs?.judgements !== book.judgements) known.pairs = { judgements: book.judgements, found: findPairs(people, context, book) };
  return known.pairs.found;
}

function findPairs(people: readonly Person[], context: MergeContext, book: JudgementBook): MergePair[] {
  const { profiles, plain, shared, rules, fits } = context;
  const families = familiesOf(people);
  const near = createNearPeople(profiles, ({ facts }) => families.namesAt(facts), rules);
  const scorer = scorerOf(people, context);
  const merged = people.filter(({ kinds }) => kinds.length > 1).length;
  const prior = priorBits(rules, people.length, merged, people.length);
  // Whose own number is not known stands on another list as often as anybody, and equal numbers could not tell.
  const unnumbered = Math.log2((merged + 1) / (people.length + 1) / people.length);
  const priorOf = ({ levels }: Pair): number => (levels.id === 'missing' || levels.id === 'disowned' ? Math.max(prior, unnumbered) : prior);
  const around: Surroundings = {
    fits,
    namesakes: countNamesakes(people),
    isShared: ({ right }) => isShared(right, shared),
    isShifted: () => false,
    namesakesExpected: 2,
  };
  const found: MergePair[] = [];
  // Only an equal number can be asked about, or proposed, whatever its weight: of all others the reasons need not be found.
  const isHopeless = ({ levels }: Pair, probability: number): boolean => probability < rules.thresholds.possible && !isEqualNumber(levels.id) && !proposesOtherwise;
  const proposesOtherwise = Object.entries(rules.reasons).some(([reason, { proposes }]) => proposes === true && !GROUNDS_OF_EQUAL.has(reason));
  const isJudged = (person: number): boolean => book.size > 0 && (profiles[person] as readonly Profile[]).some(({ fingerprint }) => book.knows(fingerprint));
  const least = proposesOtherwise ? -Infinity : bitsOf(rules.thresholds.possible) - prior;
  const isTooLight = tooLightAtAGlance(plain, { weights: weightsOf(rules.levels, people.length), nameWeight: (name) => scorer.nameWeight('same', { name }), least, shared }, rules);
  eachTouching(people, { ...context, near, families }, isJudged, isTooLight, (touching) => {
    const { pair, other, rightProfile } = touching;
    const judgement = wordBetween(profiles[pair.person] as readonly Profile[], profiles[other] as readonly Profile[], book);
    if (areTwoPeople(touching, fits) && judgement === null) return;
    const probability = probabilityOf(priorOf(pair) + scorer.sum(pair));
    if (isHopeless(pair, probability) && judgement === null && !mustBeAsked(touching, fits)) return;
    const reasons = reasonsOf({ pair, rivals: 'none' }, around);
    const names = pair.right.id.kind === 'valid' ? shared.get(pair.right.id.number)?.length ?? 0 : 0;
    const sharesNumber = reasons[0] === 'same-number-other-name';
    if (sharesNumber && names > NAMES_ASKED && judgement === null) return;
    const mustAsk = judgement !== null || sharesNumber || mustBeAsked(touching, fits);
    const tier = tierOf(probability, reasons, rules) ?? (mustAsk ? 'possible' : null);
    if (tier !== null) found.push({ pair, other, rightProfile, tier, probability, reasons, judgement });
  });
  return found;
}

function wordBetween(lefts: readonly Profile[], rights: readonly Profile[], book: JudgementBook): Judgement | null {
  if (book.size === 0) return null;
  const words = rights.map(({ fingerprint }) => book.of(lefts.map((left) => left.fingerprint), fingerprint));
  return words.includes('different') ? 'different' : words.find((word) => word !== null) ?? null;
}

/** How often names and sounds occur among the people is counted when the first pair asks for it. */
function scorerOf(people: readonly Person[], { index, rules }: MergeContext): ReturnType<typeof createScorer> {
  let counted: { readonly names: Int32Array; readonly sounds: Int32Array } | null = null;
  const counts = (): { readonly names: Int32Array; readonly sounds: Int32Array } => (counted ??= countNames(people, index.known));
  const shareOf = (count: Int32Array, number: number): number | null => (number < 0 ? null : (count[number] as number) / people.length);
  const shares: NameShares = {
    name: ({ name }) => shareOf(counts().names, index.known.numberOfName(name.folded)),
    sound: ({ name }) => shareOf(counts().sounds, index.known.numberOfSound(name.folded)),
  };
  return createScorer(rules, rules.levels, people.length, shares);
}

function countNames(people: readonly Person[], known: KnownNames): { names: Int32Array; sounds: Int32Array } {
  const names = new Int32Array(known.names);
  const sounds = new Int32Array(known.sounds);
  const bump = (counts: Int32Array, number: number): void => { if (number >= 0) counts[number] = (counts[number] as number) + 1; };
  for (const { rows } of people) {
    const { folded } = (rows[0] as TargetRecord).name;
    bump(names, known.numberOfName(folded));
    bump(sounds, known.numberOfSound(folded));
  }
  return { names, sounds };
}

function compareText(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
