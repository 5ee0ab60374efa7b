/** 增减变动表 for `c2z export changes`: one row a change, of every time the lists changed. */
import { changedWords, maskId, maskNumbersIn } from '../src/index.js';
import type { Workspace } from './workspace/open.js';
import { townNames } from './workspace/town-names.js';

export function changesTable(workspace: Workspace, { fullIds }: { readonly fullIds: boolean }): { readonly columns: readonly string[]; readonly rows: readonly (readonly (string | number)[])[] } {
  const { store } = workspace;
  const { nameOf } = townNames(workspace);
  const text = (value: string): string => (fullIds ? value : maskNumbersIn(value));
  const columns = ['round', 'change', 'person_id', 'name', 'id_number', 'township', 'village', 'identities', 'what', 'standing_before', 'reason_before', 'standing_after', 'reason_after', 'other_person_id'];
  const rows = store.changes.rounds().flatMap(({ round }) => store.changes.of(round).map((change) => [
    round, change.change, change.personId, text(change.name), fullIds ? change.idText : maskId(change.idText), nameOf(change.town), change.village, change.identities.join(';'),
    changedWords(change, fullIds), change.before?.standing ?? '', change.before?.reason ?? '', change.after?.standing ?? '', change.after?.reason ?? '', change.other,
  ]));
  return { columns, rows };
}
