/** The person card 人员卡片: rows, identities, links with their evidence, standing with its basis. As text and as JSON. */
import {
  CATEGORIES, COMPARED, IDENTITIES, JUDGEMENTS, SOURCE_KINDS, STANDINGS, TIERS, formatRef, maskId, maskLongNumbersIn, maskNumbersIn,
  type Case, type FieldEvidence, type Judgement, type Language, type Link, type PersonFacts,
} from '../../src/index.js';
import type { StoredPerson } from '../../src/io/index.js';
import { shownEvidence } from '../exports.js';
import { formatBasis } from '../exports/people-rows.js';
import { allPairs, isLink, isMerge, peopleOf, type Pair } from '../pairs.js';
import type { Workspace } from '../workspace/open.js';
import { caseCard, caseDocument, eventsOf, historyLines } from './case-view.js';
import { levelLabel, linkReasonLabel, reasonLabel, trail } from './labels.js';
import { maskedPayload } from './masked.js';
import { numberDoctor, proposalLine, type NumberDoctor } from './number-proposals.js';
import { formatTable, visible } from './table.js';

const SIGNS = { same: '=', similar: '≈', different: '≠', missing: '·' } as const;

/** What cards look things up in, read once for however many people. */
export interface CardLookup {
  readonly pairs: readonly Pair[];
  readonly doctor: NumberDoctor;
}

export function cardLookup(workspace: Workspace): CardLookup {
  return { pairs: allPairs(workspace), doctor: numberDoctor(workspace) };
}

export function personDocument(workspace: Workspace, stored: StoredPerson, fullIds: boolean, language: Language, lookup = cardLookup(workspace)): object {
  const { person, identities, outside, standing } = stored;
  const { results } = workspace.store;
  const pairs = pairsOf(lookup.pairs, person.id);
  const document = {
    person_id: person.id, name: person.name.display, id_number: shown(person.idText, fullIds), birth_date: person.birthDate, sex: person.sex,
    township: person.place.town, village: person.place.village, household: person.household, outside,
    identities: identities.map((identity) => ({ code: identity.code, source: formatRef(identity.ref), from: identity.from, until: identity.until, ended: identity.ended })),
    standing: standing === null ? null : { standing: standing.standing, category: standing.category, reason: standing.reason, basis: formatBasis(standing.basis, language), until: standing.until, suggestion: standing.suggestion,
      notes: standing.notes.map((note) => ({ reason: note.reason, source: formatRef(note.ref), text: maskNumbersIn(note.text) })) },
    household_members: membersOf(workspace, person).map((member) => ({
      person_id: member.person.id, name: member.person.name.display, id_number: shown(member.person.idText, fullIds), standing: member.standing?.standing ?? null, reason: member.standing?.reason ?? null,
    })),
    cases: casesOf(workspace, person.id).map((each) => caseDocument(workspace, { case: each, person: stored }, fullIds, true)),
    rows: results.rowsOf(person.id).map((row) => ({ kind: row.kind, source: formatRef(row.ref), name: row.name.raw, id_number: shownRaw(row, fullIds), town: row.place.town, village: row.place.village })),
    links: pairs.filter(isLink).map(({ id, pair: link, pattern }) => ({
      pair: id, roster_kind: link.roster.kind, source: formatRef(link.roster.ref), name: link.roster.name.raw, id_number: shownRaw(link.roster, fullIds), tier: link.tier, method: link.method, probability: link.probability, pattern, reasons: link.reasons, judgement: link.judgement,
      evidence: shownEvidence(link.evidence, fullIds),
    })),
    proposed_numbers: lookup.doctor(person.id).map(({ row, number, holders }) => ({ source: formatRef(row.ref), proposal: shown(number, fullIds), held_by: holders })),
    questions: pairs.filter(isMerge).map(({ id, pair: question }) => ({ pair: id, with: question.leftPersonId === person.id ? question.rightPersonId : question.leftPersonId, left: formatRef(question.left.ref), right: formatRef(question.right.ref), tier: question.tier, probability: question.probability, reasons: question.reasons, judgement: question.judgement })),
  };
  return fullIds ? document : maskedPayload(document) as object;
}

