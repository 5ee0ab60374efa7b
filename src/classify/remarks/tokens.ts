/** The words of one clause, longest first; dates as they are written; everything between as it is. */
import type { Lexicon, Part, TopicWord } from './lexicon.js';

/** A date inside a remark, as far as it goes: `2019`, `2019-12`, `2019-12-31`. */
export interface WrittenDate {
  readonly year: number;
  readonly month: number | null;
  readonly day: number | null;
}

export interface Token {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly parts: ReadonlySet<Part>;
  readonly topics: readonly TopicWord[];
  readonly date: WrittenDate | null;
  /** Of a word with a gap: a negation stands inside (外省 未 参保). */
  readonly negatedInside: boolean;
}

const NO_PARTS: ReadonlySet<Part> = new Set();
const OTHER: ReadonlySet<Part> = new Set<Part>(['other']);
const DATE = /^((?:19|20)\d{2})(?:\s*[年.\-/]\s*(1[0-2]|0?[1-9])(?!\d)(?:\s*[月.\-/]\s*(3[01]|[12]\d|0?[1-9])(?!\d)日?|月)?|年)?/u;

/** Tokens of a clause in order; text between them is left out (positions tell how much). */
export function tokenize(clause: string, lexicon: Lexicon): readonly Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < clause.length;) {
    const token = dateAt(clause, at) ?? wordAt(clause, at, lexicon) ?? shortOtherAt(clause, at, lexicon, tokens.at(-1));
    if (token) {
      tokens.push(token);
      at = token.end;
    } else at += 1;
  }
  return withGapWords(clause, tokens, lexicon);
}

function dateAt(clause: string, at: number): Token | null {
  if (/\d/u.test(clause.charAt(at - 1))) return null;
  const match = DATE.exec(clause.slice(at));
  if (!match) return null;
  const [text, year, month, day] = match;
  if (/^\d/u.test(clause.slice(at + text.length)) ) return null;
  return { start: at, end: at + text.length, text, parts: NO_PARTS, topics: [], negatedInside: false,
    date: { year: Number(year), month: month === undefined ? null : Number(month), day: day === undefined ? null : Number(day) } };
}

function wordAt(clause: string, at: number, lexicon: Lexicon): Token | null {
  for (const word of lexicon.words.get(clause.charAt(at)) ?? []) {
    if (!clause.startsWith(word.text, at)) continue;
    if (word.wholeClause && word.text.length !== clause.length && word.parts.size === 0) continue;
    const topics = word.wholeClause && word.text.length !== clause.length ? [] : word.topics;
    return { start: at, end: at + word.text.length, text: word.text, parts: word.parts, topics, date: null, negatedInside: false };
  }
  return null;
}

// 父死亡, 子已参军: one character is a relative only at the head of a clause (or after another relative) and before a word that matters.
function shortOtherAt(clause: string, at: number, lexicon: Lexicon, previous: Token | undefined): Token | null {
  if (!lexicon.shortOthers.has(clause.charAt(at))) return null;
  const opens = at === 0 || (previous !== undefined && previous.end === at && (previous.topics.length > 0 || previous.parts.has('other') || previous.parts.has('list') || previous.parts.has('cause')));
  if (!opens) return null;
  const next = wordAt(clause, at + 1, lexicon) ?? (lexicon.shortOthers.has(clause.charAt(at + 1)) ? wordAt(clause, at + 2, lexicon) : null);
  if (!next || (next.topics.length === 0 && !next.parts.has('assert') && !next.parts.has('cause') && !next.parts.has('past') && !next.parts.has('negator') && !next.parts.has('doubt'))) return null;
  return { start: at, end: at + 1, text: clause.charAt(at), parts: OTHER, topics: [], date: null, negatedInside: false };
}

function withGapWords(clause: string, tokens: readonly Token[], lexicon: Lexicon): readonly Token[] {
  let result = tokens;
  const taken: { start: number; end: number }[] = [];
  for (const word of lexicon.gapWords) {
    for (let start = clause.indexOf(word.head); start >= 0; start = clause.indexOf(word.head, start + 1)) {
      const open = start + word.head.length;
      const tail = clause.indexOf(word.tail, open + 1);
      if (tail < 0 || tail - open > lexicon.grammar.gapReach) continue;
      const end = tail + word.tail.length;
      if (taken.some((span) => start < span.end && span.start < end)) continue;
      // The head must be a word's beginning, not the end of another: 现在…参保 is not 在…参保.
      if (result.some((token) => token.start < start && start < token.end)) continue;
      if (result.some((token) => token.start >= open && token.start < tail && token.parts.has('cause'))) continue;
      taken.push({ start, end });
      const negatedInside = result.some((token) => token.start >= open && token.start <= tail && opensWithNegation(token, tail, lexicon));
      // The words of its head are its own; topics inside are only part of it (在深圳交职工医保), unless it is not so after all.
      const inside = (token: Token): boolean => token.start >= start && token.end <= end;
      const part = (token: Token): boolean => !negatedInside && token.topics.length > 0 && token.topics.every(({ topic }) => word.swallows.includes(topic));
      const kept = result.filter((token) => !inside(token) || (token.end > open && !part(token)) || (negatedInside && token.topics.length > 0));
      const made: Token = { start: Math.max(start, ...kept.filter((token) => token.start < tail && token.end <= tail).map((token) => token.end)), end,
        text: clause.slice(start, end), parts: NO_PARTS, topics: [{ topic: word.topic, role: 'term' }], date: null, negatedInside };
      result = [...kept, made].sort((a, b) => a.start - b.start || a.end - b.end);
    }
  }
  return result;
}

/** 未 by itself, or a longer word that opens with it and runs into the tail: 外省 未参保. */
function opensWithNegation(token: Token, tail: number, lexicon: Lexicon): boolean {
  if (token.parts.has('negator')) return true;
  return token.start < tail && token.end > tail && lexicon.grammar.negators.some((negator) => token.text.startsWith(negator));
}
