import { burndownChart } from '../../charts/burndown-chart.js';
import { missingPeople } from '../../rate.js';
import { html, type Markup } from '../markup.js';
import { digits } from '../numbers.js';
import { chart, section, type PageContext } from './parts.js';

/** 进度曲线: how many were missing, day by day, and when zero is reached if the pace stays as it was. */
export function burndownSection(context: PageContext): Markup {
  const { model: { burndown, rates }, language } = context;
  const zh = language === 'zh';
  const { points, by, forecast } = burndown;
  const heading = zh ? '进度曲线' : 'Burndown';
  if (points.length < 2) return section('burndown', heading, zh ? '只有一天的数字，还画不出曲线；下次比对以后就有了。' : 'There is one day only; after the next match there is a line.', null);
  const days = by === 'work' ? (zh ? '每次比对那天' : 'days of the matches') : (zh ? '各期名单的日期' : 'dates of the lists');
  const told = forecast === null
    ? missingPeople(rates.reduced) === 0 ? (zh ? '已经清零。' : 'Zero is reached.') : (zh ? '天数不够，或差额没有减少，不作预测。' : 'Too few days, or no fall: nothing is forecast.')
    : zh ? `按最近的进度推算，${forecast.on} 清零，误差 ±${forecast.errorDays} 天` : `At the recent pace zero falls on ${forecast.on}, ±${forecast.errorDays} days`;
  const caution = forecast === null ? '' : zh ? '（虚线和浅色区域；沿用过去的快慢，不是承诺）。' : ' (dashed, with its fan; the past continued, not a promise).';
  const words = points.map(({ on, missing }) => `${on} ${digits(missing)}`).join(zh ? '，' : ', ');
  return section('burndown', heading, html`${zh ? `还差的人数，按${days}。` : `People missing, by ${days}. `}<b>${told}</b>${caution}`, html`${chart(context, 'burndown-chart', { zh: '还差人数的变化', en: 'People missing over time' }, words, (width) => burndownChart(burndown, width))}
<details><summary>${zh ? '数字' : 'The numbers'}</summary><table id="burndown-table"><thead><tr><th class="t" scope="col">${zh ? '日期' : 'day'}</th><th scope="col">${zh ? '还差（人）' : 'missing'}</th></tr></thead><tbody>${points.map(({ on, missing }) => html`<tr><td class="t">${on}</td><td data-value="${missing}">${digits(missing)}</td></tr>`)}</tbody></table></details>`);
}
