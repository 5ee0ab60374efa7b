/** `c2z report wallchart` 挂图作战: boards that hang on the wall, one page a sheet, ready for a printer that takes A3. */
import type { Language } from '../../domain/language.js';
import { ToolError } from '../../domain/tool-error.js';
import { LIGHT } from '../charts/palette.js';
import { documentOf } from '../html/document.js';
import { html } from '../html/markup.js';
import { FONTS } from '../html/style.js';
import type { ReportInput } from '../report-input.js';
import { titlePrefix } from '../sheet-frame.js';
import { townshipBoards } from './township-board.js';
import { villageSheets } from './village-sheet.js';
import { wallModel, type WallPart } from './wall-model.js';

/**
 * The boards of each township, then the sheets of its villages.
 *
 * @throws ToolError `report/nobody-there` when the lists have nobody in the part that was asked for.
 */
export function wallchartPage(input: ReportInput, language: Language, part: WallPart): string {
  const townships = wallModel(input, part);
  if (townships.length === 0 && (part.town !== null || part.village !== null)) {
    const there = wallModel(input, { town: null, village: null }).map(({ township }) => township).join('、');
    throw new ToolError('report/nobody-there', { zh: `名单上没有${part.town ?? ''}${part.village ?? ''}的人`, en: `Nobody on the lists lives in ${[part.village, part.town].filter((name) => name !== null).join(', ')}` },
      { zh: `名单上的乡镇：${there}`, en: `Townships on the lists: ${there}` });
  }
  const sheets = townships.flatMap((township, index) => [
    ...(part.village === null ? townshipBoards(township, `t${index}`, input, language) : []),
    ...township.villages.flatMap((village, number) => villageSheets(village, `t${index}v${number}`, input, language)),
  ]);
  return documentOf({ language, title: language === 'zh' ? `${titlePrefix(input)}挂图作战` : `${input.county.name || input.county.code} ${input.year}: wall charts`, style: STYLE, script: '', body: html`${SIGN_SHAPES}<main>${sheets}</main>` });
}

/** A tick, a cross in a full square, a question mark in a broken frame, a dash: told apart without colour. */
const SIGN_SHAPES = html`<svg width="0" height="0" aria-hidden="true" class="shapes"><defs>
<symbol id="s-insured" viewBox="0 0 10 10"><path class="tick" d="M1.6 5.3l2.4 2.5L8.4 2.4"/></symbol>
<symbol id="s-gap" viewBox="0 0 10 10"><rect class="full" width="10" height="10" rx="1"/><path class="cross" d="M2.6 2.6l4.8 4.8M7.4 2.6L2.6 7.4"/></symbol>
<symbol id="s-pending" viewBox="0 0 10 10"><rect class="frame" x=".6" y=".6" width="8.8" height="8.8" rx="1"/><path class="ask" d="M3.3 3.7a1.75 1.75 0 1 1 2.5 1.6c-.5.3-.8.5-.8 1.1M5 7.9v.2"/></symbol>
<symbol id="s-settled" viewBox="0 0 10 10"><path class="dash" d="M1.8 5h6.4"/></symbol>
</defs></svg>
`;

const STYLE = `
:root{${LIGHT};color-scheme:light}
*{box-sizing:border-box;-webkit-print-color-adjust:exact;print-color-adjust:exact}
body{margin:0;background:#dfe2e5;font-family:${FONTS};font-variant-numeric:tabular-nums}
section{background:#fff;margin:0 auto 16px;max-width:1600px;overflow:hidden}
section svg{display:block;width:100%;height:auto}
.shapes{position:absolute}
text{fill:var(--text)}
.soft{fill:var(--soft)}.strong{font-weight:700}.left{font-weight:800;fill:var(--gap)}text.done{font-weight:800;fill:var(--zero)}
.rule{stroke:var(--text);stroke-width:.7}.hair{stroke:var(--line);stroke-width:.25}
.block{fill:#fff;stroke:#9aa3ad;stroke-width:.25}.block.open{stroke:var(--text);stroke-width:.8}
.l-gap{fill:var(--gap)}.l-settled{fill:#f1f3f5}.l-pending{fill:#fff3d1;stroke:#8a6510;stroke-width:.3;stroke-dasharray:1.2 .7}
.n-gap{fill:#fff;font-weight:700}.n-pending{font-weight:700}.n-settled{fill:#6b7480}
.tick,.cross,.ask,.dash{fill:none;stroke-width:1.5;stroke-linecap:round;stroke-linejoin:round}
.tick{stroke:var(--insured)}.cross{stroke:#fff}.full{fill:#8f2a0c}.ask{stroke:#5c430a;stroke-width:1.2}.frame{fill:#ffe39a;stroke:#5c430a;stroke-width:.8;stroke-dasharray:1.6 .9}.dash{stroke:#8b949e}
.way{fill:#f3d9cf;stroke:#c4411a;stroke-width:.2}rect.done{fill:var(--insured)}
@page{size:420mm 297mm;margin:0}
@media print{
body{background:none}
section{margin:0;max-width:none;width:420mm;height:296.9mm;break-after:page;page-break-after:always}
section:last-child{break-after:auto;page-break-after:auto}
section svg{width:420mm;height:296.9mm}
}
`;
