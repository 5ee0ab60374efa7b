import type { IssueEntry } from './entry.js';

export const NORMALIZE_ISSUES = {
} as const satisfies Record<`normalize/${string}`, IssueEntry>;
