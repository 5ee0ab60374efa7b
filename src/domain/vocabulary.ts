import type { DisabilityType, EnrolmentStatus, PovertyStatus, Scheme } from './record.js';

/**
 * A word list entry: labels are compared after folding width and blanks, longest first, whole cell before part of a cell;
 * codes only when no label is found, and only as the whole of what is left.
 */
export interface Wording {
  readonly labels: readonly string[];
  readonly codes?: readonly string[];
}

/**
 * The words of the lists 词表 (`schemas/rules/vocabulary.yaml`): how departments write identity documents, names, places,
 * schemes, statuses, yes and no. Everything a county may have to add to stands here and not in code.
 */
export interface Vocabulary {
  readonly identity: {
    /** Letters before a number that say what it is: `No.`, `ID:`. Han characters need not be listed. */
    readonly labels: readonly string[];
    /** Whole cells that stand for "no number": 无, 待办, 未办理 … */
    readonly placeholderWords: readonly string[];
    /** Numbers that are nobody's, whatever their check character says. */
    readonly placeholderNumbers: readonly string[];
    /** Birth dates `YYYYMMDD` that were typed to get past a form. */
    readonly placeholderBirths: readonly string[];
    /** Shapes of other documents, as regular expressions over the cleaned, upper-case text. */
    readonly otherDocuments: readonly { readonly zh: string; readonly en: string; readonly pattern: string }[];
    /** Words and codes of a document-type column that mean anything but a citizen's card. */
    readonly otherDocumentTypes: Wording;
  };
  readonly names: {
    /** Whole cells that are not names: headings, totals. */
    readonly notNames: readonly string[];
    /** Labels in front of a name: `户主：张三`. */
    readonly prefixes: readonly string[];
    /** Words by which a note in brackets, or after a blank or dash, is known as a note. */
    readonly notes: readonly string[];
    /** Notes that are recognised even when written right behind the name. */
    readonly trailingNotes: readonly string[];
    /** Words before another name: 曾用名, 又名. */
    readonly aliasMarks: readonly string[];
    /** Whole cells that say: a child that has no name yet. */
    readonly unnamed: readonly string[];
    /** Written behind a parent's name in the place of a child's: 张三之女. One character counts only behind a name of three. */
    readonly childMarks: readonly string[];
    /** Separator dots of transliterated names, all spellings. */
    readonly dots: string;
    /** Characters that stand for one that could not be written or is hidden. */
    readonly unreadable: string;
    /** Characters that are written for the box that stands for one: 口. */
    readonly boxes: string;
    /** Characters that are a dot between two longer parts and an unreadable character otherwise. */
    readonly dotOrUnreadable: string;
  };
  readonly sexes: { readonly male: Wording; readonly female: Wording };
  readonly dates: {
    /** No end, or not yet: 长期, 至今. */
    readonly open: readonly string[];
    /** Not stated: 无, 不详. */
    readonly none: readonly string[];
    /** Words that make day and month unusable: 农历. */
    readonly lunar: readonly string[];
  };
  readonly places: {
    /** Units above the township, longest first; removed in front of a township or village. */
    readonly countySuffixes: readonly string[];
    readonly prefectureSuffixes: readonly string[];
    readonly provinceSuffixes: readonly string[];
    /** Offices: 人民政府, 办事处, 村委会. */
    readonly townOrgans: readonly string[];
    readonly townSuffixes: readonly string[];
    readonly villageOrgans: readonly string[];
    readonly villageSuffixes: readonly string[];
    readonly groupSuffixes: readonly string[];
    /** Peoples in the names of 民族乡 and 自治县. */
    readonly peoples: readonly string[];
    /** Short or former name → the name that is compared, without suffix. */
    readonly aliases: Readonly<Record<string, string>>;
  };
  readonly schemes: readonly (Wording & { readonly scheme: Scheme; readonly student?: boolean })[];
  readonly statuses: readonly (Wording & { readonly status: EnrolmentStatus })[];
  /** Words of a person-type column that tell the scheme when no scheme column does, that the person is a student, or retired and pays no more. */
  readonly personTypes: readonly (Wording & { readonly scheme: Scheme; readonly student?: boolean; readonly retired?: boolean })[];
  /** Characters that turn a status round when they stand beside a part of it: 未, 不, 停. */
  readonly negations: string;
  /** Beside the word of an active relation: it is not one of this year, or not yet one 愿意参保, 去年参保. Of one character only right before it: 应参保. */
  readonly unsettled: readonly string[];
  readonly yesNo: { readonly yes: readonly string[]; readonly no: readonly string[] };
  readonly povertyStatuses: readonly (Wording & { readonly status: PovertyStatus })[];
  /** Words of a change or status column by which an identity has ended, and words that look alike but do not say so. */
  readonly cancelled: { readonly ended: readonly string[]; readonly continuing: readonly string[] };
  readonly disabilityTypes: readonly (Wording & { readonly type: DisabilityType })[];
  readonly disabilityLevels: readonly (Wording & { readonly level: 1 | 2 | 3 | 4 })[];
  /** 生存状态: words and codes of a living person; codes of the others with the words they stand for. */
  readonly vital: {
    readonly normal: Wording;
    readonly codes: Readonly<Record<string, string>>;
    /** The words for yes and no of a column 是否健在 or 是否死亡, once its direction is known. */
    readonly dead: string;
    readonly alive: string;
  };
  readonly amounts: {
    /** Cells that state no amount: `--`, 无. */
    readonly none: readonly string[];
    /** Signs and words to be dropped: ¥, 人民币, 元. */
    readonly noise: readonly string[];
    /** Unit → factor to yuan: 万元 → 10000. */
    readonly units: Readonly<Record<string, number>>;
  };
}
