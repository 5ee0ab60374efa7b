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
import { createSoundTable, nameHash, partHashes, soundHashes } from './name-hash.js';
import { emptyTraits, readTraits, sequenceOf } from './traits.js';

const [NAME, SOUND, PART_VILLAGE, BIRTH, SEQUENCE, PHONE, HOUSEHOLD, FAMILY, BESIDE, FAMILY_NAME] = Array.from({ length: 10 }, (_, sort) => seed(0x200 + sort)) as
  [number, number, number, number, number, number, number, number, number, number];

/**
 * @param profiles descriptions of each person
 * @param namesAt folded names of the household in which a description stands
 */
export function createNearPeople(profiles: readonly (readonly Profile[])[], namesAt: (profile: Profile) => ReadonlySet<string>, rules: LinkRules): Meetings {
  const eachKey = createKeys(namesAt);
  const collector = collectKeys(rules.limits.blockSize);
  let person = 0;
  const file = (key: number): void => { collector.add(key, person, 0); };
  for (const descriptions of profiles) {
    for (const profile of descriptions) eachKey(profile, file);
    person += 1;
  }
  return meetingsOf(collector.sorted(new Set()), profiles.length);
}

function createKeys(namesAt: (profile: Profile) => ReadonlySet<string>): (profile: Profile, use: (key: number) => void) => void {
  const sounds = createSoundTable();
  const [traits, heard, parts] = [emptyTraits(), new Int32Array(8), new Int32Array(16)];
  return (profile, use) => {
    const { facts, members, neighbours } = profile;
    readTraits(facts, traits);
    const { villageKey } = facts.place;
    for (const folded of [facts.name.folded, ...facts.name.alternatives]) {
      const name = nameHash(folded);
      if (name !== 0) use(finish(mix(NAME, name)));
      for (let at = soundHashes(folded, sounds, heard) - 1; at >= 0; at -= 1) use(finish(mix(SOUND, heard[at] as number)));
      for (let at = partHashes(folded, parts) - 1; at >= 0; at -= 1) {
        if (villageKey !== '') use(finish(mix(mixText(PART_VILLAGE, villageKey), parts[at] as number)));
      }
    }
    for (const day of [traits.birth, traits.otherBirth]) if (day !== 0) use(finish(mix(BIRTH, day)));
    if (traits.whole === 1) sequenceKeys(traits.area, traits.inside, sequenceOf(traits.tail), use);
    if (facts.phone !== '') use(finish(mixText(PHONE, facts.phone)));
    if (facts.household !== '') use(finish(mixText(mixText(HOUSEHOLD, facts.kind), facts.household)));
    familyKeys(facts, members, use);
    for (const number of neighbours) use(finish(mixText(BESIDE, number)));
    if (facts.id.kind === 'valid') use(finish(mixText(BESIDE, facts.id.number)));
    if (villageKey === '') return;
    for (const other of namesAt(profile)) use(finish(mixText(mixText(FAMILY_NAME, villageKey), other)));
    if (facts.headName !== null && facts.headName.folded.length > 1) use(finish(mixText(mixText(FAMILY_NAME, villageKey), facts.headName.folded)));
  };
}

// A birth date that was corrected keeps area and sequence, and nearly always the year, or else month and day.
function sequenceKeys(area: number, inside: number, sequence: number, use: (key: number) => void): void {
  const ends = mix(mix(SEQUENCE, area), sequence);
  use(finish(mix(ends, Math.floor(inside / 10_000))));
  use(finish(mix(ends, inside % 10_000)));
}

function familyKeys({ id, headId }: PersonFacts, members: readonly string[], use: (key: number) => void): void {
  for (const number of members) use(finish(mixText(FAMILY, number)));
  if (id.kind === 'valid') use(finish(mixText(FAMILY, id.number)));
  if (headId.kind === 'valid') use(finish(mixText(FAMILY, headId.number)));
}
