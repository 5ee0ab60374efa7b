/** The frame of a sheet on the wall: where it is, the zero, the counts with their signs, who made it and when. */
import type { Language } from '../../domain/language.js';
import { html, type Hole, type Markup } from '../html/markup.js';
import { digits } from '../html/numbers.js';
import { formatRate, missingPeople } from '../rate.js';
import type { ReportInput } from '../report-input.js';
import { titlePrefix } from '../sheet-frame.js';
import type { WallCounts } from './wall-model.js';
import { fitted, SIGNS, SIGN_ORDER } from './wall-words.js';

/** A3 across, millimetres. */
export const SHEET = { width: 420, height: 297, margin: 12 } as const;

/** The field under the head that a sheet fills by itself. */
export const FIELD = { top: 66, height: 297 - 66 - 18, width: 420 - 24 } as const;

/** What stands in the head and the foot. */
export interface SheetHead {
  /** Unique within the page. */
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly counts: WallCounts;
  /** `2/3` for a village on several sheets; empty for one. */
  readonly part: string;
}

/** One sheet; `content` is SVG in the sheet's millimetres. */
export function sheetMarkup({ id, kind, title, counts, part }: SheetHead, content: Hole, input: ReportInput, language: Language): Markup {
  const zh = language === 'zh';
  const { width, height, margin } = SHEET;
  const missing = missingPeople(counts.rate);
  const name = fitted(title, 15, 190);
  const words = SIGN_ORDER.map((sign) => `${SIGNS[sign][language]} ${counts.signs[sign]}`).join(zh ? '，' : ', ');
  return html`<section data-sheet="${kind}" data-title="${title}" data-people="${counts.people}" data-households="${counts.households}" data-missing="${missing}"${SIGN_ORDER.map((sign) => html` data-${sign}="${counts.signs[sign]}"`)}>
<svg viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="${id}-t ${id}-d"><title id="${id}-t">${title}</title><desc id="${id}-d">${words}</desc>
<text x="${margin}" y="17" font-size="5" class="soft">${zh ? `${titlePrefix(input)}贫困人口参保清零 · ${KINDS[kind]?.zh ?? ''}` : `${input.county.name || input.county.code} ${input.year} · ${KINDS[kind]?.en ?? ''}`}${part === '' ? null : ` · ${part}`}</text>
<text x="${margin}" y="36" font-size="${round(name.size)}" class="strong">${name.text}</text>
${keyMarkup(counts, language)}
${zeroMarkup(missing, counts, zh)}
<path class="rule" d="M${margin} 60.5H${width - margin}"/>
${content}
<text x="${margin}" y="${height - 8}" font-size="3.8" class="soft">${note(input, zh)}</text>
<text x="${width - margin}" y="${height - 8}" font-size="3.8" class="soft" text-anchor="end">${input.signOff.unit === '' ? '' : `${input.signOff.unit} · `}${zh ? `数据截至 ${input.referenceDate}` : `as of ${input.referenceDate}`}</text>
</svg></section>
`;
}

const KINDS: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = { village: { zh: '挂图作战（村）', en: 'wall chart of a village' }, township: { zh: '挂图作战（乡镇）', en: 'wall chart of a township' } };

/** The sign of a person or of the legend, in a square of so many millimetres. */
export function signMarkup(sign: string, x: number, y: number, size: number): Markup {
  return html`<use href="#s-${sign}" xlink:href="#s-${sign}" x="${round(x)}" y="${round(y)}" width="${round(size)}" height="${round(size)}"/>`;
}

/** Two decimals are a hundredth of a millimetre. */
export function round(length: number): number {
  return Math.round(length * 100) / 100;
}

/** Legend and counts in one line. */
function keyMarkup({ people, households, signs }: WallCounts, language: Language): Markup {
  const zh = language === 'zh';
  const line = zh ? `名单 ${digits(people)} 人，${digits(households)} 户` : `${digits(people)} people, ${digits(households)} households`;
  return html`<text x="${SHEET.margin}" y="53" font-size="6" class="ink">${line}</text>${SIGN_ORDER.map((sign, index) => {
    const x = 92 + index * 50;
    return html`${signMarkup(sign, x, 46.6, 8)}<text x="${x + 10.5}" y="53" font-size="6" class="ink">${SIGNS[sign][language]} <tspan class="strong" font-size="8">${digits(signs[sign])}</tspan></text>`;
  })}`;
}

/** 还差 12 人, or 已清零, read from the other side of the room. */
function zeroMarkup(missing: number, { rate, people }: WallCounts, zh: boolean): Markup {
  const right = SHEET.width - SHEET.margin;
  const rateLine = html`<text x="${right}" y="54" font-size="5.4" class="soft" text-anchor="end">${zh ? '核减后参保率' : 'rate after reductions'} ${formatRate(rate)} = ${digits(rate.insured)} ÷ ${digits(rate.of)}</text>`;
  if (missing === 0) return html`<text x="${right}" y="41" font-size="27" class="done" text-anchor="end">${people === 0 ? '—' : zh ? '已清零' : 'zero'}</text>${rateLine}`;
  return html`<text x="${right}" y="44" font-size="9" class="ink" text-anchor="end"><tspan class="soft">${zh ? '还差 ' : 'missing '}</tspan><tspan class="left" font-size="38">${digits(missing)}</tspan>${zh ? ' 人' : ''}</text>${rateLine}`;
}

function note({ fullIds }: ReportInput, zh: boolean): string {
  const meaning = zh ? '不需参保：核减或合理未参保的人。还差 = 应参保 − 已参保。' : 'Not due: removed from the list, or excused. Missing = due − insured. ';
  return `${meaning}${fullIds ? (zh ? '姓名完整，只供工作使用，不得张贴。' : 'Names are whole: for work only, not for the wall.') : (zh ? '姓名已遮盖。' : 'Names are covered.')}`;
}
