/** What the free texts of a person's own target rows come to: a reason of the gap, or a suggestion that needs proof. */
import type { EvidenceKind } from '../domain/kinds.js';
import type { Person } from '../domain/person.js';
import type { TargetRecord } from '../domain/record.js';
import type { StandingRules } from '../domain/standing-rules.js';
import { rowFinding, type Finding, type Precedence } from './finding.js';
import { isOwnHead } from './own-head.js';
import type { Lexicon } from './remarks/lexicon.js';
import type { RemarkReader, TopicState } from './remarks/read-remark.js';

export interface RemarkContext {
  readonly rules: StandingRules;
  readonly lexicon: Lexicon;
  readonly reader: RemarkReader;
  readonly precedence: Precedence;
}

/**
 * Findings of all remarks; `settledBy` are the evidence lists that certainly hold the person, whose topics a remark cannot
 * reopen, unless it says that what their rows, `said`, affirm is over. A reason of standing `gap` or `note` stands as it is; any other is only suggested.
 */
export function readRemarks(person: Person, settledBy: ReadonlySet<EvidenceKind>, said: readonly Finding[], context: RemarkContext): Finding[] {
  const { rules, lexicon, reader, precedence } = context;
  const findings: Finding[] = [];
  const isSettled = (topic: string): boolean => {
    for (const kind of settledBy) if (rules.evidence.settles[kind]?.includes(topic) === true) return true;
    return false;
  };
  const isAffirmed = (reason: string | null): boolean => said.some((finding) => finding.reason === reason);
  for (const row of person.rows) {
    if (row.claimsInsured !== true && row.remarks.length === 0 && row.name.annotations.length === 0) continue;
    const isHead = isOwnHead(row, rules.populations);
    for (const text of textsOf(row)) {
      for (const [topic, state] of ownStates(row, text, rules) ?? reader.read(text, isHead).states) {
        const reason = reasonOfTopic(topic, state, lexicon);
        if (reason === null || (isSettled(topic) && !(state === 'ended' && isAffirmed(reasonOfTopic(topic, 'active', lexicon))))) continue;
        const { standing } = precedence.reasonOf(reason);
        const stands = standing === 'gap' || standing === 'note';
        findings.push({ reason: stands ? reason : rules.remarks.unproven, basis: { kind: 'remark', ref: row.ref, text }, until: null,
          suggestion: stands ? null : reason, text });
      }
    }
    if (row.claimsInsured === true) findings.push(rowFinding(rules.remarks.listSaysInsured, row.ref, ''));
  }
  return findings;
}

/** What a word means on a list of this kind, whatever it means elsewhere: 停保 on one of 低保. Null where the text says more, or something else. */
function ownStates({ kind }: TargetRecord, text: string, { remarks: { ownWords } }: StandingRules): readonly (readonly [string, TopicState])[] | null {
  const bare = text.replace(/[\d年月日份起.\-/\s]/gu, '');
  const own = ownWords.find(({ kinds, texts }) => kinds.includes(kind) && texts.includes(bare));
  return own === undefined ? null : [[own.topic, 'active']];
}

/** The reason that a topic names in its state; null for none. */
export function reasonOfTopic(topic: string, state: TopicState, { topics }: Lexicon): string | null {
  const rule = topics.get(topic);
  return (state === 'active' ? rule?.reason : state === 'ended' ? rule?.endedReason : null) ?? null;
}

/** Remarks and the annotations of the name, each once. */
function textsOf(row: TargetRecord): ReadonlySet<string> {
  return new Set([...row.remarks.map(({ text }) => text), ...row.name.annotations]);
}
