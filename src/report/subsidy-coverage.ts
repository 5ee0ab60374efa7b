import { PROGRAMMES } from '../domain/policy.js';
import type { Coverage } from '../domain/subsidy.js';
import type { CellContent, ColumnModel, SheetModel, WorkbookModel } from '../domain/workbook.js';
import { buildLedger, byVillageAndName, type LedgerEntry } from './ledger.js';
import { identitiesOf } from './person-facts.js';
import { createPrinter } from './printer.js';
import { rateFraction } from './rate.js';
import { framed, titlePrefix } from './sheet-frame.js';
import { citedAs, type SubsidyReportInput } from './subsidy-input.js';

const COLUMNS: readonly ColumnModel[] = [
  { heading: '保障项目', type: 'text', align: 'center', minWidth: 16 },
  { heading: '人员类别', type: 'text', align: 'center', minWidth: 18 },
  { heading: '应保人数', type: 'integer', minWidth: 10 },
  { heading: '已保人数', type: 'integer', minWidth: 10 },
  { heading: '差额人数', type: 'integer', minWidth: 10 },
  { heading: '覆盖率', type: 'rate', minWidth: 12, bar: true },
  { heading: '目标', type: 'text', align: 'center', minWidth: 8 },
  { heading: '名单', type: 'text', align: 'center', minWidth: 14 },
  { heading: '文件和条款', type: 'text', minWidth: 22, maxWidth: 36 },
];

/** 3个100%表: each line of cover by its own proof; where no roster was imported the rate stays unknown. One gap list for each known line. */
export function subsidyCoverage(input: SubsidyReportInput): WorkbookModel {
  const ledger = new Map(buildLedger(input).map((entry) => [entry.person.id, entry]));
  const { coverages } = input.subsidies;
  return {
    name: '保障覆盖表（3个100%）', unit: input.signOff.unit, date: input.referenceDate,
    sheets: [framed(input, {
      name: '覆盖率', title: `${titlePrefix(input)}贫困人口保障覆盖情况表`, columns: COLUMNS, rows: coverages.flatMap((each) => lines(each, ledger, input)),
      notes: [
        '各项目分别用自己的名单核对，互不替代：参加基本医保不等于有大病保险、医疗救助或商业补充保险。“未导入名单”表示不知道，不表示没有。',
        '应保人数不含已核减和合理未参保人员；覆盖率 = 已保 ÷ 应保，只舍不入，一人不差才是 100%。一人有两种以上身份的在各类中分别计数，“全部（去重）”只计一次。',
      ], frozenColumns: 2, separateBy: 0, countedIn: '人',
    }), ...coverages.filter(({ covered }) => covered !== null).map((each) => gaps(each, ledger, input))],
  };
}

function lines(coverage: Coverage, ledger: ReadonlyMap<string, LedgerEntry>, { pack }: SubsidyReportInput): CellContent[][] {
  const covered = coverage.covered === null ? null : new Set(coverage.covered);
  const labels = new Map(pack.groups.flatMap(({ groups }) => Object.entries(groups).map(([code, group]): [string, string] => [code, group.zh])));
  const row = (name: string, people: readonly string[]): CellContent[] => {
    const has = covered === null ? null : people.filter((id) => covered.has(id)).length;
    return [PROGRAMMES[coverage.programme].zh, name, people.length, has ?? '—', has === null ? '—' : people.length - has, has === null ? '—' : (rateFraction({ insured: has, of: people.length }) ?? '—'), `${coverage.percent}%`, covered === null ? '未导入名单' : '已核对', citedAs(coverage.source)];
  };
  const byGroup = coverage.population.map((code) => row(labels.get(code) ?? code, coverage.people.filter((id) => ledger.get(id)?.identities.some((identity) => identity === code))));
  return [...(coverage.population.length > 1 ? byGroup : []), row('全部（去重）', coverage.people)];
}

function gaps(coverage: Coverage, ledger: ReadonlyMap<string, LedgerEntry>, input: SubsidyReportInput): SheetModel {
  const printer = createPrinter(input);
  const covered = new Set(coverage.covered);
  const missing = byVillageAndName(coverage.people.filter((id) => !covered.has(id)).flatMap((id) => ledger.get(id) ?? []));
  const label = PROGRAMMES[coverage.programme].zh;
  return framed(input, {
    name: `${label}未覆盖`, title: `${titlePrefix(input)}${label}未覆盖人员名单`,
    columns: [
      { heading: '序号', type: 'integer' }, { heading: '乡镇', type: 'text', minWidth: 14 }, { heading: '村（居）', type: 'text', minWidth: 14 }, { heading: '姓名', type: 'text', align: 'center', minWidth: 10 },
      { heading: '证件号码', type: 'id', minWidth: 21 }, { heading: '身份类别', type: 'text', maxWidth: 30 }, { heading: '原因', type: 'text', minWidth: 16 }, { heading: '落实措施', type: 'text', manual: true, minWidth: 18 },
    ],
    rows: missing.map((entry, index) => [index + 1, entry.township, entry.person.place.village, entry.person.name.display, printer.id(entry.person.idText), identitiesOf(entry), coverage.programme === 'basic' ? printer.reason(entry.standing.reason) : '该项名单上没有', null]),
    notes: [`共 ${missing.length} 人。`], filter: true, separateBy: 1,
  });
}
