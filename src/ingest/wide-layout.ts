import type { Field } from '../domain/fields.js';
import type { PersonColumns, SheetVocabulary } from '../domain/mapping.js';
import { PERSONAL, type HeadingReading, type ColumnMatch } from './lexicon.js';

/** Several people in one row 一行多人. */
export interface PersonGroups {
  readonly form: 'wide' | 'side-by-side';
  readonly people: readonly PersonColumns[];
}

interface Group {
  readonly role: PersonColumns['role'];
  readonly relation?: string;
  readonly columns: Partial<Record<Field, number>>;
}

/**
 * Recognises repeated name and number columns: numbered (`成员1姓名, 成员1身份证`, `姓名1, 身份证号1`, group titles `成员一`), or
 * simply repeated (`姓名, 身份证号, 姓名, 身份证号`). Null for an ordinary list; a head beside one person is one.
 */
export function findPersonGroups(matches: readonly ColumnMatch[], headings: readonly HeadingReading[], words: SheetVocabulary): PersonGroups | null {
  const sorted = [...matches].sort((a, b) => a.column - b.column);
  const head: Group = { role: 'head', columns: {} };
  const numbered = new Map<string, Group & { readonly number: number | null }>();
  const plain: ColumnMatch[] = [];
  // Who has a row of her own says there how she is related; her relatives have rows of their own as well.
  const related = sorted.some((match) => match.field === 'relation' && headings[match.column]!.number === null && headings[match.column]!.kin === '');
  for (const match of sorted) {
    const heading = headings[match.column]!;
    if (match.field === 'headName') head.columns.name ??= match.column;
    else if (match.field === 'headId') head.columns.idNumber ??= match.column;
    else if (match.field !== 'name' && match.field !== 'idNumber') continue;
    else if (heading.kin !== '' && related) continue;
    else if (slotOf(heading) === '') plain.push(match);
    else {
      const group = numbered.get(slotOf(heading)) ?? { role: 'member' as const, number: heading.number, columns: {}, ...(heading.kin === '' ? {} : { relation: heading.kin }) };
      numbered.set(slotOf(heading), group);
      group.columns[match.field] ??= match.column;
    }
  }
  // A relative without a number column is mentioned, not listed.
  for (const [slot, group] of numbered) if (group.relation !== undefined && (group.columns.name === undefined || group.columns.idNumber === undefined)) numbered.delete(slot);
  const repeated = splitRepeats(plain, headings);
  const hasHead = head.columns.name !== undefined || head.columns.idNumber !== undefined;
  const byNumber = [...numbered.values()].filter((group) => group.relation === undefined).sort((a, b) => a.number! - b.number!);
  const members = [...byNumber, ...[...numbered.values()].filter((group) => group.relation !== undefined).sort((a, b) => startOf(a) - startOf(b))];
  const isWide = numbered.size >= 2 || (numbered.size === 1 && (hasHead || repeated.length > 0)) || repeated.length >= 2;
  if (!isWide) return null;
  const sideBySide = !hasHead && numbered.size === 0 && headings.filter((heading) => words.sequence.includes(heading.leaf)).length >= 2;
  const first = !hasHead && members.length > 0 && repeated.length > 0 ? repeated.slice(0, 1) : [];
  const groups: Group[] = [
    ...(hasHead ? [head] : []), ...first.map((group) => ({ ...group, role: 'head' as const })), ...repeated.slice(first.length), ...members,
  ];
  if (sideBySide) groups.forEach((group, index) => (groups[index] = { ...group, role: 'person' }));
  addOwnColumns(groups, numbered, sorted, headings, sideBySide);
  return { form: sideBySide ? 'side-by-side' : 'wide', people: groups };
}

/** What the columns of one member have in common: her number, or the relative with or without one. */
function slotOf(heading: HeadingReading): string {
  return `${heading.kin}${heading.number ?? ''}`;
}

