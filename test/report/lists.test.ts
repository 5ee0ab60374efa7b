import { describe, expect, it } from 'vitest';
import type { SheetModel, WorkbookModel } from '../../src/domain/workbook.js';
import { inParts, partName } from '../../src/report/parts.js';
import { buildReports } from '../../src/report/report.js';
import type { ReportInput } from '../../src/report/report-input.js';
import { madeCounty } from './made-county.js';
import { madeId, madeIssue, madeName, madeReport, type MadePerson } from './made-report.js';

describe('应保未保名单', () => {
  it('stands by township, village and pinyin of the name, the unknown township last', () => {
    const made: MadePerson[] = [
      { category: 'uninsured', town: '', name: '阿木' },
      { category: 'uninsured', town: '柳河镇', village: '西村', name: '张三' },
      { category: 'uninsured', town: '柳河镇', village: '东村', name: '赵四' },
      { category: 'uninsured', town: '柳河镇', village: '西村', name: '安五' },
      { category: 'uninsured', town: '安平乡', village: '', name: '周六' },
      { category: 'open', town: '安平乡', name: '不在此列' },
    ];
    const list = sheetOf(madeReport(made), '应保未保名单');
    expect(column(list, '姓名')).toEqual(['周六', '赵四', '安五', '张三', '阿木']);
    expect(column(list, '序号')).toEqual([1, 2, 3, 4, 5]);
  });

  it('counts people and households by village', () => {
    const made: MadePerson[] = [
      { category: 'uninsured', village: '东村', household: 'H1' },
      { category: 'uninsured', village: '东村', household: 'H1' },
      { category: 'uninsured', village: '东村', household: '' },
      { category: 'uninsured', village: '' },
    ];
    const villages = book(madeReport(made), '应保未保名单').sheets[1]!;
    expect(villages.rows).toEqual([['柳河镇', '东村', 2, 3, 4], ['柳河镇', '（未填村）', 1, 1, null]]);
    expect(villages.totals).toEqual([['合计', '', 3, 4, 4]]);
  });
});

