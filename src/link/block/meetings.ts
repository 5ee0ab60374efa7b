/** Who of the same people shares a key with whom: a table of keys joined with itself, held by person. */
import { giveBack } from './key-sort.js';
import type { SortedKeys } from './key-table.js';

export interface Meetings {
  /** Calls `touch` for everybody of a higher number who shares a key with the person, for some more than once. */
  after(person: number, touch: (other: number) => void): void;
}

/**
 * @param sorted is taken over: the meetings are written where the owners stood, and the rest is given back
 * @param people numbers of people are 0 … people − 1
 */
export function meetingsOf({ keys, owners, starts }: SortedKeys, people: number): Meetings {
  const end = starts.at(-1) as number;
  giveBack(starts);
  // Only where another follows in the block is there anybody to be met; the last of a block is marked by its sign.
  const firsts = new Int32Array(people + 1);
  for (let at = 0; at < end; at += 1) if (keys[at + 1] === keys[at]) firsts[owners[at] as number] = (firsts[owners[at] as number] as number) + 1;
  for (let person = 0, before = 0; person <= people; person += 1) before = firsts[person] = before + (firsts[person] as number);
  const places = new Int32Array(firsts[people] as number);
  let kept = 0;
  for (let at = 0; at < end; at += 1) {
    const owner = owners[at] as number;
    if (keys[at + 1] === keys[at]) {
      const place = (firsts[owner] as number) - 1;
      firsts[owner] = place;
      places[place] = kept;
      owners[kept] = owner;
    } else if (keys[at - 1] === keys[at]) {
      owners[kept] = ~owner;
    } else {
      continue;
    }
    kept += 1;
  }
  giveBack(keys);
  const blocks = owners.slice(0, kept);
  giveBack(owners);
  return {
    after(person, touch) {
      for (let place = firsts[person] as number; place < (firsts[person + 1] as number); place += 1) {
        let at = places[place] as number;
        do {
          at += 1;
          const other = blocks[at] as number;
          touch(other < 0 ? ~other : other);
        } while ((blocks[at] as number) >= 0);
      }
    },
  };
}
