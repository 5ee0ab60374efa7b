/** How the page of progress looks: on a screen, on a telephone, in the dark, on A4 and on A3. Fonts are the reader's own. */
import { DARK, LIGHT } from '../charts/palette.js';

export const FONTS = `"PingFang SC","Microsoft YaHei","Noto Sans CJK SC","Source Han Sans SC","WenQuanYi Micro Hei","Hiragino Sans GB",sans-serif`;

export const STYLE = `
:root{${LIGHT};color-scheme:light}
@media screen and (prefers-color-scheme:dark){:root{${DARK};color-scheme:dark}}
*{box-sizing:border-box;-webkit-print-color-adjust:exact;print-color-adjust:exact}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--page);color:var(--text);font:15px/1.6 ${FONTS};font-variant-numeric:tabular-nums}
main{max-width:1080px;margin:0 auto;padding:32px 24px 48px}
h1,h2,p,dl,dd,figure{margin:0}
header{display:flex;flex-wrap:wrap;justify-content:space-between;align-items:flex-end;padding-bottom:16px;border-bottom:3px solid var(--text)}
h1{font-size:26px;line-height:1.3;font-weight:700;letter-spacing:.01em}
header p{color:var(--soft);font-size:13px;text-align:right}
section{background:var(--paper);border-radius:6px;padding:24px 28px 28px;margin-top:20px}
h2{font-size:18px;line-height:1.4;font-weight:700}
.lede{margin-top:4px;color:var(--soft)}
.lede b{color:var(--text)}
.lede+*{margin-top:18px}
.hero{display:flex;flex-wrap:wrap;align-items:stretch;padding:30px 28px}
.left{flex:0 0 320px;padding-right:32px;margin-right:32px;border-right:1px solid var(--line)}
.zero{font-size:16px;font-weight:700;color:var(--soft)}
.zero .big{display:block;font-size:112px;line-height:1.05;font-weight:800;letter-spacing:-.03em;color:var(--gap)}
.zero .big.long{font-size:84px}
.zero .big small{font-size:26px;font-weight:700;letter-spacing:0;margin-left:8px;color:var(--text)}
.zero .big.done{color:var(--zero)}
.sum{margin-top:10px;font-size:15px}
.sum span{white-space:nowrap}
.trend{margin-top:6px;color:var(--soft);font-size:14px}
.right{flex:1 1 420px;min-width:0}
.strip svg{display:block;width:100%;height:30px;border-radius:3px}
.key{display:grid;grid-template-columns:repeat(5,auto);justify-content:space-between;grid-gap:12px;margin-top:14px}
.key dt{font-size:13px;color:var(--soft);white-space:nowrap}
.key dd{font-size:22px;font-weight:700;line-height:1.3}
.sw{display:inline-block;width:11px;height:11px;border-radius:2px;margin-right:6px}
.sw.insured{background:var(--insured)}.sw.excused{background:var(--excused)}.sw.removed{background:var(--removed)}.sw.gap{background:var(--gap)}.sw.pending{background:var(--pending)}
.rates{display:grid;grid-template-columns:1fr 1fr;grid-gap:24px;margin-top:22px;padding-top:20px;border-top:1px solid var(--line)}
.rate b{display:block;font-size:34px;line-height:1.25;font-weight:800;letter-spacing:-.01em}
.rate p{font-size:13px;color:var(--soft)}
.rate p.term{font-size:14px;font-weight:700;color:var(--text)}
.chart svg{display:block;width:100%;height:auto;overflow:visible}
.chart text{white-space:pre}
.narrow{display:none}
.legend{font-size:13px;color:var(--soft);margin-top:10px}
.legend span{margin-right:18px;white-space:nowrap}
details{margin-top:14px;font-size:14px}
summary{cursor:pointer;color:var(--accent);width:max-content}
details table{margin-top:8px}
.note{margin-top:12px;font-size:13px;color:var(--soft)}
.facts{display:grid;grid-template-columns:repeat(4,1fr);grid-gap:16px 24px;margin-bottom:20px}
.facts dt{font-size:13px;color:var(--soft)}
.facts dd{font-size:28px;font-weight:700;line-height:1.3}
.facts dd small{font-size:14px;font-weight:400;color:var(--soft);margin-left:4px}
.tools{display:flex;flex-wrap:wrap;align-items:center;margin-bottom:10px;font-size:14px}
.tools[hidden]{display:none}
.tools label{margin-right:8px;color:var(--soft)}
.tools input{font:inherit;color:inherit;background:var(--page);border:1px solid var(--line);border-radius:4px;padding:5px 10px;width:230px;margin-right:14px}
.count{color:var(--soft);margin-right:auto}
.pager button{font:inherit;color:var(--accent);background:none;border:1px solid var(--line);border-radius:4px;padding:4px 12px;margin-left:6px;cursor:pointer}
.pager button:disabled{color:var(--soft);cursor:default;opacity:.6}
.scroll{overflow-x:auto}
#heat-table{font-size:13px}#heat-table td,#heat-table tfoot th{padding-left:4px;padding-right:4px}#heat-table .n button{min-width:3.4em;padding-left:3px;padding-right:0}
table{border-collapse:collapse;width:100%;font-size:14px;line-height:1.5}
caption{position:absolute;width:1px;height:1px;overflow:hidden;clip:rect(0 0 0 0)}
th,td{padding:6px 6px;border-bottom:1px solid var(--line);text-align:right;white-space:nowrap}
th.t,td.t,th.i,td.i{text-align:left}
td.i{font-family:ui-monospace,Consolas,"DejaVu Sans Mono",monospace;font-size:13px}
thead th{padding:0;border-bottom:2px solid var(--text);vertical-align:bottom;font-weight:700}
thead button{font:inherit;font-size:13px;color:inherit;background:none;border:0;padding:6px 6px;width:100%;text-align:inherit;cursor:pointer;line-height:1.3}
thead .n button{min-width:4.6em;white-space:normal}
thead button:after{content:"";display:inline-block;width:9px;margin-right:-4px}
[aria-sort=ascending] button:after{content:"\\25B4"}
[aria-sort=descending] button:after{content:"\\25BE"}
thead button:hover{color:var(--accent)}
button:focus,input:focus,summary:focus,.scroll:focus{outline:2px solid var(--accent);outline-offset:-2px}
tbody tr:hover td{background-image:linear-gradient(var(--tint),var(--tint));background-blend-mode:multiply}
tfoot th,tfoot td{font-weight:700;border-top:2px solid var(--text);border-bottom:0}
td.b1{background:rgba(47,116,181,.05)}td.b2{background:rgba(47,116,181,.11)}td.b3{background:rgba(47,116,181,.18)}td.b4{background:rgba(47,116,181,.26)}td.b5{background:rgba(47,116,181,.36)}
td.g1{background:rgba(214,84,36,.08)}td.g2{background:rgba(214,84,36,.18)}td.g3{background:rgba(214,84,36,.3)}td.g4{background:rgba(214,84,36,.44)}td.g5{background:rgba(214,84,36,.6);font-weight:700}
td.p1{background:rgba(226,162,27,.1)}td.p2{background:rgba(226,162,27,.22)}td.p3{background:rgba(226,162,27,.34)}td.p4{background:rgba(226,162,27,.48)}td.p5{background:rgba(226,162,27,.64);font-weight:700}
footer{margin-top:24px;color:var(--soft);font-size:13px}
footer p+p{margin-top:2px}
@media screen and (max-width:760px){
main{padding:20px 12px 32px}section{padding:18px 16px 20px;margin-top:12px}.hero{padding:20px 16px}
header p{text-align:left;margin-top:6px}h1{font-size:21px}
.left{flex:1 1 100%;padding:0 0 18px;margin:0 0 18px;border-right:0;border-bottom:1px solid var(--line)}
.right{flex-basis:100%}
.zero .big{font-size:84px}.key{grid-template-columns:repeat(2,1fr)}.facts{grid-template-columns:1fr 1fr}.rates{grid-template-columns:1fr}
.wide{display:none}.narrow{display:block}
.tools input{width:100%;margin:4px 0 8px}
}
@page{margin:12mm}
@media print{
body{background:none;font-size:10pt;line-height:1.45}main{max-width:none;padding:0}
section{border-radius:0;padding:0;margin-top:7mm;break-inside:avoid;page-break-inside:avoid}
section.long{break-inside:auto;page-break-inside:auto}
h2{font-size:13pt}h1{font-size:18pt}
h2,.lede{break-after:avoid;page-break-after:avoid}
.hero{padding:0;flex-wrap:nowrap}.left{flex-basis:62mm;padding-right:7mm;margin-right:7mm}
.right{flex-basis:0}
.zero .big{font-size:64pt}.zero .big.long{font-size:46pt}.key{grid-gap:6px}.key dd{font-size:14pt}.key dt{font-size:8.5pt}.rate b{font-size:20pt}.rate p{font-size:8.5pt}.facts dd{font-size:16pt}
.tools,.pager,details{display:none}
.facts,figure,.legend{break-inside:avoid;page-break-inside:avoid}.facts{break-after:avoid;page-break-after:avoid}.legend,.note{break-before:avoid;page-break-before:avoid}
.scroll{overflow:visible}
table{font-size:8.5pt;line-height:1.35}thead button{font-size:8pt;padding:3px 4px}th,td{padding:2.5px 4px}td.i{font-size:8pt}
thead{display:table-header-group}tfoot{display:table-row-group}tr{break-inside:avoid;page-break-inside:avoid}
thead button:after{display:none}
}
@media print and (min-width:330mm){
main{column-count:2;column-gap:12mm}
header,.hero{column-span:all}
}
`;
