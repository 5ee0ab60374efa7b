/** Cases as text and as JSON: one line in a list, one card with evidence, contacts and history. */
import {
  CLEARED_BY, CONTACT_CHANNELS, PROGRAMMES, REOPENED_FOR, STANDINGS, isCoverKind, maskId, maskNumbersIn, neededFor, rulesOfLine, standingReason, standingUntil,
  type Case, type Language, type LedgerEvent,
} from '../../src/index.js';
import { localTime, type StoredPerson } from '../../src/io/index.js';
import { rulebookOf } from '../workspace/case-book.js';
import type { Workspace } from '../workspace/open.js';
import { townNames } from '../workspace/town-names.js';
import { eventLabel, eventWords, stateLabel } from './event-words.js';
import { reasonLabel, trail } from './labels.js';
import { maskedPayload, maskedText } from './masked.js';
import { formatTable, visible, type Column } from './table.js';

/** A case with its person; null when he is on no list any more. */
export interface CaseOfPerson {
  readonly case: Case;
  readonly person: StoredPerson | null;
}

export function caseTable(workspace: Workspace, cases: readonly CaseOfPerson[], language: Language): string {
  const zh = language === 'zh';
  const titles = zh ? ['个案', '人员', '姓名', '乡镇', '村', '状态', '原因', '到期', '负责人', '期限'] : ['case', 'person', 'name', 'township', 'village', 'state', 'reason', 'until', 'responsible', 'due'];
  const columns: Column[] = titles.map((title) => ({ title }));
  const names = townNames(workspace);
  return formatTable(columns, cases.map(({ case: each, person }) => [
    each.caseNumber, each.personId, maskNumbersIn(person?.person.name.display ?? ''), names.nameOf(person?.person.place.town ?? ''), person?.person.place.village ?? '', stateLabel(each.state, language),
    reasonLabel(workspace.rules.standings, standingReason(each), language), standingUntil(each) ?? '', maskNumbersIn(each.responsible), each.due ?? '',
  ]));
}

/** The case as data. Every text is masked unless whole numbers are asked for. */
export function caseDocument(workspace: Workspace, { case: each, person }: CaseOfPerson, fullIds: boolean, withHistory = false): object {
  const document = {
    case_number: each.caseNumber, programme: each.programme, person_id: each.personId, name: person?.person.name.display ?? '', id_number: fullIds ? (person?.person.idText ?? '') : maskId(person?.person.idText ?? ''),
    township: person?.person.place.town ?? '', village: person?.person.place.village ?? '', state: each.state, standing: each.standing, list_reason: each.listReason, listed_since: each.listedSince,
    reason: each.reason, until: each.until, evidence: each.evidence, earlier_evidence: each.earlierEvidence,
    contacts: each.contacts, responsible: each.responsible, due: each.due, notes: each.notes,
    surveyed_by: each.surveyedBy, verified_by: each.verifiedBy, cleared_by: each.clearedBy, cleared_reason: each.clearedReason, basis: each.basis, previous_case: each.previousCase,
    opened_at: each.openedAt, cleared_at: each.clearedAt, reopened: each.reopened, reopened_for: each.reopenedFor,
  };
  return { ...(fullIds ? document : maskedPayload(document) as object), ...(withHistory ? { history: eventsOf(workspace, each.caseNumber).map((event) => historyDocument(event, fullIds)) } : {}) };
}

