/** Bulk actions of triage: the field, the list of reasons, and the preview of what would happen. */
import { EMPTY, cutLine, line, selectedLine, span, typedLine, type Line } from '../layout/line.js';
import { fit, visible, wrap } from '../layout/width.js';
import type { CaseOrder } from '../port.js';
import { targetsOf, type CasePanel, type TriageState } from '../state/triage.js';
import type { Drawing } from './drawing.js';
import { windowOf } from './list-window.js';

const ASKS = { assign: { zh: '分派给谁', en: 'Responsible' }, due: { zh: '完成期限（年-月-日）', en: 'Due date (YYYY-MM-DD)' }, note: { zh: '备注', en: 'Note' }, contact: { zh: '联系结果（可不写）', en: 'What came of it (may be left out)' }, evidence: { zh: '佐证编号或出处（可不写）', en: 'Number or origin of the paper (may be left out)' }, return: { zh: '为什么退回', en: 'Why it is returned' }, reopen: { zh: '为什么重新打开', en: 'Why it is reopened' } } as const;
const CHOICES = { survey: { zh: '排查结果', en: 'What was found' }, evidence: { zh: '佐证材料', en: 'Evidence' }, contact: { zh: '联系方式', en: 'How they were reached' } } as const;

export function casePanelBody(triage: TriageState, panel: CasePanel, drawing: Drawing): readonly Line[] {
  const { language, width, height, glyphs } = drawing;
  const zh = language === 'zh';
  const people = targetsOf(triage);
  const names = people.slice(0, 8).map(({ name }) => visible(name)).join('、');
  const head = [cutLine(line(span(zh ? ` 对 ${people.length} 人：` : ` For ${people.length} people: `, 'bright'), span(`${names}${people.length > 8 ? ' …' : ''}`)), width), EMPTY];
  switch (panel.kind) {
    case 'text': return [...head, ...(panel.chosen === null ? [] : [line(span(` ${panel.chosen[language]}`, 'title'))]), typedLine(ASKS[panel.what][language], panel.text, width)];
    case 'choice': {
      const window = windowOf(panel.choices.length, panel.cursor, height - 4);
      return [...head, line(span(` ${CHOICES[panel.of][language]}`, 'title')), ...panel.choices.slice(window.from, window.to).map((reason, index): Line => {
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
        ...refused.flatMap((each) => wrap(`${visible(each.name)}  ${each.why[language]}`, width - 4).map((text): Line => line(span(`   ${text}`, 'warn')))).slice(0, Math.max(1, height - 9)),
        ...(applied === 0 ? [] : [EMPTY, line(span(zh ? ' 按 Enter 记录为一步，可用 z 整步撤销。' : ' Enter keeps it as one step, which z takes back as a whole.', 'dim'))])];
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
    case 'contact': return zh ? `联系记录：${visible(order.result)}` : `Contact: ${visible(order.result)}`;
    case 'evidence': return zh ? `佐证：${facts.words.evidence(order.evidence).zh} ${visible(order.reference)}` : `Evidence: ${facts.words.evidence(order.evidence).en} ${visible(order.reference)}`;
    case 'verify': return zh ? '核实通过' : 'Verified';
    case 'return': return zh ? `退回：${visible(order.why)}` : `Returned: ${visible(order.why)}`;
    case 'clear': return zh ? '销号' : 'Cleared';
    case 'reopen': return zh ? `重新打开：${visible(order.why)}` : `Reopened: ${visible(order.why)}`;
  }
}
