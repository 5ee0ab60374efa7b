/** 民政局的三种名单: 低保 as wide household rows, 特困 as an old workbook with a sheet a township, 低收入 as another wide layout. */
import type { Cell } from '../../domain/cell.js';
import type { Entry, Scribe } from '../faults/scribe.js';
import type { MadeHousehold, MadePerson } from '../people.js';
import { Random } from '../random.js';
import { always, birth, headingRow, headName, id, name, order, personRows, relation, sex, town, village, type Column } from './columns.js';
import { blanks, byTown, line, merge, planEntries, scribeFor, type CountyView, type DraftFile, type DraftRow, type DraftSheet, type Trace } from './draft.js';

const PAIRS = 7;

/** 农村低保: one row a household, the head and up to seven members side by side under a grouped header. */
export function minimumLiving(view: CountyView): DraftFile {
  const scribe = scribeFor(view, 'minimum-living', 'target', { stretch: '\u3000', places: 'stem' });
  const households = view.households.filter(({ allowance, village: home }) => allowance !== '' && home.town !== view.towns[0]);
  const groups: Cell[] = ['序号', '乡镇街', '村社区', '家庭住址', '低保类型', '低保证号', '户主姓名', '户主身份证'];
  const under: Cell[] = groups.map(() => null);
  for (let member = 1; member <= PAIRS; member++) {
    groups.push(`成员${member}`, null);
    under.push('姓名', '身份证');
  }
  groups.push('保障人数', '起始保障年月', '备注');
  under.push(null, null, null);
  const tall = groups.flatMap((_, column) => (column < 8 || column >= groups.length - 3 ? [merge(3, column, 4, column)] : []));
  const wide = Array.from({ length: PAIRS }, (_, pair) => merge(3, 8 + pair * 2, 3, 9 + pair * 2));
  const merges = [merge(1, 0, 1, groups.length - 1), ...tall, ...wide];
  const rows = function* (): Generator<DraftRow> {
    yield line(`${view.name}农村最低生活保障家庭花名册`);
    yield line('单位：民政局', null, null, null, null, `${view.year}年第四季度`);
    yield line(...groups);
    yield line(...under);
    for (const [index, household] of households.entries()) {
      const { cells, traces, first } = familyCells(scribe, household, PAIRS + 1);
      const start = `${view.year - (household.index % 6)}.${String((household.index % 12) + 1).padStart(2, '0')}`;
      yield {
        cells: [index + 1, first.town, first.village, `${first.village}${household.group}组`, household.allowance, `DB${household.code}`, ...cells,
          household.members.length, start, null],
        traces,
      };
    }
    yield line('合计', `${households.length}户`, ...blanks(6 + PAIRS * 2), households.reduce((sum, { members }) => sum + members.length, 0));
    yield line('制表人：', null, null, '负责人：', null, null, '（公章）');
  };
  return { path: '农村低保花名册.xlsx', kind: 'minimum-living', format: 'xlsx', sheets: [{ name: '农村低保', rows, merges }] };
}

/** 城市低保: the same benefit from another system, one row a person, as SpreadsheetML that calls itself .xls. */
export function urbanMinimumLiving(view: CountyView): DraftFile {
  const scribe = scribeFor(view, 'urban-minimum-living', 'target', { numbersAs: 'never' });
  const people = view.households.filter(({ allowance, village: home }) => allowance !== '' && home.town === view.towns[0]).flatMap(({ members }) => members);
  const entries = planEntries(view, 'urban-minimum-living', people, scribe);
  const columns: readonly Column[] = [
    town('镇街'), village('社区'), ['家庭编号', ({ person }) => person.household.code], headName(), relation(), name(), id('公民身份号码'), sex(), birth(),
    ['低保人员类别', ({ person }) => person.household.allowance],
    ['享受低保金额', ({ person }) => (person.household.allowance === '全额' ? 620 : 310)],
    ['享受开始日期', ({ person }) => `${view.year - (person.household.index % 5)}-0${(person.household.index % 9) + 1}`],
    always('开户银行', '某银行'), ['银行账号', ({ person }) => `6200${person.household.code}`],
  ];
  const rows = function* (): Generator<DraftRow> {
    yield headingRow(view, 'urban-minimum-living', columns);
    yield* personRows(scribe, entries, columns);
  };
  return { path: '城市低保名册.xls', kind: 'minimum-living', format: 'xml-2003', encoding: 'utf-8', sheets: [{ name: 'Sheet1', rows }] };
}

/** 特困供养: BIFF .xls, a sheet a township, the heading repeated after some rows, cancelled people still listed. */
export function extremePoverty(view: CountyView): DraftFile {
  const scribe = scribeFor(view, 'extreme-poverty', 'target', { places: 'office' });
  const columns: readonly Column[] = [
    order(), name(), sex(), id('身份证号码'), village('村（居）'),
    ['供养方式', ({ person }) => (person.index % 3 === 0 ? '集中' : '分散')],
    ['自理能力', ({ person }) => (person.age > 80 ? '部分丧失' : '有自理能力')],
    ['特困证号', ({ person }) => `TK${String(person.index).padStart(6, '0')}`],
    ['变更情况', ({ person }) => (person.identityEnded ? '取消' : null)],
    ['备注', ({ person }) => (person.excuse === '' ? person.remark || null : null)],
  ];
  const sheets = byTown(view, view.people.filter(({ extremePoverty: held }) => held)).map(([home, inTown]): DraftSheet => {
    const entries = planEntries(view, `extreme-poverty ${home.name}`, inTown, scribe);
    const rows = function* (): Generator<DraftRow> {
      yield line(`${home.name}特困人员救助供养名单`);
      yield line(`填报单位（盖章）：${home.name}人民政府`, ...blanks(5), `填报时间：${view.year}.${view.month ?? 9}`);
      let written = 0;
      for (const row of personRows(scribe, entries, columns)) {
        if (written % 25 === 0) yield headingRow(view, 'extreme-poverty', columns);
        written += 1;
        yield row;
      }
      yield line();
      yield line('合计', `${inTown.length}人`);
      yield line('填表人：', null, null, '审核人：');
    };
    return { name: home.name, rows, merges: [merge(1, 0, 1, columns.length - 1)] };
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
        const income = 5200 + (household.index % 40) * 50;
        const cause = household.index % 3 === 0 ? '因病致贫' : '低收入';
        yield { cells: [index + 1, first.town, first.village, ...cells, household.members.length, income, cause], traces };
      }
      yield line('合计', null, null, `${part.length}户`);
    },
  });
  const sheets = [sheet('第一批', households.slice(0, half), false), sheet('第二批', households.slice(half), damaged)];
  return { path: '低收入家庭名单.xlsx', kind: 'low-income', format: 'xlsx', sheets };
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
    traces.push({ person, part: index + 1, faults: written.faults.filter((fault) => index === 0 || !fault.startsWith('place-')), written });
  });
  while (cells.length < pairs * 2) cells.push(null);
  return { cells, traces, first };
}
