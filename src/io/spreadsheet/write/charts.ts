import type { SheetChart } from 'hucre/xlsx';
import { columnLetters } from '../../../domain/source-ref.js';
import type { ChartModel } from '../../../domain/workbook.js';
import type { Layout } from './layout.js';
import { quotedSheetName } from './sheet-name.js';

/** A sheet as charts refer to it. */
export interface ChartSource {
  readonly name: string;
  readonly layout: Layout;
}

/** The chart as hucre writes it: no values of its own, only references, so that the spreadsheet draws what stands in the cells. */
export function nativeChart({ title, type, sheet, rows: [from, end], names, series, slices, over }: ChartModel, sources: readonly ChartSource[]): SheetChart {
  const { name, layout } = sources[sheet]!;
  const cells = (column: number): string => `${quotedSheetName(name)}!$${columnLetters(column)}$${layout.firstBody + from + 1}:$${columnLetters(column)}$${layout.firstBody + end}`;
  return {
    type: type === 'bars' ? 'bar' : type, title, titleFontSize: 13, titleBold: true, altText: title,
    anchor: { from: { row: over.rows[0], col: over.columns[0] }, to: { row: over.rows[1], col: over.columns[1] } },
    series: series.map(({ column, name: seriesName, colour }) => ({
      name: seriesName, values: cells(column), categories: cells(names), ...(type === 'pie' ? { dataPoints: (slices ?? []).map((fillColor, idx) => ({ idx, fillColor, borderColor: 'FFFFFF' })) } : { color: colour }),
      ...(type === 'line' ? { stroke: { width: 2.5 }, marker: { symbol: 'circle' as const, size: 7, fill: colour } } : {}),
    })),
    legend: type === 'pie' ? 'right' : series.length > 1 ? 'bottom' : false,
    ...(type === 'bars' ? { barGrouping: series.length > 1 ? 'stacked' as const : 'clustered' as const, gapWidth: 45, ...(series.length > 1 ? { overlap: 100 } : {}), axes: { x: { reverse: true, majorTickMark: 'none' as const }, y: { minorTickMark: 'none' as const, crosses: 'max' as const } } } : {}),
    ...(type === 'line' ? { axes: { x: { majorTickMark: 'none' as const }, y: { minorTickMark: 'none' as const, scale: { min: 0 } } } } : {}),
    ...(type === 'pie' || series.length > 1 ? {} : { dataLabels: { showValue: true, ...(type === 'line' ? { position: 't' as const } : {}) } }),
  };
}
