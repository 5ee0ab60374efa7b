/** Blocking keys made of the identity number alone: equal, one slip apart, head or ends equal. */
import type { IdReading } from '../../domain/identity-number.js';
import { finish, mixText, seed } from './hash.js';
import { SORT } from './key-sorts.js';
import { soundNumbersNear } from './number-slips.js';

/** Digits that survive when software keeps fifteen of them. */
const HEAD = 15;
/** A head of 14 digits is area and birth date: still few people. */
const SHORT_HEAD = 14;

const NUMBER = seed(SORT.number);
const TEXT = seed(SORT['number-text']);
const SLIP = seed(SORT['number-slip']);
const HEAD_OF_WHOLE = seed(SORT['number-head']);
const HEAD_OF_DAMAGED = seed(SORT['number-head'] + 0x100);
const ENDS_OF_WHOLE = seed(SORT['number-ends']);
const ENDS_OF_MASKED = seed(SORT['number-ends'] + 0x100);

/** What the number keys of the people at hand can answer at all, so that a roster row asks no more than that. */
export interface NumberTraits {
  broken: boolean;
  damaged: boolean;
  masked: boolean;
}

/** Keys under which a person is filed. */
export function filedNumberKeys(id: IdReading, traits: NumberTraits, add: (sort: number, key: number) => void): void {
  switch (id.kind) {
    case 'valid':
      add(SORT.number, finish(mixText(NUMBER, id.number)));
      add(SORT['number-head'], finish(mixText(HEAD_OF_WHOLE, id.number, 0, HEAD)));
      add(SORT['number-head'], finish(mixText(HEAD_OF_WHOLE, id.number, 0, SHORT_HEAD)));
      add(SORT['number-ends'], endsKey(ENDS_OF_WHOLE, id.number));
      return;
    case 'malformed':
      add(SORT['number-text'], finish(mixText(TEXT, id.text)));
      add(SORT['number-head'], finish(mixText(HEAD_OF_WHOLE, id.text, 0, HEAD)));
      for (const number of soundNumbersNear(id.text)) {
        traits.broken = true;
        add(SORT['number-slip'], finish(mixText(SLIP, number)));
      }
      return;
    case 'document':
      add(SORT['number-text'], finish(mixText(TEXT, id.text)));
      return;
    case 'damaged':
      if (id.prefix.length < SHORT_HEAD) return;
      traits.damaged = true;
      add(SORT['number-head'], finish(mixText(HEAD_OF_DAMAGED, id.prefix, 0, Math.min(id.prefix.length, HEAD))));
      return;
    case 'masked':
      traits.masked = true;
      add(SORT['number-ends'], endsKey(ENDS_OF_MASKED, id.text));
      return;
    case 'placeholder': case 'missing':
  }
}

/** Keys under which a roster row looks for people. The first is always the equal number, if there is one. */
export function soughtNumberKeys(id: IdReading, traits: NumberTraits, ask: (sort: number, key: number) => void): void {
  switch (id.kind) {
    case 'valid':
      ask(SORT.number, finish(mixText(NUMBER, id.number)));
      if (traits.broken) ask(SORT['number-slip'], finish(mixText(SLIP, id.number)));
      if (traits.damaged) {
        ask(SORT['number-head'], finish(mixText(HEAD_OF_DAMAGED, id.number, 0, HEAD)));
        ask(SORT['number-head'], finish(mixText(HEAD_OF_DAMAGED, id.number, 0, SHORT_HEAD)));
      }
      if (traits.masked) ask(SORT['number-ends'], endsKey(ENDS_OF_MASKED, id.number));
      return;
    case 'malformed':
      ask(SORT['number-text'], finish(mixText(TEXT, id.text)));
      for (const number of soundNumbersNear(id.text)) {
        ask(SORT['number-slip'], finish(mixText(NUMBER, number)));
        if (traits.broken) ask(SORT['number-slip'], finish(mixText(SLIP, number)));
      }
      if (traits.damaged) ask(SORT['number-head'], finish(mixText(HEAD_OF_DAMAGED, id.text, 0, HEAD)));
      return;
    case 'document':
      ask(SORT['number-text'], finish(mixText(TEXT, id.text)));
      return;
    case 'damaged': {
      if (id.prefix.length < SHORT_HEAD) return;
      const length = Math.min(id.prefix.length, HEAD);
      ask(SORT['number-head'], finish(mixText(HEAD_OF_WHOLE, id.prefix, 0, length)));
      ask(SORT['number-head'], finish(mixText(HEAD_OF_DAMAGED, id.prefix, 0, length)));
      return;
    }
    case 'masked':
      ask(SORT['number-ends'], endsKey(ENDS_OF_WHOLE, id.text));
      ask(SORT['number-ends'], endsKey(ENDS_OF_MASKED, id.text));
      return;
    case 'placeholder': case 'missing':
  }
}

/** First six and last four characters: what the usual masking (前6后4) leaves. */
function endsKey(start: number, text: string): number {
  return finish(mixText(mixText(start, text, 0, 6), text, Math.max(text.length - 4, 6)));
}
