/** Why a pair is asked 缘由, and how far that lets it come: ground of the pair, then whatever guards find. */
import type { LinkReason, Tier } from '../../domain/link.js';
import type { LinkRules } from '../../domain/link-rules.js';
import type { Namesakes } from '../guards/namesakes.js';
import { carriesEldersNumber, carriesHeadNumber, groundOf, isAnothersName, isGenerationApart, isOtherSex, mayBeSiblings, mayBeTwins } from '../guards/pair-guards.js';
import { profileOf } from '../compare/name-profile.js';
import { isEqualNumber, isOtherNumber } from '../model/number-levels.js';
import type { Pair } from '../model/scorer.js';
import type { NameFits } from '../name-fit.js';
import { isUnnamed } from '../unnamed-children.js';
import type { Posterior } from './posterior.js';

/** What the surroundings of a pair say. */
export interface Surroundings {
  readonly fits: NameFits;
  readonly namesakes: Namesakes;
  /** The number stands under several people's names, in the target lists or in this roster. */
  readonly isShared: (pair: Pair) => boolean;
  readonly isShifted: (pair: Pair) => boolean;
  /** How many people of one name in one village are no wonder: the person, and those who may be the same one and hold the row. */
  readonly namesakesExpected: number;
}

/** Reason codes, the ground of the pair first. */
export function reasonsOf({ pair, rivals }: Pick<Posterior, 'pair' | 'rivals'>, around: Surroundings): LinkReason[] {
  const { levels } = pair;
  const equal = isEqualNumber(levels.id);
  const apart = levels.id === 'missing' || isOtherNumber(levels.id);
  const reasons = [groundOf(pair, around.fits.ofLevel(levels.name))];
  const add = (reason: LinkReason, holds: boolean): void => { if (holds) reasons.push(reason); };
  add('shared-number', equal && around.isShared(pair));
  add('placeholder-number', pair.right.id.kind === 'placeholder' && reasons[0] !== 'placeholder-number');
  add('head-number-repeated', carriesHeadNumber(pair.right, (a, b) => around.fits.of(a, b) !== 'other') && reasons[0] !== 'household-number');
  add('shifted-list', equal && around.isShifted(pair));
  add('child-unnamed', isUnnamed(pair.right.name) || isUnnamed(pair.profile.facts.name));
  add('name-of-another', isAnothersName(pair, around.fits, around.namesakes));
  add('twin-risk', mayBeTwins(pair));
  add('sibling-risk', mayBeSiblings(pair));
  add('generations', isGenerationApart(pair) || (equal && carriesEldersNumber(pair.right)));
  add('sex-differs', isOtherSex(pair));
  add('name-missing', levels.name === 'missing' && !equal);
  add('name-part-missing', levels.name === 'part-missing');
  add('surname-alone', !equal && around.fits.isLiteral(levels.name) && profileOf(pair.right.name).surnameOnly);
  add('name-only', levels.id === 'missing' && levels.birth === 'missing' && levels.place === 'missing' && levels.household !== 'same' && levels.head === 'missing' && levels.phone === 'missing');
  add('namesake-in-village', apart && levels.birth !== 'same' && around.namesakes.count(pair.person, pair.profile.facts) > around.namesakesExpected);
  add('tie', rivals === 'people');
  add('several-candidates', rivals === 'rows');
  return reasons;
}

/** The tier of a pair, or null when it is not worth a question. */
export function tierOf(probability: number, reasons: readonly LinkReason[], rules: LinkRules): Exclude<Tier, 'certain'> | null {
  const caps = reasons.map((reason) => rules.reasons[reason]?.cap);
  if (caps.includes('drop')) return null;
  if ((probability >= rules.thresholds.probable || reasons.some((reason) => rules.reasons[reason]?.proposes === true)) && !caps.includes('possible')) return 'probable';
  return probability >= rules.thresholds.possible ? 'possible' : null;
}
