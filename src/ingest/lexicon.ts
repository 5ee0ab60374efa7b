import type { Field } from '../domain/fields.js';
import { isEnrolmentKind } from '../domain/kinds.js';
import type { ColumnRule, Mapping, SheetVocabulary } from '../domain/mapping.js';
import { foldHeading, foldText, takeNumberedWord, trailingNumber } from './fold-heading.js';

// A mapping made ready for comparison: every spelling folded once, looked up by hash. No heading is known here.

/** Whose column a heading describes. `kin`: a relative; `other`: somebody who is not on the list (guardian, contact, official). */
export type Owner = 'self' | 'head' | 'member' | 'kin' | 'other';

/** A heading as the mapping understands it before columns compete for fields. */
export interface HeadingReading {
  /** Folded, group title and all. */
  readonly full: string;
  readonly leaf: string;
  readonly core: string;
  readonly owner: Owner;
  /** The number of the member in a wide household row. */
  readonly number: number | null;
  /** The relative that the heading names: 配偶; empty if none. */
  readonly kin: string;
  /** The leaf without owner and number: `成员1姓名` → `姓名`. */
  readonly base: string;
  /** As printed, parts joined by `/`. */
  readonly text: string;
  /** The year of which a column tells: 2020年是否参保; and the heading without it. */
  readonly year?: number;
  /** The same of a heading that counts from the insurance year: 去年 −1, 今年 0, 下年度 1. */
  readonly yearsOff?: number;
  readonly undated?: HeadingReading;
}

/** A field that a heading may be, and how sure: `rank` higher is surer, `order` earlier spelling first. */
export interface FieldMatch {
  readonly field: Field;
  readonly rank: number;
  readonly order: number;
}

/** A column and what it may be. */
export interface ColumnMatch extends FieldMatch {
  readonly column: number;
}

/** Ranks of a match: listed by the clerk, the whole heading, the last part of a grouped heading, without brackets, without owner, a part of it. */
export const RANK = { own: 100, full: 60, leaf: 50, core: 40, made: 37, base: 35, pattern: 20, guess: 10 } as const;

/** Facts about the person herself: another owner's column is not hers. */
export const PERSONAL: ReadonlySet<Field> = new Set<Field>([
  'name', 'formerName', 'idNumber', 'idType', 'sex', 'birthDate', 'age', 'phone', 'personCode', 'certificate', 'disabilityType', 'disabilityLevel', 'entitled', 'vital', 'relation',
]);

interface Pattern {
  readonly field: Field;
  readonly contains: readonly string[];
  readonly endsWith: readonly string[];
  readonly not: readonly string[];
  readonly made: RegExp | null;
  readonly order: number;
}

interface Spelling {
  readonly field: Field;
  readonly order: number;
  /** Listed by a clerk's own mapping: goes before everything else. */
  readonly own: boolean;
}

/** A mapping with folded spellings. */
export interface Lexicon {
  readonly mapping: Mapping;
  readonly exact: ReadonlyMap<string, Spelling>;
  readonly patterns: readonly Pattern[];
  readonly denied: ReadonlyMap<Field, readonly string[]>;
  /** Fields that can be known by their cells: whether a text is one of those that stand there. */
  readonly values: ReadonlyMap<Field, (text: string) => boolean>;
}

/** Folds all spellings of a mapping. Of a heading listed under two fields the one that the mapping itself names wins. */
export function lexiconOf(mapping: Mapping): Lexicon {
  const exact = new Map<string, Spelling>();
  const patterns: Pattern[] = [];
  const denied = new Map<Field, readonly string[]>();
  const values = new Map<Field, (text: string) => boolean>();
  const fields = Object.keys(mapping.columns) as Field[];
  const ordered = [...fields.filter((field) => field in mapping.named), ...fields.filter((field) => !(field in mapping.named))];
  ordered.forEach((field, position) => {
    const rule = mapping.columns[field]!;
    const fold = (words: readonly string[] | undefined) => (words ?? []).map((word) => foldHeading(word).bare);
    fold(rule.headers).forEach((header, order) => {
      if (!exact.has(header)) exact.set(header, { field, order, own: mapping.own && order < (mapping.named[field]?.length ?? 0) });
    });
    const not = fold(rule.not);
    denied.set(field, not);
    const words = (rule.values ?? []).map(foldText);
    if (words.length > 0) values.set(field, field === 'remark' ? tellsOf(rule)! : (text) => saysOneOf(foldText(text), words));
    const contains = fold(rule.contains);
    const endsWith = fold(rule.endsWith);
    const made = madeOf(fold(rule.madeOf?.of), fold(rule.madeOf?.with));
    if (contains.length + endsWith.length > 0 || made !== null) patterns.push({ field, contains, endsWith, not, made, order: position });
  });
  return { mapping, exact, patterns, denied, values };
}

