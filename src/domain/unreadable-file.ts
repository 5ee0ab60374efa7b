import { issue, type Issue } from './issue.js';
import type { IssueCode, IssueParams } from './issue-catalog.js';
import type { CellPlace } from './source-ref.js';

/** The codes a file as a whole can fail with. */
export type FileIssueCode = Extract<IssueCode, `io/${string}`>;

/**
 * A source file cannot be used 文件不可用. Thrown when a file is opened and while one of its sheets is scanned; rows
 * that came before it from the same file must not be counted. Stops only this file: the caller turns it into an issue.
 */
export class UnreadableFile<C extends FileIssueCode = FileIssueCode> extends Error {
  readonly code: C;
  readonly params: IssueParams<C>;

  constructor(code: C, params: IssueParams<C>) {
    super(code);
    this.name = 'UnreadableFile';
    this.code = code;
    this.params = params;
  }

  /** The issue to report, at the place where the file stands. */
  toIssue(place: CellPlace): Issue {
    return issue(this.code, place, this.params);
  }
}