function startOf(group: Group): number {
  return Math.min(...Object.values(group.columns));
}

/**
 * `户主姓名, 身份证号, 姓名, 身份证号`: of several number columns the one straight after the head's name is the head's. One
 * number for both (`户主姓名, 身份证号, 姓名`) belongs to the person of the row.
 */
export function giveHeadItsNumber(matches: readonly ColumnMatch[], headings: readonly HeadingReading[]): readonly ColumnMatch[] {
  const head = matches.find((match) => match.field === 'headName');
  const plain = matches.filter((match) => (match.field === 'name' || match.field === 'idNumber') && slotOf(headings[match.column]!) === '' && headings[match.column]!.owner !== 'member');
  const numbers = matches.filter((match) => match.field === 'idNumber');
  if (head === undefined || matches.some((match) => match.field === 'headId') || numbers.length < 2 || !matches.some((match) => match.field === 'name')) return matches;
  const next = plain.find((match) => match.column > head.column);
  if (next?.field !== 'idNumber' || plain.some((match) => match.field === 'name' && match.column < next.column)) return matches;
  return matches.map((match) => (match === next ? { ...match, field: 'headId' as const } : match));
}

/** Groups of unnumbered columns; a new one begins where the same heading comes again. Different spellings are no repeat. */
function splitRepeats(plain: readonly ColumnMatch[], headings: readonly HeadingReading[]): Group[] {
  const count = (field: Field) => {
    const seen = new Map<string, number>();
    for (const match of plain) {
      const heading = headings[match.column]!;
      if (match.field === field) seen.set(heading.leaf, (seen.get(heading.leaf) ?? 0) + 1);
    }
    return Math.max(0, ...seen.values());
  };
  const repeats = plain.some((match) => match.field === 'name') ? count('name') : 0;
  if (Math.min(repeats, count('idNumber')) < 2) return plain.some((match) => match.field === 'name') ? [firstOf(plain)] : [];
  const groups: Group[] = [];
  for (const match of plain) {
    const last = groups[groups.length - 1];
    if (last === undefined || last.columns[match.field] !== undefined) groups.push({ role: 'member', columns: { [match.field]: match.column } });
    else last.columns[match.field] = match.column;
  }
  return groups;
}

function firstOf(plain: readonly ColumnMatch[]): Group {
  const group: Group = { role: 'member', columns: {} };
  for (const match of plain) group.columns[match.field] ??= match.column;
  return group;
}

/** Sex, birth date, relation … of one person: by number, by owner, or by standing between her columns and the next person's; side by side (`all`) whatever stands there is hers. */
function addOwnColumns(groups: readonly Group[], numbered: ReadonlyMap<string, Group>, sorted: readonly ColumnMatch[], headings: readonly HeadingReading[], all: boolean): void {
  const starts = groups.map((group) => ({ group, start: startOf(group) })).sort((a, b) => a.start - b.start);
  for (const match of sorted) {
    if (match.field === 'name' || match.field === 'idNumber' || match.field === 'headName' || match.field === 'headId') continue;
    const heading = headings[match.column]!;
    const repeats = sorted.filter((other) => other.field === match.field && headings[other.column]!.leaf === heading.leaf).length > 1;
    const own = slotOf(heading) !== '' && heading.owner !== 'other' ? numbered.get(slotOf(heading)) : undefined;
    if (own !== undefined) {
      own.columns[match.field] ??= match.column;
      continue;
    }
    if (!(PERSONAL.has(match.field) && (match.field !== 'phone' || repeats)) && !all && !(repeats && groups.length > 1 && match.field === 'identity')) continue;
    const position = starts.filter((each) => each.start <= match.column).length;
    const owner = starts[Math.max(0, position - 1)];
    // Behind the last person a single column may be anybody's: it is nobody's.
    if (owner === undefined || (all ? position === 0 : position === starts.length && !repeats && starts.length > 1)) continue;
    owner.group.columns[match.field] ??= match.column;
  }
}
