/** The blind sample 抽样复核: links on which somebody's insurance rests, to be looked at by a second person who is told nothing of them. */
import { createHash } from 'node:crypto';
import { formatRef } from '../../domain/source-ref.js';
import type { Link } from '../../domain/link.js';
import type { Standing } from '../../domain/standing.js';
import { exactInterval, type Interval } from './interval.js';

/** What the second person says 复核意见. */
export const SAMPLE_ANSWERS = {
  same: { zh: '是', en: 'yes' },
  different: { zh: '否', en: 'no' },
  unsure: { zh: '说不清', en: 'cannot tell' },
} as const;
export type SampleAnswer = keyof typeof SAMPLE_ANSWERS;

/** A link drawn into the sample; `code` names it on the sheet and says nothing of it. */
export interface SampledLink {
  readonly code: string;
  readonly link: Link;
}

/** The links by which people are insured: for each such person the row that his standing rests on. */
export function insuringLinks(links: Iterable<Link>, standings: Iterable<Standing>): Link[] {
  const basis = new Map<string, string>();
  for (const { personId, standing, basis: rests } of standings) if (standing === 'insured' && rests.kind === 'row') basis.set(personId, formatRef(rests.ref));
  const found = new Map<string, Link>();
  for (const link of links) if (basis.get(link.personId) === formatRef(link.roster.ref) && !found.has(link.personId)) found.set(link.personId, link);
  return [...found.values()];
}

/** `size` of the links, chosen by `seed` alone: the end of the ledger's chain, which nobody can foresee or choose. */
export function drawSample(links: readonly Link[], size: number, seed: string): SampledLink[] {
  return links.map((link) => ({ link, code: createHash('sha256').update(`${seed}|${link.leftFingerprint}|${link.rightFingerprint}|${link.personId}`).digest('hex').slice(0, 10) }))
    .sort((a, b) => (a.code < b.code ? -1 : 1)).slice(0, size);
}

/** What the answers say of everybody 复核结果. */
export interface SampleResult {
  readonly drawn: number;
  readonly answers: Readonly<Record<SampleAnswer, number>>;
  /** People whose insurance rests on a link. */
  readonly of: number;
  /** How many of them are insured by somebody else's row, at 95 %; "cannot tell" counts as wrong for the upper bound. */
  readonly wrong: { readonly low: number; readonly high: number };
}

/** Null until every drawn link has an answer. */
export function sampleResult(sample: readonly SampledLink[], answers: ReadonlyMap<string, SampleAnswer>, of: number): SampleResult | null {
  const counts = { same: 0, different: 0, unsure: 0 };
  for (const { code } of sample) {
    const answer = answers.get(code);
    if (answer === undefined) return null;
    counts[answer] += 1;
  }
  const low: Interval = exactInterval(counts.different, sample.length);
  const high: Interval = exactInterval(counts.different + counts.unsure, sample.length);
  const all = sample.length === of;
  return { drawn: sample.length, answers: counts, of, wrong: all ? { low: counts.different, high: counts.different + counts.unsure } : { low: Math.floor(low.low * of), high: Math.ceil(high.high * of) } };
}
