/** `c2z report html`: the page of progress 挂图作战 that is mailed, one file, in which the county's leader sees what is left and where. */
import type { Language } from '../../domain/language.js';
import { formatRate, missingPeople } from '../rate.js';
import { titlePrefix } from '../sheet-frame.js';
import type { Draw } from '../charts/draw.js';
import { digits } from './numbers.js';
import { documentOf } from './document.js';
import { html } from './markup.js';
import type { PageInput } from './page-input.js';
import { progressModel } from './progress-model.js';
import { SCRIPT } from './script.js';
import { burndownSection } from './sections/burndown.js';
import { flowsSection } from './sections/flows.js';
import { fundsSection } from './sections/funds.js';
import { monthSection } from './sections/month.js';
import { peopleSection } from './sections/people.js';
import { qualitySection } from './sections/quality.js';
import { distanceSection, heatSection } from './sections/townships.js';
import { zeroSection } from './sections/zero.js';
import { STYLE } from './style.js';

/** The whole page as text. The same input gives the same text. */
export function progressPage(input: PageInput, language: Language, draw: Draw): string {
  const model = progressModel(input);
  const context = { model, input, language, draw };
  const zh = language === 'zh';
  const title = zh ? `${titlePrefix(input)}贫困人口参保清零` : `${input.county.name || input.county.code} ${input.year}: insurance of the poor to zero`;
  const { reduced } = model.rates;
  const body = html`<main>
<header><h1>${title}</h1><p>${input.signOff.unit === '' ? null : html`${input.signOff.unit}<br>`}${zh ? `数据截至 ${input.referenceDate}` : `data as of ${input.referenceDate}`}</p></header>
${zeroSection(context)}${distanceSection(context)}${burndownSection(context)}${flowsSection(context)}${heatSection(context)}${monthSection(context)}${fundsSection(context)}${qualitySection(context)}${peopleSection(context)}
<footer><p>${zh ? '参保率只舍不入，已参保人数与分母完全相等时才为 100.00%。待核实的人核实前既不算已参保，也不算应保未保。' : 'Rates are rounded down; 100.00% only when both integers are equal. Who is pending counts neither as insured nor as gap.'}</p>
<p>${zh ? '清零 c2z 生成。含个人信息，只供工作使用，不得对外张贴或转发；张贴用 c2z report wallchart。' : 'Made by c2z. Contains personal information: for work only, not for the notice board (use c2z report wallchart).'}</p></footer>
</main>`;
  return documentOf({ language, title: `${title} · ${zh ? `还差 ${digits(missingPeople(reduced))} 人` : `${digits(missingPeople(reduced))} missing`} · ${formatRate(reduced)}`, style: STYLE, script: SCRIPT, body });
}
