/** Which cases a command is about 选定个案: named one by one, listed in a file, or all that fit the filters. */
import { existsSync, readFileSync } from 'node:fs';
import { Option, type Command } from 'commander';
import { CASE_STATES, PROGRAMMES, ToolError, readReason, standingReason, type Case, type CaseStateCode, type Language } from '../src/index.js';
import type { StoredPerson } from '../src/io/index.js';
import type { CaseOfPerson } from './output/case-view.js';
import { findPeople } from './people-search.js';
import type { Workspace } from './workspace/open.js';
import { requirePlace } from './workspace/known-places.js';
import { requireMatch } from './workspace/matched.js';
import { townNames, type TownNames } from './workspace/town-names.js';

export interface CaseFilters {
  town?: string;
  village?: string;
  /** `--reason`, or `--current-reason` where `--reason` is what the survey found. */
  reason?: string;
  currentReason?: string;
  state?: CaseStateCode;
  responsible?: string;
  ids?: string;
  /** Another line of cover. */
  programme?: string;
}

/** Adds the filters that every command on cases has. */
export function withCaseFilters(command: Command, language: Language, reasonOption = '--reason'): Command {
  const zh = language === 'zh';
  return command
    .option('--town <town>', zh ? '只限这个乡镇' : 'only this township')
    .option('--village <village>', zh ? '只限这个村' : 'only this village')
    .option(`${reasonOption} <reason>`, zh ? '只限这个原因（代码、名称或同义词）' : 'only this reason (code, label or synonym)')
    .addOption(new Option('--state <state>', zh ? '只限这个状态' : 'only this state').choices(Object.keys(CASE_STATES)))
    .option('--responsible <name>', zh ? '只限这个负责人' : 'only this responsible person')
    .addOption(new Option('--programme <line>', zh ? '其他保障项目的个案（默认基本医保）' : 'cases of another line of cover (default: basic insurance)').choices(Object.keys(PROGRAMMES)))
    .option('--ids <list>', zh ? '编号，用逗号隔开；或一个文件，每行一个' : 'ids separated by commas, or a file with one a line');
}

/**
 * The cases named, or all that fit; in order of their numbers.
 *
 * @throws ToolError `cases/who` when a word names nobody or several, `cases/no-case` when the person has no case, `arguments/which` when nothing narrows the choice.
 */
export function selectCases(workspace: Workspace, words: readonly string[], filters: CaseFilters, options: { readonly all?: boolean; readonly open?: boolean } = {}): CaseOfPerson[] {
  const named = [...words, ...(filters.ids === undefined ? [] : wordsOf(filters.ids))];
  const narrowed = [filters.town, filters.village, filters.reason, filters.currentReason, filters.state, filters.responsible].some((filter) => filter !== undefined);
  if (named.length === 0 && !narrowed && options.all !== true) {
    throw new ToolError('arguments/which', { zh: '没有说明是哪些个案', en: 'Nothing says which cases' }, { zh: '写个案编号、人员编号或证件号码，或用 --town、--village、--reason、--state、--ids 限定', en: 'Name case numbers, person ids or identity numbers, or narrow it with --town, --village, --reason, --state or --ids' });
  }
  requireMatch(workspace);
  requirePlace(workspace, filters);
  const wanted = filters.reason ?? filters.currentReason;
  const reason = wanted === undefined ? undefined : reasonWord(workspace, wanted);
  const line = filters.programme === undefined || filters.programme === 'basic' ? {} : { line: filters.programme };
  const cases = named.length > 0 ? named.map((word) => caseNamed(workspace, word, line)) : workspace.store.cases.list(line);
  const people = new Map(workspace.store.results.people(named.length > 0 ? { ids: cases.map(({ personId }) => personId) } : {}).map((stored) => [stored.person.id, stored]));
  const names = filters.town === undefined && filters.village === undefined ? null : townNames(workspace);
  const seen = new Set<string>();
  return cases
    .filter((each) => !seen.has(each.caseNumber) && seen.add(each.caseNumber) && (filters.state === undefined || each.state === filters.state)
      && (options.open !== true || filters.state !== undefined || named.length > 0 || each.state !== 'cleared')
      && (reason === undefined || standingReason(each) === reason) && (filters.responsible === undefined || each.responsible === filters.responsible))
    .map((each) => ({ case: each, person: people.get(each.personId) ?? null }))
    .filter(({ person }) => livesIn(person, filters, names))
    .sort((a, b) => (a.case.caseNumber < b.case.caseNumber ? -1 : 1));
}

