import type { Language } from '../../domain/language.js';
import { html, type Markup } from '../html/markup.js';
import { digits } from '../html/numbers.js';
import { compareText } from '../order.js';
import { formatRate, missingPeople } from '../rate.js';
import type { ReportInput } from '../report-input.js';
import { FIELD, round, SHEET, sheetMarkup } from './sheet-frame.js';
import type { WallTownship, WallVillage } from './wall-model.js';
import { fitted } from './wall-words.js';

/** Lines on one board; beyond that it goes on on another sheet. */
const LINES = 36;
const TALLEST = 15;

/** Right edge of each column of numbers. */
const COLUMNS: readonly { readonly zh: string; readonly en: string; readonly x: number; readonly of: (village: WallVillage) => string; readonly strong?: boolean }[] = [
  { zh: '户', en: 'households', x: 108, of: ({ counts }) => digits(counts.households) },
  { zh: '人', en: 'people', x: 132, of: ({ counts }) => digits(counts.people) },
  { zh: '已参保', en: 'insured', x: 160, of: ({ counts }) => digits(counts.signs.insured) },
  { zh: '不需参保', en: 'not due', x: 190, of: ({ counts }) => blank(counts.signs.settled) },
  { zh: '应保未保', en: 'gap', x: 220, of: ({ counts }) => blank(counts.signs.gap) },
  { zh: '待核实', en: 'pending', x: 246, of: ({ counts }) => blank(counts.signs.pending) },
  { zh: '还差', en: 'missing', x: 270, of: ({ counts }) => blank(missingPeople(counts.rate)), strong: true },
  { zh: '参保率', en: 'rate', x: 300, of: ({ counts }) => formatRate(counts.rate) },
];
const BAR = { x: 308, width: SHEET.width - SHEET.margin - 308 } as const;

/** 作战图 (乡镇): villages × numbers, the farthest from zero first, each with its way to zero as a bar. */
export function townshipBoards(township: WallTownship, id: string, input: ReportInput, language: Language): Markup[] {
  const villages = township.villages.toSorted((left, right) => missingPeople(right.counts.rate) - missingPeople(left.counts.rate) || compareText(left.village, right.village));
  const pages = Math.max(1, Math.ceil(villages.length / LINES));
  return Array.from({ length: pages }, (_, page) => {
    const shown = villages.slice(page * LINES, (page + 1) * LINES);
    const tall = Math.min(TALLEST, (FIELD.height - 10) / shown.length);
    return sheetMarkup({ id: `${id}-${page}`, kind: 'township', title: township.township, counts: township.counts, part: pages === 1 ? '' : language === 'zh' ? `第 ${page + 1} 张，共 ${pages} 张` : `sheet ${page + 1} of ${pages}` },
      html`${headings(language)}${shown.map((village, index) => line(village, FIELD.top + 8 + index * tall, tall, language))}`, input, language);
  });
}

function headings(language: Language): Markup {
  const y = FIELD.top + 3;
  return html`<text class="soft" x="${SHEET.margin + 2}" y="${y}" font-size="4.6">${language === 'zh' ? '村（居）' : 'village'}</text>${COLUMNS.map(({ x, [language]: text }) => html`<text class="soft" x="${x}" y="${y}" font-size="4.6" text-anchor="end">${text}</text>`)}`;
}

function line(village: WallVillage, y: number, tall: number, language: Language): Markup {
  const size = Math.min(7, tall * 0.62);
  const base = round(y + tall / 2 + size * 0.36);
  const missing = missingPeople(village.counts.rate) > 0;
  const name = fitted(village.village === '' ? (language === 'zh' ? '（未填村）' : '(no village given)') : village.village, size, 74);
  const done = village.counts.rate.of === 0 ? 1 : village.counts.rate.insured / village.counts.rate.of;
  const bar = Math.min(6, tall * 0.46);
  return html`<g data-village="${village.village}" data-missing="${missingPeople(village.counts.rate)}"><path class="hair" d="M${SHEET.margin} ${round(y + tall)}H${SHEET.width - SHEET.margin}"/>
<text class="${missing ? 'strong' : 'ink'}" x="${SHEET.margin + 2}" y="${base}" font-size="${round(name.size)}">${name.text}</text>
${COLUMNS.map(({ x, of, strong }) => html`<text class="${strong === true && missing ? 'left' : 'ink'}" x="${x}" y="${base}" font-size="${round(size)}" text-anchor="end">${of(village)}</text>`)}
<rect class="way" x="${BAR.x}" y="${round(y + (tall - bar) / 2)}" width="${BAR.width}" height="${round(bar)}"/><rect class="done" x="${BAR.x}" y="${round(y + (tall - bar) / 2)}" width="${round(BAR.width * done)}" height="${round(bar)}"/></g>
`;
}

/** A zero is not printed among numbers that count what is left: what is left shall be seen. */
function blank(count: number): string {
  return count === 0 ? '·' : digits(count);
}
