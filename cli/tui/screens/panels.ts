/** What opens over the review screen: a batch with its samples, the records of a contradiction, old decisions. */
import { JUDGEMENTS, type Judgement } from '../../../src/index.js';
import { EMPTY, cutLine, fitLine, line, selectedLine, span, spread, type Line } from '../layout/line.js';
import { cutStart, fit, visible, widthOf, wrap } from '../layout/width.js';
import type { PastDecision } from '../port.js';
import { LETTERS, SAMPLES, samplesLeft } from '../state/panels.js';
import { MOST_STEPS, replacedIn } from '../state/past.js';
import type { Panel, ReviewState } from '../state/model.js';
import { comparisonHead, comparisonRows } from './comparison.js';
import type { Drawing, Screen } from './drawing.js';
import { windowOf } from './list-window.js';

export function bulkScreen(review: ReviewState, panel: Extract<Panel, { kind: 'bulk' }>, drawing: Drawing): Screen {
  const { language, width, height, facts, glyphs } = drawing;
  const zh = language === 'zh';
  const kept = panel.pairs.length - panel.excluded.size;
  const left = samplesLeft(panel);
  const need = Math.min(SAMPLES, panel.pairs.length);
  const title = spread(line(span(zh ? ` 同类批量 ${kept} 对` : ` ${kept} pairs alike`, 'title'), span(`  ${facts.words.pattern(panel.pairs[0]?.pattern ?? '')[language]}`)),
    line(span(left > 0 ? (zh ? `已看 ${need - left}/${need} ` : `seen ${need - left}/${need} `) : zh ? '样本已看够 ' : 'samples seen ', left > 0 ? 'warn' : 'good')), width);
  const detail: Line[] = panel.view === null ? [] : [...comparisonHead(panel.view, false, drawing), ...comparisonRows(panel.view, false, drawing)]; // a whole number is shown of the pair for which it was asked alone, since that is what is logged
  const listHeight = Math.max(3, height - detail.length - 2);
  const window = windowOf(panel.pairs.length, panel.cursor, listHeight);
  const rows = panel.pairs.slice(window.from, window.to).map((pair, index): Line => {
    const at = window.from + index;
    const mark = panel.excluded.has(pair.subject) ? (zh ? '排除' : 'out ') : panel.viewed.has(pair.subject) ? (zh ? '已看' : 'seen') : '    ';
    const text = ` ${at === panel.cursor ? glyphs.cursor : ' '} ${fit(String(at + 1), 4, 'right')}  ${mark}  ${fit(visible(pair.name), 14)}  ${fit(`${pair.town}${pair.village === '' ? '' : `·${pair.village}`}`, 22)}  ${review.suggestions ? facts.words.percent(pair.probability) : ''}`;
    return at === panel.cursor ? selectedLine(line(text), width) : cutLine(line(span(text, panel.excluded.has(pair.subject) ? 'off' : 'plain')), width);
  });
  const said = zh ? ` 最没有把握的排在前面；先看 ${need} 对，再一次判断全部。` : ` The weakest come first; look at ${need} before judging all at once.`;
  return { title, body: [line(span(said, 'dim')), ...rows, EMPTY, ...detail] };
}

export function clusterScreen(review: ReviewState, panel: Extract<Panel, { kind: 'cluster' }>, { language, width, height, glyphs }: Drawing): Screen {
  const zh = language === 'zh';
  const told = [
    ...wrap(zh ? '以前的判断说这些记录是同一人，又说其中有的不是。请分组：同一个人的记录标同一个字母。' : 'Earlier answers join these records and also keep some apart. Give the records of one person the same letter.', width - 2).map((text): Line => line(span(` ${text}`, 'warn'))),
    ...conflictLines(review, panel, zh, glyphs).map((text): Line => cutLine(line(span(` ${text}`, 'dim')), width)).slice(0, Math.max(2, height - 8 - Math.min(9, panel.nodes.length))),
    ...(panel.nodes.length > LETTERS.length ? [line(span(zh ? ` 字母只有 ${LETTERS.length} 个：人更多时先按 z 撤销最近的判断，再逐对判断。` : ` There are ${LETTERS.length} letters: for more people take the last answer back with z and judge pair by pair.`, 'warn'))] : []),
  ];
  const window = windowOf(panel.nodes.length, panel.cursor, height - told.length - 1);
  const rows = panel.nodes.slice(window.from, window.to).map(({ name, id, place }, offset): Line => {
    const index = window.from + offset;
    const who = ` ${fit(String(index + 1), 2, 'right')}  ${fit(panel.groups[index] === '' ? '·' : (panel.groups[index] as string), 3)} ${fit(visible(name), 14)} ${fit(id, 20)} `;
    const text = who + cutStart(place, width - widthOf(who)); // the row matters more than the file's name
    return index === panel.cursor ? selectedLine(line(text), width) : line(text);
  });
  return {
    title: line(span(zh ? ' 互相矛盾的判断' : ' Answers that contradict each other', 'title'), span(zh ? `  ${panel.nodes.length} 条记录，已分组 ${panel.groups.filter((group) => group !== '').length}` : `  ${panel.nodes.length} records, ${panel.groups.filter((group) => group !== '').length} with a group`, 'dim')),
    body: [...told, EMPTY, ...rows],
  };
}

/** What was said of records by number: first what keeps them apart, then what joins them. */
function conflictLines({ verdicts }: ReviewState, { pairs, nodes }: Extract<Panel, { kind: 'cluster' }>, zh: boolean, { signs }: Drawing['glyphs']): string[] {
  const number = new Map(nodes.map(({ node }, index) => [node, index + 1]));
  const words = (judgement: Judgement, sign: string): string[] => pairs.flatMap(({ subject, left, right }) => {
    const verdict = verdicts.get(subject);
    return verdict?.judgement === judgement ? [`${number.get(left)} ${sign} ${number.get(right)} ${JUDGEMENTS[judgement][zh ? 'zh' : 'en']}${zh ? '（' : ' ('}${visible(verdict.by)} ${verdict.at}${zh ? '）' : ')'}`] : [];
  });
  return [...words('different', signs.different), ...words('same', signs.same)];
}

