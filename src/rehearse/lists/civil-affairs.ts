/** 民政局的三种名单: 低保 as wide household rows, 特困 as an old workbook with a sheet a township, 低收入 as another wide layout. */
import type { Cell } from '../../domain/cell.js';
import type { Entry, Scribe } from '../faults/scribe.js';
import type { MadeHousehold, MadePerson } from '../people.js';
import { Random } from '../random.js';
import { reworded } from './wording.js';
import { byTown, line, merge, planEntries, scribeFor, type CountyView, type DraftFile, type DraftRow, type DraftSheet, type Trace } from './draft.js';

const PAIRS = 7;

/** 农村低保: one row a household, the head and up to seven members side by side under a grouped header. */
export function minimumLiving(view: CountyView): DraftFile {
  const scribe = scribeFor(view, 'minimum-living', 'target', { stretch: '\u3000', places: 'stem' });
  const households = view.households.filter(({ allowance, village }) => allowance !== '' && village.town !== view.towns[0]);
  const groups: Cell[] = ['序号', '乡镇街', '村社区', '家庭住址', '低保类型', '低保证号', '户主姓名', '户主身份证'];
  const under: Cell[] = groups.map(() => null);
  for (let member = 1; member <= PAIRS; member++) {
    groups.push(`成员${member}`, null);
    under.push('姓名', '身份证');
  }
  groups.push('保障人数', '起始保障年月', '备注');
  under.push(null, null, null);
  const merges = [merge(1, 0, 1, groups.length - 1), ...[0, 1, 2, 3, 4, 5, 6, 7, groups.length - 3, groups.length - 2, groups.length - 1].map((column) => merge(3, column, 4, column)),
    ...Array.from({ length: PAIRS }, (_, pair) => merge(3, 8 + pair * 2, 3, 9 + pair * 2))];
  const rows = function* (): Generator<DraftRow> {
    yield line(`${view.name}农村最低生活保障家庭花名册`);
    yield line('单位：民政局', null, null, null, null, `${view.year}年第四季度`);
    yield line(...groups);
    yield line(...under);
    for (const [index, household] of households.entries()) {
      const { cells, traces, first } = familyCells(scribe, household, PAIRS + 1);
      const start = `${view.year - (household.index % 6)}.${String((household.index % 12) + 1).padStart(2, '0')}`;
      yield {
        cells: [index + 1, first.town, first.village, `${first.village}${household.group}组`, household.allowance, `DB${household.code}`, ...cells, household.members.length, start, null], traces,
      };
    }
    yield line('合计', `${households.length}户`, null, null, null, null, null, null, ...Array<null>(PAIRS * 2).fill(null), households.reduce((sum, { members }) => sum + members.length, 0));
    yield line('制表人：', null, null, '负责人：', null, null, '（公章）');
  };
  return { path: '农村低保花名册.xlsx', kind: 'minimum-living', format: 'xlsx', sheets: [{ name: '农村低保', rows, merges }] };
}

/** 城市低保: the same benefit from another system, one row a person, as SpreadsheetML that calls itself .xls. */
export function urbanMinimumLiving(view: CountyView): DraftFile {
  const scribe = scribeFor(view, 'urban-minimum-living', 'target', { numbersAs: 'never' });
  const people = view.households.filter(({ allowance, village }) => allowance !== '' && village.town === view.towns[0]).flatMap(({ members }) => members);
  const entries = planEntries(view, 'urban-minimum-living', people, scribe);
  const rows = function* (): Generator<DraftRow> {
    yield line(...reworded(view, 'urban-minimum-living', ['镇街', '社区', '家庭编号', '户主姓名', '与户主关系', '姓名', '公民身份号码', '性别', '出生日期', '低保人员类别', '享受低保金额', '享受开始日期', '开户银行', '银行账号']));
    for (const entry of entries) {
      const written = scribe.write(entry);
      const { person } = entry;
      const { household } = person;
      yield {
        cells: [written.town, written.village, household.code, household.members[0]!.name.text, person.relation, written.name, written.id, written.sex, written.birth, household.allowance,
          household.allowance === '全额' ? 620 : 310, `${view.year - (household.index % 5)}-0${(household.index % 9) + 1}`, '某银行', `6200${household.code}`],
        traces: [{ person, part: 1, faults: written.faults }],
      };
    }
  };
  return { path: '城市低保名册.xls', kind: 'minimum-living', format: 'xml-2003', encoding: 'utf-8', sheets: [{ name: 'Sheet1', rows }] };
}

