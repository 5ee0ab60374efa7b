import type { Language } from '../../domain/language.js';
import { html, type Markup } from '../html/markup.js';
import type { ReportInput } from '../report-input.js';
import { packed, type Packing, type Placed } from './pack.js';
import { FIELD, round, SHEET, sheetMarkup, signMarkup } from './sheet-frame.js';
import type { WallHousehold, WallVillage } from './wall-model.js';
import { ems, fitted } from './wall-words.js';

/** Millimetres at scale 1. */
const HEAD = 6.6;
const LINE = 6.2;
const FOOT = 4.6;
const PAD = 1;

/** 挂图作战一览表 (村): each household a block, each person a line with a sign; on several sheets when it must be. */
export function villageSheets(village: WallVillage, id: string, input: ReportInput, language: Language): Markup[] {
  const packing = packed(village.households, {
    width: FIELD.width, height: FIELD.height, columnWidth: 37, gap: 3,
    heightOf: ({ people, responsible }) => HEAD + people.length * LINE + PAD + (responsible === '' ? 0 : FOOT),
  });
  const title = `${village.township} ${village.village === '' ? (language === 'zh' ? '（未填村）' : '(no village given)') : village.village}`;
  return Array.from({ length: packing.pages }, (_, page) => sheetMarkup(
    { id: `${id}-${page}`, kind: 'village', title, counts: village.counts, part: packing.pages === 1 ? '' : language === 'zh' ? `第 ${page + 1} 张，共 ${packing.pages} 张` : `sheet ${page + 1} of ${packing.pages}` },
    packing.blocks.filter((block) => block.page === page).map((block) => blockMarkup(block, packing, language)), input, language));
}

/** Frame, head of the household, its people, who is responsible. A household that is not settled has a heavy frame. */
function blockMarkup({ item, x, y, height }: Placed<WallHousehold>, { scale, columnWidth }: Packing<WallHousehold>, language: Language): Markup {
  const left = SHEET.margin + x;
  const top = FIELD.top + y;
  const at = (length: number): number => length * scale;
  const missing = item.people.some(({ sign }) => sign === 'gap' || sign === 'pending');
  const size = at(3.7);
  const group = item.group === '' ? '' : fitted(item.group, at(2.9), columnWidth * 0.3).text;
  const head = fitted(item.head, size, columnWidth - at(4) - ems(group) * at(2.9));
  const right = left + columnWidth;
  return html`<g><rect class="${missing ? 'block open' : 'block'}" x="${round(left)}" y="${round(top)}" width="${round(columnWidth)}" height="${round(height)}" rx="${round(at(1))}"/>
<text class="strong" x="${round(left + at(1.6))}" y="${round(top + at(4.7))}" font-size="${round(head.size)}">${head.text}</text>${group === '' ? null : html`<text class="soft" x="${round(right - at(1.6))}" y="${round(top + at(4.7))}" font-size="${round(at(2.9))}" text-anchor="end">${group}</text>`}
${item.people.map(({ name, sign }, index) => {
    const from = top + at(HEAD + index * LINE);
    const shown = fitted(name, at(4), columnWidth - at(9));
    return html`<g class="p" data-sign="${sign}">${sign === 'insured' ? null : html`<rect class="l-${sign}" x="${round(left + at(0.8))}" y="${round(from)}" width="${round(columnWidth - at(1.6))}" height="${round(at(LINE - 0.5))}"/>`}${signMarkup(sign, left + at(1.4), from + at(0.5), at(4.7))}<text class="n-${sign}" x="${round(left + at(7.4))}" y="${round(from + at(4.25))}" font-size="${round(shown.size)}">${shown.text}</text></g>`;
  })}
${item.responsible === '' ? null : html`<text class="soft" x="${round(left + at(1.6))}" y="${round(top + height - at(1.7))}" font-size="${round(at(2.8))}">${language === 'zh' ? '责任人 ' : 'by '}${fitted(item.responsible, at(2.8), columnWidth - at(12)).text}</text>`}</g>
`;
}