export function personCard(workspace: Workspace, stored: StoredPerson, fullIds: boolean, language: Language, lookup = cardLookup(workspace)): string {
  const zh = language === 'zh';
  const { person, identities, outside, standing } = stored;
  const { results } = workspace.store;
  const lines = [said(person.name.display, person.id, shown(person.idText, fullIds), person.sex === null ? '' : zh ? (person.sex === 'male' ? '男' : '女') : person.sex, person.birthDate ?? '', person.place.town + person.place.village)];
  lines.push(`${zh ? '身份' : 'Identities'}：${identities.map(({ code, ended }) => `${IDENTITIES[code][language]}${ended ? (zh ? '（已终止）' : ' (ended)') : ''}`).join('、') || '—'}${outside ? (zh ? '（不在目标人群）' : ' (outside the target population)') : ''}`);
  if (standing !== null) {
    const basis = formatBasis(standing.basis, language);
    lines.push(`${zh ? '参保结论' : 'Standing'}：${trail(STANDINGS[standing.standing][language], CATEGORIES[standing.category][language], reasonLabel(workspace.rules.standings, standing.reason, language))}${standing.until === null ? '' : zh ? `（到 ${standing.until}）` : ` (until ${standing.until})`}`);
    if (basis !== '') lines.push(`${zh ? '依据' : 'Basis'}：${basis}`);
    if (standing.suggestion !== null) lines.push(`${zh ? '建议' : 'Suggestion'}：${reasonLabel(workspace.rules.standings, standing.suggestion, language)}`);
    for (const note of standing.notes) lines.push(`${zh ? '另见' : 'See also'}：${said(reasonLabel(workspace.rules.standings, note.reason, language), formatRef(note.ref), visible(maskNumbersIn(note.text)))}`);
  }
  const members = membersOf(workspace, person);
  if (members.length > 0) {
    lines.push(`${zh ? `同户（${maskLongNumbersIn(person.household)}）` : `Household ${maskLongNumbersIn(person.household)}`}：${members.map((member) => `${member.person.name.display} ${member.person.id}${member.standing === null ? '' : ` ${STANDINGS[member.standing.standing][language]}`}`).join(zh ? '；' : '; ')}`);
  }
  for (const each of casesOf(workspace, person.id)) lines.push('', caseCard(workspace, { case: each, person: stored }, fullIds, language), historyLines(workspace, eventsOf(workspace, each.caseNumber), language));
  lines.push('', formatTable((zh ? ['名单', '出处', '姓名', '证件号码', '乡镇村'] : ['list', 'source', 'name', 'number', 'place']).map((title) => ({ title })),
    results.rowsOf(person.id).map((row) => [SOURCE_KINDS[row.kind][language], formatRef(row.ref), row.name.raw, shownRaw(row, fullIds), row.place.town + row.place.village]), 60));
  for (const proposal of lookup.doctor(person.id)) lines.push(proposalLine(proposal, fullIds, language));
  const pairs = pairsOf(lookup.pairs, person.id);
  for (const { id, pair } of pairs.filter(isLink)) lines.push('', linkText(workspace, id, pair, fullIds, language));
  for (const { id, pair: question } of pairs.filter(isMerge)) {
    lines.push('', zh
      ? `${id}  名单间疑似同人：${formatRef(question.left.ref)}（${question.leftPersonId}） ↔ ${formatRef(question.right.ref)}（${question.rightPersonId}），${percent(question.probability)}${judgedAs(question.judgement, language)}`
      : `${id}  Perhaps one person: ${formatRef(question.left.ref)} (${question.leftPersonId}) ↔ ${formatRef(question.right.ref)} (${question.rightPersonId}), ${percent(question.probability)}${judgedAs(question.judgement, language)}`);
    lines.push(evidenceTable(workspace, question.evidence, fullIds, language, 'lists'));
  }
  return fullIds ? lines.join('\n') : maskNumbersIn(lines.join('\n'));
}

