/**
 * Everything that goes wrong between a person and a row 差错率: what it is called, and in what share of target rows it happens.
 *
 * The mix follows the brief on identifiers and names (typing slips below one per cent, format noise a few per cent); no measured rates
 * for such lists are known. Rosters are exports of one system and get `ROSTER_SHARE` of each rate. The shares of name faults that
 * need an occasion (a dot to lose, a variant to write) are of the names that offer one.
 */

export const FAULTS = {
  'id-format': { zh: '证号含空格、全角、引号等', en: 'spaces, full width or quotes in the number', rate: 0.03 },
  'id-check-letter': { zh: '末位 X 写成 x、×、Х', en: 'check letter X written otherwise', rate: 0.3 },
  'id-one-digit': { zh: '错一位', en: 'one wrong digit', rate: 0.008 },
  'id-check-digit': { zh: '校验码错', en: 'wrong check character', rate: 0.001 },
  'id-swap': { zh: '相邻两位颠倒', en: 'two neighbouring digits swapped', rate: 0.004 },
  'id-missing-digit': { zh: '少一位', en: 'one digit missing', rate: 0.003 },
  'id-extra-digit': { zh: '多一位', en: 'one digit too many', rate: 0.002 },
  'id-two-slips': { zh: '错两位', en: 'two wrong digits', rate: 0.001 },
  'id-letters': { zh: '0 写成 O，1 写成 l', en: 'letters in place of digits', rate: 0.001 },
  'id-several': { zh: '一格两个证号', en: 'two numbers in one cell', rate: 0.0005 },
  'id-dragged': { zh: '拖拽填充使证号递增', en: 'numbers counted up by dragging', rate: 0.1 },
  'id-fifteen': { zh: '15 位旧号', en: 'old number of 15 digits', rate: 0.012 },
  'id-birth-corrected': { zh: '更正出生日期前的旧号', en: 'number from before a corrected birth date', rate: 0.003 },
  'id-of-another': { zh: '写成家人的证号', en: "a relative's number", rate: 0.004 },
  'id-placeholder': { zh: '占位号', en: 'placeholder', rate: 0.0015 },
  'id-masked': { zh: '掩码号', en: 'masked number', rate: 0.001 },
  'id-missing': { zh: '证号缺失', en: 'no number', rate: 0.005 },
  'id-annotated': { zh: '证号带括注', en: 'annotation behind the number', rate: 0.002 },
  'id-decimal': { zh: '证号带“.0”', en: 'number with ".0"', rate: 0.001 },
  'id-numeric-cell': { zh: '数值单元格丢失尾数', en: 'stored as a number, tail lost', rate: 0.002 },
  'id-zeros': { zh: '整列末三位变 000', en: 'column whose numbers end in 000', rate: 0.3 },
  'name-padded': { zh: '姓名中有空格', en: 'spaces within the name', rate: 0.02 },
  'name-annotated': { zh: '姓名带括注', en: 'annotation in the name', rate: 0.004 },
  'name-sound': { zh: '姓名同音字', en: 'name by ear', rate: 0.009 },
  'name-shape': { zh: '姓名形近字', en: 'look-alike character', rate: 0.003 },
  'name-variant': { zh: '姓名异体、繁体字', en: 'another form of a character', rate: 0.02 },
  'name-missing': { zh: '姓名缺字', en: 'character missing', rate: 0.0015 },
  'name-extra': { zh: '姓名多字', en: 'character too many', rate: 0.0005 },
  'name-order': { zh: '名字颠倒', en: 'given characters in the wrong order', rate: 0.0005 },
  'name-unreadable': { zh: '姓名有无法显示的字', en: 'unreadable character', rate: 0.0007 },
  'name-rare': { zh: '生僻字写不出', en: 'rare character written otherwise', rate: 0.4 },
  'name-dot': { zh: '间隔符写法不同或缺失', en: 'dot missing or another sign', rate: 0.4 },
  'name-spelling': { zh: '译名用字不同', en: 'another spelling by sound', rate: 0.06 },
  'name-part': { zh: '译名缺一段', en: 'part of a transliterated name missing', rate: 0.04 },
  'name-former': { zh: '曾用名', en: 'former name', rate: 0.001 },
  'place-spelling': { zh: '地名写法不同', en: 'place written otherwise', rate: 0.03 },
  'place-missing': { zh: '地名缺失', en: 'no place', rate: 0.01 },
  'sex-wrong': { zh: '性别填错', en: 'wrong sex', rate: 0.002 },
  'birth-wrong': { zh: '出生日期填错', en: 'wrong birth date', rate: 0.003 },
  'row-twice': { zh: '同一人重复登记', en: 'the same person twice in a list', rate: 0.006 },
  'row-shifted': { zh: '排序错行', en: 'numbers shifted by one row', rate: 0.3 },
} as const;
export type Fault = keyof typeof FAULTS;

/** Share of a target list's rates that the rosters of the insurance bureau get. */
export const ROSTER_SHARE = 0.3;

/** Multipliers 倍数: `{ 'id-swap': 10 }` makes swaps ten times as frequent, `0` switches them off; `all` applies to every fault. */
export type FaultRates = Partial<Record<Fault | 'all', number>>;

/** The probability of each fault for one list. */
export function ratesFor(faults: FaultRates, share: number): (fault: Fault) => number {
  const rates = {} as Record<Fault, number>;
  for (const fault of Object.keys(FAULTS) as Fault[]) rates[fault] = Math.min(1, FAULTS[fault].rate * share * (faults.all ?? 1) * (faults[fault] ?? 1));
  return (fault) => rates[fault];
}
