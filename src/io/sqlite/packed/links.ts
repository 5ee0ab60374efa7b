/** Links and questions, packed. What a link is (roster, tier, method, pattern, reasons) is named by one number. */
import type { RosterKind } from '../../../domain/kinds.js';
import type { Link, MergeQuestion, Tier } from '../../../domain/link.js';
import type { Compact } from './compact.js';
import { packEvidence, unpackEvidence } from './evidence.js';
import { packRef, unpackRef, type PackedRef } from './places.js';
import { packRosterRow, packTargetRow, unpackRosterRow, unpackTargetRow } from './rows.js';
import type { Part, Texts } from './texts.js';

/** What many links are alike: all that listing and filtering need. */
export interface LinkSort {
  readonly kind: RosterKind;
  readonly tier: Tier;
  readonly method: string;
  readonly pattern: string;
  readonly reasons: readonly string[];
}

export function sortId({ kind, tier, method, pattern, reasons }: LinkSort, texts: Texts): number {
  return texts.idOfParts([kind, tier, method, pattern, ...reasons], sortText);
}

function sortText([kind, tier, method, pattern, ...reasons]: readonly Part[]): string {
  return JSON.stringify({ kind, tier, method, pattern, reasons });
}

/** `[roster row, evidence]`, beside the sort, the place and the fingerprints. */
export function packLink({ roster, evidence }: Link, texts: Texts): unknown[] {
  return [packRosterRow(roster, texts), packEvidence(evidence, roster, texts)];
}

/** What of a link stands in columns of its own. */
export interface LinkColumns extends Pick<Link, 'personId' | 'probability' | 'judgement' | 'leftFingerprint' | 'rightFingerprint'> {
  readonly ref: PackedRef;
  readonly sort: LinkSort;
}

export function unpackLink([row, evidence]: Compact, { personId, ref, sort: { kind, tier, method, reasons }, probability, judgement, leftFingerprint, rightFingerprint }: LinkColumns, texts: Texts): Link {
  const roster = unpackRosterRow(row as Compact, kind, unpackRef(ref, texts), texts);
  return { personId, roster, tier, method, probability, evidence: unpackEvidence(evidence as Compact, roster, texts), reasons, judgement, leftFingerprint, rightFingerprint };
}

/** Whether a packed link's roster row states an insurance that is active. */
export function isActive([row]: Compact, texts: Texts): boolean {
  const [, enrolments] = row as Compact;
  return Array.isArray(enrolments) && (enrolments as Compact[]).some(([words]) => texts.valueOf<Compact>(words as number)[2] === 'active');
}

/** `[left place, left row, right place, right row, evidence, reasons]`, beside people, tier, probability, judgement and fingerprints. */
export function packQuestion({ left, right, evidence, reasons }: MergeQuestion, texts: Texts, sheetOf: (ref: MergeQuestion['left']['ref']) => number): unknown[] {
  return [packRef(left.ref, sheetOf(left.ref)), packTargetRow(left, texts), packRef(right.ref, sheetOf(right.ref)), packTargetRow(right, texts), packEvidence(evidence, right, texts), reasons];
}

export function unpackQuestion([leftPlace, leftRow, rightPlace, rightRow, evidence, reasons]: Compact, columns: Omit<MergeQuestion, 'left' | 'right' | 'evidence' | 'reasons'>, texts: Texts): MergeQuestion {
  const { leftPersonId, rightPersonId, tier, probability, judgement, leftFingerprint, rightFingerprint } = columns;
  const left = unpackTargetRow(leftRow as Compact, unpackRef(leftPlace as PackedRef, texts), texts);
  const right = unpackTargetRow(rightRow as Compact, unpackRef(rightPlace as PackedRef, texts), texts);
  return { left, right, leftPersonId, rightPersonId, tier, probability, evidence: unpackEvidence(evidence as Compact, right, texts), reasons: reasons as string[], judgement, leftFingerprint, rightFingerprint };
}