/** The pairs of a past step, what is said of each today, and the chosen one side by side. */
export function stepScreen(review: ReviewState, panel: Extract<Panel, { kind: 'step' }>, drawing: Drawing): Screen {
  const { language, width, height, glyphs } = drawing;
  const zh = language === 'zh';
  const entry = panel.past.entries[panel.past.cursor];
  const gone = (entry?.subjects.length ?? 0) - panel.pairs.length;
  const title = line(span(zh ? ` ${panel.pairs.length} 对` : ` ${panel.pairs.length} pairs`, 'title'), span(entry === undefined ? '' : `  ${entry.batch}  ${entry.at.slice(0, 16)}  ${visible(entry.by)}  ${entry.takenBack ? (zh ? '已撤销 ' : 'undone: ') : ''}${entry.what[language]}`),
    span(gone > 0 ? (zh ? `  另有 ${gone} 对比对后不再列出` : `  ${gone} more are not listed any more`) : '', 'dim'));
  const detail: Line[] = panel.view === null ? [] : [...comparisonHead(panel.view, false, drawing), ...comparisonRows(panel.view, false, drawing)];
  const window = windowOf(panel.pairs.length, panel.cursor, Math.max(3, height - detail.length - 2));
  const said = panel.pairs.map(({ subject }) => { const verdict = review.verdicts.get(subject); return verdict === undefined ? (zh ? '待核' : 'open') : JUDGEMENTS[verdict.judgement][language]; });
  const widest = Math.max(...said.map(widthOf));
  const rows = panel.pairs.slice(window.from, window.to).map((pair, index): Line => {
    const at = window.from + index;
    const text = ` ${at === panel.cursor ? glyphs.cursor : ' '} ${fit(String(at + 1), 4, 'right')}  ${fit(said[at] ?? '', widest)}  ${fit(visible(pair.name), 14)}  ${pair.town}${pair.village === '' ? '' : `·${pair.village}`}`;
    return at === panel.cursor ? selectedLine(line(text), width) : cutLine(line(text), width);
  });
  return { title, body: [line(span(zh ? ' 改哪一对，就在那一对上按 y n u；其余各对不变。' : ' y n u change the chosen pair; the others stay.', 'dim')), ...rows, EMPTY, ...detail] };
}

export function decisionsScreen(panel: Extract<Panel, { kind: 'history' }>, drawing: Drawing): Screen {
  const zh = drawing.language === 'zh';
  return {
    title: line(span(zh ? ' 以前的判断' : ' Earlier decisions', 'title'), span(zh ? '  选中一条，按 y n u 改正；Enter 看这一步的各对' : '  choose one; y n u change it; Enter opens its pairs', 'dim'), span(onlyLatest(panel.entries, zh), 'dim')),
    body: panel.entries.length === 0 ? [line(span(zh ? ' 还没有判断' : ' Nothing has been decided yet', 'dim'))] : stepRows(panel.entries, panel.cursor, drawing),
  };
}

/** What is said when there may be more steps than are listed. */
export function onlyLatest(entries: readonly PastDecision[], zh: boolean): string {
  return entries.length < MOST_STEPS ? '' : zh ? `  只列最近 ${MOST_STEPS} 步，全部：c2z undo --list` : `  the latest ${MOST_STEPS}; all: c2z undo --list`;
}

/** Steps as rows: when, by whom, what was decided, of whom, and whether it was taken back. */
export function stepRows(entries: readonly PastDecision[], cursor: number, { language, width, height, glyphs }: Drawing): Line[] {
  const zh = language === 'zh';
  const window = windowOf(entries.length, cursor, height);
  const shown = entries.slice(window.from, window.to);
  const most = (of: (entry: PastDecision) => string, limit: number): number => Math.min(limit, Math.max(0, ...shown.map((entry) => widthOf(of(entry)))));
  const replaced = replacedIn(entries);
  const marks = { none: '', some: zh ? '部分改判 ' : 'partly changed: ', all: zh ? '已改判 ' : 'changed since: ' } as const;
  const verb = (entry: PastDecision): string => (entry.takenBack ? (zh ? '已撤销 ' : 'undone: ') : marks[replaced.get(entry.batch) ?? 'none']) + entry.what[language] + timesWords(entry, zh);
  const [by, what, batch] = [most((entry) => visible(entry.by), 12), most(verb, Math.floor(width * 0.4)), most((entry) => entry.batch, 8)];
  return shown.map((entry, index): Line => {
    const current = window.from + index === cursor;
    const note = entry.note === '' ? '' : zh ? `  备注：${visible(entry.note)}` : `  note: ${visible(entry.note)}`;
    const text = ` ${current ? glyphs.cursor : ' '} ${fit(entry.at.slice(0, 16), 16)}  ${fit(visible(entry.by), by)}  ${fit(visible(verb(entry)), what)}  ${fit(entry.batch, batch)}  ${visible(entry.whom[language])}${note}`;
    return current ? selectedLine(line(text), width) : fitLine(line(span(text, entry.takenBack || replaced.get(entry.batch) === 'all' ? 'off' : 'plain')), width);
  });
}

function timesWords({ events, subjects }: PastDecision, zh: boolean): string {
  if (events <= 1) return '';
  return subjects.length === 0 ? ` ×${events}` : zh ? `（${events} 对）` : ` (${events} pairs)`;
}
