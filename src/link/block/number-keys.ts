/** Blocking keys made of the identity number alone: equal, one slip apart, head or ends equal. */
import type { IdReading } from '../../domain/identity-number.js';
import { segment } from '../../text/segment.js';
import { finish, mix, mixText, seed } from './hash.js';
import { NUMBER, NUMBER_ENDS, NUMBER_HEAD, NUMBER_SLIP, NUMBER_TEXT } from './key-sorts.js';
import { soundNumbersNear } from './number-slips.js';
import type { Traits } from './traits.js';

/** Software that keeps fifteen digits leaves area, birth date and the first digit of the sequence. */
const HEAD = 15;
/** Area and birth date alone: still few people. */
const SHORT_HEAD = 14;

const WHOLE = seed(NUMBER);
const TEXT = seed(NUMBER_TEXT);
const SLIP = seed(NUMBER_SLIP);
const HEAD_OF_WHOLE = seed(NUMBER_HEAD);
const HEAD_OF_DAMAGED = seed(NUMBER_HEAD + 0x100);
const ENDS_OF_WHOLE = seed(NUMBER_ENDS);
const ENDS_OF_MASKED = seed(NUMBER_ENDS + 0x100);

/** Which kinds of bad number the people have at all, so that a roster row asks no more than can be answered. */
export interface BadNumbers {
  broken: boolean;
  damaged: boolean;
  masked: boolean;
}

/** Keys under which a person is filed. */
export function filedNumberKeys(id: IdReading, bad: BadNumbers, file: (sort: number, key: number) => void): void {
  switch (id.kind) {
    case 'valid':
      file(NUMBER, numberKey(WHOLE, id.number));
      file(NUMBER_HEAD, headKey(HEAD_OF_WHOLE, id.number, HEAD));
      file(NUMBER_HEAD, headKey(HEAD_OF_WHOLE, id.number, SHORT_HEAD));
      file(NUMBER_ENDS, endsKey(ENDS_OF_WHOLE, id.number));
      return;
    case 'malformed':
      file(NUMBER_TEXT, finish(mixText(TEXT, id.text)));
      if (id.text.length >= HEAD) file(NUMBER_HEAD, headKey(HEAD_OF_WHOLE, id.text, HEAD));
      for (const number of soundNumbersNear(id.text)) {
        bad.broken = true;
        file(NUMBER_SLIP, numberKey(SLIP, number));
      }
      return;
    case 'document':
      file(NUMBER_TEXT, finish(mixText(TEXT, id.text)));
      return;
    case 'damaged':
      if (id.prefix.length < SHORT_HEAD) return;
      bad.damaged = true;
      file(NUMBER_HEAD, headKey(HEAD_OF_DAMAGED, id.prefix, Math.min(id.prefix.length, HEAD)));
      return;
    case 'masked':
      bad.masked = true;
      file(NUMBER_ENDS, endsKey(ENDS_OF_MASKED, id.text));
      return;
    case 'placeholder': case 'missing':
  }
}

/** Keys under which a row looks for people; the equal number comes first. `traits` are those of the row. */
export function soughtNumberKeys(id: IdReading, traits: Traits, bad: BadNumbers, ask: (sort: number, key: number) => void): void {
  switch (id.kind) {
    case 'valid': {
      const { area, inside, tail, sequence } = traits;
      ask(NUMBER, finish(mix(mix(mix(WHOLE, area), inside), tail)));
      if (bad.broken) ask(NUMBER_SLIP, finish(mix(mix(mix(SLIP, area), inside), tail)));
      if (bad.damaged) {
        const head = mix(mix(HEAD_OF_DAMAGED, area), inside);
        ask(NUMBER_HEAD, finish(head));
        ask(NUMBER_HEAD, finish(mix(head, Math.floor(sequence / 100))));
      }
      if (bad.masked) ask(NUMBER_ENDS, finish(mix(mix(ENDS_OF_MASKED, area), tail)));
      return;
    }
    case 'malformed':
      ask(NUMBER_TEXT, finish(mixText(TEXT, id.text)));
      for (const number of soundNumbersNear(id.text)) {
        ask(NUMBER_SLIP, numberKey(WHOLE, number));
        if (bad.broken) ask(NUMBER_SLIP, numberKey(SLIP, number));
      }
      if (bad.damaged && id.text.length >= HEAD) ask(NUMBER_HEAD, headKey(HEAD_OF_DAMAGED, id.text, HEAD));
      return;
    case 'document':
      ask(NUMBER_TEXT, finish(mixText(TEXT, id.text)));
      return;
    case 'damaged': {
      if (id.prefix.length < SHORT_HEAD) return;
      const length = Math.min(id.prefix.length, HEAD);
      ask(NUMBER_HEAD, headKey(HEAD_OF_WHOLE, id.prefix, length));
      ask(NUMBER_HEAD, headKey(HEAD_OF_DAMAGED, id.prefix, length));
      return;
    }
    case 'masked':
      ask(NUMBER_ENDS, endsKey(ENDS_OF_WHOLE, id.text));
      ask(NUMBER_ENDS, endsKey(ENDS_OF_MASKED, id.text));
      return;
    case 'placeholder': case 'missing':
  }
}

function numberKey(start: number, number: string): number {
  return finish(mix(mix(mix(start, segment(number, 0, 6)), segment(number, 6, 14)), segment(number, 14, 18)));
}

function headKey(start: number, text: string, length: number): number {
  const head = mix(mix(start, segment(text, 0, 6)), segment(text, 6, 14));
  return finish(length > SHORT_HEAD ? mix(head, segment(text, SHORT_HEAD, HEAD)) : head);
}

/** First six and last four characters: what the usual masking (前6后4) leaves. */
function endsKey(start: number, text: string): number {
  return finish(mix(mix(start, segment(text, 0, 6)), segment(text, Math.max(text.length - 4, 6), text.length)));
}
