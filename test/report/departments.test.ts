import { describe, expect, it } from 'vitest';
import { createDepartments, NO_DEPARTMENT } from '../../src/report/issue-list.js';

describe('the department a fault is handed back to', () => {
  const departmentOf = createDepartments([
    { file: '民政.xlsx', sheet: '低保', kind: 'minimum-living' }, { file: '民政.xlsx', sheet: '特困', kind: 'extreme-poverty' },
    { file: '困难群众.csv', sheet: '困难群众', kind: 'minimum-living' }, { file: '困难群众.csv', sheet: '困难群众', kind: 'disability' },
  ]);

  it('is that of its list, or of all lists of its file', () => {
    expect(departmentOf({ file: '民政.xlsx', sheet: '特困' })).toBe('民政局');
    expect(departmentOf({ file: '民政.xlsx', sheet: '说明' })).toBe('民政局');
  });

  it('is nobody in particular for a sheet of people of several departments, or no sheet', () => {
    expect(departmentOf({ file: '困难群众.csv', sheet: '困难群众' })).toBe(NO_DEPARTMENT);
    expect(departmentOf({})).toBe(NO_DEPARTMENT);
  });
});
