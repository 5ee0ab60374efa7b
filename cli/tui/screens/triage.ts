/** Gap triage 排查: the narrowed list, its facets, the chosen range; only visible rows are drawn. */
import { CASE_STATES, IDENTITIES, STANDINGS, type CaseStateCode, type IdentityCode, type Label, type Language, type StandingCode } from '../../../src/index.js';
import { EMPTY, cutLine, line, selectedLine, span, spread, typedLine, type Line } from '../layout/line.js';
import { fit, cutPlace, visible } from '../layout/width.js';
import type { PersonRow } from '../port.js';
import type { Model } from '../state/model.js';
import { FACETS, facetCounts, rangeOf, type Facet, type TriageState } from '../state/triage.js';
import { casePanelBody } from './case-panel.js';
import type { Drawing, Facts, Screen } from './drawing.js';
import { windowOf } from './list-window.js';

export const FACET_LABELS: Readonly<Record<Facet, Label>> = {
  standing: { zh: '结论', en: 'standing' }, town: { zh: '乡镇', en: 'township' }, village: { zh: '村', en: 'village' }, identity: { zh: '身份', en: 'identity' },
  reason: { zh: '原因', en: 'reason' }, responsible: { zh: '责任人', en: 'responsible' }, due: { zh: '期限', en: 'due' }, score: { zh: '把握', en: 'score' },
};

const BANDS: Readonly<Record<string, Label>> = {
  overdue: { zh: '已超期', en: 'overdue' }, week: { zh: '一周内', en: 'this week' }, month: { zh: '一月内', en: 'this month' }, later: { zh: '以后', en: 'later' }, none: { zh: '无', en: 'none' },
  99: { zh: '≥99%', en: '≥99%' }, 80: { zh: '80–99%', en: '80–99%' }, 50: { zh: '50–80%', en: '50–80%' }, 20: { zh: '<50%', en: '<50%' },
};

/** A facet's value in words. */
export function facetWord(facet: Facet, value: string, facts: Facts, language: Language): string {
  switch (facet) {
    case 'standing': return value === 'outside' ? (language === 'zh' ? '非对象' : 'outside') : STANDINGS[value as StandingCode][language];
    case 'identity': return IDENTITIES[value as IdentityCode]?.[language] ?? value;
    case 'reason': return value === '' ? '—' : facts.words.reason(value)[language];
    case 'due': case 'score': return BANDS[value]?.[language] ?? value;
    case 'town': case 'village': case 'responsible': return value === '' ? (language === 'zh' ? '未注明' : 'not stated') : visible(value);
  }
}

export function triageScreen({ triage }: Model, drawing: Drawing): Screen {
  const { language, width, height, facts } = drawing;
  const zh = language === 'zh';
  if (triage === null) return { title: line(span(zh ? ' 排查' : ' Triage', 'title')), body: [line(span(zh ? ' 正在读取…' : ' Reading…', 'dim'))] };
  const chosen = FACETS.flatMap((facet) => (triage.chosen[facet] === undefined ? [] : [`${FACET_LABELS[facet][language]}=${facetWord(facet, triage.chosen[facet], facts, language)}`])).join('  ');
  const range = triage.anchor === null ? 0 : rangeOf(triage).length;
  const picked = triage.picked.size > 0 ? (zh ? `  已选 ${triage.picked.size}` : `  picked ${triage.picked.size}`) : range > 0 ? (zh ? `  连选 ${range}` : `  range ${range}`) : '';
  const title = spread(line(span(zh ? ` 排查 ${triage.list.length.toLocaleString('en-US')} 人` : ` Triage: ${triage.list.length.toLocaleString('en-US')}`, 'title'), span(`  ${chosen}`), span(picked, 'warn')), line(span(`${triage.list.length === 0 ? 0 : triage.cursor + 1}/${triage.list.length} `, 'dim')), width);
  const field = triage.typing || triage.text !== '' ? [typedLine(zh ? '过滤' : 'filter', triage.text, width, triage.typing)] : [];
  if (triage.panel !== null) return { title, body: casePanelBody(triage, triage.panel, drawing) };
  if (triage.open !== null) return { title, body: facetBody(triage, triage.open, drawing) };
  const detail = detailLines(triage.list[triage.cursor], drawing);
  const room = height - field.length - 1 - detail.length;
  const window = windowOf(triage.list.length, triage.cursor, room);
  const inRange = new Set(triage.anchor === null ? [] : rangeOf(triage).map(({ id }) => id));
  const rows = triage.list.slice(window.from, window.to).map((row, index): Line => personLine(row, window.from + index === triage.cursor, triage.picked.has(row.id) || inRange.has(row.id), drawing));
  const empty = triage.list.length === 0 ? [line(span(zh ? ' 没有符合条件的人。f 换筛选条件。' : ' Nobody fits. f changes the facets.', 'dim'))] : [];
  return { title, body: [...field, headLine(drawing), ...rows, ...empty, ...Array.from({ length: Math.max(0, room - rows.length - empty.length) }, () => EMPTY), ...detail] };
}

