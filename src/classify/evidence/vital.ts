/** 死亡名单, 公安户籍 and 生存状态: deaths, cancelled registrations, and people who moved away. */
import { firstDay, isoDate } from '../../domain/dates.js';
import type { EvidenceFacts } from '../../domain/record.js';
import type { RecordRef } from '../../domain/source-ref.js';
import { rowFinding, type Finding } from '../finding.js';
import { beginsWithOwnTown, judgePlace, namesOwnTown } from '../insured-place.js';
import { readTexts } from '../remarks/word-reader.js';
import type { EvidenceContext } from './context.js';

/** Being on the list of deaths is being dead, unless the row takes it back (健在, 误登). */
export function readDeath(facts: EvidenceFacts, ref: RecordRef, context: EvidenceContext): Finding[] {
  const { death, unclear } = context.rules.evidence;
  const reading = readTexts(context.readers.death, facts.texts);
  const state = reading.states.get(death.topic);
  const text = words(facts);
  if (state === 'ended' || state === 'denied') return [rowFinding(death.deniedNote, ref, text)];
  if (reading.doubtful.has(death.topic) || reading.unsure || reading.states.get(death.missingTopic) === 'active' || isAhead(facts, ref, context)) return [rowFinding(unclear, ref, text, { suggestion: death.reason })];
  return [rowFinding(death.reason, ref, text)];
}

/** A row of the population register; 正常, 管理中 and whatever is not understood say nothing, 迁入 and 恢复户口 that he is registered. */
export function readPopulationRow(facts: EvidenceFacts, ref: RecordRef, context: EvidenceContext): Finding[] {
  const { population, unclear } = context.rules.evidence;
  const reading = readTexts(context.readers.population, facts.texts);
  const is = (topic: string): boolean => reading.states.get(topic) === 'active';
  const text = words(facts);
  const settled = ({ topic, reason }: typeof population.deceased): Finding[] => (reading.doubtful.has(topic) || reading.unsure || isAhead(facts, ref, context) ? [rowFinding(unclear, ref, text, { suggestion: reason })] : [rowFinding(reason, ref, text)]);
  const asked = (asks: typeof population.asks): Finding[] | null => {
    const ask = asks.find(({ topic }) => is(topic));
    return ask === undefined ? null : [rowFinding(unclear, ref, text, { suggestion: ask.suggestion })];
  };
  if (is(population.deceased.topic)) return settled(population.deceased);
  const first = asked(population.asksFirst);
  if (first !== null) return first;
  // Cancelled because he moved: as good as moved, which is only half.
  if (is(population.deregistered.topic) && !is(population.moved.topic)) return settled(population.deregistered);
  const open = asked(population.asks);
  if (open !== null) return open;
  if ([population.deceased, population.deregistered, population.moved].some(({ topic }) => reading.states.get(topic) === 'ended')) return [rowFinding(population.registeredNote, ref, text)];
  if (!is(population.moved.topic)) return [];
  const destination = judgePlace(facts.destination, context.own, context.rules.standings.enrolment.place);
  if (destination === 'own' || population.moved.withinWords.some((word) => facts.texts.some((said) => said.includes(word))) || (destination === 'unknown' && beginsWithOwnTown(facts.destination, context.own))) return [rowFinding(population.moved.withinNote, ref, text)];
  // 迁出 is only half: whoever nobody has received is still ours to find, and 外省 names nobody who could have.
  const destined = facts.destination.trim();
  // Where no list names the county, 宁城县柳河镇 may lie in it if it has a 柳河镇.
  const mayBeOwn = destination === 'unknown' && context.own.names.length === 0 && namesOwnTown(destined, context.own);
  const { topic: moved, receiptTopic } = population.moved;
  const unsure = reading.unsure || reading.doubtful.has(moved) || reading.doubtful.has(receiptTopic);
  const receipt = reading.states.get(receiptTopic);
  // 是否已落户：否 says more than the place he left for.
  const received = !mayBeOwn && !unsure && (receipt === 'active' || (receipt === undefined && destined !== '' && !population.moved.noPlace.includes(destined)));
  return [received ? rowFinding(population.moved.reason, ref, text) : rowFinding(population.moved.unconfirmed, ref, text, { suggestion: population.moved.reason })];
}

/** 生存状态 that an enrolment row carries; 正常 says nothing. */
export function readVital(facts: EvidenceFacts, ref: RecordRef, context: EvidenceContext): Finding[] {
  const reading = readTexts(context.readers.vital, facts.texts);
  const said = context.rules.evidence.vital.states.find(({ topic }) => reading.states.get(topic) === 'active');
  if (!said) return [];
  return [rowFinding(said.reason, ref, words(facts), said.suggestion === null ? {} : { suggestion: said.suggestion })];
}

/** A day after that of its own list, or, of a list without a day, after the year: a slip of the pen, or still to come. Nobody is removed for it unasked. */
function isAhead({ on }: EvidenceFacts, { file }: RecordRef, { listDates, year }: EvidenceContext): boolean {
  return on !== null && firstDay(on) > (listDates.get(file) ?? isoDate(year, 12, 31)!);
}

function words(facts: EvidenceFacts): string {
  return [...facts.texts, facts.on?.value ?? '', facts.destination].filter((text) => text !== '').join('；');
}
