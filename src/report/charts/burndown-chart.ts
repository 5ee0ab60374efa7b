import { ink } from './palette.js';
import type { Picture } from './draw.js';
import type { Burndown } from '../html/page-input.js';

const DAY = 86_400_000;

/** The burndown 进度曲线: people missing by day, and dashed from the last day to zero with the fan in which zero falls. */
export function burndownChart({ points, forecast }: Burndown, width: number): Picture {
  const line = points.map(({ on, missing }) => [Date.parse(on), missing]);
  const wide = width > 600;
  const fan = forecast === null ? null : fanOf(Date.parse(points[0]!.on), line.at(-1) as [number, number], Date.parse(forecast.on), forecast.errorDays * DAY);
  const first = line[0]![0]!;
  const end = fan?.end ?? line.at(-1)![0]! + DAY;
  const labelled = points.length <= (wide ? 14 : 5);
  return {
    width, height: wide ? 300 : 240,
    option: {
      useUTC: true,
      grid: { left: 8, right: wide ? 36 : 24, top: 26, bottom: 4, outerBoundsMode: 'same' },
      xAxis: {
        type: 'time', min: first - (end - first) * 0.04, max: end, minInterval: DAY, splitNumber: wide ? 8 : 3, axisLine: { lineStyle: { color: ink('line') } }, axisTick: { show: false },
        axisLabel: { color: ink('soft'), hideOverlap: true, formatter: '{yyyy}-{MM}-{dd}' },
      },
      yAxis: { type: 'value', min: 0, minInterval: 1, splitNumber: 4, splitLine: { lineStyle: { color: ink('line') } }, axisLabel: { color: ink('soft') } },
      series: [
        ...(fan === null ? [] : [
          { type: 'line', stack: 'fan', silent: true, symbol: 'none', data: fan.low, lineStyle: { width: 0 } },
          { type: 'line', stack: 'fan', silent: true, symbol: 'none', data: fan.band, lineStyle: { width: 0 }, areaStyle: { color: ink('accent'), opacity: 0.16 } },
          { type: 'line', silent: true, symbol: 'none', data: fan.middle, lineStyle: { width: 2, type: [6, 5], color: ink('accent') } },
        ]),
        {
          type: 'line', silent: true, symbol: 'circle', symbolSize: 8, data: line, itemStyle: { color: ink('gap') }, lineStyle: { width: 3, color: ink('gap') },
          label: { show: labelled, position: 'top', color: ink('text'), fontWeight: 'bold', formatter: ({ value }: { value: [number, number] }) => String(value[1]) },
        },
      ],
    },
  };
}

interface Fan {
  readonly low: readonly [number, number][];
  readonly band: readonly [number, number][];
  readonly middle: readonly [number, number][];
  readonly end: number;
}

/** From the last point to the earliest and the latest day of zero; a day too far off leaves the picture, so that the past stays readable. */
function fanOf(first: number, [last, missing]: readonly [number, number], zero: number, error: number): Fan {
  const early = Math.max(zero - error, last + DAY);
  const late = Math.max(zero + error, early + DAY);
  const end = Math.min(late, zero + Math.max(zero - first, 7 * DAY));
  const at = (day: number, end: number): number => Math.max(0, missing * (1 - (day - last) / (end - last)));
  const days = [...new Set([last, early, end])].filter((day) => day <= end).sort((left, right) => left - right);
  return {
    low: days.map((day) => [day, at(day, early)]), band: days.map((day) => [day, at(day, late) - at(day, early)]),
    middle: [[last, missing], [Math.max(zero, last + DAY), 0]], end,
  };
}
