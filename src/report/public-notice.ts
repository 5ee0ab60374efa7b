import type { CellContent, WorkbookModel } from '../domain/workbook.js';
import { framed, titlePrefix } from './sheet-frame.js';
import { moneyCell, subsidyEntries, type SubsidyReportInput } from './subsidy-input.js';

/**
 * 公示名单: who is subsidised, for the notice board. Names with their second character covered, township and village, and nothing
 * else of the person: no number, no identity (it would show illness, disability or orphanhood), no reason (domain brief §6).
 * Only those are listed to whom the subsidy is surely owed.
 */
export function publicNotice(input: SubsidyReportInput): WorkbookModel {
  const entries = subsidyEntries(input).filter(({ entitlement }) => entitlement.due === 'due');
  const rows = entries.map(({ entry, entitlement }, index): CellContent[] => [index + 1, entry.township, entry.person.place.village, coveredName(entry.person.name.display), moneyCell(entitlement.amountFen), moneyCell(entitlement.ownFen)]);
  const sum = entries.reduce((total, { entitlement }) => total + (entitlement.amountFen ?? 0), 0);
  return {
    name: '资助参保公示名单', unit: input.signOff.unit, date: input.referenceDate,
    sheets: [framed(input, {
      name: '公示', title: `${titlePrefix(input)}城乡居民医保资助参保公示`,
      columns: [
        { heading: '序号', type: 'integer', minWidth: 8 }, { heading: '乡镇', type: 'text', align: 'center', minWidth: 20 }, { heading: '村（居）', type: 'text', align: 'center', minWidth: 20 },
        { heading: '姓名', type: 'text', align: 'center', minWidth: 16 }, { heading: '资助金额（元）', type: 'money', minWidth: 16 }, { heading: '个人缴费（元）', type: 'money', minWidth: 16 },
      ],
      rows, totals: [['合计', '', '', `${entries.length} 人`, sum, null]],
      notes: ['公示期：　　年　月　日至　　年　月　日。对公示内容有异议的，请在公示期内向县医疗保障局反映。', '监督电话：　　　　　　　　　　地址：'],
      signature: [], separateBy: 1, countedIn: '元',
    })],
  };
}

/** 王秀英 → 王*英, 李明 → 李*; every further character of a long name is covered but the last. */
export function coveredName(name: string): string {
  const points = [...name.replace(/[\s\d*]/gu, '')];
  if (points.length <= 2) return `${points[0] ?? ''}*`;
  return `${points[0]}${'*'.repeat(points.length - 2)}${points.at(-1)}`;
}
