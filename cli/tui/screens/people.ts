/** Search, the person card 一户一档 and the household. */
import { CASE_STATES, JUDGEMENTS, STANDINGS, TIERS, type Label, type RecordRef, type Language } from '../../../src/index.js';
import { EMPTY, cutLine, line, selectedLine, span, spread, typedLine, type Line } from '../layout/line.js';
import { cutStart, fit, cutPlace, visible, wrap, wrapItems } from '../layout/width.js';
import type { PersonRow, PersonView } from '../port.js';
import { MOST_FOUND } from '../state/text-matcher.js';
import type { Model } from '../state/model.js';
import type { Drawing, Facts, Screen } from './drawing.js';
import { windowOf } from './list-window.js';

export function searchScreen({ search, people }: Model, { language, width, height, glyphs, facts }: Drawing): Screen {
  const zh = language === 'zh';
  const field = typedLine(zh ? '查找' : 'Search', search.text, width);
  const hint = people === null ? (zh ? ' 正在读取…' : ' Reading…') : search.text === '' ? (zh ? ' 姓名（或一部分）、证件号码（或后四位）、拼音（或首字母）、编号、村名' : ' name or part of it, number or its last four, pinyin or its initials, id, village') : zh ? ` 找到 ${search.found.length} 人${search.found.length < MOST_FOUND ? '' : '以上，只列这些，请再写几个字'}` : ` ${search.found.length} found${search.found.length < MOST_FOUND ? '' : ' and more: type on'}`;
  const window = windowOf(search.found.length, search.cursor, height - 2);
  const rows = search.found.slice(window.from, window.to).map((row, index): Line => rowLine(row, window.from + index === search.cursor, { language, width, glyphs, facts }));
  return { title: line(span(zh ? ' 查找' : ' Search', 'title')), body: [field, line(span(hint, 'dim')), ...rows] };
}

function rowLine(row: PersonRow, current: boolean, { language, width, glyphs, facts }: Pick<Drawing, 'language' | 'width' | 'glyphs' | 'facts'>): Line {
  const name = nameWidth(width);
  const place = Math.max(14, Math.floor((width - name - 38) * 0.5));
  const text = ` ${current ? glyphs.cursor : ' '} ${fit(row.id, 8)} ${fit(visible(row.name), name)} ${fit(row.maskedId, 18)} ${fit(cutPlace(row.town, row.village, place), place)} ${standingWord(row, facts, language)}`;
  return current ? selectedLine(line(text), width) : cutLine(line(text), width);
}

/** Names of many characters, as of minorities, stand whole where there is room. */
function nameWidth(width: number): number {
  return Math.max(12, Math.min(30, width - 94));
}

function standingWord(row: PersonRow, facts: Facts, language: Language): string {
  if (row.standing === null) return language === 'zh' ? '非对象' : 'outside';
  return `${STANDINGS[row.standing][language]}·${facts.words.reason(row.reason)[language]}`;
}

export function personScreen({ person }: Model, drawing: Drawing): Screen {
  const { language, width, height } = drawing;
  if (person === null) return { title: EMPTY, body: [] };
  const { view, top, reveal } = person;
  const lines = cardLines(view, reveal, drawing);
  const from = Math.max(0, Math.min(top, lines.length - height));
  const more = lines.length - from - height;
  const title = spread(line(span(` ${visible(view.row.name)}`, 'title'), span([view.row.id, reveal ? view.row.idText : view.row.maskedId, `${view.sex[language]} ${view.birthDate}`.trim(), `${view.row.town}${view.row.village}`].filter((part) => part !== '').map((part) => `  ${part}`).join(''))), line(span(more > 0 ? (language === 'zh' ? `下面还有 ${more} 行 ` : `${more} lines below `) : '', 'dim')), width);
  return { title, body: lines.slice(from, from + height) };
}

