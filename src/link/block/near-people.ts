/**
 * Who of the target lists may be the same as whom 名单内部分块. These lists are small beside the rosters, so that people are
 * compared on far weaker grounds than roster rows: a rare name anywhere in the county, a birth date, a phone, a household, a number
 * of the family or of the next row.
 */
import type { LinkRules } from '../../domain/link-rules.js';
import type { PersonFacts } from '../../domain/record.js';
import type { Profile } from '../profile.js';
import { finish, mix, mixText, seed } from './hash.js';
import { collectKeys } from './key-table.js';
import { meetingsOf, type Meetings } from './meetings.js';
import { NAMES, PARTS, SOUNDS } from './people-index.js';
import { createSoundTable, nameHash, partHashes, soundHashes } from './name-hash.js';
import { emptyTraits, readTraits } from './traits.js';

const [NAME, SOUND, PART_VILLAGE, BIRTH, SEQUENCE, PHONE, HOUSEHOLD, FAMILY, BESIDE, FAMILY_NAME] = Array.from({ length: 10 }, (_, sort) => seed(0x200 + sort)) as
  [number, number, number, number, number, number, number, number, number, number];

export interface NearPeople extends Meetings {
  /**
   * Groups of keys of the index ({@link NAMES}, {@link SOUNDS}, {@link PARTS}, added up) that may find more than these meetings: every key of
   * a group holds the name, a sound of it, or the birth date, and brings nobody new unless too many share that for a block.
   */
  beyond(person: number): number;
}

/**
 * @param profiles descriptions of each person
 * @param namesAt folded names of the household in which a description stands
 */
export function createNearPeople(profiles: readonly (readonly Profile[])[], namesAt: (profile: Profile) => Iterable<string>, rules: LinkRules): NearPeople {
  const eachKey = createKeys(namesAt);
  const collector = collectKeys(rules.limits.blockSize);
  let person = 0;
  const file: FileKey = (key, group) => { collector.add(key, person, group); };
  const crowded = new Uint8Array(profiles.length);
  for (const descriptions of profiles) {
    for (const profile of descriptions) eachKey(profile, file);
    person += 1;
  }
  const sorted = collector.sorted((owner, group) => { crowded[owner] = (crowded[owner] as number) | group; });
  return { ...meetingsOf(sorted, profiles.length), beyond: (of) => crowded[of] as number };
}

/** Takes a key, and the group of keys of the index that hold nothing else, or 0. */
type FileKey = (key: number, group: number) => void;

function createKeys(namesAt: (profile: Profile) => Iterable<string>): (profile: Profile, use: FileKey) => void {
  const sounds = createSoundTable();
  const [traits, heard, parts] = [emptyTraits(), new Int32Array(8), new Int32Array(16)];
  return (profile, use) => {
    const { facts, members, neighbours } = profile;
    readTraits(facts, traits);
    const { villageKey } = facts.place;
    for (const folded of [facts.name.folded, ...facts.name.alternatives]) {
      const name = nameHash(folded);
      if (name !== 0) use(finish(mix(NAME, name)), NAMES);
      for (let at = soundHashes(folded, sounds, heard) - 1; at >= 0; at -= 1) use(finish(mix(SOUND, heard[at] as number)), SOUNDS);
      for (let at = partHashes(folded, parts) - 1; at >= 0; at -= 1) {
        if (villageKey !== '') use(finish(mix(mixText(PART_VILLAGE, villageKey), parts[at] as number)), 0);
      }
    }
    for (const day of [traits.birth, traits.otherBirth]) if (day !== 0) use(finish(mix(BIRTH, day)), PARTS);
    if (traits.whole === 1) sequenceKeys(traits.area, traits.inside, traits.sequence, use);
    if (facts.phone !== '') use(finish(mixText(PHONE, facts.phone)), 0);
    if (facts.household !== '') use(finish(mixText(mixText(HOUSEHOLD, facts.kind), facts.household)), 0);
    familyKeys(facts, members, use);
    for (const number of neighbours) use(finish(mixText(BESIDE, number)), 0);
    if (facts.id.kind === 'valid') use(finish(mixText(BESIDE, facts.id.number)), 0);
    if (villageKey === '') return;
    for (const other of namesAt(profile)) use(finish(mixText(mixText(FAMILY_NAME, villageKey), other)), 0);
    if (facts.headName !== null && facts.headName.folded.length > 1) use(finish(mixText(mixText(FAMILY_NAME, villageKey), facts.headName.folded)), 0);
  };
}

// A birth date that was corrected keeps area and sequence, and nearly always the year, or else month and day.
function sequenceKeys(area: number, inside: number, sequence: number, use: FileKey): void {
  const ends = mix(mix(SEQUENCE, area), sequence);
  use(finish(mix(ends, Math.floor(inside / 10_000))), 0);
  use(finish(mix(ends, inside % 10_000)), 0);
}

function familyKeys({ id, headId }: PersonFacts, members: readonly string[], use: FileKey): void {
  for (const number of members) use(finish(mixText(FAMILY, number)), 0);
  if (id.kind === 'valid') use(finish(mixText(FAMILY, id.number)), 0);
  if (headId.kind === 'valid') use(finish(mixText(FAMILY, headId.number)), 0);
}
