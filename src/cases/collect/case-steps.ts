/** From answers to steps on a case; what the case knows already is no step. */
import type { Case } from '../../domain/case.js';
import { ANSWER_FIELDS, type AnswerField, type Answers } from '../../domain/worksheet.js';
import type { CaseCommand } from '../decide.js';
import type { AnswerWords } from './answer-words.js';

export interface StepWords {
  readonly words: AnswerWords;
  /** Heading of a field, in front of what has no place of its own in a case. */
  readonly heading: (field: AnswerField) => string;
  /** Who answered when nobody signed: the township. */
  readonly township: string;
}

/** Answers that are kept as notes, with their heading in front; a remark stands by itself. */
const NOTED: readonly AnswerField[] = ['insuredPlace', 'phone', 'measure', 'remark'];

export function stepsOf(answers: Answers, current: Case, { words, heading, township }: StepWords): CaseCommand[] {
  const commands: CaseCommand[] = [];
  const by = answers.contactBy ?? township;
  const signed = by === '' ? {} : { by };
  const found = answers.scheme ?? answers.reason;
  if (answers.responsible !== undefined && answers.responsible !== current.responsible) commands.push({ type: 'assign', responsible: answers.responsible });
  const { channel, contactDate } = answers;
  if (channel !== undefined && contactDate !== undefined && !current.contacts.some((contact) => contact.channel === channel && contact.on === contactDate)) {
    commands.push({ type: 'contact', channel, on: contactDate, result: words.shown('reason', found), ...signed });
  }
  // The paper goes first: whoever looks at the survey finds its proof there.
  const { evidence } = answers;
  const reference = answers.evidenceReference ?? '';
  if (evidence !== undefined && !current.evidence.some((paper) => paper.kind === evidence && (paper.reference === reference || reference === ''))) {
    commands.push({ type: 'evidence', kind: evidence, reference });
  }
  if (found !== undefined && !(current.reason === found && (answers.until === undefined || answers.until === current.until) && current.state !== 'surveying')) {
    commands.push({ type: 'survey', reason: found, ...(answers.until === undefined ? {} : { until: answers.until }), ...signed });
  }
  // Only the county's own workbook has this column; whether the case is proven is decided there as for every other clearing.
  const clearing: CaseCommand[] = answers.cleared !== true || current.state === 'cleared' ? [] : [...(current.state === 'verified' && commands.every(({ type }) => type !== 'survey') ? [] : [{ type: 'verify' as const }]), { type: 'clear' }];
  const notes = ANSWER_FIELDS.filter((field) => NOTED.includes(field) || (field === 'evidenceReference' && evidence === undefined) || (field === 'until' && found === undefined) || (field === 'contactBy' && contactDate === undefined && found === undefined))
    .flatMap((field) => (answers[field] === undefined ? [] : [field === 'remark' ? words.shown(field, answers[field]) : `${heading(field)}：${words.shown(field, answers[field])}`]));
  for (const text of notes) if (!current.notes.some((note) => note.text === text)) commands.push({ type: 'note', text });
  return [...commands, ...clearing];
}
