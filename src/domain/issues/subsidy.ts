import type { IssueEntry } from './entry.js';

export const SUBSIDY_ISSUES = {
  'subsidy/employee-insured': {
    severity: 'warning',
    zh: '{name} 已参加职工医保，又代缴了居民医保 {paid} 元',
    en: '{name} is in employee insurance, and {paid} yuan of the resident contribution were paid for him',
    fix: { zh: '核对后停居民参保，把 {paid} 元退回资金渠道', en: 'Check, end the resident insurance, and return {paid} yuan to the fund' },
  },
  'subsidy/paid-after-death': {
    severity: 'warning',
    zh: '{name} 于 {died} 死亡，{on} 仍代缴 {paid} 元',
    en: '{name} died on {died}, and {paid} yuan were paid for him on {on}',
    fix: { zh: '核对死亡时间，属实的追回 {paid} 元', en: 'Check the date of death; if it is right, recover {paid} yuan' },
  },
  'subsidy/paid-twice': {
    severity: 'warning',
    zh: '{name} 本年度代缴了 {count} 次，共 {paid} 元（{places}）',
    en: 'The contribution of {name} was paid {count} times, {paid} yuan in all ({places})',
    fix: { zh: '留一次，其余追回', en: 'Keep one payment and recover the others' },
  },
  'subsidy/paid-in-two-places': {
    severity: 'warning',
    zh: '{name} 在本地代缴 {paid} 元，同时在外地参保或资助（{other}）',
    en: '{paid} yuan were paid for {name} here, and he is insured or subsidised elsewhere ({other})',
    fix: { zh: '与对方医保核对，只保留一处', en: 'Settle with the other place; only one may stand' },
  },
  'subsidy/paid-before-identified': {
    severity: 'warning',
    zh: '{name} 于 {on} 自己缴费 {own} 元，{from} 才认定为{group}，多缴 {back} 元',
    en: '{name} paid {own} yuan himself on {on} and was identified ({group}) only on {from}; {back} yuan too much',
    fix: { zh: '按本地规定退还 {back} 元，或说明不退的理由', en: 'Refund {back} yuan as local rules say, or note why not' },
  },
  'subsidy/paid-herself': {
    severity: 'warning',
    zh: '{name} 应由财政资助 {amount} 元，本人已缴 {own} 元，多缴 {back} 元',
    en: '{name} is owed {amount} yuan and has paid {own} yuan himself; {back} yuan too much',
    fix: { zh: '补发或退还 {back} 元', en: 'Pay {back} yuan back' },
  },
  'subsidy/not-paid': {
    severity: 'warning',
    zh: '{name} 应资助 {amount} 元，代缴和请款名单上都没有',
    en: '{name} is owed {amount} yuan and stands on no payment list',
    fix: { zh: '列入下一批请款，或查明原因', en: 'Put him on the next claim, or find out why' },
  },
  'subsidy/paid-below-standard': {
    severity: 'warning',
    zh: '{name} 应资助 {amount} 元，只代缴 {paid} 元，少 {missing} 元',
    en: '{name} is owed {amount} yuan, {paid} were paid; {missing} are missing',
    fix: { zh: '核对身份和标准后补足 {missing} 元', en: 'Check group and standard, and pay the missing {missing} yuan' },
  },
  'subsidy/paid-above-standard': {
    severity: 'warning',
    zh: '{name} 标准 {amount} 元，代缴了 {paid} 元，多 {over} 元',
    en: 'The standard for {name} is {amount} yuan, {paid} were paid; {over} too much',
    fix: { zh: '核对身份和标准，多付的追回', en: 'Check group and standard, and recover the surplus' },
  },
  'subsidy/unlisted-person': {
    severity: 'warning',
    zh: '{name} 的证号不在现用的任何名单上，却代缴了 {paid} 元',
    en: '{paid} yuan were paid for {name}, whose number is on no list in force',
    fix: {
      zh: '查明身份：名单上缺证号、写错证号的补正，不要再为此人请款；漏列的补进名单；缴费以后才退出名单的，按政策定是否追回；从来不属资助对象的，追回 {paid} 元',
      en: 'Find out who it is: correct a number that the list lacks or has wrong, and claim nothing more for that person; add whoever was left off; for somebody who left the lists after the payment the policy decides; recover {paid} yuan from anybody never entitled',
    },
  },
  'subsidy/unlisted-people': {
    severity: 'warning',
    zh: '除上面 {named} 人外，这张表还给 {people} 个不在任何名单上的人代缴了 {paid} 元（从第 {row} 行起）',
    en: 'Beside the {named} named, this sheet paid {paid} yuan for {people} more people who are on no list (from row {row} on)',
    fix: { zh: '核对这张表是不是本县这几类对象的代缴名单；是的话，请主管部门把缺的人补进名单', en: 'Check that it is the payment list of these groups of this county; if it is, ask the departments for the people left off' },
  },
  'subsidy/unlisted-group': {
    severity: 'warning',
    zh: '{name} 不属于政策包中的资助对象（{why}），却代缴了 {paid} 元',
    en: '{name} is in no group that the policy subsidises ({why}), and {paid} yuan were paid',
    fix: { zh: '核实身份；不符合的追回，扩大范围须有文件依据', en: 'Check the identity; recover unless a document widens the circle' },
  },
  'subsidy/identity-ended': {
    severity: 'warning',
    zh: '{name} 的身份（{group}）已于 {until} 取消，{on} 代缴 {paid} 元',
    en: 'The identity of {name} ({group}) ended on {until}; {paid} yuan were paid on {on}',
    fix: { zh: '核对取消时间；取消后代缴的，按本地规定追回', en: 'Check when it ended; what was paid after that is recovered as local rules say' },
  },
  'subsidy/window-closing': {
    severity: 'warning',
    zh: '集中缴费期还有 {days} 天（{to} 截止），仍有 {people} 名资助对象未参保',
    en: 'The window closes in {days} days (on {to}), and {people} people with a subsidy are not insured',
    fix: { zh: '先办这 {people} 人：c2z gaps 列出名单', en: 'Enrol these {people} first: c2z gaps lists them' },
  },
  'subsidy/window-closed': {
    severity: 'warning',
    zh: '集中缴费期已于 {to} 截止，仍有 {people} 名资助对象未参保',
    en: 'The window closed on {to}, and {people} people with a subsidy are not insured',
    fix: { zh: '查本地有没有动态新增渠道，逐人办理', en: 'See whether late enrolment is allowed, and enrol them one by one' },
  },
  'subsidy/standard-open': {
    severity: 'warning',
    zh: '{group} {people} 人的资助金额没有定：{open}',
    en: 'The amount for {people} people ({group}) is not set: {open}',
    fix: { zh: '在自己的政策包里写上本地标准（schemas/README.md 有做法）', en: "Write the local standard into a pack of the county's own (schemas/README.md)" },
  },
  'subsidy/below-floor': {
    severity: 'error',
    zh: '{group}资助 {taken} 元（{takenDocument}），低于下限 {floor} 元（{floorDocument}）',
    en: 'The subsidy of {group} is {taken} yuan ({takenDocument}), below the floor of {floor} yuan ({floorDocument})',
    fix: { zh: '按文件补足到下限，或报上级同意', en: 'Raise it to the floor, or ask the superior' },
  },
  'subsidy/above-standard': {
    severity: 'warning',
    zh: '{group}资助 {taken} 元（{takenDocument}），高于上级标准 {other} 元（{otherDocument}）',
    en: 'The subsidy of {group} is {taken} yuan ({takenDocument}), above the superior standard of {other} yuan ({otherDocument})',
    fix: { zh: '不得擅自抬高标准：按上级标准执行，或取得批准', en: 'Standards must not be raised at will: follow the superior one, or get it approved' },
  },
  'subsidy/rules-conflict': {
    severity: 'warning',
    zh: '{group}的两条规定不一致：{taken} 元（{takenDocument}）与 {other} 元（{otherDocument}），暂按前者',
    en: 'Two rules for {group} disagree: {taken} yuan ({takenDocument}) and {other} yuan ({otherDocument}); the first is used',
    fix: { zh: '请示后在政策包里停用其中一条', en: 'Have it decided, and end one of them in the policy pack' },
  },
  'subsidy/order-not-highest': {
    severity: 'warning',
    zh: '按政策包的顺序 {group} 资助 {taken} 元，同时持有的 {otherGroup} 是 {other} 元：不符合就高不重复',
    en: 'The order of the pack pays {group} {taken} yuan; {otherGroup}, held as well, would be {other} yuan: not the highest',
    fix: { zh: '核对政策包 overlap 的顺序', en: 'Check the order under overlap in the policy pack' },
  },
  'subsidy/record-without-person': {
    severity: 'warning',
    zh: '人员 {person} 有 {count} 条资助办理记录，但现在的名单上没有这个人，没有计入',
    en: '{count} records of subsidies belong to {person}, who is on no list now; they are not counted',
    fix: { zh: '他可能已并入他人或取消：c2z person 查清后，对现在的人重新登记', en: 'He may be merged into somebody or gone: see c2z person, and record it anew for the person there is now' },
  },
  'subsidy/payments-missing': {
    severity: 'info',
    zh: '没有导入写明代缴金额的缴费名单，{people} 人的资助都显示为待请款',
    en: 'No payment list with amounts subsidised was imported; all {people} subsidies read as not claimed yet',
    fix: { zh: '导入税务代缴明细或请款明细', en: "Import the tax office's list of payments or claims" },
  },
} as const satisfies Record<`subsidy/${string}`, IssueEntry>;
