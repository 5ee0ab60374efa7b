/** What the product answered: the rows of `c2z export links`, `people` and `questions`, and whom its people stand for in truth. */
import type { StandingCode } from '../../src/domain/standing.js';
import type { Tier } from '../../src/domain/link.js';
import { isTargetKind } from '../../src/domain/kinds.js';
import { formatRef } from '../../src/domain/source-ref.js';
import { cleanNumber, plainText } from './clean-number.js';
import type { Truth, TruthRow } from './truth.js';

/** `c2z export links --format json`: one for each target row of the person. */
export interface LinkLine {
  readonly person_id: string;
  readonly target_file: string;
  readonly target_sheet: string;
  readonly target_row: number;
  readonly roster_file: string;
  readonly roster_sheet: string;
  readonly roster_row: number;
  readonly tier: Tier;
  readonly method: string;
  readonly probability: number;
}

/** `c2z export people --format json --full-ids`. */
export interface PersonLine {
  readonly person_id: string;
  readonly name: string;
  readonly id_number: string;
  readonly standing: StandingCode;
  readonly category: string;
  readonly reason: string;
  /** `file#sheet!row` joined by `;`. */
  readonly sources: string;
}

/** `c2z export questions --format json`. */
export interface QuestionLine {
  readonly left_person_id: string;
  readonly right_person_id: string;
  readonly tier: Tier;
}

export interface Answer {
  readonly links: readonly LinkLine[];
  readonly people: readonly PersonLine[];
  readonly questions: readonly QuestionLine[];
}

/** The target rows that each of the product's people is made of, as places; people outside the population are known by their links. */
function placesOf({ links, people }: Answer): Map<string, Set<string>> {
  const places = new Map<string, Set<string>>(people.map((person) => [person.person_id, new Set(person.sources.split(';'))]));
  for (const link of links) {
    const place = formatRef({ file: link.target_file, sheet: link.target_sheet, row: link.target_row });
    const known = places.get(link.person_id);
    if (known === undefined) places.set(link.person_id, new Set([place]));
    else known.add(place);
  }
  return places;
}

/**
 * Who each of the product's people is in truth: one, several where it has merged different people, nobody where no row is known.
 * Exports name rows, not positions within a household row; there the member is meant who is in the person's other rows, else the one
 * whose name and number stand there.
 */
export function identify(answer: Answer, truth: Truth): Map<string, ReadonlySet<string>> {
  const lines = new Map(answer.people.map((person) => [person.person_id, person]));
  const identities = new Map<string, ReadonlySet<string>>();
  for (const [id, places] of placesOf(answer)) {
    const found = [...places].map((place) => (truth.at.get(place) ?? []).filter(({ kind }) => isTargetKind(kind))).filter((rows) => rows.length > 0);
    const who = new Set(found.flatMap((rows) => (rows.length === 1 ? [rows[0]!.person] : [])));
    for (const rows of found) {
      if (rows.length === 1 || rows.some(({ person }) => who.has(person))) continue;
      const line = lines.get(id);
      const member = line === undefined ? undefined : likeliest(rows, line);
      if (member !== undefined) who.add(member.person);
    }
    identities.set(id, who);
  }
  return identities;
}

/**
 * A name weighs more than a number, for a child is often written with its parent's number. Father and son may bear one name: then the
 * number tells, as far as the fault in it lets.
 */
function likeliest(rows: readonly TruthRow[], { name, id_number: number }: PersonLine): TruthRow | undefined {
  const digits = cleanNumber(number, 'resident');
  const likeness = (row: TruthRow): number => (plain(row.name) === plain(name) ? 3 : 0) + 2 * sharedStart(cleanNumber(row.number, row.kind), digits);
  return rows.filter((row) => likeness(row) > 0).sort((a, b) => likeness(b) - likeness(a) || a.part - b.part)[0];
}

/** 1 for equal numbers; else the share of the longer one at whose start both agree, and 0 for too little to tell. */
function sharedStart(a: string, b: string): number {
  const length = Math.max(a.length, b.length);
  const differ = [...a].findIndex((digit, at) => digit !== b[at]);
  const agree = differ === -1 ? Math.min(a.length, b.length) : differ;
  return length > 0 && agree >= TELLING_DIGITS ? agree / length : 0;
}

/** Division code and birth date. */
const TELLING_DIGITS = 14;

/** Without annotations: in brackets, or the running number of a namesake. */
function plain(name: string): string {
  return plainText(name).replace(/\(.*?\)|[^\p{L}]/gu, '');
}
