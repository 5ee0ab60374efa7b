/** What a step makes happen, or why it may not: `decide` is pure and knows neither clock nor store. */
import { CASE_STATES, type Case, type CaseEvent, type Contact } from '../domain/case.js';
import type { IsoDate } from '../domain/dates.js';
import type { Label } from '../domain/language.js';
import { expiryOf, isProven, settles, type CaseRulebook } from './proof.js';
import { rulesOfLine } from './lines.js';
import { refuse, type CaseRefusal } from './refusal.js';

/** A step on a case 个案操作. `by` is who surveyed or verified, if somebody else than whoever types it in. */
export type CaseCommand =
  | { readonly type: 'assign'; readonly responsible: string; readonly due?: IsoDate | null }
  | { readonly type: 'contact'; readonly channel: Contact['channel']; readonly result: string; readonly on?: IsoDate; readonly by?: string }
  | { readonly type: 'survey'; readonly reason: string; readonly until?: IsoDate | null; readonly by?: string }
  | { readonly type: 'evidence'; readonly kind: string; readonly reference?: string; readonly file?: string; readonly on?: IsoDate | null }
  | { readonly type: 'verify'; readonly by?: string }
  | { readonly type: 'return'; readonly why: string }
  | { readonly type: 'note'; readonly text: string }
  | { readonly type: 'clear' }
  | { readonly type: 'reopen'; readonly why: string };

/** Who acts, on which day, under which rules. */
export interface CaseContext extends CaseRulebook {
  readonly actor: string;
  /** The day for which periods are counted. */
  readonly on: IsoDate;
  /** 四眼原则: whoever surveyed, or typed the survey in, neither verifies nor types the verification in. */
  readonly fourEyes: boolean;
}

export type CaseDecision = { readonly events: readonly CaseEvent[] } | { readonly refused: CaseRefusal };

/** The events of a step on a case, or the reason why there are none. */
export function decide(current: Case | null, command: CaseCommand, given: CaseContext, caseNumber = current?.caseNumber ?? ''): CaseDecision {
  if (current === null) return { refused: refuse('cases/none', caseNumber) };
  const context: CaseContext = { ...given, ...rulesOfLine(given, current.programme) };
  const state = CASE_STATES[current.state];
  const cleared = current.state === 'cleared';
  const no = (code: CaseRefusal['code'], params: Readonly<Record<string, string | Label>> = {}): CaseDecision => ({ refused: refuse(code, current.caseNumber, { state, ...params }) });
  switch (command.type) {
    case 'note': return { events: [{ type: 'CaseNoted', text: command.text }] };
    case 'assign': return cleared ? no('cases/is-cleared') : { events: [{ type: 'CaseAssigned', responsible: command.responsible, due: command.due === undefined ? current.due : command.due }] };
    case 'contact':
      return cleared ? no('cases/is-cleared') : { events: [{ type: 'CaseContacted', contact: { channel: command.channel, on: command.on ?? context.on, result: command.result, by: command.by ?? context.actor } }] };
    case 'evidence':
      if (!Object.hasOwn(context.cases.evidence, command.kind)) return no('cases/kind-unknown', { kind: command.kind });
      return { events: [{ type: 'CaseEvidenceAdded', evidence: { kind: command.kind, reference: command.reference ?? '', file: command.file ?? '', on: command.on ?? null, by: context.actor } }] };
    case 'survey': return cleared ? no('cases/is-cleared') : survey(command, context, no);
    case 'verify': return verify(current, command.by ?? context.actor, context, no);
    case 'return': return current.state === 'to-verify' || current.state === 'verified' ? { events: [{ type: 'CaseReturned', why: command.why }] } : no('cases/nothing-to-return');
    case 'clear': return clear(current, context, no);
    case 'reopen': return cleared || current.state === 'verified' ? { events: [{ type: 'CaseReopened', for: 'by-hand', detail: command.why }] } : no('cases/not-open');
  }
}

type Refuse = (code: CaseRefusal['code'], params?: Readonly<Record<string, string | Label>>) => CaseDecision;

