import type { Label } from '../language.js';

/**
 * Why a step on a case is refused 个案操作未办理: nothing is written, the other cases of the step go on. These are answers to a
 * command and no faults of a list, so they stand apart from `ISSUES`.
 */
export const CASE_REFUSALS = {
  'cases/none': {
    zh: '没有个案 {case}', en: 'There is no case {case}',
    fix: { zh: '用 c2z case list 查编号；已参保的人没有个案', en: 'c2z case list shows the numbers; somebody insured has no case' },
  },
  'cases/is-cleared': {
    zh: '个案 {case} 已参保销号', en: 'Case {case} is cleared',
    fix: { zh: '确需修改时先重新打开：c2z case reopen {case}', en: 'To change it, reopen it first: c2z case reopen {case}' },
  },
  'cases/not-surveyed': {
    zh: '个案 {case} 是“{state}”，还没有待核实的排查结果', en: 'Case {case} is "{state}"; there is no survey result to verify',
    fix: { zh: '先登记排查结果：c2z case survey {case} --reason …', en: 'Record the survey first: c2z case survey {case} --reason …' },
  },
  'cases/not-verified': {
    zh: '个案 {case} 是“{state}”，还没有核实', en: 'Case {case} is "{state}" and not verified',
    fix: { zh: '先登记排查结果和佐证，再核实：c2z case verify {case}', en: 'Record survey and evidence, then verify: c2z case verify {case}' },
  },
  'cases/still-gap': {
    zh: '“{reason}”核实后仍是应保未保或待核实，不能参保销号', en: '"{reason}" leaves the person uninsured; the case cannot be cleared',
    fix: { zh: '参保后随下次名单自动销号；如另有原因，重新登记排查结果', en: 'It is cleared by itself once the person is insured; if there is another reason, survey again' },
  },
  'cases/evidence-missing': {
    zh: '“{reason}”还缺佐证，需要：{needed}；已有：{there}', en: '"{reason}" is not proven yet; needed: {needed}; on record: {there}',
    fix: { zh: '补登佐证：c2z case evidence {case} --type …', en: 'Add evidence: c2z case evidence {case} --type …' },
  },
  'cases/same-person': {
    zh: '个案 {case} 由 {name} 排查，不能由同一人核实（四眼原则）', en: 'Case {case} was surveyed by {name}; somebody else has to verify it (four-eyes rule)',
    fix: { zh: '换另一人核实：--actor <姓名>；规则开关在 c2z.yaml 的 fourEyes', en: 'Let somebody else verify: --actor <name>; the rule is switched by fourEyes in c2z.yaml' },
  },
  'cases/expired': {
    zh: '“{reason}”到 {until} 已到期（以 {on} 为准）', en: '"{reason}" ended on {until} (judged on {on})',
    fix: { zh: '重新排查，写明新的期满日：c2z case survey {case} --reason … --until …', en: 'Survey again and state the new end: c2z case survey {case} --reason … --until …' },
  },
  'cases/reason-not-surveyed': {
    zh: '“{reason}”不是排查能得出的结果', en: '"{reason}" is nothing a survey can find',
    fix: { zh: '可用的原因：c2z case reasons；疑似同人、疑似记录用 c2z review 判断', en: 'c2z case reasons lists them; doubtful pairs are judged with c2z review' },
  },
  'cases/not-open': {
    zh: '个案 {case} 是“{state}”，不用重新打开', en: 'Case {case} is "{state}" and need not be reopened',
    fix: { zh: '直接登记即可', en: 'Simply go on with it' },
  },
  'cases/nothing-to-return': {
    zh: '个案 {case} 是“{state}”，没有可退回的排查结果', en: 'Case {case} is "{state}"; there is nothing to return',
    fix: { zh: '退回只用于“待核实”和“已核实”', en: 'Only cases to be verified, or verified, are returned' },
  },
  'cases/kind-unknown': {
    zh: '不认识佐证种类“{kind}”', en: '"{kind}" is no kind of evidence',
    fix: { zh: '种类见 c2z case reasons，也可以在 schemas/rules/cases.yaml 增加', en: 'c2z case reasons lists the kinds; schemas/rules/cases.yaml can name more' },
  },
} as const satisfies Record<`cases/${string}`, Label & { readonly fix: Label }>;
export type CaseRefusalCode = keyof typeof CASE_REFUSALS;
