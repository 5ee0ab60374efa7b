import type { IssueEntry } from './entry.js';

export const LINK_ISSUES = {
} as const satisfies Record<`link/${string}`, IssueEntry>;
