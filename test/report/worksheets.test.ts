import { describe, expect, it } from 'vitest';
import { readRowKey, rowKey, sealOf } from '../../src/text/seal.js';
import { buildWorksheets } from '../../src/report/worksheets.js';
import { madeCase, madeWorksheetInput } from './made-cases.js';

const sheetsOf = (...args: Parameters<typeof madeWorksheetInput>) => buildWorksheets(madeWorksheetInput(...args)).sheets;
const namesOn = (sheet: ReturnType<typeof sheetsOf>[number]): unknown[] => sheet.workbook.sheets[0]!.rows.map((row) => row[1]);

describe('a work sheet', () => {
  it('is one a township, and holds that township\'s people and nobody else\'s', () => {
    const sheets = sheetsOf([
      { name: '张三', town: '柳河镇', category: 'uninsured' }, { name: '李四', town: '双山镇', category: 'uninsured' },
      { name: '王五', town: '柳河镇人民政府', townKey: '柳河', category: 'open' }, { name: '赵六', town: '柳河镇', category: 'resident' },
    ]);
    expect(sheets.map(({ sheet, township, file, cases }) => [sheet, township, file, cases.length])).toEqual([
      ['W3-01', '柳河镇', '柳河镇2人_第3批.xlsx', 2], ['W3-02', '双山镇', '双山镇1人_第3批.xlsx', 1],
    ]);
    const text = JSON.stringify(sheets[0]!.workbook);
    expect([text.includes('张三'), text.includes('王五'), text.includes('李四'), text.includes('赵六')]).toEqual([true, true, false, false]);
  });

  it('is one a village when asked; spellings of one village are one', () => {
    const sheets = sheetsOf([
      { name: '张三', village: '东村', category: 'uninsured' }, { name: '李四', village: '西村', category: 'uninsured' }, { name: '王五', category: 'uninsured' },
    ], { by: 'village' });
    expect(sheets.map(({ file }) => file)).toEqual(['柳河镇东村1人_第3批.xlsx', '柳河镇西村1人_第3批.xlsx', '柳河镇（未填村）1人_第3批.xlsx']);
  });

  it('has people in pinyin order within the village, surnames read as surnames', () => {
    const [sheet] = sheetsOf(['仇小二', '单小明', '曾祥', '朱一', '张三', '区大', '欧阳锋', '阿依古丽·买买提'].map((name) => ({ name, village: '东村', category: 'uninsured' as const })));
    expect(namesOn(sheet!)).toEqual(['阿依古丽·买买提', '区大', '欧阳锋', '仇小二', '单小明', '曾祥', '张三', '朱一']);
  });

  it('puts villages in pinyin order and people without one last', () => {
    const [sheet] = sheetsOf([{ name: '甲一', category: 'uninsured' }, { name: '乙二', village: '张村', category: 'uninsured' }, { name: '丙三', village: '安村', category: 'uninsured' }]);
    expect(namesOn(sheet!)).toEqual(['丙三', '乙二', '甲一']);
  });

  it('locks everything but the columns to fill in, and hides the key', () => {
    const [sheet] = sheetsOf([{ name: '张三', category: 'uninsured' }]);
    const page = sheet!.workbook.sheets[0]!;
    expect(page.locked).toBe(true);
    expect(page.columns.filter(({ manual }) => manual).map(({ heading }) => heading)).toEqual(['是否参保', '参保类别', '参保地', '未参保原因', '到期日', '核实方式', '核实日期', '核实人', '佐证材料', '佐证编号或存放处', '新电话', '备注']);
    expect(page.columns.filter(({ hidden }) => hidden).map(({ heading }) => heading)).toEqual(['对号']);
    expect(readRowKey(String(page.rows[0]!.at(-1)))).toMatchObject({ caseNumber: '990101-2020-000001', sheet: 'W3-01' });
    expect(sheet!.workbook.sheets.map(({ name, hidden }) => [name, hidden === true])).toEqual([['工作表', false], ['填写说明', false], ['c2z', true]]);
  });

  it('offers reasons, schemes, ways and papers in words', () => {
    const [sheet] = sheetsOf([{ name: '张三', category: 'uninsured' }]);
    const choices = Object.fromEntries(sheet!.workbook.sheets[0]!.columns.flatMap(({ heading, choices: offered }) => (offered ? [[heading, offered]] : [])));
    expect(choices['是否参保']).toEqual(['是', '否']);
    expect(choices['核实方式']).toEqual(['入户', '电话', '数据比对']);
    expect(choices['未参保原因']).toContain('服刑');
    expect(choices['参保类别']).toContain('职工参保');
    expect(choices['佐证材料']).toContain('死亡医学证明');
  });

  it('says what the county knows already', () => {
    const input = madeWorksheetInput([{ name: '张三', category: 'uninsured' }]);
    const contact = { channel: 'visit', on: '2020-05-01', result: '', by: '李主任' } as never;
    const [sheet] = buildWorksheets({ ...input, cases: [madeCase('P000001', 1, { state: 'surveying', reason: 'missing', contacts: [contact] })] }).sheets;
    expect(sheet!.workbook.sheets[0]!.rows[0]).toContain('排查中；失踪、失联；2020-05-01 入户');
  });

  it('masks numbers and telephones when asked', () => {
    const input = madeWorksheetInput([{ name: '张三', category: 'uninsured', record: { phone: '13812345678' } }], { fullIds: false });
    const [sheet] = buildWorksheets(input).sheets;
    expect(JSON.stringify(sheet!.workbook.sheets)).not.toMatch(/\d{15}|13812345678/u);
  });

  it('reports open cases of people who are on no list', () => {
    expect(buildWorksheets({ ...madeWorksheetInput([{ name: '张三', category: 'uninsured' }]), cases: [madeCase('P000099', 7)] })).toEqual({ sheets: [], strays: ['990101-2020-000007'] });
  });

  it('keeps names of files legal and apart', () => {
    const [one, two] = sheetsOf([{ town: '甲/乙镇', townKey: '一', category: 'uninsured' }, { town: '甲:乙镇', townKey: '二', category: 'uninsured' }]);
    expect([one!.file, two!.file].sort()).toEqual(['甲_乙镇1人_第3批.xlsx', '甲_乙镇1人_第3批（2）.xlsx'].sort());
  });
});

describe('the key of a row', () => {
  const key = rowKey('990101-2020-000012', 'W3-07', ['张三', '990101198001011234', '东村', '']);
  it('survives blanks and case, and gives back what it was made of', () => {
    expect(readRowKey(` ${key.toUpperCase().replace('W3', 'W3')} `)).toEqual({ caseNumber: '990101-2020-000012', sheet: 'W3-07', seal: sealOf(['张三', '990101198001011234', '东村', '']) });
  });
  it.each(['', '12', key.slice(0, -1), key.replace('000012', '000013'), key.replace('W3-07', 'W3-08'), `${key}/x`])('%j is no key', (text) => {
    expect(readRowKey(text)).toBeNull();
  });
});