export function caseCard(workspace: Workspace, { case: each, person }: CaseOfPerson, fullIds: boolean, language: Language): string {
  const zh = language === 'zh';
  const { rules } = workspace;
  const reason = (code: string): string => reasonLabel(rules.standings, code, language);
  const line = (title: string, text: string): string[] => (text === '' ? [] : [`${title}${zh ? '：' : ': '}${text}`]);
  const lines = [
    `${each.caseNumber}  ${stateLabel(each.state, language)}  ${person?.person.name.display ?? ''}  ${each.personId}  ${person?.person.place.town ?? ''}${person?.person.place.village ?? ''}`,
    ...line(zh ? '保障项目' : 'Line of cover', isCoverKind(each.programme) ? PROGRAMMES[each.programme][language] : ''),
    ...line(zh ? '名单结论' : 'Lists', `${trail(STANDINGS[each.standing][language], reason(each.listReason))}${zh ? `（自 ${each.listedSince}）` : ` (since ${each.listedSince})`}`),
    ...line(zh ? '负责人' : 'Responsible', [each.responsible, each.due === null ? '' : zh ? `${each.due} 前完成` : `due ${each.due}`].filter((part) => part !== '').join(' ')),
    ...line(zh ? '排查结果' : 'Survey', each.reason === null ? '' : `${reason(each.reason)}${each.until === null ? '' : zh ? `，到 ${each.until}` : `, until ${each.until}`}  ${each.surveyedBy}`),
    ...line(zh ? '核实' : 'Verified', each.verifiedBy),
  ];
  if (each.reason !== null && each.state !== 'cleared') lines.push(...line(zh ? '可作佐证' : 'Proven by', neededFor(each.reason, rulesOfLine(rulebookOf(workspace), each.programme))[language]));
  for (const [papers, title] of [[each.evidence, zh ? '佐证' : 'Evidence'], [each.earlierEvidence, zh ? '已失效的佐证' : 'Earlier evidence']] as const) {
    for (const paper of papers) lines.push(...line(title, [rules.cases.evidence[paper.kind]?.[language] ?? paper.kind, visible(paper.reference), visible(paper.file), paper.on ?? '', paper.by].filter((part) => part !== '').join('  ')));
  }
  for (const contact of each.contacts) lines.push(...line(zh ? '联系' : 'Contact', `${contact.on}  ${CONTACT_CHANNELS[contact.channel][language]}  ${visible(contact.result)}  ${contact.by}`));
  for (const note of each.notes) lines.push(...line(zh ? '备注' : 'Note', `${visible(note.text)}  ${note.by}`));
  if (each.clearedBy !== null) lines.push(...line(zh ? '参保销号' : 'Cleared', `${CLEARED_BY[each.clearedBy][language]}  ${each.clearedReason === '' ? '' : reason(each.clearedReason)}  ${each.basis}`.trimEnd()));
  if (each.reopenedFor !== null) lines.push(...line(zh ? '重新打开' : 'Reopened', zh ? `${each.reopened} 次，最近因${REOPENED_FOR[each.reopenedFor].zh}` : `${each.reopened} times, last because ${REOPENED_FOR[each.reopenedFor].en}`));
  if (each.previousCase !== '') lines.push(...line(zh ? '上年个案' : 'Last year', each.previousCase));
  return fullIds ? lines.join('\n') : maskNumbersIn(lines.join('\n'));
}

/** The events of a case that stand and those that were undone, in order. */
export function eventsOf({ store }: Pick<Workspace, 'store'>, subject: string): (LedgerEvent & { readonly takenBack: boolean })[] {
  const undone = store.ledger.takenBack();
  return store.ledger.events({ subject }).map((event) => ({ ...event, takenBack: undone.has(event.batch) }));
}

export function historyDocument(event: LedgerEvent & { readonly takenBack: boolean }, fullIds: boolean): object {
  const { seq, at, actor, type, subject, payload, batch, takenBack } = event;
  return { seq, at, actor, type, subject: fullIds ? subject : maskedText(subject), payload: fullIds ? payload : maskedPayload(payload), batch, taken_back: takenBack };
}

export function historyLines(workspace: Workspace, events: readonly (LedgerEvent & { readonly takenBack: boolean })[], language: Language): string {
  const titles = language === 'zh' ? ['序号', '时间', '操作人', '对象', '内容', '操作'] : ['no.', 'at', 'by', 'of', 'what', 'step'];
  return formatTable(titles.map((title) => ({ title })), events.map((event) => [
    String(event.seq), localTime(event.at), event.actor, shortSubject(event.subject), visible(eventWords(event, workspace.rules, language)),
    `${event.batch}${event.takenBack ? (language === 'zh' ? '（已撤销）' : ' (undone)') : ''}`,
  ]), 70);
}

/** A pair is long and says little; whatever is cut is masked before. */
function shortSubject(subject: string): string {
  const text = visible(maskedText(subject));
  return text.length > 40 ? `${text.slice(0, 8)}…` : text;
}

/** The types of a step with how often, in words. */
export function stepWords(types: readonly string[], language: Language): string {
  const counts = new Map<string, number>();
  for (const type of types) counts.set(type, (counts.get(type) ?? 0) + 1);
  return [...counts].map(([type, count]) => `${eventLabel(type, language)} × ${count}`).join(language === 'zh' ? '、' : ', ');
}

