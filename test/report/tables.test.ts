import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { IDENTITIES, type IdentityCode } from '../../src/domain/person.js';
import { CATEGORIES, type Category } from '../../src/domain/standing.js';
import type { SheetModel, WorkbookModel } from '../../src/domain/workbook.js';
import { buildLedger } from '../../src/report/ledger.js';
import { buildReports } from '../../src/report/report.js';
import { NO_TOWNSHIP } from '../../src/report/townships.js';
import { madeReport, type MadePerson } from './made-report.js';

const anyPerson: fc.Arbitrary<MadePerson> = fc.record({
  category: fc.constantFrom(...(Object.keys(CATEGORIES) as Category[])),
  town: fc.constantFrom('柳河镇', '柳河镇人民政府', '双山苏木', '𠮷祥乡', ''),
  identities: fc.subarray([...Object.keys(IDENTITIES), 'minimum-living:ended'] as (IdentityCode | 'minimum-living:ended')[]),
  outside: fc.boolean(),
}).map((each) => ({ ...each, townKey: each.town.slice(0, 2) }));

describe('the tables of a run', () => {
  it('all count the same people', () => {
    fc.assert(fc.property(fc.array(anyPerson, { maxLength: 60 }), (made) => {
      const input = madeReport(made);
      const books = byName(buildReports(input));
      const inside = made.filter((each) => !each.outside);
      const of = (standing: string): number => inside.filter((each) => CATEGORIES[each.category].standing === standing).length;

      const progress = total(books.get('参保进度表')!.sheets[0]!);
      expect(progress['名单人数']).toBe(inside.length);
      expect(progress['已参保 合计']).toBe(of('insured'));
      expect(progress['名单核减']).toBe(of('removed'));
      expect(progress['合理未参保']).toBe(of('excused'));
      expect(progress['未参保 应保未保']).toBe(of('gap'));
      expect(progress['未参保 待核实']).toBe(of('pending'));
      expect(progress['应参保']).toBe(of('insured') + of('gap') + of('pending'));
      expect(progress['核减后参保率 差额人数']).toBe(of('gap') + of('pending'));

      const category = books.get('归类分析表')!;
      for (const code of Object.keys(CATEGORIES) as Category[]) {
        const heading = category.sheets[0]!.columns.findIndex((column) => column.heading === CATEGORIES[code].zh && !column.heading.endsWith('小计'));
        expect(category.sheets[0]!.totals[0]![heading], code).toBe(inside.filter((each) => each.category === code).length);
      }
      expect(category.sheets[1]!.rows.reduce((sum, row) => sum + (row[4] as number), 0)).toBe(inside.length);

      const identity = books.get('四类人员表')!.sheets[0]!;
      expect(identity.totals.at(-1)![0]).toBe('去重合计');
      expect(identity.totals.at(-1)!.slice(1, 7)).toEqual([inside.length, of('insured'), of('excused'), of('removed'), of('gap'), of('pending')]);

      for (const sheet of [books.get('参保进度表')!.sheets[0]!, category.sheets[0]!]) expectColumnsToAddUp(sheet);
      expect(books.get('应保未保名单')!.sheets[0]!.rows).toHaveLength(of('gap'));
    }), { numRuns: 60 });
  });

  it('put everybody who is not insured into the database exactly once', () => {
    fc.assert(fc.property(fc.array(anyPerson, { maxLength: 60 }), (made) => {
      const input = madeReport(made);
      const database = byName(buildReports(input)).get('未参保贫困人口数据库')!.sheets[0]!;
      const expected = input.standings.filter((standing) => standing.standing !== 'insured').map((standing) => standing.personId).sort();
      expect(database.rows.map((row) => row[1] as string).sort()).toEqual(expected);
      expect(database.rows.map((row) => row[0])).toEqual(database.rows.map((_, index) => index + 1));
    }), { numRuns: 60 });
  });

  it('do not depend on the order of people, standings, issues or sources', () => {
    fc.assert(fc.property(fc.array(anyPerson, { maxLength: 30 }), (made) => {
      const input = madeReport(made);
      const shuffled = { ...input, people: input.people.toReversed(), standings: input.standings.toReversed(), sources: input.sources.toReversed() };
      expect(buildReports(shuffled)).toEqual(buildReports(input));
    }), { numRuns: 30 });
  });

  it('have one cell for each column in every row', () => {
    for (const model of buildReports(madeReport([{ category: 'uninsured' }, { category: 'open' }, { category: 'resident' }]))) {
      for (const sheet of model.sheets) {
        for (const row of [...sheet.rows, ...sheet.totals]) expect(row.length, `${model.name} ${sheet.name}`).toBe(sheet.columns.length);
      }
    }
  });

  it('are made of nobody without falling over', () => {
    const books = byName(buildReports(madeReport([])));
    expect([...books.keys()]).toEqual(['未参保贫困人口数据库', '应保未保名单', '归类分析表', '参保进度表', '四类人员表', '问题数据清单']);
    expect(total(books.get('参保进度表')!.sheets[0]!)['名单参保率 参保率']).toBe('—');
  });

  it('join standings and people in whatever order they come, and see somebody who stands on both twice', () => {
    const input = madeReport([{ category: 'resident' }, { category: 'uninsured', outside: true }, { category: 'uninsured' }, { category: 'open' }]);
    expect(buildLedger({ ...input, standings: input.standings.toReversed() })).toEqual(buildLedger(input));
    const twice = { people: input.people.flatMap((each) => [each, each]), standings: input.standings.flatMap((each) => [each, each]) };
    expect(() => buildLedger({ ...input, ...twice })).toThrow('has two standings');
  });

  it('are refused when somebody has no standing, two standings, or a row is missing from the balance', () => {
    const input = madeReport([{ category: 'resident' }, { category: 'uninsured' }]);
    expect(() => buildReports({ ...input, standings: input.standings.slice(1) })).toThrow('P000001 has no standing');
    expect(() => buildReports({ ...input, standings: [...input.standings, input.standings[0]!] })).toThrow('P000001 has two standings');
    expect(() => buildReports({ ...input, people: input.people.slice(1) })).toThrow('belongs to nobody');
    expect(() => buildReports({ ...input, rows: { ...input.rows, targets: input.rows.targets + 1 } })).toThrow('do not balance');
  });
});

