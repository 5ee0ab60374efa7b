/**
 * What changes in a county from one month to the next 月度变化率: what it is called, and of whom which share it befalls in a month. Chosen so that
 * a few thousand people show every change, and turned up in a campaign (late enrolments); not measured anywhere.
 */
export const MONTHLY = {
  listed: { zh: '新纳入名单的户（占未列入的户）', en: 'households newly listed, of those not listed', rate: 0.004 },
  left: { zh: '退出名单的户（占名单内的户）', en: 'households that leave the lists, of those listed', rate: 0.012 },
  died: { zh: '死亡（占在世的人）', en: 'deaths, of the living', rate: 0.0015 },
  enrolled: { zh: '补参保（占名单内未参保的人）', en: 'late enrolments, of listed people not insured', rate: 0.3 },
  paid: { zh: '补缴到账（占已登记未缴费、已缴未到账的人）', en: 'payments that arrive, of those registered or in transit', rate: 0.6 },
  'fell-out': { zh: '断保（占名单内已参保的人）', en: 'fall out of insurance, of listed people insured', rate: 0.008 },
  discharged: { zh: '退役、刑满（占服役、服刑的人）', en: 'discharged or released, of those serving or in prison', rate: 0.05 },
  evidence: { zh: '补来佐证（占只有备注或迁出待确认的人）', en: 'evidence arrives, of those of whom only a remark speaks', rate: 0.35 },
  corrected: { zh: '部门更正姓名证号等差错（占全体）', en: 'slips that departments correct, of everybody', rate: 0.12 },
} as const;
export type MonthlyChange = keyof typeof MONTHLY;
