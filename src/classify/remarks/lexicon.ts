/** The words of the remark rules, ready to be looked up: the longest word at a place of a text, and the words with a gap. */
import type { RemarkGrammar, Topic } from '../../domain/standing-rules.js';

/** What a word may be in a sentence. */
export type Part =
  | 'negator' | 'denial' | 'doubt' | 'future' | 'past' | 'past-suffix' | 'assert' | 'cause' | 'resume' | 'self' | 'other' | 'head'
  | 'companion' | 'relative-filler' | 'list' | 'until' | 'neutral';

/** What a word says of a topic: it is so, it is over, or there is a paper about it. */
export interface TopicWord {
  readonly topic: string;
  readonly role: 'term' | 'ended' | 'proof';
}

export interface Word {
  readonly text: string;
  readonly parts: ReadonlySet<Part>;
  readonly topics: readonly TopicWord[];
  /** Counts only where the clause holds nothing else. */
  readonly wholeClause: boolean;
}

/** A word with a gap: 在…参保. `swallows` = topics that are only part of it. */
export interface GapWord {
  readonly head: string;
  readonly tail: string;
  readonly topic: string;
  readonly swallows: readonly string[];
}

export interface Lexicon {
  readonly grammar: RemarkGrammar;
  readonly topics: ReadonlyMap<string, Topic>;
  readonly words: ReadonlyMap<string, readonly Word[]>;
  readonly gapWords: readonly GapWord[];
  readonly shortOthers: ReadonlySet<string>;
  readonly answersNo: ReadonlySet<string>;
  readonly answersYes: ReadonlySet<string>;
  readonly clauseBreaks: ReadonlySet<string>;
}

/** Topics of the same name are joined: the first gives the reasons, all give words. */
export function buildLexicon(grammar: RemarkGrammar, topics: readonly Topic[]): Lexicon {
  const found = new Map<string, { parts: Set<Part>; topics: TopicWord[]; wholeClause: boolean }>();
  const at = (text: string, wholeClause = false): { parts: Set<Part>; topics: TopicWord[]; wholeClause: boolean } => {
    const entry = found.get(text) ?? { parts: new Set<Part>(), topics: [], wholeClause };
    if (!wholeClause) entry.wholeClause = false;
    found.set(text, entry);
    return entry;
  };
  for (const [part, words] of partsOf(grammar)) for (const word of words) at(word).parts.add(part);

  const gapWords: GapWord[] = [];
  const joined = new Map<string, Topic>();
  for (const topic of topics) {
    if (!joined.has(topic.topic)) joined.set(topic.topic, topic);
    const roles = [['term', topic.terms], ['ended', topic.ended ?? []], ['proof', topic.proofs ?? []]] as const;
    for (const [role, words] of roles) {
      for (const word of words) {
        const [head = '', tail] = word.split('…');
        if (tail !== undefined) gapWords.push({ head, tail, topic: topic.topic, swallows: [topic.topic, ...(topic.overridesInClause ?? [])] });
        else if (word.startsWith('=')) at(word.slice(1), true).topics.push({ topic: topic.topic, role });
        else at(word).topics.push({ topic: topic.topic, role });
      }
    }
  }

  const words = new Map<string, Word[]>();
  for (const [text, entry] of found) {
    const first = text.charAt(0);
    words.set(first, [...(words.get(first) ?? []), { text, ...entry }]);
  }
  for (const list of words.values()) list.sort((a, b) => b.text.length - a.text.length || (a.text < b.text ? -1 : 1));
  gapWords.sort((a, b) => b.head.length + b.tail.length - a.head.length - a.tail.length || (a.head + a.tail < b.head + b.tail ? -1 : 1));
  return {
    grammar,
    topics: joined,
    words,
    gapWords,
    shortOthers: new Set(grammar.shortOthers),
    answersNo: new Set(grammar.answersNo),
    answersYes: new Set(grammar.answersYes),
    clauseBreaks: new Set(grammar.clauseBreaks),
  };
}

function partsOf(grammar: RemarkGrammar): readonly (readonly [Part, readonly string[]])[] {
  return [
    ['negator', grammar.negators], ['denial', grammar.denials], ['doubt', grammar.doubts], ['future', grammar.futures],
    ['past', grammar.pasts], ['past-suffix', grammar.pastSuffixes], ['assert', grammar.asserts], ['cause', grammar.causes],
    ['resume', grammar.resumes], ['self', grammar.selves], ['other', grammar.others], ['head', grammar.heads],
    ['companion', grammar.companions], ['relative-filler', grammar.relativeFillers], ['list', grammar.listSeparators],
    ['until', grammar.untils], ['neutral', grammar.neutral.flat()],
  ];
}
