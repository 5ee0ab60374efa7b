/** Sources, history, the field of an import, and errors. */
import { SOURCE_KINDS } from '../../../src/index.js';
import { EMPTY, cutLine, line, selectedLine, span, typedLine, type Line } from '../layout/line.js';
import { cutStart, fit, visible, wrap } from '../layout/width.js';
import type { Model } from '../state/model.js';
import type { Drawing, Screen } from './drawing.js';
import { windowOf } from './list-window.js';
import { onlyLatest, stepRows } from './panels.js';

/** What came in, and what could not be read 来源. */
export function sourcesScreen({ sources }: Model, { language, width, height, glyphs }: Drawing): Screen {
  const zh = language === 'zh';
  const title = line(span(zh ? ' 来源' : ' Sources', 'title'));
  if (sources === null) return { title, body: [] };
  const nameWidth = Math.max(16, Math.min(40, width - 54));
  const head = line(span(`   ${fit(zh ? '文件' : 'file', nameWidth)} ${fit(zh ? '种类' : 'kind', 14)} ${fit(zh ? '行' : 'rows', 8, 'right')} ${fit(zh ? '使用' : 'used', 8, 'right')} ${fit(zh ? '重复' : 'twice', 6, 'right')} ${fit(zh ? '错误行' : 'aside', 6, 'right')}`, 'dim'));
  const window = windowOf(sources.rows.length, sources.cursor, height - 5);
  const rows = sources.rows.slice(window.from, window.to).map((source, index): Line => {
    const at = window.from + index;
    const sum = (of: 'rows' | 'used' | 'duplicates' | 'setAside'): number => source.sheets.reduce((total, sheet) => total + sheet[of], 0);
    const kinds = [...new Set(source.sheets.flatMap(({ kind }) => (kind === null ? [] : [SOURCE_KINDS[kind][language]])))].join('、');
    const text = ` ${at === sources.cursor ? glyphs.cursor : ' '} ${fit(cutStart(visible(source.path), nameWidth), nameWidth)} ${fit(source.problem === null ? kinds : zh ? '读不了' : 'unread', 14)} ${fit(String(sum('rows')), 8, 'right')} ${fit(String(sum('used')), 8, 'right')} ${fit(String(sum('duplicates')), 6, 'right')} ${fit(String(sum('setAside')), 6, 'right')}`;
    return at === sources.cursor ? selectedLine(line(text), width) : cutLine(line(span(text, source.problem === null ? 'plain' : 'bad')), width);
  });
  const chosen = sources.rows[sources.cursor];
  const detail = chosen === undefined ? [] : [
    EMPTY,
    cutLine(line(span(` ${visible(chosen.path)}`, 'bright'), span(`  ${chosen.asOf}`, 'dim')), width),
    ...(chosen.problem === null ? chosen.sheets.filter(({ why }) => why !== null).map((sheet): Line => cutLine(line(span(` ${visible(sheet.name)}：${sheet.why?.[language] ?? ''}`, 'dim')), width)) : wrap(chosen.problem[language], width - 2).map((text): Line => line(span(` ${text}`, 'bad')))).slice(0, 3),
  ];
  return { title, body: rows.length === 0 ? [line(span(zh ? ' 还没有导入。按 i 导入。' : ' Nothing has been imported. i imports.', 'dim'))] : [head, ...rows, ...detail] };
}

/** Every step that was kept, newest first 历史. */
export function historyScreen({ past }: Model, drawing: Drawing): Screen {
  const zh = drawing.language === 'zh';
  const title = line(span(zh ? ' 历史' : ' History', 'title'), span(zh ? '  z 撤销最后一步  Z 重做' : '  z takes the last step back, Z does it again', 'dim'), span(past === null ? '' : onlyLatest(past.entries, zh), 'dim'));
  if (past === null) return { title, body: [line(span(zh ? ' 正在读取…' : ' Reading…', 'dim'))] };
  return { title, body: past.entries.length === 0 ? [line(span(zh ? ' 还没有任何判断或办理' : ' Nothing has been decided yet', 'dim'))] : stepRows(past.entries, past.cursor, drawing) };
}

export function importScreen({ importPath }: Model, { language, width }: Drawing): Screen {
  const zh = language === 'zh';
  return {
    title: line(span(zh ? ' 导入' : ' Import', 'title')),
    body: [EMPTY, line(zh ? ' 写文件或文件夹的路径，也可以把文件夹拖到这个窗口里。' : ' Give the path of a file or folder; a folder can be dragged into this window.'), EMPTY,
      typedLine(zh ? '路径' : 'path', importPath, width)],
  };
}

export function errorScreen({ problem }: Model, { language, width }: Drawing): Screen {
  const zh = language === 'zh';
  const said = (text: string): Line[] => wrap(text, width - 4).map((each) => line(`  ${each}`));
  return {
    title: line(span(zh ? ' 没有做成' : ' That did not work', 'bad')),
    body: problem === null ? [] : [EMPTY, ...said(problem.message[language]), EMPTY, line(span(zh ? ' 怎么办' : ' What to do', 'title')), ...said(problem.fix[language]), EMPTY, line(span(zh ? ' 已保存的判断没有变动。' : ' What was saved has not changed.', 'dim'))],
  };
}
