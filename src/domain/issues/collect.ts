import type { Label } from '../language.js';

/**
 * Why a returned file, or a row of it, is not taken 退回原因. These are answers to whoever sent it, and no faults of a list, so they
 * stand apart from `ISSUES`. A file's refusal takes all of its rows; a row is taken whole or not at all.
 */
export const COLLECT_REFUSALS = {
  'collect/not-a-worksheet': {
    zh: '不是核查工作表，也不是本程序的台账：没有找到对号，也没有足够的填写列', en: 'This is neither a work sheet nor the ledger workbook: no key and too few columns to fill in',
    fix: { zh: '确认发的是下发的工作表；如果表头被删，请补回表头行', en: 'Make sure that it is the work sheet that was sent; restore the heading row if it was deleted' },
  },
  'collect/other-county': {
    zh: '这是 {found} 的工作表，本工作区是 {expected}', en: 'This is a work sheet of {found}; the workspace is {expected}',
    fix: { zh: '发给对应的县处理', en: 'Send it to the county it belongs to' },
  },
  'collect/other-year': {
    zh: '这是 {found} 年度的工作表，本工作区是 {expected} 年度', en: 'This is a work sheet of {found}; the workspace is {expected}',
    fix: { zh: '在 {found} 年度的工作区收回，或请乡镇改填本年度下发的工作表', en: 'Collect it in the workspace of {found}, or have this year\'s sheet filled in' },
  },
  'collect/unknown-prefer': {
    zh: '--prefer {name} 不在这次收回的文件里', en: '--prefer {name} is not among the files of this run',
    fix: { zh: '写成收回时显示的文件名', en: 'Write the name of the file as it is shown' },
  },
  'collect/case-unknown': {
    zh: '台账里没有对号 {case}', en: 'The ledger has no case {case}',
    fix: { zh: '请用最近下发的工作表', en: 'Use the sheet that was sent last' },
  },
  'collect/key-damaged': {
    zh: '对号被改动，姓名和证件号码也对不上台账', en: 'The key was changed, and name and number fit nobody in the ledger',
    fix: { zh: '从下发的原表复制这一行再填', en: 'Copy the row from the sheet as it was sent and fill it in again' },
  },
  'collect/not-theirs': {
    zh: '这一行的人属于{theirs}，不属于{ours}', en: 'The person of this row belongs to {theirs}, not to {ours}',
    fix: { zh: '由{theirs}在自己的工作表里填写', en: '{theirs} has to fill it in on its own sheet' },
  },
  'collect/shifted': {
    zh: '对号是 {case} 的，姓名和证件号码却是别人的：可能只排序、移动了一部分列', en: 'The key is that of {case} but name and number are somebody else\'s: only a part of the columns was sorted or moved',
    fix: { zh: '撤销排序，或从下发的原表重新填写；排序时要选中全部列', en: 'Take the sorting back, or fill in the sheet as it was sent; sort all columns together' },
  },
  'collect/no-number': {
    zh: '这一行是手工添加的（没有对号），证件号码也缺失或不完整，认不出是谁', en: 'The row was added by hand (it has no key), and its number is missing or incomplete: nobody can be found',
    fix: { zh: '填写完整的 18 位证件号码（单元格先设为“文本”），或从下发的原表复制这一行', en: 'Give the whole number (in a cell formatted as text), or copy the row from the sheet as it was sent' },
  },
  'collect/number-wrong': {
    zh: '这一行是手工添加的（没有对号），证件号码“{found}”写错了：位数、出生日期或校验码不对，认不出是谁', en: 'The row was added by hand (it has no key), and its number "{found}" is wrong: length, birth date or check character do not fit; nobody can be found',
    fix: { zh: '对照身份证或户口簿改正，或从下发的原表复制这一行', en: 'Correct it by the identity card, or copy the row from the sheet as it was sent' },
  },
  'collect/nobody': {
    zh: '台账里没有这个人（{found}）的个案', en: 'The ledger has no case of this person ({found})',
    fix: { zh: '核对证件号码；已参保的人没有个案，不用填；工作表不能加人，新发现的人请报主管部门列入名单', en: 'Check the number; somebody insured has no case and needs no row; a work sheet cannot add people, whose department has to list them first' },
  },
  'collect/name-differs': {
    zh: '证件号码是台账里“{expected}”的，姓名写的是“{found}”', en: 'The number is that of "{expected}" in the ledger; the name given is "{found}"',
    fix: { zh: '核对姓名和证件号码', en: 'Check name and number' },
  },
  'collect/name-missing': {
    zh: '证件号码是台账里“{expected}”的，姓名没有填', en: 'The number is that of "{expected}" in the ledger; no name is given',
    fix: { zh: '补上姓名；号码是别人的，改正号码', en: 'Add the name, or correct the number if it is somebody else\'s' },
  },
  'collect/not-in-list': {
    zh: '“{found}”不在可选内容里，可选：{allowed}', en: '"{found}" is not among the choices: {allowed}',
    again: { zh: '“{found}”不在可选内容里（可选内容见上）', en: '"{found}" is not among the choices (as above)' },
    fix: { zh: '从下拉箭头里选一个；其他情况写在备注里', en: 'Choose one from the drop-down; anything else goes into the remarks' },
  },
  'collect/date-unreadable': {
    zh: '“{found}”看不出是哪一天', en: '"{found}" is not a day',
    fix: { zh: '写成 2020-5-1 或 2020年5月1日，年月日都要有', en: 'Write year, month and day, such as 2020-5-1' },
  },
  'collect/date-future': {
    zh: '核实日期 {found} 还没有到（今天是 {today}）', en: 'The day of the check, {found}, is still to come (today is {today})',
    fix: { zh: '改成实际核实的日期', en: 'Write the day on which it was checked' },
  },
  'collect/date-long-ago': {
    zh: '核实日期 {found} 太早了', en: 'The day of the check, {found}, is too long ago',
    fix: { zh: '改成实际核实的日期', en: 'Write the day on which it was checked' },
  },
  'collect/phone': {
    zh: '“{found}”不是完整的电话号码', en: '"{found}" is not a whole telephone number',
    fix: { zh: '写手机号，或带区号的固定电话；说明写在备注里', en: 'Write the number only; anything else goes into the remarks' },
  },
  'collect/reason-missing': {
    zh: '填了没有参保，没有选未参保原因', en: 'Not insured, but no reason is given',
    fix: { zh: '从下拉箭头里选未参保原因', en: 'Choose the reason' },
  },
  'collect/scheme-missing': {
    zh: '填了已参保，没有选参保类别', en: 'Insured, but the kind of insurance is not given',
    fix: { zh: '从下拉箭头里选参保类别', en: 'Choose the kind of insurance' },
  },
  'collect/place-missing': {
    zh: '“{found}”没有写参保地', en: '"{found}" is given without the place',
    fix: { zh: '写明在哪个省、市、县参保', en: 'Write province, city and county of the insurance' },
  },
  'collect/contradiction': {
    zh: '是否参保与“{found}”矛盾', en: 'Insured or not, and "{found}", contradict each other',
    fix: { zh: '已参保的只填参保类别，没有参保的只填未参保原因', en: 'Give the kind of insurance of those insured, and the reason of the others, not both' },
  },
  'collect/date-missing': {
    zh: '填了核实方式，没有填核实日期', en: 'How it was checked is given, but not when',
    fix: { zh: '补上核实日期', en: 'Add the day' },
  },
  'collect/channel-missing': {
    zh: '填了核实日期，没有选核实方式', en: 'When it was checked is given, but not how',
    fix: { zh: '从下拉箭头里选核实方式', en: 'Choose how it was checked' },
  },
  'collect/superseded': {
    zh: '与 {file} 的答复不同，已按那一份采用', en: 'It differs from {file}, which was preferred',
    fix: { zh: '不用处理；要以这一份为准时用 --prefer 指定它', en: 'Nothing to do; name this file with --prefer if it is the right one' },
  },
} as const satisfies Record<`collect/${string}`, Label & { readonly fix: Label; readonly again?: Label }>;
export type CollectRefusalCode = keyof typeof COLLECT_REFUSALS;
