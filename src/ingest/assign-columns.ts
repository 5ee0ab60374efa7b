import { cellText, isBlank } from '../domain/cell.js';
import type { Field } from '../domain/fields.js';
import { isEnrolmentKind, isTargetKind, type SourceKind } from '../domain/kinds.js';
import type { Mapping, PersonColumns, WatchedColumn } from '../domain/mapping.js';
import { isAnswered, isCounted, isEmpty, statedIn } from './answers.js';
import { looksLikeName, plausibleId, looksLikeId } from './cell-shapes.js';
import { datedBy, isReadWithHeading, matchHeading, PERSONAL, RANK, seenBy, type ColumnMatch, type FieldMatch, type HeadingReading, type Lexicon } from './lexicon.js';
import type { Header } from './find-header.js';
import { foldText } from './fold-heading.js';
import type { WindowRow } from './sheet-window.js';
import { namedNumbers } from './one-person.js';
import { findPersonGroups, giveHeadItsNumber } from './wide-layout.js';

/** What a mapping makes of a header 列分配: each field has one column, each column one field. */
export interface Assignment {
  readonly form: 'long' | 'wide' | 'side-by-side';
  readonly people: readonly PersonColumns[];
  readonly shared: Readonly<Partial<Record<Field, number>>>;
  readonly remarks: readonly number[];
  /** Columns of unknown headings in which words of remarks may stand further down. */
  readonly watched: readonly WatchedColumn[];
  /** Private columns. */
  readonly unread: readonly number[];
  /** Columns taken by their content alone. */
  readonly guessed: readonly { readonly field: Field; readonly column: number }[];
  /** Columns that fit a field as well as the one that was taken. */
  readonly rivals: readonly { readonly field: Field; readonly used: number; readonly unused: number }[];
  /** Fields whose column the clerk's own mapping lists. */
  readonly own: ReadonlySet<Field>;
  /** How many headings the mapping knows, private ones too. */
  readonly known: number;
  /** The year that the headings of all columns on the insurance name: 2020年是否参保. */
  readonly statedYear: number | null;
}

/**
 * Gives the columns of a sheet to the fields of one mapping. `rows` are the rows of the window below the header; `learnt`
 * holds fields by folded heading from last time, which go before everything that the mapping says; `year` is the insurance year.
 */
export function assignColumns(lexicon: Lexicon, header: Header, rows: readonly WindowRow[], learnt: Readonly<Record<string, Field>> = {}, year?: number): Assignment {
  const headings = header.headings.map((heading) => datedBy(year, seenBy(lexicon.mapping, heading)));
  const found = headings.flatMap((heading, column) => {
    const known = Object.hasOwn(learnt, heading.full) ? learnt[heading.full] : undefined;
    const match = known === undefined ? asRemark(matchHeading(lexicon, heading), heading, lexicon.mapping) : { field: known, rank: RANK.own, order: 0 };
    return match === null ? [] : [{ ...match, column }];
  });
  const matches = ofOneYear(found, headings, lexicon.mapping.kind, year).filter((match) => holdsWhatItSays(match, rows, lexicon));
  const remarks = matches.filter((match) => match.field === 'remark').map((match) => match.column);
  const unread = matches.filter((match) => match.field === 'private').map((match) => match.column);
  const usable = giveHeadItsNumber(matches.filter((match) => match.field !== 'remark' && match.field !== 'private'), headings);
  const own = new Set(matches.filter((match) => match.rank === RANK.own).map((match) => match.field));
  const groups = findPersonGroups(usable, headings, lexicon.mapping.vocabulary);
  if (groups !== null) {
    const taken = new Set(groups.people.flatMap((person) => Object.values(person.columns)));
    const rest = usable.filter((match) => !taken.has(match.column) && !(PERSONAL.has(match.field) && match.field !== 'phone') && !PEOPLE_FIELDS.has(match.field));
    const shared = choose(rest, rows, headings).columns;
    return { form: groups.form, people: groups.form === 'side-by-side' ? withOwnRemarks(groups.people, remarks) : groups.people, shared, remarks, watched: [], unread, guessed: [], rivals: [], own, known: matches.length, statedYear: statedYear({ ...groups.people[0]?.columns, ...shared }, headings) };
  }
  const { columns, rivals } = choose(usable, rows, headings);
  if (numberOfAnother(columns, usable, headings, lexicon)) delete columns.idNumber;
  takeLastMonth(columns, headings, rows, lexicon);
  const yearAlone = takeYear(columns, headings, rows, lexicon, year);
  const unnamed = unnamedColumns(matches, headings, lexicon);
  takeNamedNumbers(columns, rows, lexicon);
  const guessed = guessMissing(columns, unnamed, remarks, headings, rows, lexicon);
  const said = remarks.filter((column) => guessed.every((guess) => guess.column !== column));
  const { telling, watched } = tellingColumns(unnamed.filter((column) => guessed.every((guess) => guess.column !== column)), headings, rows, lexicon);
  const role = promoteHead(columns, rows) ? 'head' : 'person';
  return { form: 'long', people: [{ role, columns }], shared: {}, remarks: [...said, ...telling, ...leftOver(usable, columns, lexicon), ...toldByHeading(usable, columns, headings, lexicon)].sort((a, b) => a - b), watched, unread,
    guessed: [...guessed, ...telling.map((column) => ({ field: 'remark' as const, column }))], rivals, own, known: matches.length, statedYear: yearAlone ?? statedYear(columns, headings) };
}

