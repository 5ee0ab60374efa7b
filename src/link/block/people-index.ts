/**
 * The people, filed under blocking keys 分块索引. A roster row asks for its equal number first, then, unless that settled
 * it, for everybody it might be after a slip; the answer to most rows is nobody, after a few probes.
 */
import type { LinkRules } from '../../domain/link-rules.js';
import type { PersonFacts } from '../../domain/record.js';
import type { Profile } from '../profile.js';
import { finish } from './hash.js';
import { NAME_ALONE, NAME_MEMBER, NUMBER } from './key-sorts.js';
import { collectKeys, findBlock, ownerAt, type KeyCollector, type KeyTable } from './key-table.js';
import { createSoundTable, nameHash, partHashes, soundHashes, type SoundTable } from './name-hash.js';
import { memberKey, nameAloneKey, nameKeys, partKeys, partVillageKeys, soundKeys, surnameKeys } from './name-keys.js';
import { filedNumberKeys, soughtNumberKeys, type BadNumbers } from './number-keys.js';
import { emptyTraits, readTraits } from './traits.js';

/** What happens to a person under a key; answer true when no further key need be asked for this row. */
export type Touch = (person: number, sort: number) => boolean;

/** Groups of keys of names, to be added up: with the full name, with a sound of it, with a part of it and the birth date; the rest. */
export const [NAMES, SOUNDS, PARTS] = [1, 2, 4] as const;
const OTHERS = 8;
const EVERY_GROUP = NAMES + SOUNDS + PARTS + OTHERS;

/** What a row may be asked 行探查. */
export interface RowProbes {
  /** Reads a row, to be asked about next. */
  read(facts: PersonFacts): void;
  /** The same for a row of which nothing but the number is asked. */
  readNumber(facts: PersonFacts): void;
  /** People with the row's number (or the same text of a document or malformed number), then those a slip away. */
  byNumber(touch: Touch): boolean;
  /** People with the row's name, or one like it, and one thing more; `groups` of keys, every one unless said otherwise. */
  byName(touch: Touch, groups?: number): void;
  /** Number of the name of the row that was read among the names of the people, and of its sound; −1 when nobody bears it. */
  nameNumber(): number;
  soundNumber(): number;
  readonly known: KnownNames;
}

/** The names of the people and their sounds, numbered 姓名编号: a small part of the index, which is needed longest. */
export interface KnownNames {
  /** Number of a name, and of its sound; −1 when nobody bears it. */
  numberOfName(folded: string): number;
  numberOfSound(folded: string): number;
  readonly names: number;
  readonly sounds: number;
}

/** An index as it is handed to another thread: data alone, its tables in memory that both see. */
export interface SharedIndex {
  readonly tables: Tables;
  readonly bad: BadNumbers;
  /** People that the bare name has to find: no other key can, or only one that needs what a mask hides. */
  readonly lonely: ReadonlySet<number>;
  /** 1 = neither number nor birth date of the person is known. */
  readonly undated: Uint8Array;
  readonly names: number;
  readonly sounds: number;
}

/** The probes of an index that was built in another thread. */
export function openSharedIndex(shared: SharedIndex): RowProbes {
  return probesOf(shared, createSoundTable());
}

export interface PeopleIndex extends RowProbes {
  /** The same for other threads. */
  readonly shared: SharedIndex;
  /** Blocks left out because too many people share the key, by sort. */
  readonly left: KeyTable['left'];
  /** People that no key but the bare name can reach, and people that none can. */
  readonly nameOnly: readonly number[];
  readonly unreachable: readonly number[];
}

/**
 * @param profiles descriptions of each person; positions are the people's numbers in answers
 * @param isForeign whether the number of a row is plainly somebody else's, so that it says no birth date either
 */
