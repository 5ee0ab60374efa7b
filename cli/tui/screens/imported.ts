/** After an import: which lists were not used, why, and what to do. */
import { EMPTY, line, span, type Line } from '../layout/line.js';
import { visible, wrap } from '../layout/width.js';
import type { ImportTold } from '../port.js';
import type { Model } from '../state/model.js';
import type { Drawing, Screen } from './drawing.js';

export function importedScreen({ imported }: Model, { language, width, height }: Drawing): Screen {
  const zh = language === 'zh';
  if (imported === null) return { title: EMPTY, body: [] };
  const { told: { used, refused }, top } = imported;
  const head = used === 0
    ? zh ? ' 没有采用：这次给的文件都没有用上，在用的名单与以前一样' : ' Not used: none of these files was taken; the lists in force are as before'
    : zh ? ` 已导入并比对 ${used} 个文件；${refused.length} 处没有用上或有问题，见下` : ` ${used} files imported and matched; ${refused.length} not used or at fault, see below`;
  const texts = refusedLines(refused, zh, width);
  const from = Math.max(0, Math.min(top, texts.length - (height - 2)));
  return { title: line(span(head, 'warn')), body: [...texts.slice(from, from + height - 2), EMPTY, line(span(zh ? ' 以后要看：总览按 s，来源' : ' To see this again: s on the dashboard, sources', 'dim'))] };
}

export function refusedLines(refused: ImportTold['refused'], zh: boolean, width: number): readonly Line[] {
  return refused.flatMap((each) => [EMPTY, ...problemLines(each, zh, width)]);
}

function problemLines({ code, place, message, fix }: ImportTold['refused'][number], zh: boolean, width: number): Line[] {
  const wrapped = (text: string, from: number): string[] => wrap(visible(text), width - from - 1).map((part) => ' '.repeat(from) + part);
  return [
    ...wrapped(place, 1).map((text): Line => line(span(text, 'bright'))),
    ...wrapped(message, 3).map((text): Line => line(span(text, 'bad'))),
    ...wrapped(`${zh ? '怎么办：' : 'What to do: '}${fix}`, 3).map((text): Line => line(text)),
    ...(code === '' ? [] : [line(span(`   ${code}`, 'dim'))]),
  ];
}
