/** Type and level of a disability certificate against the rule of document 001 §二(一). */
import { DISABILITY_TYPES, type Disability, type DisabilityType } from '../domain/record.js';
import type { DisabilityLevels } from '../domain/standing-rules.js';

/** `question`: the certificate does not say enough, or the document leaves the case open. */
export type Verdict = 'yes' | 'no' | 'question';

const LEVELS = [1, 2, 3, 4] as const;
const TYPES = Object.keys(DISABILITY_TYPES) as DisabilityType[];
// 20 to 22 characters: the identity number, one digit type, one digit level, perhaps a reissue (B1).
const CERTIFICATE = /^\d{17}[\dXx]([1-7])([1-4])/u;

/**
 * Levels 1 and 2 of any type, level 3 of 智力 or 精神: yes. What is not stated is tried with every value: if all agree, it
 * does not matter (level 1 of an unknown type is severe, level 4 never).
 */
export function isSevere(disability: Disability | null, rule: { levels: readonly DisabilityLevels[]; asks: readonly DisabilityLevels[] }): Verdict {
  const verdicts = new Set(readings(disability).map(({ type, level }) => {
    if (holds(rule.levels, type, level)) return 'yes';
    return holds(rule.asks, type, level) ? 'question' : 'no';
  }));
  const [only] = verdicts;
  return verdicts.size === 1 && only !== undefined ? only : 'question';
}

/** All (type, level) the certificate may mean; where number and columns disagree, both. */
function readings(disability: Disability | null): { type: DisabilityType; level: 1 | 2 | 3 | 4 }[] {
  const stated = { type: disability?.type ?? null, level: disability?.level ?? null };
  const sources = [stated, ...(disability?.conflict === true ? [fromCertificate(disability.certificate)] : [])];
  return sources.flatMap(({ type, level }) =>
    (type === null ? TYPES : [type]).flatMap((oneType) => (level === null ? LEVELS : [level]).map((oneLevel) => ({ type: oneType, level: oneLevel }))));
}

function fromCertificate(certificate: string): { type: DisabilityType | null; level: 1 | 2 | 3 | 4 | null } {
  const [, type, level] = CERTIFICATE.exec(certificate) ?? [];
  return {
    type: TYPES.find((name) => DISABILITY_TYPES[name].digit === type) ?? null,
    level: LEVELS.find((one) => String(one) === level) ?? null,
  };
}

function holds(rules: readonly DisabilityLevels[], type: DisabilityType, level: 1 | 2 | 3 | 4): boolean {
  return rules.some((rule) => rule.levels.includes(level) && (rule.types === 'any' || rule.types.includes(type)));
}
