import { PEOPLE_CHANGES } from '../../../domain/people-change.js';
import { gridMarkup, type GridCell } from '../grid.js';
import { html, type Hole, type Markup } from '../markup.js';
import { digits, figure, signed } from '../numbers.js';
import { ROWS_TOGETHER, section, type PageContext } from './parts.js';
import { named } from './townships.js';

/** 本月变化: newly insured, cleared, and what the month's lists changed: the same numbers as 参保进度表（月报）. */
export function monthSection({ model: { month, townships, total }, language }: PageContext): Markup {
  const zh = language === 'zh';
  const { insured } = total.standings;
  const before = month.before;
  const lede = before === null
    ? zh ? '没有上个月名单的记录，上月末人数无从比较；新增参保、销号只有本月名单更新以后的部分。' : 'Nothing is known of the month before; newly insured and cleared are those since the lists of this month.'
    : zh ? html`已参保 <b>${digits(insured)}</b> 人，比上月末（${before.date}）<b>${signed(insured - before.insured)}</b> 人。` : html`<b>${digits(insured)}</b> insured, <b>${signed(insured - before.insured)}</b> against the end of last month (${before.date}).`;
  const changed = month.changes === null ? null : month.changes.length === 0 ? (zh ? '名单没有变动。' : 'The lists did not change.') : month.changes.map(({ kind, people }) => `${PEOPLE_CHANGES[kind][language]} ${digits(people)}`).join(zh ? '，' : ', ');
  const heads = zh ? ['乡镇', '新增参保', '销号', '上月末已参保', '现在已参保', '增减'] : ['township', 'newly insured', 'cleared', 'insured last month', 'insured now', 'change'];
  const line = (name: string, newly: number, cleared: number, was: number | null, now: number): GridCell[] => [name, newly, cleared, was ?? '—', now, was === null ? '—' : { value: now - was, text: signed(now - was) }];
  const moved = townships.some(({ newlyInsured, cleared, insuredBefore, tally }) => newlyInsured > 0 || cleared > 0 || (insuredBefore !== null && insuredBefore !== tally.standings.insured));
  return section('month', zh ? `本月变化（${month.month}）` : `This month (${month.month})`, lede, html`<dl class="facts">${fact(zh ? '新增参保' : 'newly insured', figure('newly-insured', month.newlyInsured), zh)}${fact(zh ? '销号' : 'cleared', figure('cleared', month.cleared), zh)}</dl>
${!moved ? null : gridMarkup({
    id: 'month-table', caption: zh ? '本月各乡镇的变化' : 'Changes of the month by township', search: false,
    columns: heads.map((heading, index) => ({ heading, type: index === 0 ? 'text' : index === 5 ? 'change' : 'number', name: ['township', 'newly-insured', 'cleared', 'before', 'now', 'change'][index]! })),
    rows: townships.map(({ name, newlyInsured, cleared, insuredBefore, tally }) => line(named(name, language), newlyInsured, cleared, insuredBefore, tally.standings.insured)),
    totals: line(zh ? '合计' : 'total', month.newlyInsured, month.cleared, before?.insured ?? null, insured),
  }, language)}
${changed === null ? null : html`<p class="note">${zh ? `名单变动（人次）：${changed}` : `Changes of the lists: ${changed}`}</p>`}
<p class="note">${zh ? '新增参保：上月末未参保、现已参保的人；销号：本月办结、现仍销号的个案。增减还含新列入、取消和乡镇变动，不一定等于新增参保。' : 'Newly insured: not insured at the end of last month, insured now. Cleared: cases settled this month and still so. The change also has those newly listed, gone or moved.'}</p>`, moved && townships.length > ROWS_TOGETHER);
}

function fact(term: string, value: Hole, zh: boolean): Markup {
  return html`<div><dt>${term}</dt><dd>${value}${zh ? html`<small>人</small>` : null}</dd></div>`;
}
