/** What each clause of a remark says of each topic: so or not, past or to come, of this person or of another. */
import { daysInMonth, isoDate, type IsoDate } from '../../domain/dates.js';
import type { Clause } from './clauses.js';
import type { Lexicon, Part } from './lexicon.js';
import { tokenize, type Token, type WrittenDate } from './tokens.js';

/** One word of a topic in a remark, with all that bears on it 提及. */
export interface Mention {
  readonly topic: string;
  readonly role: 'term' | 'ended' | 'proof';
  readonly clause: number;
  readonly other: boolean;
  readonly past: boolean;
  readonly future: boolean;
  readonly doubt: boolean;
  readonly resumed: boolean;
  readonly negated: boolean;
  /** 当过兵, 坐过牢: denied, it was never so. */
  readonly experienced: boolean;
  /** Number of 已, 现 … before it in the clause: 未参加居民医保 | 已参加职工医保. */
  readonly segment: number;
}

type Draft = { -readonly [K in keyof Mention]: Mention[K] };

export interface MentionContext {
  readonly lexicon: Lexicon;
  readonly referenceDate: IsoDate;
  /** The row is the head of household's own: 户主 is he himself. */
  readonly isHead: boolean;
}

/** All mentions of a remark, in order. `unsure`: a clause doubts or denies, 无法核实, 不属实, and names nothing that it could mean. */
export function findMentions(clauses: readonly Clause[], context: MentionContext): { readonly mentions: readonly Mention[]; readonly unsure: boolean } {
  const all: Draft[] = [];
  let previous: Draft[] = [];
  let unsure = false;
  let asks = false;
  clauses.forEach((clause, index) => {
    if (context.lexicon.answersNo.has(clause.text)) {
      // 是否服刑：否
      for (const mention of previous) Object.assign(mention, { negated: true, doubt: false });
      return;
    }
    if (context.lexicon.answersYes.has(clause.text) && (previous.length > 0 || asks)) {
      for (const mention of previous) mention.doubt = false;
      asks = false;
      return;
    }
    unsure ||= asks;
    const found = readClause(clause.text, index, context);
    // 其子参军，2020年退伍: the same topic goes on about the same person.
    for (const mention of found.mentions) {
      if (!mention.other && !found.self && previous.some((before) => before.other && before.topic === mention.topic)) mention.other = true;
    }
    // 死亡信息，不属实
    if (found.mentions.length === 0 && found.denied) for (const mention of previous) mention.negated = true;
    all.push(...found.mentions);
    if (found.mentions.length === 0 && found.denied && previous.length === 0) unsure = true;
    asks = found.mentions.length === 0 && found.doubted;
    previous = found.mentions.length > 0 || found.denied ? found.mentions : previous;
  });
  return { mentions: all, unsure: unsure || asks };
}

