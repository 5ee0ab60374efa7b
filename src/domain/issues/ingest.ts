import type { IssueEntry } from './entry.js';

export const INGEST_ISSUES = {
} as const satisfies Record<`ingest/${string}`, IssueEntry>;
