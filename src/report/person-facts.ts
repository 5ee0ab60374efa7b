import { ageOn } from '../domain/dates.js';
import { IDENTITIES, type Person } from '../domain/person.js';
import { DISABILITY_TYPES, POVERTY_STATUS, type TargetRecord } from '../domain/record.js';
import type { LedgerEntry } from './ledger.js';

/** 周岁 on the reference date, or null. */
export function ageOf(person: Person, onDate: string): number | null {
  if (person.birthDate === null || person.birthDate > onDate) return null;
  return ageOn(person.birthDate, onDate);
}

/** 男, 女, or nothing. */
export function sexOf(person: Person): string {
  return person.sex === null ? '' : person.sex === 'male' ? '男' : '女';
}

/** The first non-empty answer of a person's rows; rows stand in a stated order. */
export function firstOf(person: Person, read: (row: TargetRecord) => string | null | undefined): string {
  for (const row of person.rows) {
    const found = read(row);
    if (found !== null && found !== undefined && found !== '') return found;
  }
  return '';
}

/** 肢体二级; a certificate whose number and columns disagree says so. */
export function disabilityOf(person: Person): string {
  return firstOf(person, ({ disability }) => {
    if (disability === null) return null;
    const type = disability.type === null ? '' : DISABILITY_TYPES[disability.type].zh;
    const level = disability.level === null ? '' : `${'一二三四'[disability.level - 1]}级`;
    return `${type}${level}${disability.conflict ? '（证号与类别等级不一致，待核）' : ''}`;
  });
}

/** 脱贫属性, where a list states it. */
export function povertyStatusOf(person: Person): string {
  return firstOf(person, (row) => (row.povertyStatus === 'unknown' ? null : POVERTY_STATUS[row.povertyStatus].zh));
}

/** 低保对象、重度残疾人. */
export function identitiesOf(entry: LedgerEntry): string {
  return entry.identities.map((code) => IDENTITIES[code].zh).join('、');
}