function readClause(text: string, clause: number, context: MentionContext): { mentions: Draft[]; denied: boolean; doubted: boolean; self: boolean } {
  const { lexicon } = context;
  const tokens = tokenize(text, lexicon);
  const reach = lexicon.grammar.negationReach;
  const mentions: Draft[] = [];
  let negator: Token | null = null;
  let other = false;
  let self = false;
  let doubt = false;
  let future = false;
  let past = false;
  let resumed = false;
  let denied = false;
  let segment = 0;

  tokens.forEach((token, position) => {
    const is = (part: Part): boolean => token.parts.has(part);
    const before = tokens[position - 1];
    const after = tokens[position + 1];
    const earlier = mentions.length;
    if (token.topics.length > 0) {
      const negated = token.negatedInside || isNegated(negator, token, reach) || isListed(text, tokens, position, mentions);
      for (const { topic, role } of token.topics) {
        const describesRelative = role !== 'proof' && lexicon.topics.get(topic)?.relatives === true && isRelativeNoun(tokens, position, text);
        mentions.push({ topic, role, clause, other: other || describesRelative, past: past || isSuffixedPast(text, token, after), future, doubt, resumed, negated, experienced: lexicon.grammar.pastSuffixes.some((suffix) => token.text.includes(suffix)), segment });
      }
      // 父亲去世后参军: whoever outlives the dead is he himself.
      if (other && token.topics.some(({ topic, role }) => role === 'term' && lexicon.topics.get(topic)?.permanent === true) && text.charAt(token.end) === '后') other = false;
      negator = null;
      resumed = false;
    }
    if (is('doubt')) doubt = true;
    else if (is('negator') && token.topics.length === 0) negator = isNegated(negator, token, 1) ? null : token;
    if (is('assert')) {
      negator = null;
      past = false;
      segment += 1;
    }
    if (is('cause')) negator = null;
    if (is('future') && !isNegated(negator, token, reach)) future = true;
    if (is('past') && !(before?.parts.has('negator') === true && before.end === token.start)) past = true;
    if (is('resume')) resumed = true;
    // 误报 takes back what stands before it, not what it says itself.
    if (is('denial')) for (const mention of mentions.slice(0, token.topics.length > 0 ? earlier : mentions.length)) mention.negated = true;
    if (is('denial')) denied = true;
    if (is('self')) {
      other = false;
      self = true;
    }
    const goesAlong = before?.parts.has('companion') === true && before.end === token.start;
    if ((is('other') || (is('head') && !context.isHead)) && !goesAlong) other = true;
  });
  judgeDates(mentions, tokens, context);
  return { mentions, denied, doubted: doubt, self };
}

function isNegated(negator: Token | null, token: Token, reach: number): boolean {
  return negator !== null && token.start >= negator.end && token.start - negator.end <= reach;
}

// 无参军、服刑、死亡: one negation for the whole list.
function isListed(text: string, tokens: readonly Token[], position: number, mentions: readonly Draft[]): boolean {
  const last = mentions.at(-1);
  const separator = tokens[position - 1];
  const listed = tokens[position - 2];
  if (!last?.negated || !separator?.parts.has('list') || !listed || listed.topics.length === 0) return false;
  return text.slice(listed.end, tokens[position]?.start).length <= separator.text.length + 1;
}

function isSuffixedPast(text: string, token: Token, after: Token | undefined): boolean {
  return after?.parts.has('past-suffix') === true && after.start === token.end && !/[世期渡]/u.test(text.charAt(after.end));
}

// 服刑人员子女, 现役军人家属
function isRelativeNoun(tokens: readonly Token[], position: number, text: string): boolean {
  let end = tokens[position]?.end ?? 0;
  for (const token of tokens.slice(position + 1)) {
    if (token.start !== end) return false;
    if (token.parts.has('other')) return true;
    if (!token.parts.has('relative-filler')) return false;
    end = token.end;
    if (/^[父母子女夫妻]$/u.test(text.slice(end))) return true;
  }
  return false;
}

/** 2019年退伍 is over, 2099年退伍 is not; 刑期至2018年 is over, 至2099年 is not. */
function judgeDates(mentions: readonly Draft[], tokens: readonly Token[], { lexicon, referenceDate }: MentionContext): void {
  const dates = tokens.filter((token) => token.date !== null);
  const last = dates.at(-1)?.date;
  if (!last) return;
  const until = tokens.some((token, position) => token.parts.has('until') && tokens[position + 1]?.date !== undefined && tokens[position + 1]?.date !== null);
  const starts = firstDayOf(last) > referenceDate;
  const over = lastDayOf(last) < referenceDate;
  for (const mention of mentions) {
    if (mention.role === 'ended') {
      if (starts) mention.future = true;
      else mention.future = false;
    } else if (mention.role === 'term' && lexicon.topics.get(mention.topic)?.permanent !== true) {
      if (until && over) mention.past = true;
      else if (!until && starts) mention.future = true;
    }
  }
}

function lastDayOf({ year, month, day }: WrittenDate): string {
  const ofMonth = daysInMonth(year, month ?? 12);
  return isoDate(year, month ?? 12, Math.min(day ?? ofMonth, ofMonth)) ?? '';
}

function firstDayOf({ year, month, day }: WrittenDate): string {
  return isoDate(year, month ?? 1, Math.min(day ?? 1, daysInMonth(year, month ?? 1))) ?? '';
}
