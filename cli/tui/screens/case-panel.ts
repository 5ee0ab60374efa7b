/** Bulk actions of triage: the field, the list of reasons, and the preview of what would happen. */
import { EMPTY, cutLine, line, selectedLine, span, type Line } from '../layout/line.js';
import { fit, visible } from '../layout/width.js';
import type { CaseOrder } from '../port.js';
import { targetsOf, type CasePanel, type TriageState } from '../state/triage.js';
import type { Drawing } from './drawing.js';
import { windowOf } from './list-window.js';

const ASKS = { assign: { zh: '分派给谁', en: 'Responsible' }, due: { zh: '完成期限（年-月-日）', en: 'Due date (YYYY-MM-DD)' }, note: { zh: '备注', en: 'Note' } } as const;

export function casePanelBody(triage: TriageState, panel: CasePanel, drawing: Drawing): readonly Line[] {
  const { language, width, height, glyphs } = drawing;
  const zh = language === 'zh';
  const people = targetsOf(triage);
  const names = people.slice(0, 8).map(({ name }) => visible(name)).join('、');
  const head = [cutLine(line(span(zh ? ` 对 ${people.length} 人：` : ` For ${people.length} people: `, 'bright'), span(`${names}${people.length > 8 ? ' …' : ''}`)), width), EMPTY];
  switch (panel.kind) {
    case 'text': return [...head, line(span(` ${ASKS[panel.what][language]}> `, 'key'), span(visible(panel.text), 'bright'), span('▏', 'key'))];
    case 'reason': {
      const window = windowOf(panel.reasons.length, panel.cursor, height - 4);
      return [...head, line(span(zh ? ' 排查结果' : ' What was found', 'title')), ...panel.reasons.slice(window.from, window.to).map((reason, index): Line => {
        const current = window.from + index === panel.cursor;
        const text = ` ${current ? glyphs.cursor : ' '} ${fit(reason[language], 40)} ${reason.code}`;
        return current ? selectedLine(line(text), width) : line(text);
      })];
    }
    case 'preview': {
      const { applied, without, refused } = panel.plan;
      return [...head,
        line(span(` ${orderWords(panel.order, drawing)}`, 'title')), EMPTY,
        line(` ${zh ? `将办理 ${applied} 个个案` : `${applied} cases will be changed`}`),
        ...(without > 0 ? [line(span(zh ? ` ${without} 人没有个案，不变` : ` ${without} people have no case and stay as they are`, 'dim'))] : []),
        ...(refused.length > 0 ? [line(span(zh ? ` ${refused.length} 个不能办理：` : ` ${refused.length} cannot be:`, 'warn'))] : []),
        ...refused.slice(0, Math.max(1, height - 9)).map((each): Line => cutLine(line(span(`   ${visible(each.name)} ${each.caseNumber}  ${each.why[language]}`, 'warn')), width)),
        EMPTY, line(span(zh ? ' 按 Enter 记录为一步，可用 z 整步撤销。' : ' Enter keeps it as one step, which z takes back as a whole.', 'dim'))];
    }
  }
}

function orderWords(order: CaseOrder, { language, facts }: Drawing): string {
  const zh = language === 'zh';
  switch (order.kind) {
    case 'assign': return zh ? `分派给 ${visible(order.responsible)}` : `Responsible: ${visible(order.responsible)}`;
    case 'due': return zh ? `期限 ${order.due}` : `Due ${order.due}`;
    case 'note': return zh ? `备注：${visible(order.text)}` : `Note: ${visible(order.text)}`;
    case 'survey': return zh ? `排查结果：${facts.words.reason(order.reason).zh}` : `Found: ${facts.words.reason(order.reason).en}`;
    case 'verify': return zh ? '核实通过' : 'Verified';
  }
}
