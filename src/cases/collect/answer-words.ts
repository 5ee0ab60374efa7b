/** The words in which townships answer, and back again 答复用语. */
import { CONTACT_CHANNELS, type ContactChannel } from '../../domain/case.js';
import type { CaseRules } from '../../domain/case-rules.js';
import type { ReasonEntry } from '../../domain/standing-rules.js';
import type { AnswerField, Answers, WorksheetRules } from '../../domain/worksheet.js';
import { foldWord, wordTable } from './folding.js';

/** What an answer can say, by folded word. */
export interface AnswerWords {
  readonly insured: ReadonlyMap<string, boolean>;
  /** Whether a case is to be cleared. */
  readonly cleared: ReadonlyMap<string, boolean>;
  readonly schemes: ReadonlyMap<string, string>;
  readonly reasons: ReadonlyMap<string, string>;
  readonly channels: ReadonlyMap<string, ContactChannel>;
  readonly evidence: ReadonlyMap<string, string>;
  /** The papers that a cell names, several after one another too: 参保记录、缴费凭证复印件; null if one is not known. */
  readonly papersIn: (text: string) => readonly [string, ...string[]] | null;
  readonly blank: ReadonlySet<string>;
  /** The choices of a field, for the message about a word that is none. */
  readonly allowed: (field: AnswerField) => string;
  /** An answer in words. */
  readonly shown: (field: AnswerField, value: Answers[AnswerField]) => string;
}

export interface AnswerRules {
  readonly worksheets: WorksheetRules;
  readonly cases: CaseRules;
  readonly reasons: Readonly<Record<string, ReasonEntry>>;
}

/** Builds the tables once for a run. Only reasons that a survey may find can be answered. */
export function answerWords({ worksheets, cases, reasons }: AnswerRules): AnswerWords {
  const coded = (codes: WorksheetRules['reasons']): { value: string; label: string; others: string[] }[] => codes
    .filter(({ code }) => Object.hasOwn(reasons, code) && Object.hasOwn(cases.reasons, code))
    .map(({ code, spellings }) => ({ value: code, label: reasons[code]!.zh, others: [...(spellings ?? []), ...(reasons[code]!.synonyms ?? [])] }));
  const labels = {
    insured: [worksheets.words.yes[0]!, worksheets.words.no[0]!],
    cleared: [worksheets.words.yes[0]!, worksheets.words.no[0]!],
    scheme: coded(worksheets.schemes).map(({ label }) => label),
    reason: coded(worksheets.reasons).map(({ label }) => label),
    channel: Object.values(CONTACT_CHANNELS).map(({ zh }) => zh),
    evidence: Object.values(cases.evidence).map(({ zh }) => zh),
  };
  const { yes, no, cleared, notCleared } = worksheets.words;
  const yesOrNo = (affirming: readonly string[], denying: readonly string[]): Map<string, boolean> => new Map([...affirming.map((word) => [foldWord(word), true] as const), ...denying.map((word) => [foldWord(word), false] as const)]);
  const evidence = wordTable(Object.entries(cases.evidence).map(([code, { zh, synonyms }]) => ({ value: code, label: zh, others: synonyms ?? [] })));
  return {
    insured: yesOrNo(yes, no),
    cleared: yesOrNo([...yes, ...cleared], [...no, ...notCleared]),
    schemes: wordTable(coded(worksheets.schemes)),
    reasons: wordTable(coded(worksheets.reasons)),
    channels: wordTable((Object.keys(CONTACT_CHANNELS) as ContactChannel[]).map((code) => ({ value: code, label: CONTACT_CHANNELS[code].zh, others: cases.channels[code].synonyms }))),
    evidence,
    papersIn: (text) => papersIn(text, evidence, worksheets.words.paperForms),
    blank: new Set(worksheets.words.blank.map(foldWord)),
    allowed: (field) => (Object.hasOwn(labels, field) ? labels[field as keyof typeof labels] : []).join('、'),
    shown: (field, value) => {
      if (value === undefined) return '';
      if (typeof value === 'boolean') return value ? worksheets.words.yes[0]! : worksheets.words.no[0]!;
      if (field === 'scheme' || field === 'reason') return reasons[value]?.zh ?? value;
      if (field === 'channel') return CONTACT_CHANNELS[value as ContactChannel].zh;
      return field === 'evidence' ? (cases.evidence[value]?.zh ?? value) : value;
    },
  };
}

const BETWEEN_PAPERS = /[、，,;；/+＋\n]|以及|和|及/u;

function papersIn(text: string, evidence: AnswerWords['evidence'], forms: readonly string[]): readonly [string, ...string[]] | null {
  const known = (part: string): string | undefined => {
    const word = foldWord(part);
    const form = forms.find((each) => word.endsWith(each));
    return evidence.get(word) ?? (form === undefined ? undefined : evidence.get(word.slice(0, -form.length)));
  };
  const whole = known(text);
  if (whole !== undefined) return [whole];
  const [first, ...others] = text.split(BETWEEN_PAPERS).filter((part) => foldWord(part) !== '').map(known);
  if (first === undefined || others.includes(undefined)) return null;
  return [first, ...new Set(others.filter((other): other is string => other !== undefined && other !== first))];
}
