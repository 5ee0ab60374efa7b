/** Two people of the target lists who may be one 疑似同人: found and weighed as roster rows are, never merged unasked. */
import type { MergeQuestion } from '../../domain/link.js';
import type { LinkRules } from '../../domain/link-rules.js';
import type { Person } from '../../domain/person.js';
import type { JudgementBook } from '../judgements.js';
import type { NameFits } from '../name-fit.js';

export function askMerges(_people: readonly Person[], _options: { rules: LinkRules; book: JudgementBook; fits: NameFits }): MergeQuestion[] {
  return [];
}
