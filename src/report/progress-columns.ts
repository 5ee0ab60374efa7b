import type { ColumnModel } from '../domain/workbook.js';

/** Columns of a line of progress; the first is the township. */
export const PROGRESS_COLUMNS: readonly ColumnModel[] = [
  { heading: '乡镇', type: 'text', align: 'center', minWidth: 14, maxWidth: 22 },
  { heading: '名单人数', type: 'integer', minWidth: 9 },
  { heading: '名单核减', type: 'integer', minWidth: 9 },
  { heading: '合理未参保', type: 'integer', minWidth: 9 },
  { heading: '应参保', type: 'integer', minWidth: 9 },
  { group: '已参保', heading: '居民', type: 'integer', minWidth: 8 },
  { group: '已参保', heading: '职工', type: 'integer', minWidth: 8 },
  { group: '已参保', heading: '异地', type: 'integer', minWidth: 8 },
  { group: '已参保', heading: '合计', type: 'integer', minWidth: 8 },
  { group: '未参保', heading: '应保未保', type: 'integer', minWidth: 9 },
  { group: '未参保', heading: '待核实', type: 'integer', minWidth: 9 },
  { group: '名单参保率', heading: '参保率', type: 'rate', minWidth: 11, bar: true },
  { group: '名单参保率', heading: '差额人数', type: 'integer', minWidth: 9 },
  { group: '核减后参保率', heading: '参保率', type: 'rate', minWidth: 11, bar: true },
  { group: '核减后参保率', heading: '差额人数', type: 'integer', minWidth: 9 },
];
