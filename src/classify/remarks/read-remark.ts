/** Reads a free text 备注: which topics it says are so, are over, or are not. What follows from that is decided elsewhere. */
import type { IsoDate } from '../../domain/dates.js';
import { splitClauses } from './clauses.js';
import type { Lexicon } from './lexicon.js';
import { findMentions, type Mention } from './mentions.js';

/** `active`: it is so · `ended`: it was so · `planned`: it will be · `denied`: it is not so. */
export type TopicState = 'active' | 'ended' | 'planned' | 'denied';

/** What a remark says of its topics; topics of other people are left out. */
export interface RemarkReading {
  readonly states: ReadonlyMap<string, TopicState>;
  /** Topics that are only suspected 疑似. */
  readonly doubtful: ReadonlySet<string>;
  /** Something is doubted or denied that is not named: 无法核实. */
  readonly unsure: boolean;
}

export interface RemarkReader {
  /** @param isHead the row is the head of household's own */
  read(text: string, isHead: boolean): RemarkReading;
}

/** A reader for one day; the same text is read once. */
export function createRemarkReader(lexicon: Lexicon, referenceDate: IsoDate): RemarkReader {
  const seen = new Map<string, RemarkReading>();
  return {
    read(text, isHead) {
      const key = `${isHead ? '1' : '0'}${text}`;
      const known = seen.get(key);
      if (known) return known;
      const { mentions, unsure } = findMentions(splitClauses(text, lexicon.clauseBreaks), { lexicon, referenceDate, isHead });
      const reading = { ...weigh(mentions, lexicon), unsure };
      seen.set(key, reading);
      return reading;
    },
  };
}

function weigh(mentions: readonly Mention[], lexicon: Lexicon): Omit<RemarkReading, 'unsure'> {
  const own = withoutOverridden(mentions.filter((mention) => !mention.other), lexicon);
  const states = new Map<string, TopicState>();
  const doubtful = new Set<string>();
  for (const topic of lexicon.topics.keys()) {
    const about = own.filter((mention) => mention.topic === topic);
    if (about.length === 0) continue;
    const permanent = lexicon.topics.get(topic)?.permanent === true;
    states.set(topic, stateOf(about, permanent));
    if (about.some((mention) => mention.doubt)) doubtful.add(topic);
  }
  for (const [topic, rule] of lexicon.topics) {
    if (states.get(topic) === 'active') for (const overridden of rule.overrides ?? []) states.delete(overridden);
  }
  return { states, doubtful };
}

/**
 * 未参加居民医保, 居民医保未缴: 未参加 leaves nothing of what follows it, or else of what stands before, unless 已 stands
 * between. 因已参职工医保未交居民医保: what follows is meant, not what stands before.
 */
function withoutOverridden(mentions: readonly Mention[], lexicon: Lexicon): readonly Mention[] {
  const overridden = new Set<Mention>();
  mentions.forEach((stronger, position) => {
    if (stronger.role !== 'term' || stronger.negated || stronger.future) return;
    const topics = lexicon.topics.get(stronger.topic)?.overridesInClause ?? [];
    const isMeant = (mention: Mention): boolean => mention.clause === stronger.clause && mention.segment === stronger.segment && topics.includes(mention.topic);
    const after = mentions.slice(position + 1).filter(isMeant);
    for (const mention of after.length > 0 ? after : mentions.slice(0, position).filter(isMeant)) overridden.add(mention);
  });
  return mentions.filter((mention) => !overridden.has(mention));
}

function stateOf(mentions: readonly Mention[], permanent: boolean): TopicState {
  const said = mentions.map((mention) => ({ mention, state: stateOfOne(mention, permanent) }));
  const lastEnd = said.findLastIndex(({ state }) => state === 'ended');
  const active = said.findLastIndex(({ state }) => state === 'active');
  if (lastEnd >= 0) {
    const again = said.findIndex(({ state, mention }, position) => position > lastEnd && state === 'active' && mention.resumed);
    return again >= 0 ? 'active' : 'ended';
  }
  if (active >= 0) return 'active';
  return said.some(({ state }) => state === 'planned') ? 'planned' : 'denied';
}

function stateOfOne(mention: Mention, permanent: boolean): TopicState {
  switch (mention.role) {
    case 'proof':
      // 死亡证明未交, 无死亡证明: no paper yet, but a death.
      return 'active';
    case 'ended':
      if (mention.negated && mention.experienced) return 'denied';
      return mention.negated || mention.future ? 'active' : 'ended';
    case 'term':
      if (mention.negated) return mention.doubt ? 'active' : 'denied';
      if (mention.future) return 'planned';
      return mention.past && !permanent ? 'ended' : 'active';
  }
}