/** What changed 变动情况, 停保标志 ends an identity on a target list; on a roster it is a remark on the insurance. What is read with its heading is a remark everywhere. */
function asRemark(match: FieldMatch | null, heading: HeadingReading, mapping: Mapping): FieldMatch | null {
  if (isReadWithHeading(heading, mapping) && (match === null || (match.rank <= RANK.made && match.field !== 'private'))) return { field: 'remark', rank: RANK.made, order: 0 };
  return match?.field === 'change' && match.rank !== RANK.own && isEnrolmentKind(mapping.kind) ? { ...match, field: 'remark' } : match;
}

/** Of people who have nothing in common but the row each has the remark columns up to the next one's; those left of all are everybody's. */
function withOwnRemarks(people: readonly PersonColumns[], remarks: readonly number[]): readonly PersonColumns[] {
  const starts = people.map(({ columns }) => Math.min(...Object.values(columns)));
  return people.map((person, at) => ({ ...person, remarks: remarks.filter((column) => column < starts[0]! || starts.findLastIndex((start) => start <= column) === at) }));
}

/** Fields that say in words whether somebody is insured, and those that say it at all. */
const STATES: readonly Field[] = ['status', 'insuredFlag', 'paymentStatus', 'insuredResident', 'insuredEmployee', 'residentStatus', 'employeeStatus', 'studentStatus'];
const STATING: readonly Field[] = [...STATES, 'amount', 'paidOn'];

/**
 * Of 2020年是否参保 and 2021年是否参保 the one of the insurance year, else of the last year before it; a column without a year goes before
 * both. What a target list says of another year is not asked.
 */
function ofOneYear(matches: readonly ColumnMatch[], headings: readonly HeadingReading[], kind: SourceKind, year: number | undefined): readonly ColumnMatch[] {
  const yearOf = ({ column }: ColumnMatch) => headings[column]?.year;
  if (matches.every((match) => yearOf(match) === undefined)) return matches;
  // 参保状态 beside 2019年是否参保: what is said of no year is said of now.
  const saysNow = matches.some((match) => STATES.includes(match.field) && (yearOf(match) ?? year) === year);
  const kept = new Map<Field, number | undefined>();
  for (const field of new Set(matches.map((match) => match.field))) {
    const years = matches.filter((match) => match.field === field).map(yearOf);
    if (years.includes(undefined)) continue;
    const dated = (years as number[]).sort((left, right) => left - right);
    kept.set(field, dated.filter((each) => year === undefined || each <= year).at(-1) ?? dated[0]);
  }
  return matches.filter((match) => {
    if (match.field === 'remark' || match.field === 'private') return true;
    const stated = yearOf(match);
    if (stated !== kept.get(match.field) || (saysNow && stated !== undefined && stated !== year && STATES.includes(match.field))) return false;
    return stated === undefined || year === undefined || stated === year || !isTargetKind(kind) || !STATING.includes(match.field);
  });
}

