/** `c2z export cases`: one row a case; JSON adds evidence, contacts and notes one by one. */
import { formatRef, maskId, type Case, type Rules } from '../src/index.js';
import { maskedPayload, maskedText } from './output/masked.js';
import type { Workspace } from './workspace/open.js';

/** In order of case numbers. Every text is masked unless whole numbers are asked for. */
export function casesTable(workspace: Workspace, { fullIds }: { readonly fullIds: boolean }): { readonly columns: readonly string[]; readonly rows: (string | number | null)[][]; readonly details: object[] } {
  const { store, rules } = workspace;
  const people = new Map(store.results.people().map((stored) => [stored.person.id, stored]));
  const rowsByPerson = store.results.rowsByPerson();
  const cases = store.cases.list();
  const columns = [
    'case_number', 'person_id', 'name', 'id_number', 'township', 'village', 'household', 'programme', 'year', 'state', 'standing', 'list_reason', 'listed_since', 'reason', 'reason_code', 'until', 'evidence', 'references',
    'contacts', 'last_contact', 'responsible', 'due', 'surveyed_by', 'verified_by', 'cleared_by', 'cleared_reason', 'basis', 'opened_at', 'cleared_at', 'reopened', 'reopened_for', 'previous_case', 'notes', 'sources',
  ];
  const rows = cases.map((each) => {
    const stored = people.get(each.personId);
    return [
      each.caseNumber, each.personId, stored?.person.name.display ?? '', fullIds ? (stored?.person.idText ?? '') : maskId(stored?.person.idText ?? ''), stored?.person.place.town ?? '', stored?.person.place.village ?? '', stored?.person.household ?? '',
      each.programme, each.year, each.state, each.standing, each.listReason, each.listedSince, each.reason ?? '', codeOf(each, rules), each.until ?? '',
      each.evidence.map(({ kind }) => kind).join(';'), each.evidence.map(({ reference, file }) => [reference, file].filter((part) => part !== '').join(' ')).join(';'),
      each.contacts.length, each.contacts.map(({ on }) => on).sort().at(-1) ?? '', each.responsible, each.due ?? '', each.surveyedBy, each.verifiedBy, each.clearedBy ?? '', each.clearedReason, each.basis,
      each.openedAt, each.clearedAt, each.reopened, each.reopenedFor ?? '', each.previousCase, each.notes.map(({ text }) => text).join(';'), (rowsByPerson.get(each.personId) ?? []).map(({ ref }) => formatRef(ref)).join(';'),
    ].map((cell) => (fullIds || typeof cell !== 'string' ? cell : maskedText(cell)));
  });
  const details = cases.map((each) => {
    const lists = { evidence_list: each.evidence, earlier_evidence: each.earlierEvidence, contact_list: each.contacts, note_list: each.notes };
    return fullIds ? lists : maskedPayload(lists) as object;
  });
  return { columns, rows, details };
}

/** The short code of the reason that counts: what the survey found, else what the lists say. */
function codeOf({ reason, listReason }: Case, { standings }: Rules): string {
  return standings.reasons.reasons[reason ?? listReason]?.code ?? '';
}