describe('参保进度表', () => {
  it('counts spellings of one township together, in the commonest spelling, and the unknown one last', () => {
    const sheet = sheetOf('参保进度表', [
      { category: 'resident', town: '柳河镇人民政府', townKey: '柳河' },
      { category: 'resident', town: '柳河镇', townKey: '柳河' },
      { category: 'resident', town: '柳河镇', townKey: '柳河' },
      { category: 'resident', town: '', townKey: '' },
      { category: 'resident', town: '安平乡', townKey: '安平' },
    ]);
    expect(sheet.rows.map((row) => row.slice(0, 2))).toEqual([['安平乡', 1], ['柳河镇', 3], [NO_TOWNSHIP, 1]]);
  });

  it('keeps townships of one name in two counties apart above county level', () => {
    const made: MadePerson[] = [
      { category: 'resident', county: '甲县', town: '城关镇', townKey: '城关' },
      { category: 'resident', county: '乙县', town: '城关镇', townKey: '城关' },
    ];
    expect(buildReports(madeReport(made, { county: { code: '9901', name: '示例市' } })).find((book) => book.name === '参保进度表')!.sheets[0]!.rows.map((row) => row[0]))
      .toEqual(['甲县城关镇', '乙县城关镇']);
    expect(sheetOf('参保进度表', made).rows.map((row) => row[0])).toEqual(['城关镇']);
  });

  it('prints both formulas and the balance of rows', () => {
    const sheet = sheetOf('参保进度表', [{ category: 'resident' }, { category: 'employee' }, { category: 'military' }, { category: 'deceased' }, { category: 'uninsured' }]);
    expect(sheet.notes[0]).toBe('名单参保率 = 已参保 ÷ 名单去重总人数 = 2 ÷ 5 = 40.00%，差 3 人。');
    expect(sheet.notes[1]).toContain('核减后参保率 = 已参保 ÷ 应参保 = 2 ÷ 3 = 66.66%，差 1 人；应参保 = 名单去重总人数 5 − 参军 1');
    expect(sheet.notes[1]).toMatch(/− 死亡 1 .*= 3。$/u);
    expect(sheet.notes[3]).toBe('行数平衡：名单总行数 8 = 重复 0 + 错误行 3 + 非对象 0 + 已参保 2 + 合理未参保 1 + 名单核减 1 + 应保未保 1 + 待核实 0。');
  });

  it('subtracts only those whose reason the policy subtracts', () => {
    const input = madeReport([{ category: 'resident' }, { category: 'military' }, { category: 'abroad' }]);
    const reasons = { ...input.reasons, abroad: { ...input.reasons['abroad']!, reduces: false } };
    const sheet = byName(buildReports({ ...input, reasons })).get('参保进度表')!.sheets[0]!;
    expect(total(sheet)).toMatchObject({ '应参保': 2, '核减后参保率 差额人数': 1, '核减后参保率 参保率': 0.5 });
    expect(sheet.notes[1]).not.toContain('出国定居');
  });
});

