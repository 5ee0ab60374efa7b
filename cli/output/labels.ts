/** Labels of codes that are data: reasons, reasons to ask, levels of comparison. An unknown code prints as itself. */
import { COMPARED, type ComparedField, type Language, type LinkRules, type StandingRules } from '../../src/index.js';

export function reasonLabel(rules: StandingRules, code: string, language: Language): string {
  return rules.reasons.reasons[code]?.[language] ?? code;
}

export function linkReasonLabel(rules: LinkRules, code: string, language: Language): string {
  return rules.reasons[code]?.[language] ?? code;
}

export function levelLabel(rules: LinkRules, field: ComparedField, level: string, language: Language): string {
  return rules.levels[field][level]?.[language] ?? level;
}

/** A pattern `id:one-digit|name:same` in words: 身份证号错一位，姓名相同. */
export function patternLabel(rules: LinkRules, pattern: string, language: Language): string {
  const parts = pattern.split('|').map((part) => {
    const [field = '', level = ''] = part.split(':');
    if (!Object.hasOwn(COMPARED, field)) return part;
    const name = COMPARED[field as ComparedField][language];
    const label = levelLabel(rules, field as ComparedField, level, language);
    if (language === 'en') return `${name} ${label}`;
    return label.includes(name.slice(0, 2)) ? label : name + label; // 同乡镇同村 says of what
  });
  return parts.join(language === 'zh' ? '，' : ', ');
}

/** From the general to the particular, `应保未保 › 未参保`; what says the same twice is said once. */
export function trail(...words: readonly string[]): string {
  return words.filter((word, index) => word !== '' && word !== words[index - 1]).join(' › ');
}
