/** The households of the poor registry and whether a person lives in one that is not lifted 未脱贫建档立卡贫困户. */
import type { Person } from '../domain/person.js';
import type { TargetRecord } from '../domain/record.js';
import type { PopulationRules } from '../domain/standing-rules.js';
import type { Verdict } from './severe-disability.js';

type Rules = PopulationRules['severeDisability'];

export interface RegistryHouseholds {
  readonly isEmpty: boolean;
  /** Files of the registry of which no row states 脱贫属性. */
  readonly filesWithoutStatus: ReadonlySet<string>;
  /**
   * The person's own row on the registry; else his household number; else his head by number; else his head by name and
   * village. `question` when the households found disagree.
   */
  verdict(person: Person): Verdict;
}

export function indexHouseholds(people: readonly Person[], rules: Rules, isEnded: (record: TargetRecord) => boolean): RegistryHouseholds {
  const rows: TargetRecord[] = [];
  const stating = new Set<string>();
  const filesWithoutStatus = new Set<string>();
  for (const person of people) {
    for (const row of person.rows) {
      if (row.kind !== rules.registry || isEnded(row)) continue;
      rows.push(row);
      (row.povertyStatus === 'unknown' ? filesWithoutStatus : stating).add(row.ref.file);
    }
  }
  for (const file of stating) filesWithoutStatus.delete(file);
  // Nobody asks for a household but for people with a certificate, and then mostly for its number.
  const byNumber = lazily(() => group(rows, (row) => householdKeys(row, rules)));
  const byMember = lazily(() => group(rows, (row) => (row.id.kind === 'valid' ? [row.id.number] : [])));
  const byHead = lazily(() => group(rows, (row) => headNames(row, rules).flatMap((name) => villageKey(row, name))));

  const qualifies = (row: TargetRecord): boolean => {
    if (row.povertyStatus !== 'unknown') return rules.registryStatuses.includes(row.povertyStatus);
    return (stating.has(row.ref.file) ? rules.statusNotStated.singleRow : rules.statusNotStated.wholeFile) === 'counts';
  };
  const judge = (found: readonly TargetRecord[]): Verdict => {
    const stated = found.filter((row) => row.povertyStatus !== 'unknown');
    const verdicts = new Set((stated.length > 0 ? stated : found).map(qualifies));
    if (verdicts.size > 1) return 'question';
    return verdicts.has(true) ? 'yes' : 'no';
  };
  return {
    isEmpty: rows.length === 0,
    filesWithoutStatus,
    verdict(person) {
      const own = person.rows.filter((row) => row.kind === rules.registry && !isEnded(row));
      if (own.some((row) => row.povertyStatus !== 'unknown')) return judge(own);
      const others = person.rows.filter((row) => row.kind !== rules.registry && !isEnded(row));
      const ways = [
        () => [...own, ...own.flatMap((row) => lookUp(byNumber(), householdKeys(row, rules)))],
        () => others.flatMap((row) => lookUp(byNumber(), householdKeys(row, rules))),
        () => others.flatMap((row) => (row.headId.kind === 'valid' ? byMember().get(row.headId.number) ?? [] : [])),
        () => others.flatMap((row) => (row.headName === null ? [] : lookUp(byHead(), villageKey(row, row.headName.folded)).filter((head) => sameTown(head, row) && sameHead(head, row, rules)))),
      ];
      let found: readonly TargetRecord[] | undefined;
      for (const look of ways) {
        const rowsFound = look();
        if (rowsFound.length === 0) continue;
        found = rowsFound;
        break;
      }
      return found === undefined ? 'no' : judge(found);
    },
  };
}

function lazily<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

/** A long number is unique; a short one is a serial number that means something only within its village. */
function householdKeys(row: TargetRecord, rules: Rules): string[] {
  const number = row.household.trim();
  if (number === '') return [];
  if (number.length >= rules.householdNumberLength) return [number];
  return row.place.villageKey === '' ? [] : [`${row.place.townKey}|${row.place.villageKey}|${number}`];
}

function headNames(row: TargetRecord, rules: Rules): string[] {
  if (row.headName !== null && row.headName.folded !== '') return [row.headName.folded];
  return rules.headRelations.includes(row.relation.trim()) ? [row.name.folded] : [];
}

function villageKey(row: TargetRecord, name: string): string[] {
  return name === '' || row.place.villageKey === '' ? [] : [`${row.place.villageKey}|${name}`];
}

function sameTown(left: TargetRecord, right: TargetRecord): boolean {
  return left.place.townKey === '' || right.place.townKey === '' || left.place.townKey === right.place.townKey;
}

/** Two heads of one name in one village are told apart by their numbers, where both are known. */
function sameHead(registry: TargetRecord, row: TargetRecord, rules: Rules): boolean {
  if (row.headId.kind !== 'valid') return true;
  const head = registry.headId.kind === 'valid' ? registry.headId : rules.headRelations.includes(registry.relation.trim()) ? registry.id : null;
  return head?.kind !== 'valid' || head.number === row.headId.number;
}

function group(rows: readonly TargetRecord[], keysOf: (row: TargetRecord) => readonly string[]): ReadonlyMap<string, readonly TargetRecord[]> {
  const groups = new Map<string, TargetRecord[]>();
  for (const row of rows) {
    for (const key of keysOf(row)) {
      const members = groups.get(key);
      if (members) members.push(row);
      else groups.set(key, [row]);
    }
  }
  return groups;
}

function lookUp(groups: ReadonlyMap<string, readonly TargetRecord[]>, keys: readonly string[]): readonly TargetRecord[] {
  return keys.flatMap((key) => groups.get(key) ?? []);
}
