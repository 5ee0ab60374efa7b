import { CLASSIFY_ISSUES } from './issues/classify.js';
import { INGEST_ISSUES } from './issues/ingest.js';
import { IO_ISSUES } from './issues/io.js';
import { LINK_ISSUES } from './issues/link.js';
import { NORMALIZE_ISSUES } from './issues/normalize.js';
import { SOURCE_ISSUES } from './issues/sources.js';
import { SUBSIDY_ISSUES } from './issues/subsidy.js';

/**
 * Every message about data 问题目录, by code `stage/what-is-wrong`. A code is never reused. Each has a smallest sample
 * that provokes it in test/issues/.
 */
export const ISSUES = {
  ...IO_ISSUES,
  ...INGEST_ISSUES,
  ...SOURCE_ISSUES,
  ...NORMALIZE_ISSUES,
  ...LINK_ISSUES,
  ...CLASSIFY_ISSUES,
  ...SUBSIDY_ISSUES,
} as const;

export type IssueCode = keyof typeof ISSUES;

type Holes<S extends string> = S extends `${string}{${infer Name}}${infer Rest}` ? Name | Holes<Rest> : never;
type Texts<C extends IssueCode> = (typeof ISSUES)[C]['zh'] | (typeof ISSUES)[C]['en'] | (typeof ISSUES)[C]['fix']['zh'] | (typeof ISSUES)[C]['fix']['en'];

/** The values a message needs, read off its templates. */
export type IssueParams<C extends IssueCode> = { readonly [Name in Holes<Texts<C>>]: string | number };
