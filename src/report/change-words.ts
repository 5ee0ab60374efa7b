import { maskId, maskNumbersIn } from '../domain/identity-number.js';
import { CHANGED_FIELDS, type PersonChange } from '../domain/people-change.js';

/** What changed of somebody who stays on the lists: `姓名 王秀英→王秀瑛；证件号码 9901…→9901…（第 18 位不同）`. */
export function changedWords({ fields }: Pick<PersonChange, 'fields'>, fullIds: boolean): string {
  return fields.map(({ field, before, after }) => {
    const shown = (value: string): string => (field === 'id' && !fullIds ? maskId(value) : fullIds ? value : maskNumbersIn(value));
    const where = field === 'id' && !fullIds && shown(before) === shown(after) ? `（第 ${differences(before, after).join('、')} 位不同）` : '';
    return `${CHANGED_FIELDS[field].zh} ${shown(before)}→${shown(after)}${where}`;
  }).join('；');
}

/** Positions, from 1, at which two numbers differ: what masking hides. */
function differences(before: string, after: string): number[] {
  return [...before].flatMap((character, index) => (character === after[index] ? [] : [index + 1]));
}
