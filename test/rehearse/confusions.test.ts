import { polyphonic } from 'pinyin-pro';
import { describe, expect, it } from 'vitest';
import { makeCounty } from '../../src/rehearse/make-county.js';
import { confusedWith } from '../../src/rehearse/names/confusions.js';
import { FASHIONS } from '../../src/rehearse/names/given.js';
import { SURNAMES } from '../../src/rehearse/names/surnames.js';

/** Readings without tones, with the pairs that many dialects do not tell apart made one. */
function readings(character: string): Set<string> {
  return new Set(polyphonic(character, { toneType: 'none', type: 'array' }).flat().map((sound) => sound.replace(/^([zcs])h/u, '$1').replace(/ng$/u, 'n').replace(/^n/u, 'l').replace(/ü/gu, 'v')));
}

const USED = new Set([...SURNAMES.flatMap(([surname]) => [...surname]), ...Object.values(FASHIONS).flat().flatMap((fashion) => [...fashion.single, ...fashion.first, ...fashion.second, ...fashion.whole.join('')])]);

describe('the table of characters that sound alike', () => {
  it('holds only characters that share a reading, tones and flat tongues aside', () => {
    for (const character of USED) {
      confusedWith('same-sound', character, (others) => {
        for (const other of others) expect([...readings(character)].some((sound) => readings(other).has(sound)), `${character} ${other}`).toBe(true);
        return others[0]!;
      });
    }
  });

  it('reaches nearly every name of the county', () => {
    const [people] = makeCounty({ population: 3000, seed: 3, year: 2020 }).truth;
    const names = [...people!.rows].map((row) => row[1]!).filter((name) => [...name].length < 4);
    const reached = names.filter((name) => [...name].slice(1).some((character) => confusedWith('same-sound', character, (others) => others[0]!) !== undefined));
    expect(reached.length / names.length).toBeGreaterThan(0.85);
  });
});
