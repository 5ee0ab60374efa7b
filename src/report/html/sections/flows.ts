import { STANDINGS, type StandingCode } from '../../../domain/standing.js';
import { flowsChart } from '../../charts/flows-chart.js';
import { html, type Markup } from '../markup.js';
import { digits } from '../numbers.js';
import { chart, section, type PageContext } from './parts.js';

/** 去向: where everybody on the lists went, and of those who are missing why. */
export function flowsSection(context: PageContext): Markup {
  const { model: { flows, total }, input: { rows }, language } = context;
  const zh = language === 'zh';
  if (flows.length === 0) return section('flows', zh ? '名单上的人去了哪里' : 'Where everybody went', zh ? '名单上没有人。' : 'There is nobody on the lists.', null);
  const words = (Object.keys(STANDINGS) as StandingCode[]).map((code) => `${STANDINGS[code][language]} ${digits(total.standings[code])}`).join(zh ? '，' : ', ');
  const lede = zh
    ? `名单 ${digits(rows.targets)} 行 = ${digits(total.people)} 人 + 重复 ${digits(rows.duplicates)} + 非对象 ${digits(rows.outside)} + 错误行 ${digits(rows.setAside)}；每人只有一个结论。`
    : `${digits(rows.targets)} rows = ${digits(total.people)} people + ${digits(rows.duplicates)} duplicates + ${digits(rows.outside)} outside the target population + ${digits(rows.setAside)} set aside; everybody has one standing.`;
  return section('flows', zh ? '名单上的人去了哪里' : 'Where everybody went', lede, html`${chart(context, 'flows-chart', { zh: '名单上的人的去向', en: 'Where the people of the lists went' }, words, (width) => flowsChart(flows, language, width))}
<details><summary>${zh ? '数字' : 'The numbers'}</summary><table id="flows-table"><thead><tr><th class="t" scope="col">${zh ? '结论' : 'standing'}</th><th class="t" scope="col">${zh ? '归类或原因' : 'category or reason'}</th><th scope="col">${zh ? '人数' : 'people'}</th></tr></thead><tbody>${flows.map(({ standing, label, people }) => html`<tr><td class="t">${STANDINGS[standing][language]}</td><td class="t">${label[language]}</td><td data-name="flow-${standing}" data-value="${people}">${digits(people)}</td></tr>`)}</tbody></table></details>`);
}