/**
 * Whether a cell says something only together with its heading: on a roster why or when somebody left 退保原因, 迁出日期, on a target list when
 * or where something happened to him 死亡日期, 服刑监狱, in the population register why he was struck off 注销原因.
 */
export function isReadWithHeading({ core }: HeadingReading, { kind, vocabulary: { reasons, ends, leftHeadings, eventHeadings } }: Mapping): boolean {
  if (!isEnrolmentKind(kind)) return eventHeadings.includes(core);
  return leftHeadings.includes(core) || (reasons.some((word) => core.endsWith(word)) && ends.some((word) => core.includes(word)));
}

/** Whether one of the words stands in a text by which a column of remarks is known; null where there are none. */
export function tellsOf({ values = [] }: ColumnRule): ((text: string) => boolean) | null {
  const words = values.map(foldText);
  return words.length === 0 ? null : (text) => holds(foldText(text), words);
}

/** Headings of known parts only, at least one of which names the thing. The parts are letters and digits: nothing to escape. */
function madeOf(of: readonly string[], fillers: readonly string[]): RegExp | null {
  if (of.length === 0) return null;
  const filler = `(?:${['(?!)', ...fillers].join('|')})`;
  const core = `(?:${of.join('|')})`;
  return new RegExp(`^${filler}*${core}(?:${filler}|${core})*$`, 'u');
}

/** A heading as one mapping sees it: relatives are members of a list of households, and nobody on any other list. */
export function seenBy(mapping: Mapping, heading: HeadingReading): HeadingReading {
  if (heading.owner !== 'kin') return heading;
  return mapping.households ? { ...heading, owner: 'member' } : { ...heading, owner: 'other', number: null, kin: '', base: heading.leaf };
}

const YEAR = /(?<!\d)((?:19|20)\d{2})(?!\d)(?:年度?)?(?!\d*[月.-])/gu;

/** Reads the parts of a heading (group titles first). */
export function readHeading(parts: readonly string[], words: SheetVocabulary): HeadingReading {
  const reading = readParts(parts, words);
  const written = parts.map((part) => part.normalize('NFKC'));
  const years = new Set(written.flatMap((part) => [...part.matchAll(YEAR)].map((found) => Number(found[1]))));
  const relative = RELATIVE.flatMap(({ of, off }) => longestIn(written.join('|'), words[of]).map((word) => ({ word, off })));
  const [year] = years;
  const [counted] = relative;
  if (years.size + relative.length !== 1) return reading;
  const undated = readParts(written.map((part) => (counted === undefined ? part.replace(YEAR, '') : part.replace(counted.word, ''))), words);
  if (undated.full === '') return reading;
  return counted === undefined ? { ...reading, year: year!, undated } : { ...reading, yearsOff: counted.off, undated };
}

const RELATIVE = [{ of: 'lastYear', off: -1 }, { of: 'thisYear', off: 0 }, { of: 'nextYear', off: 1 }] as const;

/** The longest of the words that a text holds; none if it holds none. */
function longestIn(text: string, words: readonly string[]): string[] {
  return words.filter((word) => text.includes(word)).sort((a, b) => b.length - a.length).slice(0, 1);
}

/** A heading as the insurance year dates it: 去年 of 2020 is 2019. */
export function datedBy(year: number | undefined, heading: HeadingReading): HeadingReading {
  return heading.yearsOff === undefined || year === undefined ? heading : { ...heading, year: year + heading.yearsOff };
}

function readParts(parts: readonly string[], words: SheetVocabulary): HeadingReading {
  const folded = parts.map(foldHeading).filter((part) => part.bare !== '');
  const last = folded[folded.length - 1] ?? { bare: '', core: '' };
  const full = folded.map((part) => part.bare).join('');
  const group = folded.slice(0, -1).map((part) => part.bare).join('');
  const text = parts.map((part) => part.replace(/\s+/gu, '')).join('/');
  const reading = { full, leaf: last.bare, core: last.core, text, kin: '' };
  const kin = kinOf(last.bare, group, words.kin);
  if (kin !== null && !holds(full.replace(kin.kin, ''), words.others)) return { ...reading, ...kin, owner: 'kin' };
  if (holds(full, words.others)) return { ...reading, owner: 'other', number: null, base: last.bare };
  const inLeaf = takeNumberedWord(last.bare, words.members);
  const inGroup = group === '' ? null : takeNumberedWord(group, words.members);
  if (inLeaf !== null) return { ...reading, owner: 'member', number: inLeaf.number ?? inGroup?.number ?? null, base: inLeaf.base };
  const suffix = trailingNumber(last.core) ?? trailingNumber(last.bare);
  const base = suffix?.base ?? last.bare;
  if (inGroup !== null) return { ...reading, owner: 'member', number: inGroup.number ?? suffix?.number ?? null, base };
  if (holds(full, words.heads)) {
    const word = words.heads.filter((each) => last.bare.includes(each)).sort((a, b) => b.length - a.length)[0];
    return { ...reading, owner: 'head', number: null, base: word === undefined ? last.bare : last.bare.replace(word, '') };
  }
  return { ...reading, owner: 'self', number: suffix?.number ?? null, base };
}

