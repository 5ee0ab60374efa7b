/** The prior 先验: how likely it is, before looking, that a given row is a given person whom the number did not find. */
import type { LinkRules } from '../../domain/link-rules.js';

/**
 * log2 of the prior odds of one pair. The certain links tell how many of the people are in the list at all; the rules tell
 * what share of those an exact number misses; the missed are spread over the people and rows that remain.
 *
 * @param certain people with a certain link in the list
 * @param rows rows of the list
 */
export function priorBits(rules: LinkRules, people: number, certain: number, rows: number): number {
  const { missed } = rules.prior;
  const expected = ((certain + 1) * missed) / (1 - missed);
  const share = Math.min(expected / Math.max(people - certain, 1), HIGHEST_SHARE);
  return Math.log2(share / Math.max(rows, 1));
}

/**
 * How many bits more a row without any number has: no exact number could have found it, so that it is one of the people as often as
 * other rows of the list are, not as seldom as a number fails.
 */
export function numberlessBits(rules: LinkRules, people: number, certain: number, rows: number): number {
  const share = (certain + 1) / (rows + 2) / Math.max(people - certain, 1);
  return Math.max(0, Math.log2(Math.min(share, HIGHEST_SHARE)) - priorBits(rules, people, certain, rows));
}

/** The same for a person without any number: he is on the list as often as others are, and no exact number could have found him. */
export function numberlessPersonBits(rules: LinkRules, people: number, certain: number, rows: number): number {
  const share = Math.min((certain + 1) / (people + 2), HIGHEST_SHARE);
  return Math.max(0, Math.log2(share / Math.max(rows, 1)) - priorBits(rules, people, certain, rows));
}

/** However complete the list, some of those whom the number did not find are really not on it. */
const HIGHEST_SHARE = 0.7;
