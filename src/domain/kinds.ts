/**
 * Kinds of list 名单种类 and what each can do: a `target` list says who must be covered, an `enrolment` roster who is
 * insured, an `evidence` roster why somebody need not be, a `cover` roster who has another line of cover (its code is that of the
 * line) and never anything of basic insurance. Codes are part of the command line's contract.
 */
export const SOURCE_KINDS = {
  'poor-registry': { role: 'target', zh: '建档立卡名单', en: 'poor registry', department: '扶贫办' },
  'minimum-living': { role: 'target', zh: '低保名单', en: 'minimum living allowance', department: '民政局' },
  'extreme-poverty': { role: 'target', zh: '特困名单', en: 'extreme poverty', department: '民政局' },
  'low-income': { role: 'target', zh: '低收入名单', en: 'low income', department: '民政局' },
  disability: { role: 'target', zh: '残疾人名单', en: 'disability certificates', department: '残联' },
  resident: { role: 'enrolment', zh: '居民参保', en: 'resident insurance', department: '医保局' },
  employee: { role: 'enrolment', zh: '职工参保', en: 'employee insurance', department: '医保局' },
  offsite: { role: 'enrolment', zh: '异地参保', en: 'off-site insurance', department: '医保局' },
  military: { role: 'evidence', zh: '参军名单', en: 'military service', department: '人武部' },
  prison: { role: 'evidence', zh: '服刑名单', en: 'prison', department: '司法局' },
  death: { role: 'evidence', zh: '死亡名单', en: 'deaths', department: '卫健委' },
  abroad: { role: 'evidence', zh: '出国定居名单', en: 'settled abroad', department: '公安局' },
  population: { role: 'evidence', zh: '户籍人口名单', en: 'population register', department: '公安局' },
  student: { role: 'evidence', zh: '在校学生名单', en: 'students', department: '教育局' },
  payment: { role: 'evidence', zh: '缴费名单', en: 'tax payments', department: '税务局' },
  'critical-illness': { role: 'cover', zh: '大病保险名单', en: 'critical illness insurance', department: '医保局' },
  'medical-aid': { role: 'cover', zh: '医疗救助名单', en: 'medical assistance', department: '医保局' },
  commercial: { role: 'cover', zh: '商业补充保险名单', en: 'commercial supplementary insurance', department: '医保局' },
  'family-doctor': { role: 'cover', zh: '家庭医生签约名单', en: 'family doctor contracts', department: '卫健委' },
} as const;
export type SourceKind = keyof typeof SOURCE_KINDS;
export type SourceRole = 'target' | 'enrolment' | 'evidence' | 'cover';
export type TargetKind = { [K in SourceKind]: (typeof SOURCE_KINDS)[K]['role'] extends 'target' ? K : never }[SourceKind];
export type EnrolmentKind = { [K in SourceKind]: (typeof SOURCE_KINDS)[K]['role'] extends 'enrolment' ? K : never }[SourceKind];
export type EvidenceKind = { [K in SourceKind]: (typeof SOURCE_KINDS)[K]['role'] extends 'evidence' ? K : never }[SourceKind];
export type CoverKind = { [K in SourceKind]: (typeof SOURCE_KINDS)[K]['role'] extends 'cover' ? K : never }[SourceKind];
export type RosterKind = EnrolmentKind | EvidenceKind | CoverKind;

export const TARGET_KINDS = (Object.keys(SOURCE_KINDS) as SourceKind[]).filter((kind): kind is TargetKind => SOURCE_KINDS[kind].role === 'target');

export function isSourceKind(text: string): text is SourceKind {
  return Object.hasOwn(SOURCE_KINDS, text);
}
export function isTargetKind(kind: SourceKind): kind is TargetKind {
  return SOURCE_KINDS[kind].role === 'target';
}
/** A roster of basic medical insurance 参保花名册. */
export function isEnrolmentKind(kind: SourceKind): kind is EnrolmentKind {
  return SOURCE_KINDS[kind].role === 'enrolment';
}
/** A roster of another line of cover, or the code of the line: what it says is no word on basic insurance. */
export function isCoverKind(kind: string): kind is CoverKind {
  return isSourceKind(kind) && SOURCE_KINDS[kind].role === 'cover';
}
