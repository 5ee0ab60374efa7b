/** 在校大学生: at a university, not yet graduated, and not said to be uninsured. Pupils are insured at home. */
import { firstDay, lastDay } from '../../domain/dates.js';
import type { EvidenceFacts } from '../../domain/record.js';
import type { RecordRef } from '../../domain/source-ref.js';
import { rowFinding, type Finding } from '../finding.js';
import { readTexts } from '../remarks/word-reader.js';
import type { EvidenceContext } from './context.js';
import { isUnread } from './stay.js';

export function readStudent(facts: EvidenceFacts, ref: RecordRef, context: EvidenceContext, isOldList: boolean): Finding[] {
  const rules = context.rules.evidence.student;
  const { states, doubtful, unsure } = readTexts(context.readers.student, facts.texts);
  const state = states.get(rules.topic);
  const text = [facts.school, facts.schoolLevel, ...facts.texts].filter((part) => part !== '').join('；');
  const level = isHigher(facts.schoolLevel, rules) ?? isHigher(facts.school, rules) ?? (rules.grades.some((grade) => facts.schoolLevel.includes(grade)) ? false : null);
  if (level === false || rules.partTime.some((word) => facts.texts.some((said) => said.includes(word)))) {
    // A school that paid for its pupils is asked for the proof.
    return facts.insured === true ? [rowFinding(context.rules.evidence.unclear, ref, text, { suggestion: rules.schoolSuggestion })] : [rowFinding(rules.schoolNote, ref, text)];
  }
  const left = state === 'ended' || (facts.until !== null && lastDay(facts.until) < context.referenceDate);
  if (left) return [rowFinding(rules.endedReason, ref, text)];
  if (facts.from !== null && firstDay(facts.from) > context.referenceDate) return [rowFinding(rules.notYetNote, ref, text)];
  if (facts.insured === false || state === 'denied') return [rowFinding(rules.uninsuredNote, ref, text)];
  if ((level === null && facts.insured !== true) || doubtful.has(rules.topic) || unsure || isUnread(facts, context.readers.student, rules.plainStates) || (facts.until === null && isOldList)) return [rowFinding(context.rules.evidence.unclear, ref, text, { suggestion: rules.reason })];
  return [rowFinding(facts.insured === true ? rules.insuredReason : rules.reason, ref, text, { until: facts.until === null ? null : lastDay(facts.until) })];
}

/**
 * The head noun of a Chinese name stands last: 北京大学附属中学 is a school, 晋中学院 a university. So the word that ends
 * last decides, and of two that end together the longer one (老年大学). Null when no word is known.
 */
export function isHigher(name: string, words: { readonly higher: readonly string[]; readonly lower: readonly string[] }): boolean | null {
  let best: { end: number; length: number; higher: boolean } | null = null;
  for (const [list, higher] of [[words.higher, true], [words.lower, false]] as const) {
    for (const word of list) {
      const at = name.lastIndexOf(word);
      if (at < 0) continue;
      const end = at + word.length;
      if (best === null || end > best.end || (end === best.end && word.length > best.length)) best = { end, length: word.length, higher };
    }
  }
  return best === null ? null : best.higher;
}