export function createPeopleIndex(profiles: readonly (readonly Profile[])[], rules: LinkRules, isForeign: (profile: Profile) => boolean): PeopleIndex {
  const [numberKeys, nameKeysOf, soundKeysOf, partKeysOf] = [0, 1, 2, 3].map(() => collectKeys(rules.limits.blockSize)) as Collectors;
  const names = new Map<number, number>();
  const sounds = new Map<number, number>();
  const bad: BadNumbers = { broken: false, damaged: false, masked: false };
  const soundTable = createSoundTable();
  const births = new Uint8Array(new SharedArrayBuffer(BIRTHS));
  const nameOnly: number[] = [];
  const hidden: number[] = [];
  const unreachable: number[] = [];
  const undated = new Uint8Array(new SharedArrayBuffer(profiles.length));
  const [traits, heard, parts] = [emptyTraits(), new Int32Array(8), new Int32Array(16)];
  profiles.forEach((descriptions, person) => {
    let firm = 0;
    let bare = 0;
    let dated = false;
    const into = (collector: KeyCollector) => (sort: number, key: number): void => {
      firm += 1;
      collector.add(key, person, sort);
    };
    const [fileNumber, fileName, fileSound, filePart] = [into(numberKeys), into(nameKeysOf), into(soundKeysOf), into(partKeysOf)];
    const fileMeeting = (sort: number, key: number): void => { partKeysOf.add(key, person, sort); };
    for (const profile of descriptions) {
      const { facts, members, neighbours } = profile;
      filedNumberKeys(facts.id, bad, fileNumber);
      readTraits(facts, traits);
      dated ||= (traits.birth !== 0 || facts.id.kind === 'damaged' || facts.id.kind === 'masked') && !isForeign(profile);
      for (const folded of [facts.name.folded, ...facts.name.alternatives]) {
        const partCount = partHashes(folded, parts);
        partKeys(parts, partCount, traits, filePart);
        const { villageKey } = facts.place;
        if (villageKey !== '') partVillageKeys(parts, partCount, folded.length, villageKey, false, fileMeeting);
        if (villageKey !== '' && traits.birth === 0) partVillageKeys(parts, partCount, folded.length, villageKey, true, fileMeeting);
        if (traits.whole === 1 && folded !== '') surnameKeys(soundTable.main(folded.charCodeAt(0)), traits, fileNumber);
        noteBirth(births, traits.birth);
        noteBirth(births, traits.otherBirth);
        const count = soundHashes(folded, soundTable, heard);
        for (let at = 0; at < count; at += 1) {
          learn(sounds, heard[at] as number);
          soundKeys(heard[at] as number, facts, traits, fileSound);
        }
        const name = nameHash(folded);
        if (name === 0) continue;
        bare += 1;
        learn(names, name);
        nameKeys(name, facts, traits, fileName);
        for (const number of members) nameKeysOf.add(memberKey(name, number), person, NAME_MEMBER);
        for (const number of neighbours) nameKeysOf.add(memberKey(name, number), person, NAME_MEMBER);
        nameKeysOf.add(nameAloneKey(name), person, NAME_ALONE);
      }
    }
    undated[person] = dated ? 0 : 1;
    if (descriptions.every(({ facts: { id } }) => id.kind === 'masked')) hidden.push(person);
    if (firm === 0) (bare > 0 ? nameOnly : unreachable).push(person);
  });
  const tables: Tables = {
    numbers: numberKeys.build(new Set([NUMBER])), names: nameKeysOf.build(NONE), sounds: soundKeysOf.build(NONE), parts: partKeysOf.build(NONE),
    knownNames: tableOf(names), knownSounds: tableOf(sounds), births,
  };
  const left = new Map([tables.numbers, tables.names, tables.sounds, tables.parts].flatMap((table) => [...table.left]));
  const shared: SharedIndex = { tables, bad, lonely: new Set([...nameOnly, ...hidden]), undated, names: names.size, sounds: sounds.size };
  return { ...probesOf(shared, soundTable), shared, left, nameOnly, unreachable };
}

type Collectors = [KeyCollector, KeyCollector, KeyCollector, KeyCollector];
const NONE: ReadonlySet<number> = new Set();

/** One table a group of keys: a row whose name nobody bears stays within the small ones, which the processor's cache holds. */
interface Tables {
  readonly numbers: KeyTable;
  readonly names: KeyTable;
  readonly sounds: KeyTable;
  readonly parts: KeyTable;
  readonly knownNames: KeyTable;
  readonly knownSounds: KeyTable;
  /** Days on which somebody was born, each at its number (`YYYYMMDD`) folded into the table. */
  readonly births: Uint8Array;
}

const BIRTHS = 1 << 18;

function noteBirth(births: Uint8Array, day: number): void {
  if (day !== 0) births[Math.imul(day, 0x9e3779b1) >>> 14] = 1;
}

function hasBirth(births: Uint8Array, day: number): boolean {
  return day !== 0 && births[Math.imul(day, 0x9e3779b1) >>> 14] === 1;
}

function learn(numbers: Map<number, number>, hash: number): void {
  if (!numbers.has(hash)) numbers.set(hash, numbers.size);
}

function tableOf(numbers: ReadonlyMap<number, number>): KeyTable {
  const collector = collectKeys(1);
  for (const [hash, number] of numbers) collector.add(finish(hash), number, 0);
  return collector.build(new Set([0]));
}

function numberOf(found: KeyTable, hash: number): number {
  const key = finish(hash);
  const at = findBlock(found, key);
  return at < 0 ? -1 : ownerAt(found, at, key);
}