/** The whole card. How many lines it has does not depend on `facts`. */
export function cardLines(view: PersonView, reveal: boolean, { language, width, facts, glyphs }: Omit<Drawing, 'height'>): Line[] {
  const zh = language === 'zh';
  const heading = (text: string): Line => line(span(` ${text}`, 'title'));
  const identities = view.identities.map(({ label, ended }) => `${label[language]}${ended ? (zh ? '（已终止）' : ' (ended)') : ''}`).join(zh ? '、' : ', ');
  const [list, place] = width >= 100 ? [14, 34] : [12, Math.max(12, width - 54)];
  const source = (label: Label, ref: RecordRef): Line => line(`  ${fit(label[language], list)} `, span(fit(cutStart(placeOf(ref, language), place), place), 'dim'));
  const rows = view.rows.map((row): Line => cutLine([...source(row.list, row.ref), span(` ${fit(visible(row.name), nameWidth(width) - 2)} ${fit(visible(reveal ? row.fullId : row.id), 18)} ${visible(row.place)}${row.relation === '' ? '' : ` ${visible(row.relation)}`}`)], width));
  const links = view.links.flatMap((link): Line[] => [
    cutLine([...source(link.list, link.ref), span(` ${TIERS[link.tier][language]}${link.tier === 'certain' ? '' : ` ${facts.words.percent(link.probability)}`}${link.judgement === null ? '' : `  ${zh ? '判断：' : 'judged: '}${JUDGEMENTS[link.judgement][language]}`}`)], width),
    ...wrap(visible(link.says[language]), width - 8).map((text): Line => line(`      ${text}`)),
    ...wrapItems([link.agreements.map(({ field, agreement }) => `${field[language]}${glyphs.signs[agreement]}`).join(' '), ...link.reasons.map((reason) => reason[language])], width - 8).map((text): Line => line(span(`      ${text}`, 'dim'))),
  ]);
  const cases = view.cases.map((each): Line => cutLine(line(`  ${each.caseNumber}  ${CASE_STATES[each.state][language]}  ${each.responsible === '' ? (zh ? '未分派' : 'nobody assigned') : visible(each.responsible)}${each.due === null ? '' : zh ? `  期限 ${each.due}` : `  due ${each.due}`}`), width));
  const history = view.history.map(({ at, by, what }): Line => cutLine(line(span(`  ${fit(at.slice(0, 16), 16)}  `, 'dim'), `${visible(what[language])}  `, span(visible(by), 'dim')), width));
  const household = view.household.map((row): Line => cutLine(line(`  ${fit(row.id, 8)} ${fit(visible(row.name), nameWidth(width))} ${fit(row.maskedId, 18)} ${standingWord(row, facts, language)}`), width));
  return [
    line(span(zh ? ' 参保结论 ' : ' standing ', 'dim'), span(view.standing[language], 'bright'), span(view.basis === '' ? '' : `  ${zh ? '依据' : 'basis'} ${view.basis}`, 'dim')),
    line(span(zh ? ' 身份 ' : ' identities ', 'dim'), identities === '' ? '—' : identities),
    EMPTY, heading(zh ? '名单上的行' : 'Rows of the lists'), ...rows,
    ...(links.length > 0 ? [EMPTY, heading(zh ? '比对到的行' : 'Rows matched'), ...links] : []),
    ...(household.length > 0 ? [EMPTY, heading(zh ? '同户' : 'Household'), ...household] : []),
    ...(cases.length > 0 ? [EMPTY, heading(zh ? '个案' : 'Cases'), ...cases] : []),
    ...(history.length > 0 ? [EMPTY, heading(zh ? '经过' : 'History'), ...history] : []),
  ];
}

function placeOf(ref: RecordRef, language: Language): string {
  return visible(`${ref.file} › ${ref.sheet} › ${language === 'zh' ? `第 ${ref.row} 行` : `row ${ref.row}`}`);
}

export function householdScreen({ person }: Model, { language, width, height, glyphs, facts }: Drawing): Screen {
  const zh = language === 'zh';
  if (person === null) return { title: EMPTY, body: [] };
  const { household, row } = person.view;
  const window = windowOf(household.length, person.cursor, height);
  const rows = household.slice(window.from, window.to).map((member, index) => rowLine(member, window.from + index === person.cursor, { language, width, glyphs, facts }));
  const insured = household.filter(({ standing }) => standing === 'insured').length;
  return {
    title: line(span(zh ? ` ${visible(row.name)} 一户` : ` Household of ${visible(row.name)}`, 'title'), span(household.length === 0 ? '' : zh ? `  ${household.length} 人，已参保 ${insured} 人` : `  ${household.length} people, ${insured} insured`, 'dim')),
    body: rows.length > 0 ? rows : [line(span(zh ? ' 名单上没有同户的其他人' : ' Nobody else of this household is on the lists', 'dim'))],
  };
}
