/** The table of `c2z export coverage`: one row a line of cover and person of its population, with who has it. */
import { maskId, maskNumbersIn } from '../src/index.js';
import { subsidiesOf } from './workspace/entitlements.js';
import type { Workspace } from './workspace/open.js';

const COLUMNS = ['programme', 'person_id', 'name', 'id_number', 'township', 'village', 'state', 'case_number', 'case_state', 'target_percent', 'document', 'article', 'policy'] as const;

/** `state`: `covered`, `missing`, `excused` (dead, serving, off the list …), or `unknown` where no roster of the line is in force. */
export function coverageTable(workspace: Workspace, { fullIds }: { readonly fullIds: boolean }): { readonly columns: readonly string[]; readonly rows: (string | number | null)[][] } {
  const { pack, result, stored } = subsidiesOf(workspace);
  const rows = result.coverages.flatMap(({ programme, percent, source, people, covered, excused }) => {
    const has = covered === null ? null : new Set(covered);
    const cases = new Map(workspace.store.cases.list(programme === 'basic' ? {} : { line: programme }).map((each) => [each.personId, each]));
    const row = (id: string, state: string): (string | number | null)[] => {
      const person = stored.get(id)?.person;
      const current = cases.get(id);
      return [
        programme, id, fullIds ? (person?.name.display ?? '') : maskNumbersIn(person?.name.display ?? ''), fullIds ? (person?.idText ?? '') : maskId(person?.idText ?? ''), person?.place.town ?? '', person?.place.village ?? '',
        state, current?.caseNumber ?? '', current?.state ?? '', percent, source.document, source.article, pack.name,
      ];
    };
    return [...people.map((id) => row(id, has === null ? 'unknown' : has.has(id) ? 'covered' : 'missing')), ...excused.map((id) => row(id, 'excused'))];
  });
  return { columns: COLUMNS, rows };
}
