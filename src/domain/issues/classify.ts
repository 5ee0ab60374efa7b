import type { IssueEntry } from './entry.js';

export const CLASSIFY_ISSUES = {
  'classify/nobody-listed': {
    severity: 'error',
    zh: '读到的名单上没有一个属于对象范围的人，算不出参保率',
    en: 'The lists that were read name nobody of the target population; there is no rate',
    fix: { zh: '导入建档立卡、低保、特困或低收入名单；已经给了的，看哪些没有读出来或没有采用', en: 'Import a list of the poor registry, minimum living, extreme poverty or low income; if it was given, see which files were not read or not used' },
  },
  'classify/poverty-status-missing': {
    severity: 'warning',
    zh: '建档立卡名单没有脱贫属性，全部按未脱贫处理（只影响重度残疾人的认定）',
    en: 'The poor registry does not state who has been lifted out of poverty; all are taken as not lifted (this matters only for who is severely disabled)',
    fix: { zh: '请扶贫办提供带“脱贫属性”列的名单后重新导入', en: 'Ask the poverty office for a list with the column 脱贫属性 and import it again' },
  },
  'classify/registry-missing': {
    severity: 'warning',
    zh: '残疾人名单有 {holders} 人，但没有建档立卡名单，无法认定重度残疾人，未列入对象',
    en: 'There are {holders} people on the disability list but no poor registry; nobody can be found to be severely disabled in the sense of the rule',
    fix: { zh: '导入扶贫办的建档立卡名单', en: "Import the poverty office's registry" },
  },
  'classify/disability-unclear': {
    severity: 'warning',
    zh: '{name} 是否属于重度残疾人无法确定（残疾人证 {certificate}：多重三级、类别或等级缺失、证号与列不一致，或户的脱贫属性不一致）',
    en: 'It is not clear whether {name} is severely disabled in the sense of the rule (certificate {certificate}: multiple level 3, type or level missing or contradictory, or the household has two statuses)',
    fix: { zh: '向残联核对残疾类别和等级，向扶贫办核对该户脱贫属性', en: 'Check type and level with the disability federation, and the household with the poverty office' },
  },
  'classify/insured-after-death': {
    severity: 'warning',
    zh: '{name} 在死亡或户籍名单中记为死亡（{evidence}），参保名单仍为正常参保',
    en: '{name} is recorded as dead ({evidence}) but is still active on the insurance roster',
    fix: { zh: '核对后由医保经办停保；如系误登，请来源部门更正死亡记录', en: 'Check, then end the insurance; if the death is an error, have its department correct it' },
  },
  'classify/evidence-conflict': {
    severity: 'warning',
    zh: '{name} 同时有不能并存的佐证：{first}（{firstPlace}）与 {second}（{secondPlace}），暂按前者归类',
    en: '{name} has evidence that cannot both be true: {first} ({firstPlace}) and {second} ({secondPlace}); classified by the first',
    fix: { zh: '向两个部门核实后更正其中一条', en: 'Check with both departments and correct one of the rows' },
  },
  'classify/year-not-stated': {
    severity: 'info',
    zh: '居民参保名单没有参保年度和缴费日期，{people} 人按 {year} 年度参保认定',
    en: 'The resident roster states neither year nor payment date; {people} people are taken as insured for {year}',
    fix: { zh: '确认这份名单是 {year} 年度的；不是则请换成本年度的导出', en: 'Make sure that the list is that of {year}; if not, use the export of that year' },
  },
  'classify/year-doubted': {
    severity: 'warning',
    zh: '有 {others} 人的参保记录是别的年度的，{year} 年度参保的只有 {insured} 人：年度可能填错了，或者给的是别的年度的名单',
    en: 'The insurance of {others} people is for another year, and only {insured} are insured for {year}: the year may be wrong, or the rosters are those of another year',
    fix: { zh: '看参保名单是哪个年度的：名单对，就在新的工作区用 --year 写对年度重做；名单错，就换成 {year} 年度的导出', en: 'See which year the rosters are for: if they are right, start a new workspace with the right --year; if not, use the exports of {year}' },
  },
} as const satisfies Record<`classify/${string}`, IssueEntry>;
