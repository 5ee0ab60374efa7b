import { maskId, maskNumbersIn } from '../domain/identity-number.js';
import { CHANGED_FIELDS, type ChangedField, type PersonChange } from '../domain/people-change.js';
import { IDENTITIES, type IdentityCode } from '../domain/person.js';

/** What changed of somebody who stays on the lists: `姓名 王秀英→王秀瑛；证件号码 9901…→9901…（第 18 位不同）`. */
export function changedWords({ fields }: Pick<PersonChange, 'fields'>, fullIds: boolean): string {
  return fields.map(({ field, before, after }) => {
    const shown = (value: string): string => (field === 'id' && !fullIds ? maskId(value) : fullIds ? inWords(field, value) : maskNumbersIn(inWords(field, value)));
    const where = field === 'id' && !fullIds && shown(before) === shown(after) ? `（第 ${differences(before, after).join('、')} 位不同）` : '';
    return `${CHANGED_FIELDS[field].zh} ${shown(before)}→${shown(after)}${where}`;
  }).join('；');
}

/** Codes as words: a table for people names no codes. */
function inWords(field: ChangedField, value: string): string {
  if (field === 'target') return value === 'yes' ? '是' : '否';
  if (field !== 'identities') return value;
  return value === '' ? '无' : value.split(';').map((code) => IDENTITIES[code as IdentityCode].zh).join('、');
}

/** Positions, from 1, at which two numbers differ: what masking hides. */
function differences(before: string, after: string): number[] {
  return [...before].flatMap((character, index) => (character === after[index] ? [] : [index + 1]));
}
