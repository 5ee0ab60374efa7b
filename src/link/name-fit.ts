/** What two names say under one number 姓名相容性, by the levels that the rules list. */
import type { LinkRules } from '../domain/link-rules.js';
import type { PersonName } from '../domain/person-name.js';
import type { NameLevel } from './compare/levels.js';
import { levelOfNames } from './compare/names.js';

/** `certain`: compatible; `probable`: a slip of the pen; `none`: a name is missing; `other`: another person's name. */
export type NameFit = 'certain' | 'probable' | 'none' | 'other';

export interface NameFits {
  of(a: PersonName, b: PersonName): NameFit;
  ofLevel(level: string): NameFit;
  /** Same to the letter, up to spaces, dots, width and traditional forms. */
  isLiteral(level: string): boolean;
}

export function nameFits(rules: LinkRules): NameFits {
  const certain = new Set(rules.equalNumber.certain);
  const probable = new Set(rules.equalNumber.probable);
  const literal = new Set(rules.equalNumber.literal);
  const ofLevel = (level: string): NameFit => (certain.has(level) ? 'certain' : probable.has(level) ? 'probable' : level === 'missing' ? 'none' : 'other');
  return { ofLevel, of: (a, b) => ofLevel(levelOfNames(a, b) satisfies NameLevel), isLiteral: (level) => literal.has(level) };
}
