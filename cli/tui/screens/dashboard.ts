/** The dashboard 总览: how far the county is from zero, where, how fast, what falls due, and what to do next. */
import { CATEGORIES, PEOPLE_CHANGES, STANDINGS, type Category, type PeopleChange } from '../../../src/index.js';
import { bar, sparkline } from '../layout/bars.js';
import { EMPTY, cutLine, line, lineWidth, span, spread, type Line } from '../layout/line.js';
import { fit, widthOf, wrapItems } from '../layout/width.js';
import type { Overview } from '../port.js';
import { forecast } from '../state/forecast.js';
import type { Model } from '../state/model.js';
import type { Drawing, Screen } from './drawing.js';

export function dashboardScreen({ overview, townsFrom, readOnly }: Model, drawing: Drawing): Screen {
  const { language, width, facts } = drawing;
  const zh = language === 'zh';
  const title = spread(line(span(` ${facts.title} ${facts.year}${zh ? ' 年度 参保清零' : ' road to zero'}`, 'title')), line(span(readOnly === null ? '' : zh ? '只读  ' : 'read only  ', 'warn'), span(`${facts.actor} `, 'dim')), width);
  if (overview === null) return { title, body: [line(span(zh ? ' 正在读取…' : ' Reading…', 'dim'))] };
  const people = Object.values(overview.standings).reduce((sum, count) => sum + count, 0);
  if (people === 0 && overview.lastImport !== '') return { title, body: [EMPTY, line(zh ? ' 名单已经更新，还没有比对，现在说不出人数。按 m 比对。' : ' The lists have changed and have not been matched: m matches them.')] };
  if (people === 0) return { title, body: [EMPTY, line(zh ? ' 还没有比对结果。按 i 导入名单和花名册所在的文件夹。' : ' Nothing has been matched yet. i imports the folder of lists and rosters.')] };
  const top = [...progressLines(overview, drawing), EMPTY, ...burndownLines(overview, drawing), ...dueLines(overview, drawing), nextAction(overview, drawing)];
  const isWide = width >= 100;
  const middle = isWide ? [EMPTY] : [...categoryWords(overview, drawing), EMPTY];
  const room = Math.max(3, drawing.height - top.length - middle.length);
  const towns = townLines(overview, drawing, townsFrom, room - 1);
  return { title, body: [...top, ...middle, ...(isWide ? beside(towns, categoryLines(overview, drawing), width, room) : towns)] };
}

function progressLines({ standings, rates }: Overview, { language, width, glyphs }: Drawing): Line[] {
  const zh = language === 'zh';
  const { insured, of } = rates.reduced;
  const missing = of - insured;
  const counts = (['insured', 'excused', 'removed', 'gap', 'pending'] as const).map((code) => `${STANDINGS[code][language]} ${standings[code]}`).join('  ');
  const said = missing === 0 ? (zh ? '  已清零' : '  zero') : zh ? `  还差 ${missing} 人` : `  ${missing} missing`;
  const share = of === 0 ? '' : `${insured}/${of}`;
  return [
    [span(zh ? ' 应参保 ' : ' due '), ...bar(insured, of, Math.max(10, width - 34), glyphs), span(` ${share}`), span(said, missing === 0 ? 'good' : 'warn')],
    cutLine(line(span(` ${counts}`, 'dim')), width),
  ];
}

function burndownLines({ history }: Overview, { language, glyphs, width }: Drawing): Line[] {
  const zh = language === 'zh';
  if (history.length < 2) return [line(span(zh ? ' 走势   人数有了变化以后显示' : ' trend   shown once the number has changed', 'dim'))];
  const drawn = sparkline(history.map(({ missing }) => missing), Math.min(40, width - 50), glyphs);
  const [first, last] = [history[0]!, history.at(-1)!];
  const ahead = forecast(history);
  const said = last.missing === 0 ? (zh ? '已到零' : 'at zero')
    : ahead === null ? (zh ? '还看不出何时到零' : 'no date for zero yet')
    : zh ? `照此约 ${ahead.on} 到零（误差 ±${ahead.errorDays} 天）` : `zero about ${ahead.on} at this pace (±${ahead.errorDays} days)`;
  return [line(span(zh ? ' 走势 ' : ' trend ', 'dim'), span(drawn, 'bar'), span(` ${first.missing} ${glyphs.arrow} ${last.missing}  `), span(said, 'dim'))];
}

function dueLines({ due, changes, issues, lastImport }: Overview, { language, width }: Drawing): Line[] {
  const zh = language === 'zh';
  const lines: Line[] = [];
  if (due.overdue + due.week + due.month + due.unassigned > 0) {
    lines.push(line(span(zh ? ` 期限（以 ${due.from} 为准） ` : ` due as of ${due.from} `, 'dim'), span(zh ? `已超期 ${due.overdue}` : `overdue ${due.overdue}`, due.overdue > 0 ? 'bad' : 'plain'), zh ? `  一周内 ${due.week}  一月内 ${due.month}  未分派 ${due.unassigned}` : `  this week ${due.week}  this month ${due.month}  unassigned ${due.unassigned}`));
  }
  const imported = lastImport === '' ? '' : zh ? `最近导入 ${lastImport.slice(0, 10)}` : `last import ${lastImport.slice(0, 10)}`;
  const since = changes === null ? [] : (Object.keys(PEOPLE_CHANGES) as PeopleChange[]).filter((code) => changes[code] > 0).map((code) => `${PEOPLE_CHANGES[code][language]} ${changes[code]}`);
  const faults = zh ? `数据问题：错误 ${issues.error}，警告 ${issues.warning}` : `faults: ${issues.error} errors, ${issues.warning} warnings`;
  const said = [imported, ...since, faults].filter((text) => text !== '');
  return [...lines, ...wrapItems(said, width - 1).map((text): Line => line(span(` ${text}`, 'dim')))];
}

