/** Service, prison, residence abroad: evidence that excuses until it ends 参军、服刑、出国定居. */
import { firstDay, isoDate, lastDay, type IsoDate } from '../../domain/dates.js';
import type { EvidenceFacts } from '../../domain/record.js';
import type { RecordRef } from '../../domain/source-ref.js';
import type { StayRules } from '../../domain/standing-rules.js';
import { rowFinding, type Finding } from '../finding.js';
import { readTexts } from '../remarks/word-reader.js';
import type { RemarkReader, RemarkReading, TopicState } from '../remarks/read-remark.js';

export interface StayContext {
  readonly rules: StayRules;
  readonly reader: RemarkReader;
  readonly referenceDate: IsoDate;
  /** The reason of a row that only suspects. */
  readonly unclear: string;
  /** The list was made before this insurance year: what it says without an end may be over since. */
  readonly isOldList: boolean;
}

/**
 * Over by its date or its own words: the ended reason. Never an excuse (社区矫正, 预备役): that reason. Denied or not yet
 * begun: a note. Only suspected, or of a state that is not understood: a question. Otherwise it excuses until its last day.
 */
export function readStay(facts: EvidenceFacts, ref: RecordRef, { rules, reader, referenceDate, unclear, isOldList }: StayContext): Finding[] {
  const reading = readTexts(reader, facts.texts);
  const text = facts.texts.join('；');
  const never = rules.never.find((one) => reading.states.get(one.topic) === 'active');
  if (never) return [rowFinding(never.reason, ref, text)];
  if (facts.until !== null && lastDay(facts.until) < referenceDate) return [rowFinding(rules.endedReason, ref, text === '' ? facts.until.value : text)];
  const state = stateOf(rules.topic, facts.texts, reader, reading);
  const isOver = state === 'ended' || (state === undefined && rules.never.some(({ topic }) => reading.states.get(topic) === 'ended'));
  if (isOver) return [rowFinding(rules.endedReason, ref, text)];
  const notBegun = facts.from !== null && firstDay(facts.from) > referenceDate;
  if (notBegun || state === 'denied' || state === 'planned') return [rowFinding(rules.deniedNote, ref, text)];
  const until = facts.until === null ? presumedEnd(facts, reading, rules) : lastDay(facts.until);
  if (until !== null && until < referenceDate) return [rowFinding(rules.endedReason, ref, text)];
  if (reading.doubtful.has(rules.topic) || reading.unsure || isUnread(facts, reader, rules.plainStates) || (until === null && isOldList)) return [rowFinding(unclear, ref, text, { suggestion: rules.reason })];
  const openEnd = until === null && rules.openEndNote !== null ? [rowFinding(rules.openEndNote, ref, text)] : [];
  return [rowFinding(rules.reason, ref, text, { until }), ...openEnd];
}

/** Whether the column of the state says something that is not understood: a row counts by being on the list, but not against its own word. */
export function isUnread({ state }: EvidenceFacts, reader: RemarkReader, plainStates: readonly string[]): boolean {
  return state !== undefined && !plainStates.includes(state) && readTexts(reader, [state]).states.size === 0;
}

/** 省一监狱；是否在押：否 — one column that denies it goes before another that only names the place. */
function stateOf(topic: string, texts: readonly string[], reader: RemarkReader, whole: RemarkReading): TopicState | undefined {
  const state = whole.states.get(topic);
  return state === 'active' && texts.some((text) => readTexts(reader, [text]).states.get(topic) === 'denied') ? 'denied' : state;
}

/** 义务兵 two years after joining, where the rules presume it. */
function presumedEnd(facts: EvidenceFacts, reading: RemarkReading, rules: StayRules): IsoDate | null {
  const term = rules.terms.find((one) => reading.states.get(one.topic) === 'active' && one.years !== null);
  if (!term || term.years === null || facts.from === null) return null;
  const from = lastDay(facts.from);
  const year = Number(from.slice(0, 4)) + term.years;
  return isoDate(year, Number(from.slice(5, 7)), Number(from.slice(8))) ?? isoDate(year, Number(from.slice(5, 7)), 28);
}
