/** Events of the ledger in words 台账记录, for histories, steps and the person card. */
import {
  CASE_EVENTS, CASE_STATES, CLEARED_BY, CONTACT_CHANNELS, JUDGEMENTS, REOPENED_FOR, STANDINGS, SUBSIDY_EVENTS, caseEventOf, maskNumbersIn, yuan,
  type CaseEvent, type CaseStateCode, type Judgement, type Label, type Language, type LedgerEvent, type Rules, type SubsidyRecord,
} from '../../src/index.js';
import { reasonLabel, trail } from './labels.js';

/** Types beside those of cases. A type that is not here prints as itself. */
const OTHER_EVENTS: Readonly<Record<string, Label>> = {
  PairJudged: { zh: '判断比对', en: 'pair judged' },
  WorksheetsSent: { zh: '下发工作表', en: 'work sheets sent' },
  WorksheetCollected: { zh: '收回工作表', en: 'work sheets collected' },
  PairNoted: { zh: '比对备注', en: 'note on a pair' },
  PairConfirmed: { zh: '抽查一致', en: 'blind check agreed' },
  FullIdsShown: { zh: '查看完整证号', en: 'full numbers shown' },
  StandingsCounted: { zh: '比对后计数', en: 'counted after a match' },
  ListsChanged: { zh: '导入名单', en: 'lists imported' },
  SourceImported: { zh: '导入来源文件', en: 'source imported' },
  SourceRefused: { zh: '来源文件未采用', en: 'source not used' },
  ListsMatched: { zh: '名单变动后比对', en: 'matched after the lists changed' },
  FullIdsExported: { zh: '导出完整证号', en: 'full numbers exported' },
  CaseCarried: { zh: '上年结转', en: 'carried over from last year' },
  YearCarried: { zh: '从上年工作区结转', en: "carried over from last year's workspace" },
  SampleDrawn: { zh: '抽取复核样本', en: 'sample drawn' },
  SampleAnswered: { zh: '抽样复核', en: 'sample answered' },
  ZeroCertified: { zh: '出具清零证明', en: 'zero certified' },
  ...SUBSIDY_EVENTS,
  PassphraseSet: { zh: '设口令', en: 'passphrase set' },
  PassphraseChanged: { zh: '改口令', en: 'passphrase changed' },
  PassphraseRemoved: { zh: '取消口令', en: 'passphrase removed' },
  Undone: { zh: '撤销', en: 'undone' },
  Redone: { zh: '重做', en: 'redone' },
};

export function eventLabel(type: string, language: Language): string {
  return (Object.hasOwn(CASE_EVENTS, type) ? CASE_EVENTS[type as keyof typeof CASE_EVENTS][language] : OTHER_EVENTS[type]?.[language]) ?? type;
}

export function stateLabel(state: CaseStateCode, language: Language): string {
  return CASE_STATES[state][language];
}

/** What an event says, in one line; identity numbers in free text are masked. */
export function eventWords(event: Pick<LedgerEvent, 'type' | 'subject' | 'payload'>, rules: Rules, language: Language): string {
  const label = eventLabel(event.type, language);
  const said = caseEventOf(event);
  const detail = said === null ? otherDetail(event, language) : caseDetail(said, rules, language);
  return detail === '' ? label : `${label}${language === 'zh' ? '：' : ': '}${maskNumbersIn(detail)}`;
}

function otherDetail({ type, subject, payload }: Pick<LedgerEvent, 'type' | 'subject' | 'payload'>, language: Language): string {
  const said = payload as { judgement?: Judgement; note?: string; events?: number };
  if ((type === 'PairJudged' || type === 'PairConfirmed') && said.judgement !== undefined) return [JUDGEMENTS[said.judgement][language], said.note ?? ''].filter((part) => part !== '').join(language === 'zh' ? '，' : ', ');
  if (Object.hasOwn(SUBSIDY_EVENTS, type)) return subsidyDetail(payload as SubsidyRecord, language);
  return type === 'Undone' || type === 'Redone' ? subject : '';
}

function subsidyDetail({ amountFen, on, reference, note }: SubsidyRecord, language: Language): string {
  const zh = language === 'zh';
  return [amountFen === null ? '' : `${yuan(amountFen)}${zh ? ' 元' : ' yuan'}`, on, reference, note].filter((part) => part !== '').join(zh ? '，' : ', ');
}

function caseDetail(event: CaseEvent, rules: Rules, language: Language): string {
  const zh = language === 'zh';
  const reason = (code: string): string => reasonLabel(rules.standings, code, language);
  const until = (day: string | null): string => (day === null ? '' : zh ? `，到 ${day}` : `, until ${day}`);
  const join = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join(zh ? '，' : ', ');
  switch (event.type) {
    case 'CaseOpened': case 'CaseStandingChanged': return trail(STANDINGS[event.standing][language], reason(event.reason));
    case 'CaseAssigned': return join(event.responsible, event.due === null ? '' : zh ? `${event.due} 前完成` : `due ${event.due}`);
    case 'CaseContacted': return join(CONTACT_CHANNELS[event.contact.channel][language], event.contact.on, event.contact.result);
    case 'CaseSurveyed': return reason(event.reason) + until(event.until);
    case 'CaseEvidenceAdded': return join(rules.cases.evidence[event.evidence.kind]?.[language] ?? event.evidence.kind, event.evidence.reference, event.evidence.file, event.evidence.on ?? '');
    case 'CaseVerified': return event.by;
    case 'CaseReturned': return event.why;
    case 'CaseNoted': return event.text;
    case 'CaseCleared': return join(CLEARED_BY[event.by][language], event.reason === '' ? '' : reason(event.reason), event.basis === 'outside' ? (zh ? '不属于目标人群' : 'outside the target population') : event.basis);
    case 'CaseReopened': return join(REOPENED_FOR[event.for][language], Object.hasOwn(rules.standings.reasons.reasons, event.detail) ? reason(event.detail) : event.detail);
  }
}
