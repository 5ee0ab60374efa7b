import { stackedBars } from '../../charts/bar-charts.js';
import { ink } from '../../charts/palette.js';
import { formatRate } from '../../rate.js';
import { gridMarkup, type GridCell } from '../grid.js';
import { html, type Markup } from '../markup.js';
import { yuanDigits } from '../numbers.js';
import type { FundsLine } from '../progress-model.js';
import { chart, legend, ROWS_TOGETHER, section, type PageContext } from './parts.js';

/** 资金: what is owed towards the contribution, what was paid, and what zero will cost. */
export function fundsSection(context: PageContext): Markup {
  const { model: { funds }, language } = context;
  const zh = language === 'zh';
  const heading = zh ? '资助资金' : 'Subsidies';
  if (funds === null) return section('funds', heading, zh ? '这个工作区没有选政策包，资助无从算起（c2z policy use 选一个）。' : 'This workspace has no policy pack, so nothing is worked out (c2z policy use).', null);
  const { lines, total, paymentsKnown, paidToOthers } = funds;
  const lede = total.due.people > 0 && total.due.open === total.due.people
    ? zh ? html`应补 <b>${total.due.people}</b> 人，标准文件或本地还没有定，金额算不出来。` : html`Owed to <b>${total.due.people}</b> people; no amount is set yet.`
    : zh ? html`应补 <b>${yuanDigits(total.due.fen)}</b> 元（${total.due.people} 人），已补 <b>${yuanDigits(total.paidFen)}</b> 元；还差的人都参保后再补 <b>${yuanDigits(total.onEnrolment.fen)}</b> 元。`
      : html`Owed <b>${yuanDigits(total.due.fen)}</b> yuan to ${total.due.people} people, paid <b>${yuanDigits(total.paidFen)}</b>; when everybody missing is insured, another <b>${yuanDigits(total.onEnrolment.fen)}</b>.`;
  const row = ({ label, sums: { due, paidPeople, paidFen, onEnrolment, question } }: FundsLine): GridCell[] => [
    label[language], due.people, amount(due, zh), paidPeople, paidFen, { value: due.fen === 0 ? -1 : Math.min(paidFen, due.fen) / due.fen, text: formatRate({ insured: Math.min(paidFen, due.fen), of: due.fen }) }, onEnrolment.people, amount(onEnrolment, zh), question.people,
  ];
  const heads = zh ? ['资助身份', '应补人数', '应补（元）', '实补人数', '实补（元）', '支付进度', '参保后再补（人）', '参保后再补（元）', '待核实（人）'] : ['identity', 'owed: people', 'owed: yuan', 'paid: people', 'paid: yuan', 'progress', 'on enrolment: people', 'on enrolment: yuan', 'in question: people'];
  const types = ['text', 'number', 'money', 'number', 'money', 'rate', 'number', 'money', 'number'] as const;
  const names = ['group', 'due-people', 'due-fen', 'paid-people', 'paid-fen', 'progress', 'later-people', 'later-fen', 'question'];
  const open = total.due.open + total.onEnrolment.open + total.question.open;
  return section('funds', heading, lede, html`${total.due.fen === 0 ? null : html`${chart(context, 'funds-chart', { zh: '各类人员应补和实补', en: 'Owed and paid by identity' }, lines.map(({ label, sums }) => `${label[language]} ${yuanDigits(sums.paidFen)} / ${yuanDigits(sums.due.fen)}`).join(zh ? '；' : '; '), (width) =>
    stackedBars(lines.map(({ label, sums: { due, paidFen } }) => ({ label: label[language], parts: [Math.min(paidFen, due.fen) / 100, Math.max(0, due.fen - paidFen) / 100], end: `${zh ? '' : 'CNY '}${yuanDigits(due.fen)}${zh ? ' 元' : ''}` })), [ink('insured'), ink('excused')], width))}
${legend([{ code: 'insured', text: zh ? '已补' : 'paid' }, { code: 'excused', text: zh ? '应补未补' : 'owed and not paid' }])}`}
${gridMarkup({ id: 'funds-table', caption: heading, search: false, columns: heads.map((title, index) => ({ heading: title, type: types[index]!, name: names[index]! })), rows: lines.map(row), totals: row({ label: { zh: '合计', en: 'total' }, sums: total }) }, language)}
<p class="note">${zh ? `依据：${funds.documents.join('、')}（政策包 ${funds.pack}）。` : `By ${funds.documents.join(', ')} (policy pack ${funds.pack}). `}${open === 0 ? '' : zh ? `另有 ${open} 人的标准没有定，没有计入金额。` : `For ${open} people no amount is set; they are not in the sums. `}${paidToOthers.people === 0 ? '' : zh ? `另有 ${paidToOthers.people} 人的代缴 ${yuanDigits(paidToOthers.fen)} 元不在应补之列，没有计入实补。` : `Beside this, ${yuanDigits(paidToOthers.fen)} yuan were paid for ${paidToOthers.people} people to whom nothing is due. `}${paymentsKnown ? '' : zh ? '没有导入写明代缴金额的缴费名单，实补为零只表示未知。' : 'No list of payments was imported: nothing paid means not known.'}</p>`, lines.length > ROWS_TOGETHER);
}

/** A sum, unless nobody in it has an amount that is set. */
function amount({ people, fen, open }: FundsLine['sums']['due'], zh: boolean): GridCell {
  return people > 0 && open === people ? (zh ? '待定' : 'not set') : fen;
}
