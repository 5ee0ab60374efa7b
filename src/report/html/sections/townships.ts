import { CATEGORIES, STANDINGS, type Category } from '../../../domain/standing.js';
import { stackedBars, sumWords } from '../../charts/bar-charts.js';
import { ink } from '../../charts/palette.js';
import { formatRate, missingPeople, rateFraction } from '../../rate.js';
import { CATEGORY_CODES } from '../../tally.js';
import { NO_TOWNSHIP } from '../../townships.js';
import { gridMarkup, type GridCell, type GridColumn } from '../grid.js';
import { html, type Markup } from '../markup.js';
import { digits } from '../numbers.js';
import type { TownshipLine } from '../progress-model.js';
import { chart, legend, ROWS_TOGETHER, section, type PageContext } from './parts.js';

/** Townships drawn as bars; the table has all of them. */
const DRAWN = 12;

/** Who is farthest from zero 各乡镇还差多少人. */
export function distanceSection(context: PageContext): Markup {
  const { model: { townships, total }, language } = context;
  const zh = language === 'zh';
  const left = ({ tally }: TownshipLine): number => tally.standings.gap + tally.standings.pending;
  const behind = townships.filter((line) => left(line) > 0).sort((one, other) => left(other) - left(one));
  const heading = zh ? '各乡镇还差多少人' : 'How far each township is';
  if (behind.length === 0) return section('distance', heading, zh ? `${townships.length} 个乡镇都没有应保未保和待核实的人。` : `No gap and nothing pending in any of the ${townships.length} townships.`, null);
  const drawn = behind.slice(0, DRAWN);
  const all = total.standings.gap + total.standings.pending;
  const top = behind.slice(0, 3);
  const share = Math.floor((100 * top.reduce((sum, line) => sum + left(line), 0)) / all);
  const done = townships.length - behind.length;
  const lede = zh
    ? html`<b>${top.map(({ name }) => name).join('、')}</b>${top.length > 1 ? '合计' : ''}占全县的 <b>${share}%</b>；${townships.length} 个乡镇中已清零 ${done} 个。`
    : html`<b>${top.map(({ name }) => named(name, language)).join(', ')}</b>: <b>${share}%</b> of all who are missing; ${done} of ${townships.length} townships are at zero.`;
  const words = drawn.map((line) => `${named(line.name, language)} ${left(line)}`).join(zh ? '，' : ', ');
  return section('distance', heading, lede, html`${chart(context, 'distance-chart', { zh: '各乡镇应保未保和待核实人数', en: 'Gap and pending by township' }, words, (width) =>
    stackedBars(drawn.map((line) => ({ label: named(line.name, language), parts: [line.tally.standings.gap, line.tally.standings.pending], end: sumWords([line.tally.standings.gap, line.tally.standings.pending]) })), [ink('gap'), ink('pending')], width))}
${legend([{ code: 'gap', text: STANDINGS.gap[language] }, { code: 'pending', text: STANDINGS.pending[language] }])}
${behind.length <= DRAWN ? null : html`<p class="note">${zh ? `只画差得最多的 ${DRAWN} 个，其余见下表。` : `The ${DRAWN} farthest are drawn; the table has all.`}</p>`}`);
}

/** Township × category as a heat table 归类热力表: the same numbers as 归类分析表. */
export function heatSection({ model: { townships, total, rates }, language }: PageContext): Markup {
  const zh = language === 'zh';
  const shown = CATEGORY_CODES.filter((code) => total.categories[code] > 0 || code === 'uninsured' || code === 'open');
  const last: readonly Category[] = ['uninsured', 'open'];
  const codes = [...shown.filter((code) => !last.includes(code)), ...last];
  const columns: GridColumn[] = [
    { heading: zh ? '乡镇' : 'township', type: 'text' }, { heading: zh ? '名单' : 'lists', type: 'number', name: 'people' },
    ...codes.map((code): GridColumn => ({ heading: CATEGORIES[code][language].replace(/ insurance$/u, ''), type: 'number', name: code })),
    { heading: zh ? '还差' : 'missing', type: 'number', name: 'missing' }, { heading: zh ? '核减后参保率' : 'rate', type: 'rate', name: 'rate' },
  ];
  const highest = new Map(codes.map((code) => [code, Math.max(0, ...townships.map((line) => share(line, code)))]));
  const rows = townships.map((line): GridCell[] => [
    named(line.name, language), line.tally.people,
    ...codes.map((code): GridCell => ({ value: line.tally.categories[code], text: line.tally.categories[code] === 0 ? '·' : digits(line.tally.categories[code]), shade: shadeOf(code, share(line, code), highest.get(code)!) })),
    missingPeople(line.rates.reduced), { value: rateFraction(line.rates.reduced) ?? -1, text: formatRate(line.rates.reduced) },
  ]);
  const absent = CATEGORY_CODES.filter((code) => !codes.includes(code)).map((code) => CATEGORIES[code][language]);
  return section('heat', zh ? '乡镇 × 归类' : 'Townships by category', zh ? '颜色越深，这一类在本乡镇名单中的比例越高（各列分别比较）。' : 'The darker, the larger this category is among the township’s people (each column by itself).', html`${gridMarkup({
    id: 'heat-table', caption: zh ? '各乡镇人数，按归类' : 'People by township and category', columns, rows, search: townships.length > 15,
    totals: [zh ? '合计' : 'total', total.people, ...codes.map((code) => total.categories[code]), missingPeople(rates.reduced), formatRate(rates.reduced)],
  }, language)}${absent.length === 0 ? null : html`<p class="note">${zh ? `没有人的归类不列：${absent.join('、')}。` : `Categories without people are left out: ${absent.join(', ')}.`}</p>`}`, townships.length > ROWS_TOGETHER);
}

function share({ tally }: TownshipLine, code: Category): number {
  return tally.people === 0 ? 0 : tally.categories[code] / tally.people;
}

/** Vermilion for the gap, ochre for what is pending, blue for everything else; five steps up to the highest of the column. */
function shadeOf(code: Category, share: number, highest: number): string {
  if (share === 0) return '';
  return `${code === 'uninsured' ? 'g' : code === 'open' ? 'p' : 'b'}${Math.max(1, Math.ceil((5 * share) / highest))}`;
}

/** The township that no list names, in the language of the page. */
export function named(township: string, language: PageContext['language']): string {
  return township === NO_TOWNSHIP && language === 'en' ? '(no township given)' : township;
}
