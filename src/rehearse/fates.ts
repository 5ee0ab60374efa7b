/**
 * What has become of each person 参保与去向: one state of enrolment and one reason for absence, and from both the standing that a
 * perfect clerk would reach. The shares are chosen so that every branch is walked, not measured anywhere.
 */
import type { Category, StandingCode } from '../domain/standing.js';
import { CATEGORIES } from '../domain/standing.js';

/** State of insurance in the campaign year. */
export const ENROLMENTS = {
  resident: { zh: '居民参保已缴费', en: 'resident, paid', category: 'resident', target: 0.8, others: 0.7 },
  unpaid: { zh: '已登记未缴费', en: 'registered, not paid', category: 'uninsured', target: 0.012, others: 0.01 },
  suspended: { zh: '居民暂停参保', en: 'resident, suspended', category: 'uninsured', target: 0.008, others: 0.01 },
  'last-year': { zh: '只有上年度参保', en: 'insured last year only', category: 'uninsured', target: 0.01, others: 0.02 },
  employee: { zh: '职工参保', en: 'employee', category: 'employee', target: 0.05, others: 0.14 },
  'employee-suspended': { zh: '职工暂停参保', en: 'employee, suspended', category: 'uninsured', target: 0.006, others: 0.01 },
  supplement: { zh: '仅有补充险种', en: 'supplementary cover only', category: 'uninsured', target: 0.003, others: 0.002 },
  'other-basic': { zh: '离休等其他基本保障', en: 'other basic cover', category: 'employee', target: 0.002, others: 0.002 },
  offsite: { zh: '异地参保', en: 'insured elsewhere', category: 'offsite', target: 0.03, others: 0.03 },
  'offsite-suspended': { zh: '异地暂停参保', en: 'suspended elsewhere', category: 'uninsured', target: 0.004, others: 0.004 },
  student: { zh: '大学生在校参保', en: 'insured at university', category: 'offsite', target: 0.25, others: 0.25 },
  'in-transit': { zh: '已缴费未到账', en: 'paid, not yet enrolled', category: 'open', target: 0.006, others: 0.004 },
  none: { zh: '无参保记录', en: 'no enrolment', category: 'uninsured', target: 0.05, others: 0.06 },
} as const satisfies Record<string, { zh: string; en: string; category: Category; target: number; others: number }>;
export type Enrolment = keyof typeof ENROLMENTS;

/** Reasons for absence, and reasons that are none: `clears` is the category it leads to, null if it excuses nobody. */
export const EXCUSES = {
  '': { zh: '无', en: 'none', clears: null, share: 0 },
  serving: { zh: '服役', en: 'serving', clears: 'military', share: 0.006 },
  discharged: { zh: '已退役', en: 'discharged', clears: null, share: 0.004 },
  prisoner: { zh: '服刑', en: 'in prison', clears: 'prison', share: 0.006 },
  released: { zh: '刑满释放', en: 'released', clears: null, share: 0.003 },
  community: { zh: '社区矫正', en: 'community correction', clears: null, share: 0.003 },
  dead: { zh: '死亡', en: 'dead', clears: 'deceased', share: 0.02 },
  settled: { zh: '出国定居', en: 'settled abroad', clears: 'abroad', share: 0.002 },
  'working-abroad': { zh: '出国务工', en: 'working abroad', clears: null, share: 0.002 },
  moved: { zh: '户籍迁出', en: 'moved away', clears: 'moved', share: 0.006 },
  'moved-unconfirmed': { zh: '迁出待确认', en: 'moved, not yet received', clears: 'open', share: 0.003 },
  deregistered: { zh: '户籍注销', en: 'deregistered', clears: 'deregistered', share: 0.004 },
  'serving-remark': { zh: '仅备注参军', en: 'only a remark says serving', clears: 'open', share: 0.004 },
  'prison-remark': { zh: '仅备注服刑', en: 'only a remark says prison', clears: 'open', share: 0.004 },
  'dead-remark': { zh: '仅备注死亡', en: 'only a remark says dead', clears: 'open', share: 0.005 },
} as const satisfies Record<string, { zh: string; en: string; clears: Category | null; share: number }>;
export type Excuse = keyof typeof EXCUSES;

/** What remark columns say: true remarks of the excuse, and harmless ones that only sound like one 备注. */
export const REMARKS: { readonly [E in Excuse | 'harmless']?: readonly string[] } = {
  'serving-remark': ['参军', '在部队服役', '现役军人', '义务兵，2019年9月入伍'],
  'prison-remark': ['服刑', '在监狱服刑', '判刑收监', '服刑人员，2018年入狱'],
  'dead-remark': ['已死亡', '2019年去世', '病故', '已故，未销户'],
  discharged: ['已退役', '参军复员，2018年12月退役', '曾参军，已复员'],
  released: ['刑满释放', '曾服刑，已释放', '2018年刑满释放回家'],
  community: ['社区矫正', '缓刑，在家'],
  harmless: ['长期外出务工', '慢性病', '其父服刑', '未参军', '独居老人', '联系电话停机', '户主弟弟已故', '住院', '无劳动能力', '子女在外打工', '家庭困难'],
};

/** Reasons that hold whatever a roster still says: the insured may have died since. */
const BEFORE_ENROLMENT: ReadonlySet<Category> = new Set(['deceased', 'deregistered']);

/** The category and standing that follow from truth: the dead first, then who is insured, then who is excused, then what is open. */
export function trueCategory(enrolment: Enrolment, excuse: Excuse, identityEnded: boolean): { standing: StandingCode; category: Category } {
  const category = categoryOf(ENROLMENTS[enrolment].category, EXCUSES[excuse].clears, identityEnded);
  return { standing: CATEGORIES[category].standing, category };
}

function categoryOf(insured: Category, excused: Category | null, identityEnded: boolean): Category {
  if (excused !== null && BEFORE_ENROLMENT.has(excused)) return excused;
  if (identityEnded) return 'identity-ended';
  if (CATEGORIES[insured].standing === 'insured') return insured;
  return excused ?? insured;
}
