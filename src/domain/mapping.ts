import { FIELDS, type Field } from './fields.js';
import type { SourceKind } from './kinds.js';
import type { Label } from './language.js';
import { ToolError } from './tool-error.js';

/** How the heading of one column is recognised 列规则. Texts are folded before they are compared (spaces, width, brackets). */
export interface ColumnRule {
  /** Whole headings, the best first: of two columns that fit, the one whose spelling stands earlier is taken. */
  readonly headers?: readonly string[];
  /** A heading that holds one of these; weaker than a whole heading. */
  readonly contains?: readonly string[];
  /** A heading that ends with one of these; weaker than a whole heading. */
  readonly endsWith?: readonly string[];
  /** A heading that holds one of these is not this column, unless it is listed whole under `headers` or made of known parts. */
  readonly not?: readonly string[];
  /** A heading that consists of these parts and nothing else, at least one of them out of `of`: 所属 + 村 + 居. */
  readonly madeOf?: { readonly of: readonly string[]; readonly with: readonly string[] };
  /** Where no heading is known: the only column whose cells hold these words is the one. Digits must be the whole cell. */
  readonly values?: readonly string[];
  /** Of remarks: a column of yes and no is one where its heading holds one of these, 死亡标识, or one of `values`. Of the flag of insurance: such a column is it where no other says so. */
  readonly asks?: readonly string[];
  /** Of several columns each says a part, 执行方式 and 服刑地 for one: those that are not the field's are read as remarks. */
  readonly several?: boolean;
  /** Where no column says the state, each of these that is filled says with its heading what happened: 注销日期. */
  readonly tells?: boolean;
  /** Where no heading is known and each month has a column of its own (1月, 2月 …): the last one in use. */
  readonly months?: boolean;
  /** Where no heading is known and years alone stand as headings (2020年, 2021年): the one of the insurance year, else the last before it. */
  readonly years?: boolean;
  /** Missing → an issue. */
  readonly required?: boolean;
  /** Another column that will do in place of a required one, e.g. the disability certificate for the identity number. */
  readonly orElse?: Field;
}

/** Headings that are a sign of a kind of list 表头特征. `any`, `all` name whole headings, `contains` parts of one. */
export interface HeaderSign {
  readonly any?: readonly string[];
  readonly all?: readonly string[];
  readonly contains?: readonly string[];
  readonly weight: number;
}

/** Values in a column that are a sign of a kind of list 取值特征. */
export interface ValueSign {
  readonly field: Field;
  /** At least one cell of the sample holds one of these. */
  readonly any?: readonly string[];
  /** Every filled cell of the sample holds one of these. */
  readonly all?: readonly string[];
  /** No cell of the sample holds one of these. */
  readonly none?: readonly string[];
  /** At least so many different values in the sample. */
  readonly distinct?: number;
  readonly weight: number;
}

/** What tells one kind of list from the others 识别依据. All of it is added up. */
export interface Identify {
  /** Words in title rows, sheet name, file name. A longer word uses up the characters of a shorter: 低保边缘 is not 低保. */
  readonly words?: readonly string[];
  /** Weak words, e.g. the department. */
  readonly hints?: readonly string[];
  /** One of these must stand somewhere, around the table, in a heading or in a cell: 居民花名册 alone is no list of insurance. */
  readonly needs?: readonly string[];
  readonly headers?: readonly HeaderSign[];
  readonly values?: readonly ValueSign[];
}

/**
 * What a title, or the name of the sheet or file, says of everybody on a list, where no column says it row by row
 * 整表说明: 停保人员名单. One of the words must stand at the end of it, but for words of lists, counts and dates.
 */
export interface SaidRule {
  readonly field: Field;
  /** The kinds of list that it holds for. */
  readonly kinds: readonly SourceKind[];
  /** Columns that say it row by row; where there is one, the title is not asked. */
  readonly unless: readonly Field[];
  readonly words: readonly string[];
  /** Columns beside which only a year after the insurance year is believed: that of a payment may be the year in which it was collected. */
  readonly unlessLater?: readonly Field[];
  /** What is read in the field. Absent: the year that stands before the word. */
  readonly as?: string;
  /** The folders of a file do not say it, only its own name. */
  readonly ownNames?: true;
  /** The word may stand anywhere, if none of these does: 养老保险 without 医疗; [] for anywhere at all. */
  readonly without?: readonly string[];
}

