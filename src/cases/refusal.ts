/** A refusal with its words 未办理的原因. */
import type { Label } from '../domain/language.js';
import { fillTemplate } from '../domain/issue.js';
import { CASE_REFUSALS, type CaseRefusalCode } from '../domain/issues/cases.js';

export interface CaseRefusal {
  readonly code: CaseRefusalCode;
  readonly caseNumber: string;
  readonly texts: Label;
  readonly fix: Label;
}

/** Holes that differ by language take a {@link Label}. */
export function refuse(code: CaseRefusalCode, caseNumber: string, params: Readonly<Record<string, string | Label>> = {}): CaseRefusal {
  const entry = CASE_REFUSALS[code];
  const filled = (template: string, language: 'zh' | 'en'): string => {
    const values = Object.fromEntries(Object.entries(params).map(([name, value]) => [name, typeof value === 'string' ? value : value[language]]));
    return fillTemplate(template, { case: caseNumber, ...values });
  };
  return { code, caseNumber, texts: { zh: filled(entry.zh, 'zh'), en: filled(entry.en, 'en') }, fix: { zh: filled(entry.fix.zh, 'zh'), en: filled(entry.fix.en, 'en') } };
}