describe('未参保贫困人口数据库', () => {
  const person: MadePerson = {
    name: '高那仁道尔吉', category: 'open', household: '0012', identities: ['poor-registry', 'severe-disability'],
    rows: [{ file: 'a.xlsx', sheet: '一', row: 5 }, { file: 'b.xls', sheet: '二', row: 9 }],
    record: { headName: madeName('巴特尔'), relation: '之子', phone: '13900001234', povertyStatus: 'not-lifted', disability: { certificate: '', type: 'mental', level: 3, conflict: true } },
    standing: {
      basis: { kind: 'remark', ref: { file: 'a.xlsx', sheet: '一', row: 5, part: 1 }, text: `在部队，证号${madeId('1990-01-01', 1)}` },
      suggestion: 'military', notes: [{ reason: 'released', ref: { file: 's.xlsx', sheet: '1', row: 2, part: 1 }, text: '已释放' }],
    },
  };

  it('prints everything a clerk needs and where it came from', () => {
    const sheet = sheetOf(madeReport([person]), '未参保贫困人口数据库');
    expect(Object.fromEntries(sheet.columns.map((each, index) => [each.heading, sheet.rows[0]![index]]))).toMatchObject({
      序号: 1, 人员编号: 'P000001', 姓名: '高那仁道尔吉', 性别: '男', 年龄: 80, 乡镇: '柳河镇', 户编号: '0012', 户主姓名: '巴特尔', 与户主关系: '之子',
      身份类别: '建档立卡贫困人口、重度残疾人', 脱贫属性: '未脱贫', 残疾类别等级: '精神三级（证号与类别等级不一致，待核）', 参保结论: '待核实', 归类: '待核实',
      未参保原因: '有疑似记录待判断', 依据: '备注“在部队，证号990101********0019”（a.xlsx#一!5）',
      '来源（文件#工作表!行）': 'a.xlsx#一!5\nb.xls#二!9', 核实方式: null, 是否参保销号: null, 备注: null,
    });
    expect(column(sheet, '建议及待核事项')[0]).toMatch(/^建议：参军；另有：.+“已释放”（s\.xlsx#1!2）$/u);
  });

  it('is cut for printing between groups of columns, never inside one', () => {
    const sheet = sheetOf(madeReport([person]), '未参保贫困人口数据库');
    const breaks = sheet.breaksBefore ?? [];
    expect(breaks.length).toBe(sheet.pagesWide - 1);
    expect(breaks.map((column) => sheet.columns[column]?.group)).toEqual(['参保结论', '核实与落实（手工填写）']);
    for (const column of breaks) expect(sheet.columns[column - 1]?.group).not.toBe(sheet.columns[column]?.group);
  });

  it('masks numbers and telephones unless they are asked for in full', () => {
    const masked = sheetOf(madeReport([person]), '未参保贫困人口数据库');
    expect([column(masked, '证件号码')[0], column(masked, '联系电话')[0]]).toEqual([expect.stringMatching(/^990101\*{8}\d{3}[\dX]$/u), '139****1234']);
    expect(JSON.stringify(buildReports(madeReport([person])))).not.toMatch(/\d{17}[\dX]/u);
    const full = sheetOf(madeReport([person], { fullIds: true }), '未参保贫困人口数据库');
    expect(column(full, '证件号码')[0]).toMatch(/^990101\d{11}[\dX]$/u);
    expect(column(full, '依据')[0]).toContain(madeId('1990-01-01', 1));
  });

  it('masks a household number that is the number of its head', () => {
    const made: MadePerson[] = [{ category: 'uninsured', household: madeId('1950-02-03', 7) }, { category: 'uninsured', household: '990101001010001234' }];
    expect(column(sheetOf(madeReport(made), '未参保贫困人口数据库'), '户编号').sort()).toEqual(['990101********' + madeId('1950-02-03', 7).slice(-4), '990101001010001234']);
  });

  it('keeps a family together and offers drop-downs only where the set is closed', () => {
    const made: MadePerson[] = ['H2', 'H1', 'H2', 'H1'].map((household, index) => ({ category: 'uninsured', household, name: `丁${index}` }));
    const sheet = sheetOf(madeReport(made), '未参保贫困人口数据库');
    expect(column(sheet, '户编号')).toEqual(['H1', 'H1', 'H2', 'H2']);
    expect(sheet.columns.filter((each) => each.choices !== undefined).map((each) => [each.heading, each.choices])).toEqual([['核实方式', ['电话', '入户', '数据比对']], ['是否参保销号', ['是', '否']]]);
  });
});

describe('问题数据清单', () => {
  const sources: ReportInput['sources'] = [
    { file: '民政.xls', sheet: '低保', kind: 'minimum-living' }, { file: '混合.xlsx', sheet: '甲', kind: 'disability' }, { file: '混合.xlsx', sheet: '乙', kind: 'resident' },
  ];
  const issues = [madeIssue('民政.xls', '低保', 9, 'H'), madeIssue('民政.xls', '低保', 4, 'AA'), madeIssue('民政.xls', '低保', 4, 'B'), madeIssue('混合.xlsx', '乙', 2, 'C'), madeIssue('混合.xlsx', '丙', 2, 'C'), madeIssue('不明.csv', '不明', 1, 'A')];

  it('gives each department its own sheet, a file of several departments by sheet, the rest under 其他', () => {
    const model = book(madeReport([], { issues, sources }), '问题数据清单');
    expect(model.sheets.map((sheet) => [sheet.name, sheet.rows.length])).toEqual([['汇总', 3], ['民政局', 3], ['医保局', 1], ['其他', 2]]);
    expect(model.sheets[0]!.totals).toEqual([['合计', 6, 6, 0, 0]]);
    expect(column(model.sheets[1]!, '单元格')).toEqual(['B4', 'AA4', 'H9']);
  });

  it('names the person of the row and masks every number in the message', () => {
    const input = madeReport([{ category: 'resident', name: '斯琴', rows: [{ file: '民政.xls', sheet: '低保', row: 4 }] }], { issues, sources });
    const sheet = book(input, '问题数据清单').sheets[1]!;
    expect(column(sheet, '姓名')).toEqual(['斯琴', '斯琴', '']);
    expect(column(sheet, '证件号码')[0]).toMatch(/^990101\*{8}/u);
    expect(column(sheet, '问题').join()).not.toMatch(/\d{15}/u);
    expect(column(sheet, '处理办法')[0]).not.toBe('');
  });
});

describe('long lists', () => {
  it('are cut at a change of township where that is possible, and lose nobody', () => {
    const items = [...'aaabbbbccd'];
    expect(inParts(items, (item) => item, 5).map((part) => part.join(''))).toEqual(['aaa', 'bbbb', 'ccd']);
    expect(inParts(items, (item) => item, 3).map((part) => part.join(''))).toEqual(['aaa', 'bbb', 'bcc', 'd']);
    expect(inParts([], String, 3)).toEqual([[]]);
  });

  it('say which part they are', () => {
    expect(partName('应保未保名单', 1, 3)).toBe('应保未保名单（第2册，共3册）');
    expect(partName('应保未保名单', 0, 1)).toBe('应保未保名单');
  });

  it('are numbered through all parts', () => {
    const parts = buildReports(madeReport(Array.from({ length: 20_050 }, (_, index): MadePerson => ({ category: 'uninsured', town: index < 15_000 ? '甲镇' : '乙镇' }))))
      .filter((model) => model.name.startsWith('应保未保名单'));
    expect(parts.map((model) => [model.name, model.sheets[0]!.rows.length])).toEqual([['应保未保名单（第1册，共2册）', 15_000], ['应保未保名单（第2册，共2册）', 5_050]]);
    expect(parts[1]!.sheets[0]!.rows[0]![0]).toBe(15_001);
  });
});

describe('every workbook', () => {
  it('carries title, office, date, signatures and never a full number unless asked', () => {
    for (const model of buildReports(madeCounty())) {
      for (const sheet of model.sheets) {
        expect(sheet.title).toMatch(/^示例县2020年度/u);
        expect(sheet.unitLine).toBe('填报单位：示例县医疗保障局');
        expect(sheet.dateLine).toMatch(/数据截止日期：2020年12月31日$/u);
        expect(sheet.signature.map((piece) => piece.slice(0, 4))).toEqual(['填表人：', '审核人：', '联系电话', '填报日期']);
        expect(JSON.stringify(sheet)).not.toMatch(/\d{17}[\dX]/u);
      }
    }
  });
});

function book(input: ReportInput, name: string): WorkbookModel {
  return buildReports(input).find((model) => model.name === name)!;
}
function sheetOf(input: ReportInput, name: string): SheetModel {
  return book(input, name).sheets[0]!;
}
function column(sheet: SheetModel, heading: string): unknown[] {
  const index = sheet.columns.findIndex((each) => each.heading === heading);
  return sheet.rows.map((row) => row[index]);
}
