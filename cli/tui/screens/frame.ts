/** One frame: title, body, message and footer, exactly as many lines as the terminal has, less the one that keeps it from scrolling. */
import { KEYMAP, isTyping, modeOf, refusalOf, type Binding } from '../keymap.js';
import { EMPTY, cutLine, line, lineWidth, rule, span, type Line } from '../layout/line.js';
import { wrap } from '../layout/width.js';
import { isTooSmall, topScreen, type Model } from '../state/model.js';
import { GLYPHS, bared, type Glyphs } from '../theme.js';
import type { Drawing, Facts, Screen } from './drawing.js';
import { blankScreen, helpScreen } from './help.js';
import { bulkScreen, clusterScreen, decisionsScreen, stepScreen } from './panels.js';
import { reviewScreen } from './review.js';
import { finishedScreen, jobScreen } from './job.js';
import { dashboardScreen } from './dashboard.js';
import { importedScreen } from './imported.js';
import { subsidyScreen } from './subsidy.js';
import { triageScreen } from './triage.js';
import { householdScreen, personScreen, searchScreen } from './people.js';
import { errorScreen, historyScreen, importScreen, sourcesScreen } from './records.js';

export function frameOf(model: Model, facts: Facts, clock: number): readonly Line[] {
  const lines = drawn(model, facts, clock);
  return model.glyphs === 'full' ? lines : lines.map((each) => each.map(({ text, tone }) => span(bared(text), tone)));
}

function drawn(model: Model, facts: Facts, clock: number): readonly Line[] {
  const { height, width, room } = frameSize(model);
  const glyphs = GLYPHS[model.glyphs];
  if (model.blank) return filled(blankScreen(model.language), height);
  if (isTooSmall(model)) return filled(narrowScreen(model, width), height);
  const drawing = { language: model.language, width, height, glyphs, facts };
  if (model.help) return framed(helpScreen(model, { ...drawing, height: height - 3 }), [[span(' '), ...footerItem({ keys: [], show: '?', action: 'help', label: { zh: '关闭', en: 'close' } }, model)]], EMPTY, width, height, glyphs);
  const bottom = footer(model, width);
  const screen = screenOf(model, { ...drawing, height: room }, clock);
  const said = model.toast === null ? EMPTY : cutLine(line(span(` ${model.toast.text[model.language]}`, model.toast.tone)), width);
  return framed(screen, bottom, said, width, height, glyphs);
}

/** Lines and columns of a frame, and the lines that are left for the body. */
export function frameSize(model: Model): { readonly height: number; readonly width: number; readonly room: number } {
  const height = Math.max(1, model.rows - 1);
  const width = Math.max(20, model.columns);
  return { height, width, room: height - 4 - footer(model, width).length };
}

function narrowScreen({ language, columns, rows }: Model, width: number): readonly Line[] {
  const said = language === 'zh'
    ? [`窗口太小（${columns}×${rows}），看不全，请放大到 80×24。`, '放大以后自动恢复，已保存的判断不受影响。Ctrl+C 退出。']
    : [`This window is too small (${columns} × ${rows}) to show everything: make it 80 × 24.`, 'It goes on by itself then; nothing that was kept is lost. Ctrl+C quits.'];
  return [EMPTY, ...said.flatMap((text) => wrap(text, width - 2)).map((text): Line => line(span(` ${text}`, 'warn')))];
}

function framed({ title, body }: Screen, bottom: readonly Line[], said: Line, width: number, height: number, glyphs: Glyphs): readonly Line[] {
  const room = height - 4 - bottom.length;
  const shown = body.slice(0, room).map((each) => cutLine(each, width));
  return filled([cutLine(title, width), rule(width, glyphs.rule), ...filled(shown, room), rule(width, glyphs.rule), said, ...bottom], height);
}

function filled(lines: readonly Line[], height: number): readonly Line[] {
  return [...lines.slice(0, height), ...Array.from({ length: Math.max(0, height - lines.length) }, () => EMPTY)];
}

function screenOf(model: Model, drawing: Drawing, clock: number): Screen {
  switch (topScreen(model)) {
    case 'review': {
      switch (model.review?.panel?.kind) {
        case 'bulk': return bulkScreen(model.review, model.review.panel, drawing);
        case 'cluster': return clusterScreen(model.review, model.review.panel, drawing);
        case 'step': return stepScreen(model.review, model.review.panel, drawing);
        case 'history': return decisionsScreen(model.review.panel, drawing);
        default: return reviewScreen(model, drawing, clock);
      }
    }
    case 'finished': return finishedScreen(model, drawing);
    case 'job': return jobScreen(model, drawing);
    case 'dashboard': return dashboardScreen(model, drawing);
    case 'triage': return triageScreen(model, drawing);
    case 'search': return searchScreen(model, drawing);
    case 'person': return personScreen(model, drawing);
    case 'household': return householdScreen(model, drawing);
    case 'subsidy': return subsidyScreen(model, drawing);
    case 'sources': return sourcesScreen(model, drawing);
    case 'history': return historyScreen(model, drawing);
    case 'import': return importScreen(model, drawing);
    case 'imported': return importedScreen(model, drawing);
    case 'error': return errorScreen(model, drawing);
  }
}

/** The keys of the moment, wrapped; quiet ones only in help. */
function footer(model: Model, width: number): readonly Line[] {
  const mode = modeOf(model);
  const shown = KEYMAP[mode].filter((binding) => binding.quiet !== true);
  const lines: Line[] = [];
  let row: Line = [];
  for (const binding of shown) {
    const item = footerItem(binding, model);
    const wider = row.length === 0 ? [span(' '), ...item] : [...row, span('  '), ...item];
    if (row.length > 0 && lineWidth(wider) > width) {
      lines.push(cutLine(row, width));
      row = [span(' '), ...item];
    } else row = wider;
  }
  if (row.length > 0) lines.push(cutLine(row, width));
  return isTyping(mode) ? lines : lines.slice(0, 3);
}

/** The key and what it does; greyed when it cannot be used now. */
function footerItem(binding: Binding, model: Model): Line {
  const refused = refusalOf(binding, model) !== null;
  const label = `${binding.label[model.language]}${binding.detail?.(model) ?? ''}`;
  return [span(binding.show, refused ? 'off' : 'key'), span(` ${label}`, refused ? 'off' : 'plain')];
}
