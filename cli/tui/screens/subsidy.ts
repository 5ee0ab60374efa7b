/** Subsidies 资助: the tables of `c2z subsidy`, one view at a time. */
import { EMPTY, cutLine, line, span } from '../layout/line.js';
import { dropStart, visible } from '../layout/width.js';
import { SUBSIDY_VIEWS, type Model } from '../state/model.js';
import type { Drawing, Screen } from './drawing.js';

export function subsidyScreen({ subsidy }: Model, { language, width, height }: Drawing): Screen {
  const zh = language === 'zh';
  const title = line(span(zh ? ' 资助参保' : ' Subsidies', 'title'), span(subsidy === null ? '' : `  ${subsidy.text.policy[language]}`, 'dim'));
  if (subsidy === null) return { title, body: [line(span(zh ? ' 正在计算…' : ' Working out…', 'dim'))] };
  const views = Object.keys(SUBSIDY_VIEWS) as (keyof typeof SUBSIDY_VIEWS)[];
  const tabs = views.map((view) => span(` ${SUBSIDY_VIEWS[view][language]} `, view === subsidy.view ? 'selected' : 'dim'));
  const lines = subsidy.text[subsidy.view];
  const from = Math.max(0, Math.min(subsidy.top, lines.length - (height - 2)));
  return { title, body: [cutLine(tabs, width), EMPTY, ...lines.slice(from, from + height - 2).map((text) => line(` ${dropStart(visible(text), subsidy.left)}`))] };
}