describe('四类人员表', () => {
  it('counts a person of two identities on both lines and once in the distinct total', () => {
    const sheet = sheetOf('四类人员表', [
      { category: 'resident', identities: ['minimum-living', 'poor-registry'] },
      { category: 'uninsured', identities: ['poor-registry'] },
    ]);
    expect(sheet.rows.map((row) => row.slice(0, 2))).toEqual([['建档立卡贫困人口', 2], ['低保对象', 1], ['特困人员', 0], ['重度残疾人', 0]]);
    expect(sheet.totals.map((row) => row.slice(0, 3))).toEqual([['合计（重复计）', 3, 2], ['去重合计', 2, 1]]);
  });

  it('shows low-income people beside the four, not among them', () => {
    const sheet = sheetOf('四类人员表', [{ category: 'resident', identities: ['low-income'] }, { category: 'resident', identities: ['extreme-poverty'] }]);
    expect(sheet.totals.map((row) => row.slice(0, 2))).toEqual([['四类合计（重复计）', 1], ['四类去重合计', 1], ['全部合计（重复计）', 2], ['去重合计', 2]]);
  });

  it('counts under an ended identity only people who hold no other', () => {
    const sheet = sheetOf('四类人员表', [
      { category: 'resident', identities: ['minimum-living:ended', 'poor-registry'] },
      { category: 'identity-ended', identities: ['minimum-living:ended'] },
    ]);
    expect(sheet.rows.slice(0, 2).map((row) => row.slice(0, 2))).toEqual([['建档立卡贫困人口', 1], ['低保对象', 1]]);
  });
});

describe('归类分析表', () => {
  it('shows the five official groups first, under one heading', () => {
    const { columns } = sheetOf('归类分析表', [{ category: 'resident' }]);
    expect(columns.filter((column) => column.group === '五类归类').map((column) => column.heading)).toEqual(['参军', '服刑', '职工参保', '异地参保', '应保未保', '五类小计']);
  });
});

function byName(models: readonly WorkbookModel[]): Map<string, WorkbookModel> {
  return new Map(models.map((model) => [model.name, model]));
}

function sheetOf(name: string, made: readonly MadePerson[]): SheetModel {
  return byName(buildReports(madeReport(made))).get(name)!.sheets[0]!;
}

/** The last total row by `group heading`. */
function total(sheet: SheetModel): Record<string, unknown> {
  return Object.fromEntries(sheet.columns.map((column, index) => [column.group === undefined ? column.heading : `${column.group} ${column.heading}`, sheet.totals.at(-1)![index]]));
}

function expectColumnsToAddUp(sheet: SheetModel): void {
  sheet.columns.forEach((column, index) => {
    if (column.type !== 'integer') return;
    expect(sheet.rows.reduce((sum, row) => sum + (row[index] as number), 0), column.heading).toBe(sheet.totals.at(-1)![index]);
  });
}