function statedYear(columns: Readonly<Partial<Record<Field, number>>>, headings: readonly HeadingReading[]): number | null {
  const years = new Set(STATING.flatMap((field) => (columns[field] === undefined ? [] : [headings[columns[field]]?.year])));
  const [year] = years;
  return years.size === 1 && year !== undefined ? year : null;
}

/** A roster with a column a month says by the last of them that is in use who is insured now; nothing where a column says it outright. */
function takeLastMonth(columns: Partial<Record<Field, number>>, headings: readonly HeadingReading[], rows: readonly WindowRow[], { mapping }: Lexicon): void {
  const field = (Object.keys(mapping.columns) as Field[]).find((each) => mapping.columns[each]?.months === true);
  if (field === undefined || STATING.some((each) => columns[each] !== undefined)) return;
  const months = headings.flatMap(({ text }, column) => (MONTH.test(text.replace(/\s/gu, '')) ? [column] : []));
  const last = months.filter((column) => rows.some((row) => !isBlank(row.cells[column]))).at(-1);
  if (months.length >= 3 && last !== undefined) columns[field] = last;
}

const MONTH = /^(?:20\d{2}[年.-]?)?(?:0?[1-9]|1[0-2]|[一二三四五六七八九十]|十[一二])月份?(?:[（(].*)?$/u;

/**
 * A roster with nothing but years as headings says by that of the insurance year who is insured; beside a column that says it, the one of that
 * very year is heard as well if it holds answers or states. Returns the year of the column it took.
 */
function takeYear(columns: Partial<Record<Field, number>>, headings: readonly HeadingReading[], rows: readonly WindowRow[], { mapping }: Lexicon, year: number | undefined): number | null {
  const field = (Object.keys(mapping.columns) as Field[]).find((each) => mapping.columns[each]?.years === true);
  if (field === undefined || columns[field] !== undefined) return null;
  const years = headings.flatMap(({ text }, column) => { const found = YEAR_ALONE.exec(text.replace(/\s/gu, ''))?.[1]; return found === undefined ? [] : [{ column, stated: Number(found) }]; }).sort((a, b) => a.stated - b.stated);
  const taken = years.filter(({ stated }) => year === undefined || stated <= year).at(-1) ?? years[0];
  if (taken === undefined) return null;
  if (STATING.some((each) => columns[each] !== undefined) && (taken.stated !== year || statedIn(taken.column, rows, mapping.vocabulary) === null)) return null;
  columns[field] = taken.column;
  return taken.stated;
}

const YEAR_ALONE = /^(20\d{2})年?度?$/u;

/** Columns of fields that several may speak of, less the one that was taken. */
function leftOver(matches: readonly ColumnMatch[], columns: Readonly<Partial<Record<Field, number>>>, { mapping }: Lexicon): number[] {
  return matches.filter(({ field, column }) => mapping.columns[field]?.several === true && columns[field] !== column).map(({ column }) => column);
}

/** 注销日期, 迁出日期 where no column says the state: whichever is filled tells what happened, whatever else it is read for. */
function toldByHeading(matches: readonly ColumnMatch[], columns: Readonly<Partial<Record<Field, number>>>, headings: readonly HeadingReading[], { mapping }: Lexicon): number[] {
  if (columns.status !== undefined) return [];
  return matches.filter(({ field, column }) => mapping.columns[field]?.tells === true && isReadWithHeading(headings[column]!, mapping)).map(({ column }) => column);
}

const PEOPLE_FIELDS: ReadonlySet<Field> = new Set<Field>(['name', 'idNumber', 'headName', 'headId']);
const RIVAL_FIELDS: ReadonlySet<Field> = new Set<Field>(['name', 'idNumber']);

/** Best match first; a field takes its best column, a column its best field. Ties: the better filled, then the left one. */
function choose(matches: readonly ColumnMatch[], rows: readonly WindowRow[], headings: readonly HeadingReading[]): { columns: Partial<Record<Field, number>>; rivals: Assignment['rivals'] } {
  const fits = new Map(matches.map((match) => [match, fit(match, rows)]));
  const ordered = [...matches].sort((a, b) => b.rank - a.rank || hopeless(fits.get(a)!) - hopeless(fits.get(b)!) || a.order - b.order || fits.get(b)! - fits.get(a)! || a.column - b.column);
  const columns: Partial<Record<Field, number>> = {};
  const rivals: { field: Field; used: number; unused: number }[] = [];
  for (const match of ordered) {
    const used = columns[match.field];
    if (used === undefined) columns[match.field] = match.column;
    else if (RIVAL_FIELDS.has(match.field) && match.rank >= RANK.core && fits.get(match)! > 0 && headings[used]!.full !== headings[match.column]!.full) rivals.push({ field: match.field, used, unused: match.column });
  }
  return { columns, rivals };
}

/**
 * 姓名, 身份证号, 死者姓名: where the name that is asked is told from a plain one beside it, a plain number is that of the other. Nobody is
 * found by it.
 */
function numberOfAnother({ name, idNumber }: Readonly<Partial<Record<Field, number>>>, matches: readonly ColumnMatch[], headings: readonly HeadingReading[], lexicon: Lexicon): boolean {
  if (name === undefined || idNumber === undefined || toldBy('name', headings[name]!, lexicon) === '' || toldBy('idNumber', headings[idNumber]!, lexicon) !== '') return false;
  return matches.some((match) => match.field === 'name' && match.column !== name && match.rank >= RANK.leaf && toldBy('name', headings[match.column]!, lexicon) === '');
}

/** What stands before the plain word in a heading: 死者姓名 → 死者; empty for a plain heading. */
function toldBy(field: Field, { leaf }: HeadingReading, lexicon: Lexicon): string {
  for (let at = 1; at < leaf.length; at += 1) if (lexicon.exact.get(leaf.slice(at))?.field === field) return leaf.slice(0, at);
  return '';
}

/** A column named like an identity number in which no cell has that shape gives way to any other. */
function hopeless(share: number): number {
  return share === 0 ? 1 : 0;
}

/** Share of sample cells that look like what the field holds; columns of other fields: share of cells with content. */
function fit(match: ColumnMatch, rows: readonly WindowRow[]): number {
  const sample = rows.slice(0, 100);
  if (sample.length === 0) return 1;
  const good = sample.filter((row) => {
    const cell = row.cells[match.column];
    if (match.field === 'idNumber' || match.field === 'headId') return looksLikeId(cell);
    if (match.field === 'name' || match.field === 'headName') return looksLikeName(cell);
    return !isBlank(cell);
  });
  return good.length / sample.length;
}

/** Some headings mean this on one list and that on the next: the cells decide. */
function holdsWhatItSays({ field, rank, column }: ColumnMatch, rows: readonly WindowRow[], { mapping: { vocabulary } }: Lexicon): boolean {
  if (field === 'year') return yearsStandIn(column, rows);
  if (rank !== RANK.made) return true;
  if (field === 'name') return namesStandIn(column, rows); // 保障人, 供养对象
  if (field === 'endDate' && isAnswered(column, rows, vocabulary)) return false; // 停保 = 是
  return (field !== 'sentenceEnd' && field !== 'serviceEnd') || !isOneDay(column, rows); // 截止日期
}

/** The same on every row: the day of the data, not of a person. */
function isOneDay(column: number, rows: readonly WindowRow[]): boolean {
  const filled = rows.filter((row) => !isBlank(row.cells[column])).map((row) => cellText(row.cells[column]));
  return filled.length > 2 && new Set(filled).size === 1;
}

/** Most of what stands in the column reads as a name; an empty column may be one. */
function namesStandIn(column: number, rows: readonly WindowRow[]): boolean {
  const filled = rows.filter((row) => !isBlank(row.cells[column]));
  return filled.filter((row) => looksLikeName(row.cells[column])).length * 2 >= filled.length;
}

/** 缴费年限 = 15 counts years, 缴费年限 = 2020 names one. */
function yearsStandIn(column: number, rows: readonly WindowRow[]): boolean {
  const filled = rows.filter((row) => !isBlank(row.cells[column]));
  return filled.length === 0 || filled.some((row) => /(?:19|20)\d{2}/u.test(cellText(row.cells[column])));
}

/** The head of a household stands on the rows of its members: her name is not theirs. */
function headOfSeveral(columns: Readonly<Partial<Record<Field, number>>>, rows: readonly WindowRow[]): boolean {
  const { headName, idNumber } = columns;
  if (headName === undefined || idNumber === undefined) return false;
  const heads = new Map<string, Set<string>>();
  for (const row of rows) {
    const [head, id] = [cellText(row.cells[headName]).trim(), cellText(row.cells[idNumber]).trim()];
    if (head !== '' && looksLikeId(row.cells[idNumber])) heads.set(head, (heads.get(head) ?? new Set()).add(id));
  }
  const people = [...heads.values()].reduce((sum, ids) => sum + ids.size, 0);
  return people >= 4 && heads.size <= 0.8 * people;
}

/** A list that names only heads of households has one person a household: the head. */
function promoteHead(columns: Partial<Record<Field, number>>, rows: readonly WindowRow[]): boolean {
  if (headOfSeveral(columns, rows)) return false;
  const promoted = columns.name === undefined && columns.headName !== undefined;
  if (columns.name === undefined && columns.headName !== undefined) {
    columns.name = columns.headName;
    delete columns.headName;
  }
  if (columns.idNumber === undefined && columns.headId !== undefined && columns.headName === undefined) {
    columns.idNumber = columns.headId;
    delete columns.headId;
  }
  return promoted;
}

/** 姓名/身份证号 over cells that hold both: the column is that of the name and of the number. */
function takeNamedNumbers(columns: Partial<Record<Field, number>>, rows: readonly WindowRow[], { mapping: { vocabulary } }: Lexicon): void {
  const column = columns.idNumber ?? columns.name;
  if (column === undefined || (columns.idNumber !== undefined && columns.name !== undefined)) return;
  const filled = rows.filter((row) => !isBlank(row.cells[column]));
  if (filled.filter((row) => namedNumbers(row.cells[column], vocabulary.surnames).length > 0).length * 2 <= filled.length) return;
  columns.name = column;
  columns.idNumber = column;
}

/** Columns whose heading is unknown, of the person of the row. */
function unnamedColumns(matches: readonly ColumnMatch[], headings: readonly HeadingReading[], { mapping: { vocabulary: { sequence, ignored } } }: Lexicon): number[] {
  const known = new Set(matches.map(({ column }) => column));
  return headings.flatMap(({ owner, leaf }, column) => (known.has(column) || owner === 'other' || owner === 'head' || sequence.includes(leaf) || ignored.includes(leaf) ? [] : [column]));
}

/**
 * Columns of unknown headings that change what a row of such a list means, read as remarks: words that do stand in them (社区矫正, 已释放,
 * 健在), or they answer what their heading asks with such a word (退费标志 = Y, 死亡标识 = 0). The others are watched: the rows here are the first of many.
 */
function tellingColumns(unnamed: readonly number[], headings: readonly HeadingReading[], rows: readonly WindowRow[], { values, mapping, denied }: Lexicon): { telling: number[]; watched: WatchedColumn[] } {
  const tells = values.get('remark');
  if (tells === undefined) return { telling: [], watched: [] };
  const { asks = [] } = mapping.columns.remark ?? {};
  const not = denied.get('remark') ?? [];
  const isAsked = (heading: string): boolean => (tells(heading) || asks.some((word) => heading.includes(word))) && !not.some((word) => heading.includes(word));
  const deniedStates = new Set(mapping.vocabulary.deniedStates.map(foldText));
  const deniesSome = (column: number): boolean => asksForState(headings[column]!, mapping, denied) && rows.some((row) => deniedStates.has(foldText(cellText(row.cells[column]))));
  const telling = unnamed.filter((column) => rows.some((row) => row.filled.includes(column) && tells(cellText(row.cells[column])))
    || deniesSome(column) || (isAsked(headings[column]!.leaf) && (isAnswered(column, rows, mapping.vocabulary) || isCounted(column, headings[column]!.core, rows, mapping.vocabulary))));
  const watched = unnamed.filter((column) => !telling.includes(column)).map((column) => {
    const { leaf, core } = headings[column]!;
    return { column, question: isAsked(leaf) && isEmpty(column, rows) ? core : '', ofState: asksForState(headings[column]!, mapping, denied) };
  });
  return { telling, watched };
}

/** Whether a heading of a roster seems to ask how the insurance stands: 系统状态, 核对结果. */
function asksForState({ leaf }: HeadingReading, { kind, vocabulary: { stateHeadings, otherHeadings } }: Mapping, denied: Lexicon['denied']): boolean {
  return isEnrolmentKind(kind) && stateHeadings.some((word) => leaf.includes(word)) && !isOfOther(leaf, otherHeadings, denied);
}

function isOfOther(leaf: string, otherHeadings: readonly string[], denied: Lexicon['denied']): boolean {
  return [...otherHeadings, ...(denied.get('insuredFlag') ?? [])].some((word) => leaf.includes(word));
}

/**
 * Where no column says whether somebody is insured, one does that holds nothing but answers or states, below a heading that seems to ask for
 * them: 目前在保 = 否, 核对结果 = √, 系统状态 = 无效. A plain remark does if it denies somebody's.
 */
function takeStated(columns: Partial<Record<Field, number>>, free: number[], remarks: readonly number[], guessed: { field: Field; column: number }[], headings: readonly HeadingReading[], rows: readonly WindowRow[], { mapping, denied }: Lexicon): void {
  if (!isEnrolmentKind(mapping.kind) || STATES.some((field) => columns[field] !== undefined)) return;
  for (const column of [...free, ...remarks]) {
    const heading = headings[column]!;
    const stated = statedIn(column, rows, mapping.vocabulary);
    if (stated === null) continue;
    const isPlainRemark = remarks.includes(column) && !isOfOther(heading.leaf, mapping.vocabulary.otherHeadings, denied);
    if (!asksForState(heading, mapping, denied) && !(isPlainRemark && stated.denies)) continue;
    const field = stated.in === 'answers' ? 'insuredFlag' : 'status';
    columns[field] = column;
    if (free.includes(column)) free.splice(free.indexOf(column), 1);
    guessed.push({ field, column });
    return;
  }
}

/** A column whose heading is unknown but whose cells are all numbers of people, or names: taken if it is the only one. */
function guessMissing(columns: Partial<Record<Field, number>>, unnamed: readonly number[], remarks: readonly number[], headings: readonly HeadingReading[], rows: readonly WindowRow[], lexicon: Lexicon): { field: Field; column: number }[] {
  const words = lexicon.mapping.vocabulary;
  const free = [...unnamed];
  const guessed: { field: Field; column: number }[] = [];
  // 退保原因 = 参加职工医保 names a scheme, but not that of the row.
  const denied = (field: Field, column: number) => (lexicon.denied.get(field) ?? []).some((word) => headings[column]!.leaf.includes(word));
  const take = (field: Field, test: (row: WindowRow, column: number) => boolean, share: number) => {
    const found = free.filter((column) => {
      const filled = rows.filter((row) => row.filled.includes(column));
      return filled.length >= 2 && filled.filter((row) => test(row, column)).length >= share * filled.length && filled.length * 2 >= rows.length;
    });
    if (found.length !== 1) return;
    columns[field] = found[0]!;
    free.splice(free.indexOf(found[0]!), 1);
    guessed.push({ field, column: found[0]! });
  };
  const surnames = new Set([...words.surnames]);
  if (columns.idNumber === undefined && columns.headId === undefined && columns.certificate === undefined) take('idNumber', (row, column) => plausibleId(row.cells[column]), 0.6);
  if (columns.name === undefined && (columns.headName === undefined || headOfSeveral(columns, rows))) {
    const places = [...words.townSuffixes, ...words.villageSuffixes];
    take('name', (row, column) => {
      const cell = row.cells[column];
      return looksLikeName(cell) && surnames.has([...(cell as string).trim()][0] ?? '') && !places.some((suffix) => (cell as string).trim().endsWith(suffix));
    }, 0.7);
  }
  takeStated(columns, free, remarks, guessed, headings, rows, lexicon);
  for (const field of Object.keys(lexicon.mapping.columns) as Field[]) {
    const said = lexicon.values.get(field);
    if (said === undefined || columns[field] !== undefined || field === 'remark') continue;
    const told = new Map<string, boolean>();
    take(field, (row, column) => {
      if (denied(field, column)) return false;
      const text = cellText(row.cells[column]);
      const known = told.get(text);
      if (known !== undefined) return known;
      const answer = said(text);
      told.set(text, answer);
      return answer;
    }, 0.8);
  }
  return guessed;
}
