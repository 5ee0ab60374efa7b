import { CATEGORIES, STANDINGS, type StandingCode } from '../../../domain/standing.js';
import { standingsStrip } from '../../charts/bar-charts.js';
import { formatRate, missingPeople, type Rate } from '../../rate.js';
import { subtractedCategories } from '../../tally.js';
import { digits, figure } from '../numbers.js';
import { html, type Hole, type Markup } from '../markup.js';
import type { PageContext } from './parts.js';

const CODES = Object.keys(STANDINGS) as StandingCode[];

/** The zero in one figure 清零: how many are missing, who they are, and both rates with their formulas. */
export function zeroSection(context: PageContext): Markup {
  const { model: { total, rates }, language, draw } = context;
  const zh = language === 'zh';
  const missing = missingPeople(rates.reduced);
  const { gap, pending } = total.standings;
  const words = CODES.map((code) => `${STANDINGS[code][language]} ${digits(total.standings[code])}`).join(zh ? '，' : ', ');
  return html`<section class="hero" id="zero" aria-label="${zh ? '清零' : 'the zero'}">
<div class="left"><p class="zero">${zh ? '离清零还差' : 'Missing until zero'} ${bigFigure(context, missing)}</p>
<p class="sum"><span><i class="sw gap"></i>${STANDINGS.gap[language]} <b>${figure('gap', gap)}</b></span>${zh ? '　' : ' + '}<span><i class="sw pending"></i>${STANDINGS.pending[language]} <b>${figure('pending', pending)}</b></span>${others(missing - gap - pending, zh)}</p>
${trend(context, missing)}</div>
<div class="right">
<div class="strip">${draw(standingsStrip(total.standings, 640), 'strip', zh ? '名单上的人' : 'people on the lists', words)}</div>
<dl class="key">${CODES.map((code) => html`<div><dt><i class="sw ${code}"></i>${STANDINGS[code][language]}</dt><dd>${figure(code, total.standings[code])}</dd></div>`)}</dl>
<div class="rates">${rate('list', zh ? '名单参保率' : 'Rate of the lists', rates.list, zh ? '已参保 ÷ 名单去重总人数' : 'insured ÷ everybody on the lists', zh)}${rate('reduced', zh ? '核减后参保率' : 'Rate after reductions', rates.reduced, reducedFormula(context), zh)}</div>
</div></section>
`;
}

function bigFigure({ model: { total }, language }: PageContext, missing: number): Markup {
  const zh = language === 'zh';
  if (total.people === 0) return html`<span class="big" data-name="missing" data-value="0">—</span>`;
  const kind = missing === 0 ? ' done' : digits(missing).length > 4 ? ' long' : '';
  return html`<span class="big${kind}">${figure('missing', missing)}<small>${zh ? '人' : missing === 1 ? 'person' : 'people'}</small></span>`;
}

/** People who are neither insured, nor subtracted, nor in the gap: a reason whose subtraction the rules do not allow. */
function others(people: number, zh: boolean): Hole {
  return people === 0 ? null : html`${zh ? '　' : ' + '}<span>${zh ? '有理由但不核减' : 'with a reason that is not subtracted'} <b>${digits(people)}</b></span>`;
}

/** Against the month before, and when zero is reached. */
function trend({ model: { month, burndown: { forecast } }, language }: PageContext, missing: number): Hole {
  const zh = language === 'zh';
  const change = month.before === null ? null : missing - month.before.missing;
  const lines = [
    ...(change === null ? [] : [zh ? `比上月末${change === 0 ? '没有增减' : change < 0 ? `少 ${digits(-change)} 人` : `多 ${digits(change)} 人`}` : `${change === 0 ? 'as many as' : `${digits(Math.abs(change))} ${change < 0 ? 'fewer' : 'more'} than`} at the end of last month`]),
    ...(missing === 0 ? [] : forecast === null ? [] : [zh ? `按目前进度，${forecast.on} 前后清零（±${forecast.errorDays} 天）` : `at this pace zero about ${forecast.on} (±${forecast.errorDays} days)`]),
  ];
  return lines.map((line) => html`<p class="trend">${line}</p>`);
}

function rate(name: string, term: string, value: Rate, formula: string, zh: boolean): Markup {
  const missing = missingPeople(value);
  return html`<div class="rate"><p class="term">${term}</p><b data-name="rate-${name}">${formatRate(value)}</b>
<p>${figure(`rate-${name}-insured`, value.insured)} ÷ ${figure(`rate-${name}-of`, value.of)}${zh ? '，差' : ', missing'} ${figure(`rate-${name}-missing`, missing)}${zh ? ' 人' : ''}</p><p>= ${formula}</p></div>`;
}

/** 名单 1071 − 死亡 20 − …: the terms that subtract somebody. */
function reducedFormula({ model: { total }, input, language }: PageContext): string {
  const zh = language === 'zh';
  const terms = subtractedCategories(total, input.reasons).filter((code) => total.subtracted[code] > 0).map((code) => ` − ${CATEGORIES[code][language]} ${digits(total.subtracted[code])}`).join('');
  return zh ? `已参保 ÷（名单 ${digits(total.people)}${terms}）` : `insured ÷ (lists ${digits(total.people)}${terms})`;
}