function survey(command: Extract<CaseCommand, { type: 'survey' }>, context: CaseContext, no: Refuse): CaseDecision {
  const { reason } = command;
  if (!Object.hasOwn(context.cases.reasons, reason) || !Object.hasOwn(context.reasons, reason)) return no('cases/reason-not-surveyed', { reason: context.reasons[reason] ?? reason });
  const until = command.until ?? expiryOf(reason, context.on, context);
  if (until !== null && until < context.on) return no('cases/expired', { reason: labelOf(reason, context), until, on: context.on });
  return { events: [{ type: 'CaseSurveyed', reason, until, by: command.by ?? context.actor }] };
}

function verify(current: Case, by: string, context: CaseContext, no: Refuse): CaseDecision {
  const { reason } = current;
  if (current.state !== 'to-verify' || reason === null) return no('cases/not-surveyed');
  const unproven = checkProof(current, reason, context, no);
  if (unproven !== null) return unproven;
  const same = context.fourEyes ? oneOf([by, context.actor], [current.surveyedBy, current.surveyEnteredBy ?? '']) : undefined;
  if (same !== undefined) return no('cases/same-person', { name: same });
  return { events: [{ type: 'CaseVerified', by }] };
}

/** Whether two names that people typed are one, however they are typed; an empty one is nobody's. */
export function isSamePerson(name: string, other: string): boolean {
  const folded = (text: string): string => text.normalize('NFKC').replace(/\s+/gu, '').toLowerCase();
  return folded(name) !== '' && folded(name) === folded(other);
}

/** The first name that is among the others too, however it is typed; a name that is not known is nobody's. */
function oneOf(names: readonly string[], others: readonly string[]): string | undefined {
  return names.find((name) => others.some((other) => isSamePerson(name, other)));
}

function clear(current: Case, context: CaseContext, no: Refuse): CaseDecision {
  const { reason } = current;
  if (current.state === 'cleared') return no('cases/is-cleared');
  if (current.state !== 'verified' || reason === null) return no('cases/not-verified');
  if (!settles(reason, context.reasons)) return no('cases/still-gap', { reason: labelOf(reason, context) });
  return checkProof(current, reason, context, no) ?? { events: [{ type: 'CaseCleared', by: 'reason', basis: '', reason }] };
}

/** Evidence that is missing, or an end that has passed; null when the reason stands. */
function checkProof(current: Case, reason: string, context: CaseContext, no: Refuse): CaseDecision | null {
  if (current.until !== null && current.until < context.on) return no('cases/expired', { reason: labelOf(reason, context), until: current.until, on: context.on });
  if (isProven(reason, current, context.cases)) return null;
  return no('cases/evidence-missing', { reason: labelOf(reason, context), needed: neededFor(reason, context), there: thereIs(current, context) });
}

function labelOf(reason: string, { reasons }: CaseContext): Label {
  return reasons[reason] ?? { zh: reason, en: reason };
}

/** What would prove the reason, in words: 死亡医学证明 或 火化证. */
export function neededFor(reason: string, { cases }: Pick<CaseRulebook, 'cases'>): Label {
  const asked = cases.reasons[reason];
  const words = (language: 'zh' | 'en'): string => {
    const name = (kind: string): string => cases.evidence[kind]?.[language] ?? kind;
    const papers = (asked?.evidence ?? []).map((needed) => (typeof needed === 'string' ? name(needed) : needed.map(name).join(language === 'zh' ? '和' : ' and ')));
    const contacts = asked?.contacts === undefined ? [] : [language === 'zh' ? `${asked.contacts} 次联系记录` : `${asked.contacts} contacts on record`];
    return [...papers, ...contacts].join(language === 'zh' ? ' 或 ' : ' or ');
  };
  return { zh: words('zh'), en: words('en') };
}

function thereIs(current: Case, { cases }: CaseContext): Label {
  const words = (language: 'zh' | 'en'): string => [...new Set(current.evidence.map(({ kind }) => cases.evidence[kind]?.[language] ?? kind))].join(language === 'zh' ? '、' : ', ') || (language === 'zh' ? '无' : 'none');
  return { zh: words('zh'), en: words('en') };
}