function linkText(workspace: Workspace, id: string, link: Link, fullIds: boolean, language: Language): string {
  const zh = language === 'zh';
  const reasons = link.reasons.map((reason) => linkReasonLabel(workspace.rules.link, reason, language)).join(zh ? '；' : '; ');
  const judgement = judgedAs(link.judgement, language);
  return `${id}  ${SOURCE_KINDS[link.roster.kind][language]}  ${formatRef(link.roster.ref)}  ${TIERS[link.tier][language]}${link.tier === 'certain' ? '' : ` ${percent(link.probability)}`}${judgement}${reasons === '' ? '' : `\n  ${link.tier === 'certain' ? (zh ? '依据：' : 'Because: ') : zh ? '为什么要看：' : 'Why it is asked: '}${reasons}`}\n${evidenceTable(workspace, link.evidence, fullIds, language)}`;
}

/** `between`: a list and a roster, or two rows of the lists. */
export function evidenceTable(workspace: Workspace, evidence: readonly FieldEvidence[], fullIds: boolean, language: Language, between: 'roster' | 'lists' = 'roster'): string {
  const zh = language === 'zh';
  const total = evidence.reduce((sum, field) => sum + field.weight, 0);
  const rows = shownEvidence(evidence, fullIds).map((field) => [COMPARED[field.field][language], field.left, field.right, `${SIGNS[field.agreement]} ${field.note || levelLabel(workspace.rules.link, field.field, field.level, language)}`, signed(field.weight)]);
  const right = between === 'lists' ? { zh: '名单', en: 'list' } : { zh: '花名册', en: 'roster' };
  const titles = zh ? ['项目', '名单', right.zh, '判断', '权重'] : ['field', 'list', right.en, 'verdict', 'weight'];
  return formatTable(titles.map((title, index) => ({ title, align: index === 4 ? 'right' as const : 'left' as const })), [...rows, [zh ? '合计' : 'sum', '', '', '', signed(total)]]).split('\n').map((line) => `  ${line}`).join('\n');
}

/** The others of the same household number in the same township 同户人员. */
function membersOf({ store }: Workspace, person: StoredPerson['person']): StoredPerson[] {
  if (person.household === '') return [];
  return store.results.people({ ids: store.browse.household(person.household, person.place.town) }).filter((member) => member.person.id !== person.id);
}

/** The person's cases, and those of people who proved to be the same. */
function casesOf({ store }: Workspace, personId: string): Case[] {
  return [...store.cases.list({ personId, line: 'every' }), ...store.cases.mergedInto(personId)];
}

/** Certain ones first, then the likeliest. */
function pairsOf(pairs: readonly Pair[], personId: string): Pair[] {
  const own = pairs.filter((pair) => peopleOf(pair).includes(personId));
  return [...own.filter(({ pair }) => pair.tier === 'certain'), ...own.filter(({ pair }) => pair.tier !== 'certain')];
}

function judgedAs(judgement: Judgement | null, language: Language): string {
  return judgement === null ? '' : language === 'zh' ? `，已判断：${JUDGEMENTS[judgement].zh}` : `, judged: ${JUDGEMENTS[judgement].en}`;
}

/** Parts of a line, those that are known. */
function said(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('  ');
}

/** Never rounded up to certainty. */
export function percent(probability: number): string {
  if (probability > 0.9999) return '>99.99%';
  return `${(Math.min(9999, Math.floor(probability * 10_000)) / 100).toFixed(2)}%`;
}

function signed(weight: number): string {
  return weight === 0 ? '0' : `${weight > 0 ? '+' : '−'}${Math.abs(weight).toFixed(1)}`;
}

function shown(id: string, fullIds: boolean): string {
  return fullIds ? id : maskId(id);
}

function shownRaw(facts: PersonFacts, fullIds: boolean): string {
  return fullIds ? facts.idRaw : facts.id.kind === 'missing' ? '' : facts.id.kind === 'placeholder' ? facts.id.text : maskId(facts.id.kind === 'valid' ? facts.id.number : facts.id.text);
}
