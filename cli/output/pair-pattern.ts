/** The pattern of a pair in words, links and two people of the lists alike. */
import type { Language, Rules } from '../../src/index.js';
import { MERGE_PATTERN } from '../pairs.js';
import { patternLabel } from './labels.js';

export function pairPatternLabel(rules: Rules['link'], pattern: string, language: Language): string {
  if (!pattern.startsWith(MERGE_PATTERN)) return patternLabel(rules, pattern, language);
  return `${language === 'zh' ? '名单间疑似同人：' : 'perhaps one person: '}${patternLabel(rules, pattern.slice(MERGE_PATTERN.length), language)}`;
}
