import { STANDINGS, type StandingCode } from '../../domain/standing.js';
import type { Language } from '../../domain/language.js';
import type { FlowLeaf } from '../html/progress-model.js';
import { digits } from '../html/numbers.js';
import { plainText } from '../html/markup.js';
import type { Picture } from './draw.js';
import { ink } from './palette.js';

/** What became of everybody on the lists 去向: lists → standing → category, and for those missing the reason. */
export function flowsChart(leaves: readonly FlowLeaf[], language: Language, width: number): Picture {
  const wide = width > 600;
  const standings = (Object.keys(STANDINGS) as StandingCode[]).map((code) => ({ code, people: leaves.filter(({ standing }) => standing === code).reduce((sum, { people }) => sum + people, 0) })).filter(({ people }) => people > 0);
  const everybody = leaves.reduce((sum, { people }) => sum + people, 0);
  const label = (text: string, people: number): string => `${plainText(text)}  {n|${digits(people)}}`;
  const node = (name: string, text: string, people: number, color: string): object => ({ name, value: people, itemStyle: { color, borderWidth: 0 }, label: { formatter: label(text, people) } });
  return {
    width, height: Math.max(260, leaves.length * (wide ? 30 : 32) + 20),
    option: {
      series: [{
        type: 'sankey', silent: true, left: 2, right: wide ? 230 : 150, top: 8, bottom: 8, nodeWidth: wide ? 16 : 10, nodeGap: wide ? 16 : 18, layoutIterations: 0, draggable: false,
        emphasis: { disabled: true },
        label: { color: ink('text'), fontSize: wide ? 13 : 11, rich: { n: { fontSize: wide ? 13 : 11, fontWeight: 'bold', color: ink('text') } } },
        lineStyle: { color: 'target', opacity: 0.28, curveness: 0.5 },
        data: [
          node('all', language === 'zh' ? '名单' : 'lists', everybody, ink('soft')),
          ...standings.map(({ code, people }) => node(code, STANDINGS[code][language], people, ink(code))),
          ...leaves.map((leaf, index) => node(`leaf ${index}`, leaf.label[language], leaf.people, ink(leaf.standing))),
        ],
        links: [
          ...standings.map(({ code, people }) => ({ source: 'all', target: code, value: people, lineStyle: { color: ink(code) } })),
          ...leaves.map(({ standing, people }, index) => ({ source: standing, target: `leaf ${index}`, value: people, lineStyle: { color: ink(standing) } })),
        ],
      }],
    },
  };
}
