/** Bars: everybody by standing in one strip, townships by how many are missing, money by group. */
import { STANDINGS, type StandingCode } from '../../domain/standing.js';
import { digits } from '../html/numbers.js';
import { plainText } from '../html/markup.js';
import type { Picture } from './draw.js';
import { ink } from './palette.js';

/** One strip, as long as everybody on the lists. */
export function standingsStrip(standings: Readonly<Record<StandingCode, number>>, width: number): Picture {
  const codes = Object.keys(STANDINGS) as StandingCode[];
  const total = codes.reduce((sum, code) => sum + standings[code], 0);
  return {
    width, height: 34, stretched: true,
    option: {
      grid: { left: 0, right: 0, top: 0, bottom: 0 }, xAxis: { type: 'value', show: false, min: 0, max: Math.max(1, total) }, yAxis: { type: 'category', show: false, data: [''] },
      series: codes.filter((code) => standings[code] > 0).map((code) => ({ type: 'bar', stack: 'all', silent: true, barWidth: 34, data: [standings[code]], itemStyle: { color: ink(code), borderColor: ink('paper'), borderWidth: 1 } })),
    },
  };
}

/** A bar with its parts from left to right, and what stands at its end. */
export interface Bar {
  readonly label: string;
  readonly parts: readonly number[];
  readonly end: string;
}

/** Bars one under the other; `parts` of all bars have the same colours. */
export function stackedBars(bars: readonly Bar[], colours: readonly string[], width: number): Picture {
  const wide = width > 600;
  const size = wide ? 13 : 11;
  const longest = Math.max(1, ...bars.map(({ parts }) => parts.reduce((sum, part) => sum + part, 0)));
  return {
    width, height: bars.length * 30 + 12,
    option: {
      grid: { left: 4, right: wide ? 150 : 96, top: 4, bottom: 4, outerBoundsMode: 'same' },
      xAxis: { type: 'value', show: false, max: longest },
      yAxis: {
        type: 'category', inverse: true, data: bars.map(({ label }) => plainText(label)), axisLine: { show: false }, axisTick: { show: false },
        axisLabel: { color: ink('text'), fontSize: size, width: wide ? 220 : 110, overflow: 'truncate', interval: 0 },
      },
      series: colours.map((color, part) => ({
        type: 'bar', stack: 'all', silent: true, barWidth: 16, itemStyle: { color }, data: bars.map(({ parts }) => parts[part] ?? 0),
        label: part < colours.length - 1 ? { show: false } : { show: true, position: 'right', color: ink('text'), fontSize: size, fontWeight: 'bold', formatter: ({ dataIndex }: { dataIndex: number }) => bars[dataIndex]!.end },
      })),
    },
  };
}

/** `12` or `12 = 8 + 4`: the sum of the parts, and the parts when there are several. */
export function sumWords(parts: readonly number[]): string {
  const sum = digits(parts.reduce((total, part) => total + part, 0));
  const some = parts.filter((part) => part > 0);
  return some.length > 1 ? `${sum} = ${parts.map(digits).join(' + ')}` : sum;
}
