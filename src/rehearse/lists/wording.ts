/** How offices word the heads of their columns 表头写法: every county, list by list, says the same thing in its own way. */
import { Random } from '../random.js';
import type { CountyView } from './draft.js';

/** Headings that mean the same. All were seen in exports of such offices or in programs that read them. */
const SAME_MEANING: readonly (readonly string[])[] = [
  ['姓名', '姓 名', '人员姓名', '姓  名'],
  ['身份证号码', '身份证号', '证件号码', '公民身份号码', '身份证件号码', '身份证', '公民身份证号', '证件号'],
  ['乡(镇)', '乡镇', '乡（镇、街道）', '镇街', '乡镇街'],
  ['行政村', '村', '村（居）', '村居', '村社区'],
  ['户编号', '户号', '家庭编号'],
  ['与户主关系', '与户主\n关系', '与户主的关系'],
  ['性别', '性 别'],
  ['民族', '民 族'],
  ['联系电话', '联系方式', '电话'],
  ['备注', '备 注'],
  ['死亡时间', '死亡日期'],
  ['参保状态', '人员参保状态'],
  ['个人缴费金额（元）', '个人缴费金额', '缴费金额（元）'],
];

const GROUP_OF = new Map(SAME_MEANING.flatMap((group) => group.map((heading) => [heading, group] as const)));

/** The headings as this county's office words them in this list; about half are changed. */
export function reworded(view: CountyView, label: string, headings: readonly string[]): string[] {
  const random = Random.seeded(view.seed, `wording of ${label}`);
  const used = new Set(headings);
  return headings.map((heading) => {
    const group = GROUP_OF.get(heading);
    const other = group === undefined || random.chance(0.5) ? heading : random.pick(group);
    if (other === heading || used.has(other)) return heading;
    used.add(other);
    return other;
  });
}

/** Up to two lines above a list that has no title of its own: none in about half of the counties. */
export function preamble(view: CountyView, label: string, title: string): string[] {
  const random = Random.seeded(view.seed, `preamble of ${label}`);
  return random.weighted([[[], 5], [[title], 3], [[title, `统计时间：${view.year}年${view.month ?? 10}月`], 2]] as const);
}