/** The relative a heading or its group title names, with the number beside the word; null if none. */
function kinOf(leaf: string, group: string, kin: readonly string[]): { kin: string; number: number | null; base: string } | null {
  const longest = (text: string) => kin.filter((word) => text.includes(word)).sort((a, b) => b.length - a.length)[0];
  const own = longest(leaf);
  if (own !== undefined) {
    const taken = takeNumberedWord(leaf, [own])!;
    return { kin: own, number: taken.number, base: taken.base };
  }
  const above = longest(group);
  return above === undefined ? null : { kin: above, number: takeNumberedWord(group, [above])!.number, base: leaf };
}

/** The field a heading stands for in a mapping, the surest reading, without its year if that makes it known; null if none. */
export function matchHeading(lexicon: Lexicon, printed: HeadingReading): FieldMatch | null {
  return matchPrinted(lexicon, printed) ?? (printed.undated === undefined ? null : matchPrinted(lexicon, printed.undated));
}

function matchPrinted(lexicon: Lexicon, printed: HeadingReading): FieldMatch | null {
  const heading = seenBy(lexicon.mapping, printed);
  if (heading.full === '') return null;
  const whole = lexicon.exact.get(heading.full);
  if (whole !== undefined) return { field: whole.field, rank: whole.own ? RANK.own : RANK.full, order: whole.order };
  const grouped = heading.leaf !== heading.full;
  const leaf = heading.owner === 'other' && grouped ? undefined : lexicon.exact.get(heading.leaf);
  const ownedByGroup = grouped && heading.owner !== 'self' && heading.base === heading.leaf;
  if (leaf !== undefined && !(ownedByGroup && PERSONAL.has(leaf.field) && leaf.field !== 'relation')) {
    return { field: leaf.field, rank: leaf.own ? RANK.own : RANK.leaf, order: leaf.order };
  }
  if (heading.owner === 'other') return pick(lexicon, heading.leaf, (field) => field === 'remark' || field === 'private');
  if (heading.core !== heading.leaf) {
    const core = lexicon.exact.get(heading.core);
    if (core !== undefined && !(lexicon.denied.get(core.field) ?? []).some((word) => heading.leaf.includes(word)) && heading.owner === 'self') {
      return { field: core.field, rank: RANK.core, order: core.order };
    }
  }
  // 家庭成员, 成员1, 配偶 and nothing else: who it is.
  if (heading.base === '' && heading.owner === 'member') return { field: 'name', rank: RANK.made, order: 0 };
  const ofHead = (field: Field) => field === 'headName' || field === 'headId';
  const made = heading.owner === 'self' || heading.owner === 'head'
    ? lexicon.patterns.find((pattern) => ofHead(pattern.field) === (heading.owner === 'head') && (pattern.made?.test(heading.leaf) === true || pattern.made?.test(heading.core) === true)) : undefined;
  if (made !== undefined) return { field: made.field, rank: RANK.made, order: made.order };
  const base = lexicon.exact.get(heading.base);
  const found: FieldMatch | null = base !== undefined && (heading.base !== heading.leaf || heading.owner !== 'self')
    ? { field: base.field, rank: RANK.base, order: base.order }
    : (pick(lexicon, heading.leaf, () => true) ?? (heading.base === heading.leaf ? null : pick(lexicon, heading.base, () => true)) ?? (grouped ? pick(lexicon, heading.full, () => true) : null));
  if (found === null || heading.owner !== 'head') return found;
  if (found.field === 'name' || found.field === 'headName') return { ...found, field: 'headName' };
  if (found.field === 'idNumber' || found.field === 'headId') return { ...found, field: 'headId' };
  return PERSONAL.has(found.field) && found.field !== 'relation' ? null : found;
}

function pick(lexicon: Lexicon, text: string, allowed: (field: Field) => boolean): FieldMatch | null {
  for (const pattern of lexicon.patterns) {
    if (!allowed(pattern.field) || holds(text, pattern.not)) continue;
    if (holds(text, pattern.contains) || pattern.endsWith.some((word) => text.endsWith(word))) {
      return { field: pattern.field, rank: RANK.pattern, order: pattern.order };
    }
  }
  return null;
}

/** A short cell that holds one of the words; a digit or a single character must be all of it. */
function saysOneOf(text: string, words: readonly string[]): boolean {
  return [...text].length <= 16 && words.some((word) => text === word || ([...word].length > 1 && !/^\d+$/u.test(word) && text.includes(word)));
}

function holds(text: string, words: readonly string[]): boolean {
  return words.some((word) => text.includes(word));
}
