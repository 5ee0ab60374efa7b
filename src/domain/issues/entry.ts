import type { Label } from '../language.js';

/** One entry of the catalogue 问题条目: what is wrong, in the present tense, and what to do. */
export interface IssueEntry extends Label {
  readonly severity: 'error' | 'warning' | 'info';
  readonly fix: Label;
}
