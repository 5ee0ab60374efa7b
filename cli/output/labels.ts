/** Labels of codes that are data: reasons, reasons to ask, levels of comparison. An unknown code prints as itself. */
import type { ComparedField, Language, LinkRules, StandingRules } from '../../src/index.js';

export function reasonLabel(rules: StandingRules, code: string, language: Language): string {
  return rules.reasons.reasons[code]?.[language] ?? code;
}

export function linkReasonLabel(rules: LinkRules, code: string, language: Language): string {
  return rules.reasons[code]?.[language] ?? code;
}

export function levelLabel(rules: LinkRules, field: ComparedField, level: string, language: Language): string {
  return rules.levels[field][level]?.[language] ?? level;
}
