/** Long work and its end: how far it is, and what the decisions changed. */
import { STANDINGS, type StandingCode } from '../../../src/index.js';
import { bar } from '../layout/bars.js';
import { EMPTY, line, span, textOf, type Line } from '../layout/line.js';
import { fit, visible, wrap } from '../layout/width.js';
import type { Model, Outcome } from '../state/model.js';
import { GLYPHS } from '../theme.js';
import type { Drawing, Facts, Screen } from './drawing.js';

export function jobScreen({ job }: Model, { language, width, glyphs }: Drawing): Screen {
  const zh = language === 'zh';
  const what = job?.what === 'certify' ? (zh ? '正在出具清零证明' : 'Issuing the certificate of zero') : job?.what === 'import' ? (zh ? '正在导入和比对' : 'Importing and matching') : zh ? '正在重新比对' : 'Matching again';
  const progress = job?.progress ?? null;
  const room = Math.min(50, width - 20);
  const waiting = job?.waiting ?? null;
  const lines: Line[] = waiting !== null ? [
    ...wrap(waiting.message[language], width - 2).map((text): Line => line(span(` ${text}`, 'warn'))), EMPTY,
    ...wrap(waiting.fix[language], width - 2).map((text): Line => line(` ${text}`)),
  ] : progress === null ? [line(span(zh ? ' 正在开始…' : ' Starting…', 'dim'))] : [
    line(` ${visible(progress.label)}`),
    progress.share === null ? EMPTY : [span(' '), ...bar(Math.round(progress.share * 1000), 1000, room, glyphs), span(` ${Math.floor(progress.share * 100)}%`)],
    line(span(` ${progress.rows.toLocaleString('en-US')} ${zh ? '行' : 'rows'} · ${progress.seconds.toFixed(0)} ${zh ? '秒' : 's'}`, 'dim')),
  ];
  return { title: line(span(` ${what}`, 'title')), body: [EMPTY, ...lines, EMPTY, line(span(zh ? ' 判断都已保存；停下也不会丢。' : ' Every answer is kept; stopping loses nothing.', 'dim'))] };
}

const SHOWN: readonly StandingCode[] = ['pending', 'gap', 'insured', 'excused', 'removed'];

export function finishedScreen({ outcome }: Model, drawing: Drawing): Screen {
  const zh = drawing.language === 'zh';
  return {
    title: line(span(zh ? ' 这些判断改变了什么' : ' What your answers changed', 'title'), span(`  ${drawing.facts.title} ${drawing.facts.year}`, 'dim')),
    body: outcome === null ? [] : [EMPTY, ...outcomeLines(outcome, drawing)],
  };
}

/** What the answers came to, said once more when the screen is gone. */
export function farewell({ outcome, language, glyphs }: Model, facts: Facts): readonly string[] {
  return outcome === null ? [] : outcomeLines(outcome, { language, glyphs: GLYPHS[glyphs], facts }).map(textOf);
}

function outcomeLines(outcome: Outcome, { language, glyphs }: Pick<Drawing, 'language' | 'glyphs' | 'facts'>): Line[] {
  const zh = language === 'zh';
  const { before, after } = outcome;
  const rows = SHOWN.map((code): Line => {
    const [was, is] = [before.standings[code], after.standings[code]];
    return line(`  ${fit(STANDINGS[code][language], 22)}`, `${fit(String(was), 8, 'right')} ${glyphs.arrow} `, span(fit(String(is), 8, 'right'), was === is ? 'dim' : 'bright'));
  });
  const pairs = line(`  ${fit(zh ? '待核（对）' : 'pairs to judge', 22)}${fit(String(before.openPairs), 8, 'right')} ${glyphs.arrow} `, span(fit(String(after.openPairs), 8, 'right'), 'bright'));
  const missing = after.rates.reduced.of - after.rates.reduced.insured;
  const advice = after.openPairs > 0 ? (zh ? '下一步：继续待核（c2z review）' : 'Next: go on reviewing (c2z review)')
    : missing > 0 ? (zh ? `下一步：${missing} 人还没有参保，发乡镇核实（c2z worksheets）` : `Next: ${missing} people are not insured: send them to the townships (c2z worksheets)`)
    : zh ? '已清零' : 'Zero is reached';
  return [line(zh ? ` 本次判断 ${outcome.answers} 对` : ` ${outcome.answers} pairs judged`), EMPTY, pairs, ...rows, EMPTY, line(span(` ${advice}`, missing === 0 && after.openPairs === 0 ? 'good' : 'plain'))];
}
