/** What the new lists mean for each person 人员增减变动: the people of two matches compared, never their rows. */
import { PEOPLE_CHANGES, type ChangeCounts, type ChangedField, type PeopleChange, type PersonChange, type SeenPerson } from '../../domain/people-change.js';

export interface ChangesInput {
  /** Everybody ever seen; `listed` false = had left before. */
  readonly before: readonly { readonly person: SeenPerson; readonly listed: boolean }[];
  readonly after: readonly SeenPerson[];
  /** Who has the rows of somebody who is no longer there; null = nobody. */
  readonly mergedInto: (personId: string) => string | null;
  /** Who had the rows of somebody new; null = nobody. */
  readonly splitFrom: (personId: string) => string | null;
}

/**
 * Changes in order of their kind, then of the person. Somebody may be changed and newly insured at once. Only the target population is spoken of:
 * whoever enters or leaves it is listed or left, though a list of others still names him, so that listed + split − left − merged is by how many it grew.
 */
export function peopleChanges({ before, after, mergedInto, splitFrom }: ChangesInput): PersonChange[] {
  const known = new Map(before.map((each) => [each.person.id, each]));
  const present = new Set(after.map(({ id }) => id));
  const changes: PersonChange[] = [];
  for (const person of after) {
    const earlier = known.get(person.id);
    if (earlier?.listed === true) {
      if (!earlier.person.outside || !person.outside) changes.push(...whatChanged(earlier.person, person));
    } else if (!person.outside) {
      const from = earlier === undefined ? splitFrom(person.id) : null;
      changes.push(from === null ? changeOf(person, 'listed', null, { other: earlier === undefined ? '' : 'returned' }) : changeOf(person, 'split', null, { other: from }));
    }
  }
  for (const { person, listed } of before) {
    if (!listed || person.outside || present.has(person.id)) continue;
    const into = mergedInto(person.id);
    changes.push({ ...changeOf(person, into === null ? 'left' : 'merged', person, { other: into ?? '' }), after: null });
  }
  const order = Object.keys(PEOPLE_CHANGES);
  return changes.sort((a, b) => order.indexOf(a.change) - order.indexOf(b.change) || compareIds(a.personId, b.personId));
}

export function countChanges(changes: readonly Pick<PersonChange, 'change'>[]): ChangeCounts {
  const counts = Object.fromEntries(Object.keys(PEOPLE_CHANGES).map((change) => [change, 0])) as Record<PeopleChange, number>;
  for (const { change } of changes) counts[change] += 1;
  return counts;
}

function whatChanged(before: SeenPerson, after: SeenPerson): PersonChange[] {
  const fields = changedFields(before, after);
  if (after.outside && !before.outside) return [{ ...changeOf(before, 'left', before, { fields }), after: null }];
  if (before.outside && !after.outside) return [changeOf(after, 'listed', null, { fields })];
  const changes = fields.length === 0 ? [] : [changeOf(after, 'changed', before, { fields })];
  const standing = standingChange(before.standing, after.standing);
  return standing === null ? changes : [...changes, changeOf(after, standing, before, {})];
}

/** What became of the standing of somebody who stays in the target population. */
function standingChange(before: SeenPerson['standing'], after: SeenPerson['standing']): PeopleChange | null {
  if (before === null || after === null) return null;
  if (after.standing === 'insured' && before.standing !== 'insured') return 'insured';
  if (before.standing === 'insured' && (after.standing === 'gap' || after.standing === 'pending')) return 'fell-out';
  return before.standing === after.standing && before.category === after.category && before.reason === after.reason ? null : 'standing';
}

/** Places and names are compared folded: 柳河镇 and 柳河镇人民政府 are one place. */
function changedFields(before: SeenPerson, after: SeenPerson): PersonChange['fields'] {
  const found: { field: ChangedField; before: string; after: string }[] = [];
  const compare = (field: ChangedField, [oldKey, oldText]: readonly [string, string], [newKey, newText]: readonly [string, string]): void => {
    if (oldKey !== newKey) found.push({ field, before: oldText, after: newText });
  };
  compare('name', [before.foldedName, before.name], [after.foldedName, after.name]);
  compare('id', [before.idText, before.idText], [after.idText, after.idText]);
  compare('town', [before.townKey, before.town], [after.townKey, after.town]);
  compare('village', [before.villageKey, before.village], [after.villageKey, after.village]);
  const [old, current] = [before.identities.join(';'), after.identities.join(';')];
  compare('identities', [old, old], [current, current]);
  const [was, is] = [before.outside ? 'no' : 'yes', after.outside ? 'no' : 'yes'];
  compare('target', [was, was], [is, is]);
  return found;
}

function changeOf(person: SeenPerson, change: PeopleChange, before: SeenPerson | null, more: Partial<Pick<PersonChange, 'fields' | 'other'>>): PersonChange {
  return {
    personId: person.id, change, name: person.name, idText: person.idText, town: person.town, village: person.village, identities: person.identities,
    fields: [], before: before?.standing ?? null, after: person.standing, other: '', ...more,
  };
}

/** `P999999` before `P1000000`. */
function compareIds(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);
}
