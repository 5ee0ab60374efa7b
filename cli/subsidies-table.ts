/** The table of `c2z export subsidies`: one row a person and entitlement, and one for everybody who has none. */
import { IDENTITIES, maskId, maskNumbersIn, type Entitlement, type IdentityCode } from '../src/index.js';
import type { StoredPerson } from '../src/io/index.js';
import { subsidiesOf } from './workspace/entitlements.js';
import type { Workspace } from './workspace/open.js';

/** A table of `cli/exports.ts`, said here so that the two files do not need each other. */
interface SubsidiesTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly TableCell[])[];
  readonly details: readonly object[];
}
type TableCell = string | number | null;

const COLUMNS = [
  'person_id', 'name', 'id_number', 'township', 'village', 'identities', 'programme', 'year', 'due', 'state', 'why', 'group', 'mode', 'standard_fen', 'amount_fen', 'at_least', 'payers', 'own_fen',
  'claimed_fen', 'paid_fen', 'recovered_fen', 'own_paid_fen', 'document', 'article', 'policy',
] as const;

const NO_PACK = '工作区没有选政策包（c2z policy use <名称>）';

/** Amounts are whole fen, empty where the document or the county has not set them. JSON adds the working and every group held. */
export function subsidiesTable(workspace: Workspace, { fullIds }: { readonly fullIds: boolean }): SubsidiesTable {
  if (workspace.settings.policy === '') return withoutPack(workspace, fullIds);
  const { pack, result, stored } = subsidiesOf(workspace);
  const rows: { id: string; programme: string; cells: TableCell[]; detail: object }[] = [
    ...result.entitlements.map((each) => ({ id: each.personId, programme: each.programme, cells: [...who(stored.get(each.personId), fullIds), ...money(each), pack.name], detail: { working: each.working, held: each.held } })),
    ...result.unentitled.map(({ personId, programme, why }) => ({
      id: personId, programme, detail: { working: [], held: [] },
      cells: [...who(stored.get(personId), fullIds), programme, workspace.settings.year, 'none', '', why.zh, '', '', null, null, '', '', null, null, null, null, null, '', '', pack.name],
    })),
  ];
  const sorted = rows.sort((left, right) => left.id.length - right.id.length || order(left.id, right.id) || order(left.programme, right.programme));
  return { columns: COLUMNS, rows: sorted.map(({ cells }) => cells), details: sorted.map(({ detail }) => detail) };
}

/** Nothing can be worked out: everybody is an open question, and the rows say why. */
function withoutPack({ store, settings }: Workspace, fullIds: boolean): SubsidiesTable {
  const people = store.results.people().filter(({ outside }) => !outside);
  return { columns: COLUMNS, rows: people.map((stored) => [...who(stored, fullIds), 'basic', settings.year, 'question', '', NO_PACK, '', '', null, null, '', '', null, null, null, null, null, '', '', '']), details: people.map(() => ({ working: [], held: [] })) };
}

function who(stored: StoredPerson | undefined, fullIds: boolean): TableCell[] {
  if (stored === undefined) return ['', '', '', '', '', ''];
  const { person, identities } = stored;
  const codes = new Set(identities.filter(({ ended }) => !ended).map(({ code }) => code));
  return [
    person.id, fullIds ? person.name.display : maskNumbersIn(person.name.display), fullIds ? person.idText : maskId(person.idText), person.place.town, person.place.village,
    (Object.keys(IDENTITIES) as IdentityCode[]).filter((code) => codes.has(code)).join(';'),
  ];
}

function money({ programme, year, due, state, why, group, mode, standardFen, amountFen, atLeast, payers, ownFen, money: found, source }: Entitlement): TableCell[] {
  const basic = programme === 'basic';
  return [
    programme, year, due, due === 'none' ? '' : state, why?.zh ?? '', group, mode, standardFen, amountFen, atLeast ? 'yes' : 'no', payers.map(({ payer, fen }) => `${payer}:${fen ?? ''}`).join(';'), ownFen,
    basic ? found.claimedFen : null, basic ? found.paidFen : null, basic ? found.recoveredFen : null, basic ? found.ownFen : null, source.document, source.article,
  ];
}

function order(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