/** 特困供养: BIFF .xls, a sheet a township, the heading repeated after some rows, cancelled people still listed. */
export function extremePoverty(view: CountyView): DraftFile {
  const scribe = scribeFor(view, 'extreme-poverty', 'target', { places: 'office' });
  const people = view.people.filter(({ extremePoverty: held }) => held);
  const headings = reworded(view, 'extreme-poverty', ['序号', '姓名', '性别', '身份证号码', '村（居）', '供养方式', '自理能力', '特困证号', '变更情况', '备注']);
  const sheets = byTown(view, people).map(([town, inTown]): DraftSheet => {
    const entries = planEntries(view, `extreme-poverty ${town.name}`, inTown, scribe);
    const rows = function* (): Generator<DraftRow> {
      yield line(`${town.name}特困人员救助供养名单`);
      yield line(`填报单位（盖章）：${town.name}人民政府`, null, null, null, null, null, `填报时间：${view.year}.9`);
      yield line(...headings);
      for (const [index, entry] of entries.entries()) {
        if (index > 0 && index % 25 === 0) yield line(...headings);
        const written = scribe.write(entry);
        const { person } = entry;
        const remark = person.excuse === '' ? person.remark || null : null;
        yield {
          cells: [index + 1, written.name, written.sex, written.id, written.village, person.index % 3 === 0 ? '集中' : '分散', person.age > 80 ? '部分丧失' : '有自理能力', `TK${String(person.index).padStart(6, '0')}`,
            person.identityEnded ? '取消' : null, remark],
          traces: [{ person, part: 1, faults: written.faults }],
        };
      }
      yield line();
      yield line('合计', `${inTown.length}人`);
      yield line('填表人：', null, null, '审核人：');
    };
    return { name: town.name, rows, merges: [merge(1, 0, 1, headings.length - 1)] };
  });
  return { path: '特困供养人员.xls', kind: 'extreme-poverty', format: 'xls', sheets };
}

/** 低收入: a second wide layout; the second sheet was typed into general cells, so Excel ruined its numbers. */
export function lowIncome(view: CountyView): DraftFile {
  const scribe = scribeFor(view, 'low-income', 'target', { stretch: ' ' });
  const households = view.households.filter(({ lowIncome: held }) => held);
  const random = Random.seeded(view.seed, 'damaged sheet of low-income');
  const damaged = random.chance(scribe.rate('id-zeros'));
  const half = Math.ceil(households.length / 2);
  const sheet = (name: string, part: readonly MadeHousehold[], zeros: boolean): DraftSheet => ({
    name,
    merges: [merge(1, 0, 1, 9)],
    rows: function* (): Generator<DraftRow> {
      yield line(`${view.name}低收入家庭认定名册（${name}）`);
      const headings: Cell[] = ['序号', '镇（街）', '村（居）', '户主姓名', '身份证号码'];
      for (let member = 1; member <= PAIRS; member++) headings.push(`家庭成员姓名${member}`, `身份证号${member}`);
      yield line(...headings, '家庭人口', '年人均收入（元）', '低收入类别');
      for (const [index, household] of part.entries()) {
        const { cells, traces, first } = familyCells(scribe, household, PAIRS + 1, zeros);
        yield { cells: [index + 1, first.town, first.village, ...cells, household.members.length, 5200 + (household.index % 40) * 50, household.index % 3 === 0 ? '因病致贫' : '低收入'], traces };
      }
      yield line('合计', null, null, `${part.length}户`);
    },
  });
  return { path: '低收入家庭名单.xlsx', kind: 'low-income', format: 'xlsx', sheets: [sheet('第一批', households.slice(0, half), false), sheet('第二批', households.slice(half), damaged)] };
}

/** Name and number of each member side by side, the head first; blank pairs fill up to `pairs`. */
function familyCells(scribe: Scribe, household: MadeHousehold, pairs: number, zeros = false): { cells: Cell[]; traces: Trace[]; first: { town: string; village: string } } {
  const cells: Cell[] = [];
  const traces: Trace[] = [];
  let first = { town: '', village: '' };
  household.members.slice(0, pairs).forEach((person: MadePerson, index) => {
    const entry: Entry = { person, numberOf: person, copy: 0 };
    const written = scribe.write(entry, { zeros });
    if (index === 0) first = written;
    cells.push(written.name, written.id);
    traces.push({ person, part: index + 1, faults: written.faults.filter((fault) => index === 0 || !fault.startsWith('place-')) });
  });
  while (cells.length < pairs * 2) cells.push(null);
  return { cells, traces, first };
}
