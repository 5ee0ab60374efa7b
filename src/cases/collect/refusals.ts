/** Refusals with their words 退回说明. */
import { fillTemplate } from '../../domain/issue.js';
import { COLLECT_REFUSALS, type CollectRefusalCode } from '../../domain/issues/collect.js';
import type { Label } from '../../domain/language.js';
import type { Refusal } from '../../domain/worksheet.js';

/** A refusal of a row or a file as a whole. */
export function refusal(code: CollectRefusalCode, params: Readonly<Record<string, string>> = {}, at: { readonly column: string; readonly heading: string } = { column: '', heading: '' }): Refusal {
  const entry: Label & { readonly fix: Label; readonly again?: Label } = COLLECT_REFUSALS[code];
  const { again } = entry;
  return {
    code, ...at,
    texts: { zh: fillTemplate(entry.zh, params), en: fillTemplate(entry.en, params) },
    fix: { zh: fillTemplate(entry.fix.zh, params), en: fillTemplate(entry.fix.en, params) },
    ...(again === undefined ? {} : { again: { zh: fillTemplate(again.zh, params), en: fillTemplate(again.en, params) } }),
  };
}