/** What each sort of evidence weighs 权重. `claim`: what a mapping needs; `margin`: what it must be ahead of another kind. */
export interface EvidenceWeights {
  readonly title: number;
  readonly sheet: number;
  readonly file: number;
  readonly folder: number;
  readonly hint: number;
  /** A column of classes (人员类型 …) whose every cell names this kind of list. */
  readonly cells: number;
  /** Bonus for the word that stands last: 低保对象死亡名单 is a list of deaths. */
  readonly last: number;
  readonly claim: number;
  readonly margin: number;
}

/** Words of the sheet itself, common to all mappings 表格用语. */
export interface SheetVocabulary {
  /** Sequence numbers and other headings that are known and not needed. */
  readonly sequence: readonly string[];
  readonly ignored: readonly string[];
  /** Whose column it is: the head's, a member's, or somebody who is not on the list. */
  readonly heads: readonly string[];
  readonly members: readonly string[];
  readonly others: readonly string[];
  /** Relatives: members of the household where a list is of households, somebody else's names anywhere else. */
  readonly kin: readonly string[];
  /** Headings whose cells say what sort of person somebody is. */
  readonly classes: readonly string[];
  /** People who have lists of their own that are none of the kinds: 孤儿, 优抚对象 … */
  readonly elsewhere: readonly string[];
  /** Lists of other people or of something else, though they name a kind: 现役军人家属, 居民医保应参保. The word that stands last decides. */
  readonly otherLists: readonly string[];
  /** Labels before a place in the lines above the header: `村（居）：前进村`. */
  readonly placeLabels: readonly string[];
  /** What may follow a place at the beginning of a title: 人民政府, 2020年 … */
  readonly afterPlace: readonly string[];
  readonly countySuffixes: readonly string[];
  /** Headings that begin so ask, 是否在押; a cell that holds nothing but one of the answers is read with the question. */
  readonly questions: readonly string[];
  readonly yes: readonly string[];
  readonly no: readonly string[];
  /** What alone says in a cell that an insurance stands 成功, and that it does not 无效. */
  readonly states: readonly string[];
  readonly deniedStates: readonly string[];
  /** In the heading of such a column on a roster: 状态, 核对. Not with one of `otherHeadings`: 是否退费, 低保状态. */
  readonly stateHeadings: readonly string[];
  readonly otherHeadings: readonly string[];
  /** Ends of headings below which amounts stand: 退费金额. */
  readonly amountHeadings: readonly string[];
  /** Words in headings for a year counted from the insurance year: 去年, 今年, 下年度. */
  readonly lastYear: readonly string[];
  readonly thisYear: readonly string[];
  readonly nextYear: readonly string[];
  /** Values of the relation column that mean the head of the household. The first is written for heads of wide rows. */
  readonly headRelations: readonly string[];
  /** Words that mean nothing for the kind although they hold such a word: 居民委员会. */
  readonly neutral: readonly string[];
  /** What may follow at the end of a title: 人员, 名单, 统计表 … */
  readonly listWords: readonly string[];
  /** Words that say nothing of what a list is: 新建, 副本, 全部 … */
  readonly plainWords: readonly string[];
  /** Ends of headings under which each row has a reason of its own: 停发原因. */
  readonly reasons: readonly string[];
  /** Headings of a target list under which stands when or where something happened to somebody: 死亡日期, 服刑监狱. */
  readonly eventHeadings: readonly string[];
  /** In such a heading of a roster: whoever has one has left it 退保原因. */
  readonly ends: readonly string[];
  /** Headings of a roster under which stands when somebody left the place: 迁出日期. */
  readonly leftHeadings: readonly string[];
  /** Before a word of a title these take it back: 未退役, 拟退役. */
  readonly denials: readonly string[];
  readonly totals: readonly string[];
  readonly footers: readonly string[];
  /** Regular expressions for rows that are page furniture: 第 1 页 共 3 页. Matched against the folded text. */
  readonly furniture: readonly string[];
  /** Regular expressions for what stands below a heading and says how to fill it in: 必填, 18位. Matched against the folded text. */
  readonly hints: readonly string[];
  /** In place of a sequence number, or beside a name: the row is nobody's and shows how to fill the list in. */
  readonly examples: readonly string[];
  readonly notes: readonly string[];
  /** Labels of the line above the header: 填报单位, 时间 … */
  readonly captions: readonly string[];
  /** Labels that say a date is the date of the list. */
  readonly asOf: readonly string[];
  readonly explanations: readonly string[];
  readonly townSuffixes: readonly string[];
  readonly villageSuffixes: readonly string[];
  /** Words that a place name never holds: 各, 乡镇 … */
  readonly notPlaces: readonly string[];
  /** Characters that begin most names; only for finding a name column whose heading is unknown. */
  readonly surnames: string;
}