interface Widths { readonly name: number; readonly place: number; readonly reason: number; readonly responsible: number; readonly due: number }

function widthsOf(width: number): Widths {
  const wide = width >= 110;
  const [responsible, due] = wide ? [12, 11] : [0, 0];
  const left = width - 6 - 9 - 19 - 3 - (wide ? responsible + 1 + due : 0);
  const name = Math.max(10, Math.min(30, Math.floor(left * 0.25)));
  const reason = Math.max(16, Math.floor((left - name) * 0.5));
  return { name, place: Math.max(12, left - name - reason), reason, responsible, due };
}

function headLine({ language, width }: Drawing): Line {
  const zh = language === 'zh';
  const w = widthsOf(width);
  return cutLine(line(span(`      ${fit(zh ? '编号' : 'id', 9)}${fit(zh ? '姓名' : 'name', w.name)} ${fit(zh ? '证件号码' : 'number', 19)}${fit(zh ? '乡镇村' : 'place', w.place)} ${fit(zh ? '原因' : 'reason', w.reason)} ${w.responsible === 0 ? '' : `${fit(zh ? '责任人' : 'responsible', w.responsible)} ${fit(zh ? '期限' : 'due', w.due)}`}`, 'dim')), width);
}

function personLine(row: PersonRow, current: boolean, picked: boolean, { language, width, glyphs, facts }: Drawing): Line {
  const w = widthsOf(width);
  const text = ` ${current ? glyphs.cursor : ' '} ${picked ? glyphs.done : ' '} ${fit(row.id, 9)}${fit(visible(row.name), w.name)} ${fit(row.maskedId, 19)}${fit(cutPlace(row.town, row.village, w.place), w.place)} ${fit(row.reason === '' ? '' : facts.words.reason(row.reason)[language], w.reason)} ${w.responsible === 0 ? '' : `${fit(visible(row.responsible), w.responsible)} ${fit(row.due, w.due)}`}`;
  return current ? selectedLine(line(text), width) : cutLine(line(span(text, picked ? 'bright' : 'plain')), width);
}

/** What is known of the case under the cursor. */
function detailLines(row: PersonRow | undefined, { language, width, facts, glyphs }: Drawing): Line[] {
  if (row === undefined) return [];
  const zh = language === 'zh';
  const state = row.caseNumber === '' ? (zh ? '没有个案' : 'no case') : `${row.caseNumber} ${CASE_STATES[row.caseState as CaseStateCode]?.[language] ?? row.caseState}`;
  const identities = row.identities.map((code) => IDENTITIES[code as IdentityCode]?.[language] ?? code).join(zh ? '、' : ', ');
  const score = row.score === 0 ? '' : zh ? `  有待核的对，最高 ${facts.words.percent(row.score)}` : `  open pair, best ${facts.words.percent(row.score)}`;
  return [
    line(span(glyphs.rule.repeat(width), 'dim')),
    cutLine(line(span(` ${visible(row.name)} ${row.id}  ${identities}`, 'bright'), span(`  ${row.reason === '' ? '' : facts.words.reason(row.reason)[language]}${score}`)), width),
    cutLine(line(span(` ${state}${row.responsible === '' ? '' : `  ${zh ? '责任人' : 'responsible'} ${visible(row.responsible)}`}${row.due === '' ? '' : `  ${zh ? '期限' : 'due'} ${row.due}`}`, 'dim')), width),
  ];
}

function facetBody(triage: TriageState, open: NonNullable<TriageState['open']>, { language, width, height, facts, glyphs }: Drawing): readonly Line[] {
  const values = facetCounts(triage, open.facet);
  const tabs = FACETS.map((facet) => span(` ${FACET_LABELS[facet][language]} `, facet === open.facet ? 'selected' : triage.chosen[facet] === undefined ? 'dim' : 'bright'));
  const window = windowOf(values.length, open.cursor, height - 2);
  const rows = values.slice(window.from, window.to).map(({ value, people }, index): Line => {
    const at = window.from + index;
    const text = ` ${at === open.cursor ? glyphs.cursor : ' '} ${fit(facetWord(open.facet, value, facts, language), 36)} ${fit(people.toLocaleString('en-US'), 8, 'right')}${triage.chosen[open.facet] === value ? ` ${glyphs.done}` : ''}`;
    return at === open.cursor ? selectedLine(line(text), width) : line(text);
  });
  return [cutLine(tabs, width), EMPTY, ...rows];
}