function livesIn(person: StoredPerson | null, { town, village }: CaseFilters, names: TownNames | null): boolean {
  if (names === null) return true;
  if (person === null) return false;
  return (town === undefined || names.fits(person.person.place, town)) && (village === undefined || names.fitsVillage(person.person.place.village, village));
}

/**
 * The code of the reason written.
 *
 * @throws ToolError `cases/reason` when the dictionary has none.
 */
export function reasonWord({ rules }: Pick<Workspace, 'rules'>, text: string): string {
  const found = readReason(text, rules.standings.reasons.reasons);
  if (found !== null) return found;
  throw new ToolError('cases/reason', { zh: `原因字典里没有“${text}”`, en: `The dictionary of reasons has no "${text}"` }, { zh: '用 c2z case reasons 看全部原因：代码（B1）、英文代码或中文名称都可以', en: 'c2z case reasons lists them: code (B1), English code or Chinese label' });
}

function caseNamed(workspace: Workspace, word: string, line: { readonly line?: string }): Case {
  const { store } = workspace;
  const direct = store.cases.find(word.trim());
  if (direct !== null) return direct;
  const people = findPeople(workspace, word);
  const cases = people.flatMap(({ person }) => store.cases.list({ personId: person.id, ...line }));
  const [only, second] = cases;
  if (second !== undefined) {
    throw new ToolError('cases/who', { zh: `“${word}”有 ${cases.length} 个个案`, en: `"${word}" fits ${cases.length} cases` }, { zh: `写明编号：${cases.slice(0, 5).map(({ caseNumber }) => caseNumber).join('、')}`, en: `Name one: ${cases.slice(0, 5).map(({ caseNumber }) => caseNumber).join(', ')}` });
  }
  if (only !== undefined) return only;
  if (people.length > 0) {
    throw new ToolError('cases/no-case', { zh: `“${word}”没有个案：已参保，或不在目标人群`, en: `"${word}" has no case: insured, or outside the target population` }, { zh: '用 c2z person 看此人的参保结论', en: 'c2z person shows the standing' });
  }
  const heir = heirOf(workspace, word.trim().toUpperCase());
  if (heir !== null) throw new ToolError('cases/merged', { zh: `${word.trim()} 已并入 ${heir}`, en: `${word.trim()} was merged into ${heir}` }, { zh: `请用 ${heir}`, en: `Name ${heir}` });
  throw new ToolError('cases/who', { zh: `没有“${word}”这个个案或人`, en: `There is no case or person "${word}"` }, { zh: '用 c2z case list 查编号', en: 'c2z case list shows the numbers' });
}

/** Into whom somebody was merged who is a person of his own no more; null = not known. */
function heirOf({ store }: Pick<Workspace, 'store'>, personId: string): string | null {
  if (!/^P\d{6,}$/u.test(personId)) return null;
  return store.cases.list({ personId, line: 'every' }).find(({ clearedBy, basis }) => clearedBy === 'merged' && basis !== '')?.basis
    ?? store.changes.rounds().flatMap(({ round }) => store.changes.of(round, 'merged')).filter((change) => change.personId === personId).at(-1)?.other ?? null;
}

/** Words of `--ids`: the text itself, or the first cell of every line of a file of that name. */
function wordsOf(text: string): string[] {
  const raw = existsSync(text) ? readFileSync(text, 'utf8').replace(/^\uFEFF/u, '').split(/\r?\n/u).map((line) => (line.split(/[,\t]/u)[0] ?? '').replace(/^"|"$/gu, '')) : text.split(/[,，、;\s]/u);
  return raw.map((word) => word.trim()).filter((word) => word !== '');
}
