/** One pair with everything the review screen shows of it. */
import { SOURCE_KINDS, STANDINGS, ToolError, fingerprintOf, maskNumbersIn, type Label, type Link, type MergeQuestion, type RecordRef, type RosterRecord, type TargetRecord } from '../../../src/index.js';
import type { PersonLine } from '../../../src/io/index.js';
import { linkReasonLabel, reasonLabel } from '../../output/labels.js';
import type { NumberDoctor, ProposedNumber } from '../../output/number-proposals.js';
import { maskedDifference, type Piece } from '../../tui/layout/difference.js';
import type { Pair, PairView, Side } from '../../tui/port.js';
import type { Workspace } from '../open.js';

/** Namesakes are counted on the lists, by printed name. */
export interface Namesakes {
  of(name: string): readonly PersonLine[];
}

export function namesakesAmong(people: Iterable<PersonLine>): Namesakes {
  const byName = new Map<string, PersonLine[]>();
  for (const person of people) {
    const known = byName.get(person.name);
    if (known) known.push(person);
    else byName.set(person.name, [person]);
  }
  return { of: (name) => byName.get(name) ?? [] };
}

export function lookAt(workspace: Workspace, pair: Pair, people: ReadonlyMap<string, PersonLine>, namesakes: Namesakes, doctor: NumberDoctor): PairView {
  const { browse } = workspace.store;
  const found = pair.what === 'link' ? browse.link(pair.left, pair.rightFingerprint) : browse.question(pair.leftFingerprint, pair.rightFingerprint);
  if (found === null) { // somebody else has matched while this window looks on
    throw new ToolError('pair/gone', { zh: `名单已重新比对，${pair.id} 这一对不在了`, en: `The lists have been matched again, and the pair ${pair.id} is gone` }, { zh: '退出后请重新打开', en: 'Quit and open again' });
  }
  const [left, right] = pair.what === 'link' ? linkSides(workspace, found as Link, people) : mergeSides(workspace, found as MergeQuestion, people);
  const both = (text: (language: 'zh' | 'en') => string): Label => ({ zh: text('zh'), en: text('en') });
  return {
    subject: pair.subject, left, right, evidence: found.evidence,
    reasons: found.reasons.map((code) => ({ code, ...both((language) => linkReasonLabel(workspace.rules.link, code, language)) })),
    namesakes: countNamesakes(pair, people, namesakes),
    proposals: [pair.left, ...(pair.what === 'merge' ? [pair.right] : [])].flatMap((id) => doctor(id)).map(proposalWords),
  };
}

/** The broken number, the sound one and who holds it, first of all: the line may be cut at its end. */
function proposalWords({ row, number, holders }: ProposedNumber): Label {
  const { left, right } = maskedDifference(row.id.kind === 'missing' ? '' : row.id.text, number);
  const shown = (pieces: readonly Piece[]): string => pieces.map(({ text, differs }) => (differs ? `[${text}]` : text)).join('');
  return {
    zh: `证号建议：${shown(left)} 可能是 ${shown(right)}（见 ${maskNumbersIn(holders.join('、'))}）；仅供核对，不会自动改`,
    en: `Number proposed: ${shown(left)} may be ${shown(right)} (found in ${maskNumbersIn(holders.join(', '))}); to be checked, nothing is changed`,
  };
}

function linkSides(workspace: Workspace, link: Link, people: ReadonlyMap<string, PersonLine>): readonly [Side, Side] {
  const rows = workspace.store.results.rowsOf(link.personId);
  const row = rows.find((each) => fingerprintOf(each) === link.leftFingerprint) ?? rows[0];
  const { roster } = link;
  return [
    { list: row === undefined ? SOURCE_KINDS[roster.kind] : SOURCE_KINDS[row.kind], ref: row === undefined ? nowhere(roster.ref) : shownRef(row.ref), more: Math.max(0, rows.length - 1), says: standingWords(workspace, people.get(link.personId)) },
    { list: SOURCE_KINDS[roster.kind], ref: shownRef(roster.ref), more: 0, says: rosterWords(roster) },
  ];
}

function mergeSides(workspace: Workspace, question: MergeQuestion, people: ReadonlyMap<string, PersonLine>): readonly [Side, Side] {
  const side = (row: TargetRecord, id: string): Side => ({ list: SOURCE_KINDS[row.kind], ref: shownRef(row.ref), more: Math.max(0, workspace.store.results.rowsOf(id).length - 1), says: standingWords(workspace, people.get(id)) });
  return [side(question.left, question.leftPersonId), side(question.right, question.rightPersonId)];
}

/** A place as it is printed: a file or sheet may be named after somebody's number. */
export function shownRef(ref: RecordRef): RecordRef {
  return { ...ref, file: maskNumbersIn(ref.file), sheet: maskNumbersIn(ref.sheet) };
}

function nowhere(ref: RecordRef): RecordRef {
  return { ...ref, file: '—' };
}

export function standingWords({ rules }: Pick<Workspace, 'rules'>, person: PersonLine | undefined): Label {
  if (person === undefined || person.standing === null) return { zh: '非对象', en: 'outside the population' };
  return { zh: `${STANDINGS[person.standing].zh}·${reasonLabel(rules.standings, person.reason, 'zh')}`, en: `${STANDINGS[person.standing].en} · ${reasonLabel(rules.standings, person.reason, 'en')}` };
}

/** What a roster row states, in its own words; numbers masked. */
export function rosterWords({ enrolments, evidence }: RosterRecord): Label {
  const enrolled = enrolments.map(({ text, years }) => `${text}${years.length > 0 ? ` ${years.join('、')}` : ''}`);
  const dates = evidence === null ? [] : [evidence.on?.value, evidence.from?.value, evidence.until?.value].filter((date) => date !== undefined);
  const said = evidence === null ? [] : [...evidence.texts, ...dates, evidence.destination, evidence.school];
  const text = maskNumbersIn([...enrolled, ...said].filter((part) => part !== '').join('；'));
  return { zh: text === '' ? '—' : text, en: text === '' ? '—' : text };
}

function countNamesakes(pair: Pair, people: ReadonlyMap<string, PersonLine>, namesakes: Namesakes): PairView['namesakes'] {
  const self = people.get(pair.left);
  const others = namesakes.of(self?.name ?? pair.name).filter(({ id }) => id !== pair.left && id !== pair.right);
  const year = self?.idText.slice(6, 10) ?? '';
  return {
    county: others.length, village: others.filter(({ town, village }) => town === pair.town && village === pair.village && village !== '').length,
    year: /^(?:19|20)\d\d$/u.test(year) ? others.filter(({ idText }) => idText.slice(6, 10) === year).length : 0,
  };
}
