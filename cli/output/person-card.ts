/** The person card 人员卡片: rows, identities, links with their evidence, standing with its basis. As text and as JSON. */
import {
  CATEGORIES, COMPARED, IDENTITIES, JUDGEMENTS, SOURCE_KINDS, STANDINGS, TIERS, formatRef, knowNumbers, maskId, maskNumbersIn, proposeNumbers,
  type FieldEvidence, type Language, type Link, type PersonFacts, type TargetRecord,
} from '../../src/index.js';
import type { StoredPerson } from '../../src/io/index.js';
import { formatBasis, shownEvidence } from '../exports.js';
import type { Workspace } from '../workspace/open.js';
import { levelLabel, linkReasonLabel, reasonLabel } from './labels.js';
import { formatTable, visible } from './table.js';

const SIGNS = { same: '=', similar: '≈', different: '≠', missing: '·' } as const;

export function personDocument(workspace: Workspace, { person, identities, outside, standing }: StoredPerson, fullIds: boolean, language: Language): object {
  const { results } = workspace.store;
  return {
    person_id: person.id, name: person.name.display, id_number: shown(person.idText, fullIds), birth_date: person.birthDate, sex: person.sex,
    township: person.place.town, village: person.place.village, household: person.household, outside,
    identities: identities.map((identity) => ({ code: identity.code, source: formatRef(identity.ref), from: identity.from, until: identity.until, ended: identity.ended })),
    standing: standing === null ? null : { standing: standing.standing, category: standing.category, reason: standing.reason, basis: formatBasis(standing.basis, language), until: standing.until, suggestion: standing.suggestion,
      notes: standing.notes.map((note) => ({ reason: note.reason, source: formatRef(note.ref), text: maskNumbersIn(note.text) })) },
    rows: results.rowsOf(person.id).map((row) => ({ kind: row.kind, source: formatRef(row.ref), name: row.name.raw, id_number: shownRaw(row, fullIds), town: row.place.town, village: row.place.village })),
    links: results.links({ personId: person.id }).map(({ link, pattern }) => ({
      roster_kind: link.roster.kind, source: formatRef(link.roster.ref), name: link.roster.name.raw, id_number: shownRaw(link.roster, fullIds), tier: link.tier, method: link.method, probability: link.probability, pattern, reasons: link.reasons, judgement: link.judgement,
      evidence: shownEvidence(link.evidence, fullIds),
    })),
    proposed_numbers: proposedNumbers(workspace, person.id).map(({ row, number, holders }) => ({ source: formatRef(row.ref), proposal: shown(number, fullIds), held_by: holders })),
    questions: results.questions(person.id).map((question) => ({ with: question.leftPersonId === person.id ? question.rightPersonId : question.leftPersonId, left: formatRef(question.left.ref), right: formatRef(question.right.ref), tier: question.tier, probability: question.probability, reasons: question.reasons, judgement: question.judgement })),
  };
}

