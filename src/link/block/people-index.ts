/**
 * The people, filed under blocking keys 分块索引. A roster row asks for its equal number first, then, unless that settled
 * it, for everybody it might be after a slip; the answer to most rows is nobody, after a few probes.
 */
import type { LinkRules } from '../../domain/link-rules.js';
import type { PersonFacts, RosterRecord } from '../../domain/record.js';
import type { Profile } from '../profile.js';
import { finish, mixText, seed } from './hash.js';
import { SORT } from './key-sorts.js';
import { collectKeys, type KeyTable } from './key-table.js';
import { createSoundTable, nameHash, partHashes, soundHashes, type SoundTable } from './name-hash.js';
import { allNameKeys, memberKey, nameAloneKey, nameKeys, partKey, readTraits, soundKeys, spellingsOf, type NameTraits } from './name-keys.js';
import { filedNumberKeys, soughtNumberKeys, type NumberTraits } from './number-keys.js';

/** What happens to a person under a key; answer true when no further key need be asked for this row. */
export type Touch = (person: number, sort: number) => boolean;

export interface PeopleIndex {
  /** People with the row's number (or the same text of a document or malformed number), then those a slip away. */
  byNumber(facts: PersonFacts, touch: Touch): boolean;
  /** People with the row's name, or one like it, and one thing more. */
  byName(facts: PersonFacts, touch: Touch): void;
  /** Number of the row's name among the names of the people, or −1; and of its sound. For counting how frequent names are. */
  nameNumber(facts: PersonFacts): number;
  soundNumber(facts: PersonFacts): number;
  readonly names: number;
  readonly sounds: number;
  readonly table: KeyTable;
  /** People that no key but the bare name can reach, and people that none can. */
  readonly nameOnly: readonly number[];
  readonly unreachable: readonly number[];
}

/** @param profiles descriptions of each person; positions are the people's numbers in answers */
export function createPeopleIndex(profiles: readonly (readonly Profile[])[], rules: LinkRules): PeopleIndex {
  const collector = collectKeys(rules.limits.blockSize);
  const numberTraits: NumberTraits = { broken: false, damaged: false, masked: false };
  const sounds = createSoundTable();
  const names = collectKeys(1);
  const heard = collectKeys(1);
  const nameNumbers = new Map<number, number>();
  const soundNumbers = new Map<number, number>();
  const nameOnly: number[] = [];
  const unreachable: number[] = [];
  const scratch = new Int32Array(8);
  profiles.forEach((descriptions, person) => {
    let firm = 0;
    let bare = 0;
    for (const { facts, members } of descriptions) {
      const file = (sort: number, key: number): void => { firm += 1; collector.add(key, person, sort); };
      filedNumberKeys(facts.id, numberTraits, file);
      allNameKeys(facts, sounds, file);
      for (const folded of spellingsOf(facts)) {
        const name = nameHash(folded);
        if (name === 0) continue;
        bare += 1;
        for (const number of members) collector.add(memberKey(name, number), person, SORT['name-member']);
        learn(nameNumbers, name);
        const count = soundHashes(folded, sounds, scratch);
        for (let at = 0; at < count; at += 1) learn(soundNumbers, scratch[at] as number);
      }
    }
    for (const { facts } of descriptions) {
      const name = nameHash(facts.name.folded);
      if (name !== 0) collector.add(nameAloneKey(name), person, SORT['name-alone']);
    }
    if (firm === 0) (bare > 0 ? nameOnly : unreachable).push(person);
  });
  for (const [name, number] of nameNumbers) names.add(finish(name), number, 0);
  for (const [sound, number] of soundNumbers) heard.add(finish(sound), number, 0);
  const lonely = new Set(nameOnly);
  return {
    ...probes(collector.build(new Set([SORT.number])), names.build(new Set([0])), heard.build(new Set([0])), sounds, numberTraits, lonely),
    names: nameNumbers.size,
    sounds: soundNumbers.size,
    nameOnly,
    unreachable,
  };
}

function learn(numbers: Map<number, number>, hash: number): void {
  if (!numbers.has(hash)) numbers.set(hash, numbers.size);
}

function probes(table: KeyTable, names: KeyTable, heard: KeyTable, sounds: SoundTable, numberTraits: NumberTraits, lonely: ReadonlySet<number>):
  Pick<PeopleIndex, 'byNumber' | 'byName' | 'nameNumber' | 'soundNumber' | 'table'> {
  const traits: NameTraits = { birth: 0, otherBirth: 0, sequence: 0 };
  const parts = new Int32Array(16);
  const sounded = new Int32Array(8);
  let touching: Touch = () => true;
  let settled = false;
  const ask = (sort: number, key: number): void => {
    if (settled) return;
    for (let at = table.find(key); at >= 0; at += 1) {
      const person = table.ownerAt(at);
      if (person < 0) return;
      if (touching(person, sort)) settled = true;
    }
  };
  const numberOf = (found: KeyTable, hash: number): number => {
    const at = found.find(finish(hash));
    return at < 0 ? -1 : found.ownerAt(at);
  };
  return {
    table,
    byNumber(facts, touch) {
      touching = touch;
      settled = false;
      soughtNumberKeys(facts.id, numberTraits, ask);
      return settled;
    },
    byName(facts, touch) {
      touching = touch;
      settled = false;
      readTraits(facts, traits);
      for (const folded of spellingsOf(facts)) {
        const name = nameHash(folded);
        if (name !== 0 && numberOf(names, name) >= 0) {
          nameKeys(name, facts, traits, ask);
          if (facts.id.kind === 'valid') ask(SORT['name-member'], memberKey(name, facts.id.number));
          // A row that says nothing but a name meets everybody of that name; a person of whom no more is known, every row.
          const bare = traits.birth === 0 && traits.sequence === 0 && facts.place.townKey === '' && facts.place.villageKey === '';
          if (bare || lonely.size > 0) askAlone(name, bare);
        }
        const count = soundHashes(folded, sounds, sounded);
        for (let at = 0; at < count; at += 1) {
          const sound = sounded[at] as number;
          if (numberOf(heard, sound) >= 0) soundKeys(sound, facts, traits, ask);
        }
        if (traits.birth === 0) continue;
        const gaps = partHashes(folded, parts);
        for (let at = 0; at < gaps; at += 1) {
          ask(SORT['part-birth'], partKey(parts[at] as number, traits.birth));
          if (traits.otherBirth !== 0) ask(SORT['part-birth'], partKey(parts[at] as number, traits.otherBirth));
        }
      }
    },
    nameNumber: (facts) => {
      const name = nameHash(facts.name.folded);
      return name === 0 ? -1 : numberOf(names, name);
    },
    soundNumber: (facts) => (soundHashes(facts.name.folded, sounds, sounded) === 0 ? -1 : numberOf(heard, sounded[0] as number)),
  };

  function askAlone(name: number, bare: boolean): void {
    for (let at = table.find(nameAloneKey(name)); at >= 0; at += 1) {
      const person = table.ownerAt(at);
      if (person < 0) return;
      if ((bare || lonely.has(person)) && touching(person, SORT['name-alone'])) return;
    }
  }
}

/** A stable number for a text, e.g. to sample rows without regard to their order. */
export function hashOf(record: Pick<RosterRecord, 'ref'>): number {
  return finish(mixText(seed(record.ref.row * 31 + record.ref.part), record.ref.file + record.ref.sheet));
}
