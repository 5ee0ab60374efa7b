/** The `?` page, made from the table of keys, and the blank screen. */
import type { Language } from '../../../src/index.js';
import { KEYMAP, modeOf, refusalOf } from '../keymap.js';
import { fit } from '../layout/width.js';
import { EMPTY, fitLine, line, span, type Line } from '../layout/line.js';
import type { Mode } from '../state/actions.js';
import type { Model } from '../state/model.js';
import type { Drawing, Screen } from './drawing.js';

/** Where signs stand between two records. */
const COMPARING: ReadonlySet<Mode> = new Set<Mode>(['review', 'bulk', 'step', 'person']);

export function helpScreen(model: Model, { language, width, height }: Drawing): Screen {
  const rows = KEYMAP[modeOf(model)].map((binding): Line => {
    const refused = refusalOf(binding, model);
    const why = refused === null ? '' : language === 'zh' ? `（现在不能用：${refused.zh}）` : ` (not now: ${refused.en})`;
    return line(span(` ${fit(binding.show, 7)}`, refused === null ? 'key' : 'off'), span(`${binding.label[language]}${why}`, refused === null ? 'plain' : 'off'));
  });
  const columns = rows.length > height - 2 ? 2 : 1;
  const perColumn = Math.ceil(rows.length / columns);
  const half = Math.floor(width / columns);
  const body = Array.from({ length: perColumn }, (_, index): Line => Array.from({ length: columns }, (__, column) => [...fitLine(rows[index + column * perColumn] ?? EMPTY, half - 1), span(' ')]).flat());
  const signs = language === 'zh' ? ' 判断一栏：= 相同  ≈ 相近  ≠ 不同  · 一边缺；[ ] 是不同的字' : ' Verdicts: = same  ≈ similar  ≠ different  · missing; [ ] marks what differs';
  return { title: line(span(language === 'zh' ? ' 帮助' : ' Help', 'title')), body: COMPARING.has(modeOf(model)) ? [...body, EMPTY, line(span(signs, 'dim'))] : body };
}

/** Says nothing of anybody. */
export function blankScreen(language: Language): readonly Line[] {
  return [EMPTY, line(span(language === 'zh' ? ' 已遮屏，按任意键继续' : ' Blanked. Any key goes on', 'dim'))];
}