/** One file under `schemas/mappings/` as written 映射文件. Without `kind` it only lends its columns and words to others. */
export interface MappingFile {
  readonly id: string;
  readonly kind?: SourceKind;
  readonly title: Label;
  /** Files whose columns are taken over; default: `common`. */
  readonly uses?: readonly string[];
  readonly identify?: Identify;
  /** `null` takes an inherited column away. */
  readonly columns?: Readonly<Partial<Record<Field, ColumnRule | null>>>;
  readonly said?: readonly SaidRule[];
  readonly vocabulary?: Partial<SheetVocabulary>;
  readonly weights?: Partial<EvidenceWeights>;
  /** The kind is granted to households: a spouse with name and number on the row is on the list as well. */
  readonly households?: boolean;
  /** A mapping of the clerk's own, kept in the workspace; it goes before those of the product. */
  readonly own?: boolean;
}

/** How one kind of export is recognised and read 列映射, complete: inherited columns are in it. */
export interface Mapping {
  readonly id: string;
  readonly kind: SourceKind;
  readonly title: Label;
  readonly own: boolean;
  readonly households: boolean;
  readonly identify: Identify;
  readonly columns: Readonly<Partial<Record<Field, ColumnRule>>>;
  /** The headings that the file itself lists, without the inherited ones. */
  readonly named: Readonly<Partial<Record<Field, readonly string[]>>>;
  readonly said: readonly SaidRule[];
  readonly vocabulary: SheetVocabulary;
  readonly weights: EvidenceWeights;
}

/** Columns of one person of a row; a wide household row has several 人员列. 0-based. */
export interface PersonColumns {
  readonly role: 'person' | 'head' | 'member';
  /** The relation to the head that the headings themselves say: 配偶姓名. */
  readonly relation?: string;
  readonly columns: Readonly<Partial<Record<Field, number>>>;
  /** Where people stand side by side: the remark columns that are hers. Absent: those of the sheet. */
  readonly remarks?: readonly number[];
  /** What the title above her columns says of everybody below it: 未参保人员. */
  readonly says?: Readonly<Partial<Record<Field, string>>>;
}

/** Which fields are carried down from the row above where they are empty 向下填充. */
export interface FillDown {
  /** Written only on the first row of a household. */
  readonly household: readonly Field[];
  /** Written only where the place changes. */
  readonly place: readonly Field[];
}

/** A column of unknown heading that is read as a remark where one of the words stands in it that are looked for. */
export interface WatchedColumn {
  readonly column: number;
  /** What its heading asks, 退费标志: a yes or no is read as well; empty where it asks nothing. */
  readonly question: string;
  /** Its heading, on a roster, seems to ask how the insurance stands: a state that denies it is read as well. */
  readonly ofState: boolean;
}

/** Where everything stands on one sheet 版式. Rows 1-based, columns 0-based. */
export interface SheetLayout {
  /** `long`: one person a row; `wide`: one household a row; `side-by-side`: several people a row who have nothing in common. */
  readonly form: 'long' | 'wide' | 'side-by-side';
  /** The row with the headings of name and number. */
  readonly headerRow: number;
  readonly firstDataRow: number;
  /** The heading of each column, group title first, as printed; empty where there is none. */
  readonly headings: readonly string[];
  /** Folded texts of the header rows and of the lines above, to know them again on the next page. */
  readonly headerTexts: readonly (readonly string[])[];
  readonly titles: readonly string[];
  readonly people: readonly PersonColumns[];
  /** Columns that hold for all people of a row. Empty for `long`. */
  readonly shared: Readonly<Partial<Record<Field, number>>>;
  readonly remarks: readonly number[];
  /** What the heading of a remark column asks, by column: 是否在押. */
  readonly questions: Readonly<Record<number, string>>;
  /** The heading of a remark column that is read with what stands in it, by column: 退保原因, 死亡日期. */
  readonly withHeading: Readonly<Record<number, string>>;
  /** Of these the columns that are ticked for some and blank for the others: a blank is a no. */
  readonly ticked: readonly number[];
  readonly watched: readonly WatchedColumn[];
  readonly sequence: readonly number[];
  /** Private columns: never read. */
  readonly unread: readonly number[];
  /** What the sheet says of everybody on it, e.g. the township in the sheet's name. */
  readonly constants: Readonly<Partial<Record<Field, string>>>;
  readonly fill: FillDown;
  /** Merged ranges must be looked at: household cells may span rows. */
  readonly merged: boolean;
  /** Columns, from and to, in which a number stands with one digit a cell 一格一位: it is read in the first of them. */
  readonly spread: readonly { readonly from: number; readonly to: number }[];
}