/** Holds no more of the index than the names. */
function knownNamesOf({ knownNames, knownSounds }: Tables, { names, sounds }: Pick<KnownNames, 'names' | 'sounds'>, soundTable: SoundTable): KnownNames {
  const heard = new Int32Array(8);
  let latest = ''; // pairs of namesakes come one after the other
  let latestNumber = -1;
  return {
    numberOfName(folded) {
      if (folded === latest) return latestNumber;
      const hash = nameHash(folded);
      latest = folded;
      latestNumber = hash === 0 ? -1 : numberOf(knownNames, hash);
      return latestNumber;
    },
    numberOfSound: (folded) => (soundHashes(folded, soundTable, heard) === 0 ? -1 : numberOf(knownSounds, heard[0] as number)),
    names,
    sounds,
  };
}

function probesOf(shared: SharedIndex, soundTable: SoundTable): RowProbes {
  const { tables, bad, lonely, undated } = shared;
  const { numbers, names, sounds, parts: namesLessOne, knownNames, knownSounds, births } = tables;
  const [traits, heard, parts] = [emptyTraits(), new Int32Array(8), new Int32Array(16)];
  const someUndated = undated.includes(1);
  let row: PersonFacts;
  let touching: Touch = () => true;
  let settled = false;
  let name = 0;
  let nameNumber = -1;
  let heardCount = 0;
  let soundNumber = -1;
  const asking = (table: KeyTable) => (sort: number, key: number): void => {
    const at = findBlock(table, key);
    if (at >= 0 && !settled) meet(table, at, key, sort);
  };
  const [askNumber, askFull, askSound, askPart] = [asking(numbers), asking(names), asking(sounds), asking(namesLessOne)];
  const meet = (table: KeyTable, start: number, key: number, sort: number): void => {
    for (let at = start; ; at += 1) {
      const person = ownerAt(table, at, key);
      if (person < 0) return;
      if (touching(person, sort)) settled = true;
    }
  };
  const readName = (folded: string): void => {
    name = nameHash(folded);
    nameNumber = name === 0 ? -1 : numberOf(knownNames, name);
    heardCount = soundHashes(folded, soundTable, heard);
    soundNumber = heardCount === 0 ? -1 : numberOf(knownSounds, heard[0] as number);
  };
  const askName = (folded: string, groups: number): void => {
    if (nameNumber >= 0 && (groups & NAMES) !== 0) {
      nameKeys(name, row, traits, askFull);
      if (row.id.kind === 'valid') askFull(NAME_MEMBER, memberKey(name, row.id.number));
      askAlone();
    }
    for (let at = 0; at < heardCount && (groups & SOUNDS) !== 0; at += 1) {
      if ((at === 0 ? soundNumber : numberOf(knownSounds, heard[at] as number)) >= 0) soundKeys(heard[at] as number, row, traits, askSound);
    }
    const { villageKey } = row.place;
    if ((groups & OTHERS) !== 0 && traits.whole === 1 && folded !== '') surnameKeys(soundTable.main(folded.charCodeAt(0)), traits, askNumber);
    if ((groups & OTHERS) !== 0 && villageKey !== '' && (traits.birth === 0 || someUndated)) {
      partVillageKeys(parts, partHashes(folded, parts), folded.length, villageKey, traits.birth !== 0, askPart);
    }
    // Nobody born that day: no need to take the name apart.
    if ((groups & PARTS) !== 0 && traits.birth !== 0 && (hasBirth(births, traits.birth) || hasBirth(births, traits.otherBirth))) partKeys(parts, partHashes(folded, parts), traits, askPart);
  };
  // A row that says nothing but a name, or of whose number a part is hidden, meets everybody of that name; one without a place, those of
  // whom neither number nor birth date is known; a person of whom nothing more is known, or only a part of the number, every row.
  const askAlone = (): void => {
    const placeless = row.place.townKey === '' && row.place.villageKey === '';
    const bare = placeless && traits.birth === 0 && traits.whole === 0;
    const hidden = row.id.kind === 'masked';
    if (!placeless && !hidden && lonely.size === 0) return;
    const key = nameAloneKey(name);
    for (let at = findBlock(names, key); at >= 0 && ownerAt(names, at, key) >= 0; at += 1) {
      const person = ownerAt(names, at, key);
      if (bare || hidden || (placeless && undated[person] === 1) || lonely.has(person)) touching(person, NAME_ALONE);
    }
  };
  return {
    read(facts) {
      row = facts;
      readTraits(facts, traits);
      readName(facts.name.folded);
    },
    readNumber(facts) {
      row = facts;
      readTraits(facts, traits);
    },
    byNumber(touch) {
      touching = touch;
      settled = false;
      soughtNumberKeys(row.id, traits, bad, askNumber);
      return settled;
    },
    byName(touch, groups = EVERY_GROUP) {
      touching = touch;
      settled = false;
      askName(row.name.folded, groups);
      for (const other of row.name.alternatives) {
        readName(other);
        askName(other, groups);
      }
    },
    nameNumber: () => nameNumber,
    soundNumber: () => soundNumber,
    known: knownNamesOf(tables, shared, soundTable),
  };
}
