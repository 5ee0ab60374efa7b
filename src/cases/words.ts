/** Reads what people write for a reason, a kind of evidence or a way of contact: a code, a label or one of its synonyms. */
import type { ContactChannel } from '../domain/case.js';
import { CONTACT_CHANNELS } from '../domain/case.js';
import type { CaseRules } from '../domain/case-rules.js';
import type { Label } from '../domain/language.js';
import type { ReasonEntry } from '../domain/standing-rules.js';

/**
 * The reason of the dictionary: `military`, `B1`, `参军`, `service`, `服役`. Where several share a code or a synonym, the first of
 * `reasons.yaml`. Null when nothing fits.
 */
export function readReason(text: string, reasons: Readonly<Record<string, ReasonEntry>>): string | null {
  const wanted = fold(text);
  if (Object.hasOwn(reasons, text.trim())) return text.trim();
  const entries = Object.entries(reasons).filter(([, { standing }]) => standing !== 'note');
  return entries.find(([, { code }]) => fold(code) === wanted)?.[0] ?? named(wanted, entries.map(([code, entry]) => [code, entry, entry.synonyms ?? []]));
}

/** The kind of evidence: `death-certificate`, `死亡医学证明`, `死亡证`. */
export function readEvidenceKind(text: string, { evidence }: CaseRules): string | null {
  if (Object.hasOwn(evidence, text.trim())) return text.trim();
  return named(fold(text), Object.entries(evidence).map(([code, entry]) => [code, entry, entry.synonyms ?? []]));
}

/** The way somebody was reached: `visit`, `入户`, `上门`. */
export function readChannel(text: string, { channels }: CaseRules): ContactChannel | null {
  const codes = Object.keys(CONTACT_CHANNELS) as ContactChannel[];
  const wanted = text.trim();
  return codes.find((code) => code === wanted) ?? (named(fold(text), codes.map((code) => [code, CONTACT_CHANNELS[code], channels[code].synonyms])) as ContactChannel | null);
}

/** Whole labels before parts of them (失踪、失联 is two words), those before synonyms. */
function named(wanted: string, entries: readonly (readonly [code: string, label: Label, synonyms: readonly string[]])[]): string | null {
  if (wanted === '') return null;
  const found = entries.find(([, { zh, en }]) => fold(zh) === wanted || fold(en) === wanted)
    ?? entries.find(([, { zh }]) => zh.split(/[、，]/u).some((part) => fold(part) === wanted))
    ?? entries.find(([, , synonyms]) => synonyms.some((synonym) => fold(synonym) === wanted));
  return found?.[0] ?? null;
}

/** Without width, blanks and brackets: 出国（境）定居 is 出国境定居. */
function fold(text: string): string {
  return text.normalize('NFKC').replace(/[\s()]/gu, '').toLowerCase();
}