/** What was learnt of one set of headings 已识别版式. */
export interface LearntSheet {
  readonly kind: SourceKind;
  readonly mapping: string;
  /** The clerk said so 人工指定, whatever classes stand on the rows: such a sheet is one list next month as well. */
  readonly asOne?: true;
  /** Field of each folded heading, for ordinary lists. */
  readonly columns: Readonly<Record<string, Field>>;
}

/** What was learnt last time 来源档案: by heading signature, so that it holds when columns move. */
export interface SourceProfile {
  readonly sheets: Readonly<Record<string, LearntSheet>>;
}

/** Joins mapping files: inherited columns are added behind a file's own. Files without a kind are left out of the result. */
export function assembleMappings(files: readonly MappingFile[]): Mapping[] {
  const byId = new Map(files.map((file) => [file.id, file]));
  return files.flatMap((file) => (file.kind === undefined ? [] : [assemble(file, file.kind, byId)]));
}

function assemble(file: MappingFile, kind: SourceKind, byId: ReadonlyMap<string, MappingFile>): Mapping {
  const lenders = (file.uses ?? ['common']).map((id) => {
    const lender = byId.get(id);
    if (lender === undefined) {
      throw new ToolError('ingest/unknown-mapping', { zh: `列映射“${file.id}”引用的“${id}”不存在`, en: `Mapping "${file.id}" uses "${id}", which does not exist` },
        { zh: '检查 uses 中的名称', en: 'Check the names under uses' });
    }
    return lender;
  });
  const columns: Partial<Record<Field, ColumnRule>> = {};
  for (const field of Object.keys(FIELDS) as Field[]) {
    const rules = [file, ...lenders].map((each) => each.columns?.[field]);
    const kept = rules[0] === null ? [] : rules.filter((rule) => rule !== undefined && rule !== null);
    if (kept.length > 0) columns[field] = joinRules(kept);
  }
  const vocabulary = {} as Record<keyof SheetVocabulary, readonly string[] | string>;
  for (const each of [...lenders, file]) {
    for (const [key, words] of Object.entries(each.vocabulary ?? {}) as [keyof SheetVocabulary, readonly string[] | string][]) {
      vocabulary[key] = typeof words === 'string' ? words : [...(vocabulary[key] ?? []), ...words];
    }
  }
  return {
    id: file.id, kind, title: file.title, own: file.own === true, households: file.households === true, identify: file.identify ?? {}, columns,
    named: Object.fromEntries(Object.entries(file.columns ?? {}).map(([field, rule]) => [field, rule?.headers ?? []])),
    said: [file, ...lenders].flatMap((each) => each.said ?? []).filter((rule) => rule.kinds.includes(kind)),
    vocabulary: vocabulary as unknown as SheetVocabulary,
    weights: Object.assign({}, ...lenders.map((lender) => lender.weights), file.weights) as EvidenceWeights,
  };
}

function joinRules(rules: readonly ColumnRule[]): ColumnRule {
  const list = (key: 'headers' | 'contains' | 'endsWith' | 'not' | 'values' | 'asks') => rules.flatMap((rule) => rule[key] ?? []);
  const orElse = rules.find((rule) => rule.orElse !== undefined)?.orElse;
  const parts = rules.flatMap((rule) => rule.madeOf ?? []);
  return { headers: list('headers'), contains: list('contains'), endsWith: list('endsWith'), not: list('not'), values: list('values'), asks: list('asks'),
    madeOf: { of: parts.flatMap((part) => part.of), with: parts.flatMap((part) => part.with) },
    several: rules.some((rule) => rule.several === true), tells: rules.some((rule) => rule.tells === true), months: rules.some((rule) => rule.months === true), years: rules.some((rule) => rule.years === true), required: rules.some((rule) => rule.required === true), ...(orElse === undefined ? {} : { orElse }) };
}
