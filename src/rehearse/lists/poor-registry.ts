/** 扶贫办的建档立卡名单: one row a person, household cells merged over the members, title rows, a grouped header, subtotals. */
import type { Merge } from '../../domain/sheet.js';
import type { Entry } from '../faults/scribe.js';
import type { MadeHousehold } from '../people.js';
import { reworded } from './wording.js';
import { blanks, line, merge, planEntries, scribeFor, type CountyView, type DraftFile, type DraftRow } from './draft.js';

const GROUPS = ['户基本信息', '', '', '', '', '', '', '家庭成员信息', '', '', '', '', '', '', '', '保障情况', '', ''];
const HEADINGS = [
  '序号', '乡(镇)', '行政村', '村民\n小组', '户编号', '人数', '脱贫属性', '人编号', '姓 名', '证件号码', '性别', '与户主\n关系', '民族', '健康状况', '户联系电话',
  '是否参加城乡居民基本医疗保险', '未参保原因', '备注',
];
/** 0-based columns that are merged over the household. */
const MERGED = [0, 1, 2, 3, 4, 5, 6];
const FIRST_ROW = 5;
/** A lookup formula that found nothing, pasted as it was. */
const NOT_FOUND = { kind: 'error', code: '#N/A' } as const;

export function poorRegistry(view: CountyView): DraftFile {
  const scribe = scribeFor(view, 'poor-registry', 'target');
  const households = view.towns.flatMap((town) => view.households.filter((household) => household.registry !== '' && household.village.town === town));
  const entries = new Map<MadeHousehold, Entry[]>();
  for (const entry of planEntries(view, 'poor-registry', households.flatMap(({ members }) => members), scribe)) {
    const { household } = entry.person;
    entries.set(household, [...(entries.get(household) ?? []), entry]);
  }
  const rows = function* (): Generator<DraftRow> {
    yield line(`${view.name}${view.year}年建档立卡贫困人口信息表`);
    yield line(`填报单位：${view.name}扶贫开发办公室`, ...blanks(13), `数据日期：${view.year}年${view.month ?? 10}月15日`);
    yield line(...GROUPS.map((group) => group || null));
    yield line(...reworded(view, 'poor-registry', HEADINGS));
    for (const [index, household] of households.entries()) {
      for (const [order, entry] of entries.get(household)!.entries()) {
        const written = scribe.write(entry);
        const { person } = entry;
        const shared = order > 0 ? blanks(MERGED.length)
          : [index + 1, written.town, written.village, `${household.group}组`, household.code, household.members.length, household.registry];
        const remark = person.remark || null;
        const claim = person.index % 41 === 0 ? NOT_FOUND : person.enrolment === 'resident' ? '是' : person.excuse === '' && person.enrolment === 'none' ? '否' : null;
        yield {
          cells: [...shared, `${household.code}${String(order + 1).padStart(2, '0')}`, written.name, written.id, written.sex, person.relation, person.ethnicity,
            person.disability === '' ? '健康' : '残疾', person.phone, claim, person.excuse === '' ? null : remark, person.excuse === '' ? remark : null],
          traces: [{ person, part: 1, faults: written.faults, written }],
        };
      }
      const next = households[index + 1];
      if (next?.village.town !== household.village.town) {
        const inTown = households.filter((other) => other.village.town === household.village.town);
        yield line('小计', household.village.town.name, null, null, `${inTown.length}户`, inTown.reduce((sum, { members }) => sum + members.length, 0));
      }
    }
    yield line('合计', null, null, null, `${households.length}户`, households.reduce((sum, { members }) => sum + members.length, 0));
    yield line('填表人：', ...blanks(3), '审核人：', ...blanks(9), `填报日期：${view.year}年${view.month ?? 10}月20日`);
  };
  return {
    path: '建档立卡名单.xlsx', kind: 'poor-registry', format: 'xlsx',
    sheets: [
      { name: '填表说明', rows: () => EXPLANATION.map((text) => line(text)) },
      { name: '贫困人口信息', rows, merges: householdMerges(households, entries) },
      { name: '字典', visibility: 'hidden', rows: () => DICTIONARY.map((words) => line(...words)) },
    ],
  };
}

function householdMerges(households: readonly MadeHousehold[], entries: ReadonlyMap<MadeHousehold, readonly Entry[]>): Merge[] {
  const merges = [merge(1, 0, 1, HEADINGS.length - 1), merge(3, 0, 3, 6), merge(3, 7, 3, 14), merge(3, 15, 3, 17)];
  let row = FIRST_ROW;
  households.forEach((household, index) => {
    const height = entries.get(household)!.length;
    if (height > 1) for (const column of MERGED) merges.push(merge(row, column, row + height - 1, column));
    row += height;
    if (households[index + 1]?.village.town !== household.village.town) row += 1;
  });
  return merges;
}

const EXPLANATION = [
  '填表说明', '一、本表由乡镇扶贫站填报，一人一行，户编号相同者为一户。',
  '二、证件号码须为文本格式，不得以数值录入。',
  '三、脱贫属性：未脱贫、已脱贫（享受政策）、监测对象。',
  '四、家庭成员参军、服刑、死亡等情况在备注中注明。',
];
const DICTIONARY = [
  ['脱贫属性', '健康状况', '与户主关系'],
  ['未脱贫', '健康', '户主'],
  ['已脱贫（享受政策）', '残疾', '配偶'],
  ['监测对象', '长期慢性病', '之子'],
];
