import type { IssueEntry } from './entry.js';

export const CLASSIFY_ISSUES = {
} as const satisfies Record<`classify/${string}`, IssueEntry>;
