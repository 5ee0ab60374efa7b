/** Sets of answers of one person, compared field by field. */
import { ANSWER_FIELDS, type AnswerField, type Answers } from '../../domain/worksheet.js';

export function isEmpty(answers: Answers): boolean {
  return ANSWER_FIELDS.every((field) => answers[field] === undefined);
}

/** Fields to which both give an answer, and not the same. Saying that somebody is insured and naming the insurance are one statement. */
export function differingFields(left: Answers, right: Answers): AnswerField[] {
  return ANSWER_FIELDS.filter((field) => left[field] !== undefined && right[field] !== undefined && left[field] !== right[field])
    .concat(opposed(left, right) || opposed(right, left) ? ['insured'] : []).filter((field, at, all) => all.indexOf(field) === at);
}

/** `right` on top of `left`. */
export function joinedAnswers(left: Answers, right: Answers): Answers {
  return { ...left, ...right };
}

/** What `answers` say that `known` does not. */
export function newAnswers(answers: Answers, known: Answers): Answers {
  return Object.fromEntries(Object.entries(answers).filter(([field, value]) => known[field as AnswerField] !== value)) as Answers;
}

/** One gives a reason for not being insured, the other an insurance. */
function opposed(left: Answers, right: Answers): boolean {
  return isInsured(left) === true && isInsured(right) === false;
}

function isInsured({ insured, scheme, reason }: Answers): boolean | null {
  return insured ?? (scheme !== undefined ? true : reason !== undefined ? false : null);
}