/** The one thing that brings the county nearest to zero now. */
function nextAction({ openPairs, unmatched, standings, due }: Overview, { language }: Drawing): Line {
  const zh = language === 'zh';
  const said = unmatched > 0 ? (zh ? `下一步：有 ${unmatched} 个判断还没有计入结果，按 m 重新比对` : `Next: ${unmatched} answers are not in the totals yet; m matches again`)
    : openPairs > 0 ? (zh ? `下一步：待核 ${openPairs} 对，按 Enter` : `Next: ${openPairs} pairs to judge; press Enter`)
    : due.overdue > 0 ? (zh ? `下一步：${due.overdue} 项已超期，按 g 排查；逐项见 c2z case due` : `Next: ${due.overdue} overdue: g, or c2z case due for each`)
    : standings.gap + standings.pending > 0 ? (zh ? `下一步：${standings.gap + standings.pending} 人未参保，按 g 排查` : `Next: ${standings.gap + standings.pending} people are missing; press g`)
    : zh ? '已清零：按 c 出具清零证明' : 'Zero is reached: c issues the certificate';
  return line(span(` ${said}`, 'bright'));
}

/** Townships from a position on, the farthest from zero first; the last line says how many are below. */
function townLines({ towns }: Overview, { language, width, glyphs }: Drawing, wanted: number, room: number): Line[] {
  const zh = language === 'zh';
  const nameWidth = Math.min(16, Math.max(8, ...towns.map(({ town }) => widthOf(town))));
  const barWidth = Math.max(8, (width >= 100 ? Math.floor(width * 0.6) - 2 : width) - nameWidth - 36);
  const head = line(span(` ${fit(zh ? '乡镇' : 'township', nameWidth)} ${fit('', barWidth)} ${fit(zh ? '参保/应参' : 'insured/due', 12, 'right')} ${fit(STANDINGS.gap[language], 8, 'right')} ${fit(STANDINGS.pending[language], 8, 'right')}`, 'dim'));
  const sorted = [...towns].sort((a, b) => b.gap + b.pending - (a.gap + a.pending) || (a.town < b.town ? -1 : 1));
  const from = Math.max(0, Math.min(wanted, sorted.length - room));
  const below = sorted.length - from - room;
  const shown = below > 0 ? sorted.slice(from, from + room - 1) : sorted.slice(from);
  const more = zh ? ` 下面还有 ${below + 1} 个乡镇（↓ PgDn）` : ` ${below + 1} townships below (↓ PgDn)`;
  return [head, ...shown.map(({ town, due, insured, gap, pending }): Line => [
    span(` ${fit(town === '' ? (zh ? '未注明' : 'not stated') : town, nameWidth)} `), ...bar(insured, due, barWidth, glyphs),
    span(` ${fit(`${insured}/${due}`, 12, 'right')} ${fit(String(gap), 8, 'right')} ${fit(String(pending), 8, 'right')}`, gap + pending === 0 ? 'good' : 'plain'),
  ]), ...(below > 0 ? [line(span(more, 'dim'))] : [])];
}

/** The categories where there is no room for their bars. */
function categoryWords({ categories }: Overview, { language, width }: Drawing): Line[] {
  const head = language === 'zh' ? ' 归类 ' : ' category ';
  const said = (Object.keys(CATEGORIES) as Category[]).filter((code) => categories[code] > 0).map((code) => `${CATEGORIES[code][language]} ${categories[code]}`);
  return wrapItems(said, width - widthOf(head)).map((text, index): Line => line(span(index === 0 ? head : ' '.repeat(widthOf(head)), 'dim'), text));
}

function categoryLines({ categories }: Overview, { language, glyphs }: Drawing): Line[] {
  const zh = language === 'zh';
  const total = Object.values(categories).reduce((sum, count) => sum + count, 0);
  const rows = (Object.keys(CATEGORIES) as Category[]).filter((code) => categories[code] > 0);
  return [line(span(zh ? '归类' : 'category', 'dim')), ...rows.map((code): Line => [span(`${fit(CATEGORIES[code][language], zh ? 12 : 20)} ${fit(String(categories[code]), 6, 'right')} `), ...bar(categories[code], total, 12, glyphs)])];
}

function beside(left: readonly Line[], right: readonly Line[], width: number, room: number): Line[] {
  const at = Math.floor(width * 0.6);
  return Array.from({ length: Math.min(room, Math.max(left.length, right.length)) }, (_, index) => {
    const row = cutLine(left[index] ?? EMPTY, at - 2);
    return [...row, span(' '.repeat(Math.max(0, at - lineWidth(row)))), ...(right[index] ?? EMPTY)];
  });
}