export function personCard(workspace: Workspace, stored: StoredPerson, fullIds: boolean, language: Language): string {
  const zh = language === 'zh';
  const { person, identities, outside, standing } = stored;
  const { results } = workspace.store;
  const lines = [`${person.name.display}  ${person.id}  ${shown(person.idText, fullIds)}  ${person.sex === null ? '' : zh ? (person.sex === 'male' ? '男' : '女') : person.sex}  ${person.birthDate ?? ''}  ${person.place.town}${person.place.village}`];
  lines.push(`${zh ? '身份' : 'Identities'}：${identities.map(({ code, ended }) => `${IDENTITIES[code][language]}${ended ? (zh ? '（已终止）' : ' (ended)') : ''}`).join('、') || '—'}${outside ? (zh ? '（不在目标人群）' : ' (outside the target population)') : ''}`);
  if (standing !== null) {
    const basis = formatBasis(standing.basis, language);
    lines.push(`${zh ? '参保结论' : 'Standing'}：${STANDINGS[standing.standing][language]} › ${CATEGORIES[standing.category][language]} › ${reasonLabel(workspace.rules.standings, standing.reason, language)}${standing.until === null ? '' : zh ? `（到 ${standing.until}）` : ` (until ${standing.until})`}`);
    if (basis !== '') lines.push(`${zh ? '依据' : 'Basis'}：${basis}`);
    if (standing.suggestion !== null) lines.push(`${zh ? '建议' : 'Suggestion'}：${reasonLabel(workspace.rules.standings, standing.suggestion, language)}`);
    for (const note of standing.notes) lines.push(`${zh ? '另见' : 'See also'}：${reasonLabel(workspace.rules.standings, note.reason, language)}  ${formatRef(note.ref)}  ${visible(maskNumbersIn(note.text))}`);
  }
  lines.push('', formatTable((zh ? ['名单', '出处', '姓名', '证件号码', '乡镇村'] : ['list', 'source', 'name', 'number', 'place']).map((title) => ({ title })),
    results.rowsOf(person.id).map((row) => [SOURCE_KINDS[row.kind][language], formatRef(row.ref), row.name.raw, shownRaw(row, fullIds), row.place.town + row.place.village]), 60));
  for (const { row, number, holders } of proposedNumbers(workspace, person.id)) {
    lines.push(zh
      ? `证号建议：${formatRef(row.ref)} 的 ${shownRaw(row, fullIds)} 可能是 ${shown(number, fullIds)}（见 ${holders.join('、')}）；仅供核对，不会自动改`
      : `Number proposed: ${shownRaw(row, fullIds)} at ${formatRef(row.ref)} may be ${shown(number, fullIds)} (found in ${holders.join(', ')}); to be checked, nothing is changed`);
  }
  for (const { link } of results.links({ personId: person.id })) lines.push('', linkText(workspace, link, fullIds, language));
  for (const question of results.questions(person.id)) {
    lines.push('', zh
      ? `名单间疑似同人：${formatRef(question.left.ref)}（${question.leftPersonId}） ↔ ${formatRef(question.right.ref)}（${question.rightPersonId}），${percent(question.probability)}`
      : `Perhaps one person: ${formatRef(question.left.ref)} (${question.leftPersonId}) ↔ ${formatRef(question.right.ref)} (${question.rightPersonId}), ${percent(question.probability)}`);
    lines.push(evidenceTable(workspace, question.evidence, fullIds, language));
  }
  return lines.join('\n');
}

function linkText(workspace: Workspace, link: Link, fullIds: boolean, language: Language): string {
  const zh = language === 'zh';
  const reasons = link.reasons.map((reason) => linkReasonLabel(workspace.rules.link, reason, language)).join(zh ? '；' : '; ');
  const judgement = link.judgement === null ? '' : zh ? `，已判断：${JUDGEMENTS[link.judgement].zh}` : `, judged: ${JUDGEMENTS[link.judgement].en}`;
  return `${SOURCE_KINDS[link.roster.kind][language]}  ${formatRef(link.roster.ref)}  ${TIERS[link.tier][language]}${link.tier === 'certain' ? '' : ` ${percent(link.probability)}`}${judgement}${reasons === '' ? '' : `\n  ${link.tier === 'certain' ? (zh ? '依据：' : 'Because: ') : zh ? '为什么要看：' : 'Why it is asked: '}${reasons}`}\n${evidenceTable(workspace, link.evidence, fullIds, language)}`;
}

export function evidenceTable(workspace: Workspace, evidence: readonly FieldEvidence[], fullIds: boolean, language: Language): string {
  const zh = language === 'zh';
  const total = evidence.reduce((sum, field) => sum + field.weight, 0);
  const rows = shownEvidence(evidence, fullIds).map((field) => [COMPARED[field.field][language], field.left, field.right, `${SIGNS[field.agreement]} ${field.note || levelLabel(workspace.rules.link, field.field, field.level, language)}`, signed(field.weight)]);
  const titles = zh ? ['项目', '名单', '花名册', '判断', '权重'] : ['field', 'list', 'roster', 'verdict', 'weight'];
  return formatTable(titles.map((title, index) => ({ title, align: index === 4 ? 'right' as const : 'left' as const })), [...rows, [zh ? '合计' : 'sum', '', '', '', signed(total)]]).split('\n').map((line) => `  ${line}`).join('\n');
}

/** For each broken number of the person, the sound numbers one slip away that stand on other lists 证号诊断, and where. */
function proposedNumbers(workspace: Workspace, personId: string): { row: TargetRecord; number: string; holders: string[] }[] {
  const { results } = workspace.store;
  const broken = results.rowsOf(personId).filter((row) => row.id.kind === 'malformed' || row.id.kind === 'damaged' || row.id.kind === 'masked');
  if (broken.length === 0) return [];
  const holders = results.numberHolders();
  const known = knowNumbers(holders.keys());
  return broken.flatMap((row) => proposeNumbers(row.id, known).slice(0, 5).map((number) => ({ row, number, holders: (holders.get(number) ?? []).slice(0, 3) })));
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
