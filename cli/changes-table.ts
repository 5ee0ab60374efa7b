/** 增减变动表 for `c2z export changes`: one row a change, of every time the lists changed. */
import { CHANGED_FIELDS, maskId, maskNumbersIn, type PersonChange } from '../src/index.js';
import type { Workspace } from './workspace/open.js';

export function changesTable({ store }: Workspace, { fullIds }: { readonly fullIds: boolean }): { readonly columns: readonly string[]; readonly rows: readonly (readonly (string | number)[])[] } {
  const text = (value: string): string => (fullIds ? value : maskNumbersIn(value));
  const columns = ['round', 'change', 'person_id', 'name', 'id_number', 'township', 'village', 'identities', 'what', 'standing_before', 'reason_before', 'standing_after', 'reason_after', 'other_person_id'];
  const rows = store.changes.rounds().flatMap(({ round }) => store.changes.of(round).map((change) => [
    round, change.change, change.personId, text(change.name), fullIds ? change.idText : maskId(change.idText), change.town, change.village, change.identities.join(';'),
    whatOf(change, fullIds), change.before?.standing ?? '', change.before?.reason ?? '', change.after?.standing ?? '', change.after?.reason ?? '', change.other,
  ]));
  return { columns, rows };
}

/** `姓名 王秀英→王秀瑛；证件号码 9901…→9901…`. */
function whatOf({ fields }: PersonChange, fullIds: boolean): string {
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
