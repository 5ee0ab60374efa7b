/** An issue as programs and screens are told of it. */
import { formatPlace, issueFix, issueMessage, maskNumbersIn, type Issue, type Language } from '../../src/index.js';

/** The place, what was found and what to do, in words without whole numbers. */
export interface IssueWords {
  readonly code: string;
  readonly place: string;
  readonly message: string;
  readonly fix: string;
}

export function issueWords(issue: Issue, language: Language): IssueWords {
  return { code: issue.code, place: maskNumbersIn(formatPlace(issue.place, language)), message: maskNumbersIn(issueMessage(issue, language)), fix: maskNumbersIn(issueFix(issue, language)) };
}
