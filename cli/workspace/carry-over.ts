/** Starts the next insurance year 跨年结转: what was learnt and decided comes along, and everybody is opened anew. */
import { cpSync, existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { ToolError, carryCase, type IsoDate } from '../../src/index.js';
import { now, pairSubject, readWorkspace, writeWorkspace } from '../../src/io/index.js';
import { rulebookOf } from './case-book.js';
import type { Acting } from './ledger.js';
import type { NewWorkspace, Workspace } from './open.js';

/** How much was carried over. */
export interface CarriedOver {
  readonly judgements: number;
  readonly profiles: number;
  readonly people: number;
  readonly cases: number;
  readonly evidence: number;
  readonly contacts: number;
  readonly reasons: number;
}

/**
 * County and year of the new workspace: those asked for, else the same county and the year after.
 *
 * @throws ToolError `init/other-county`, `init/same-year`.
 */
export function nextYear({ settings }: Pick<Workspace, 'settings'>, wanted: NewWorkspace): NewWorkspace {
  if (wanted.county !== undefined && wanted.county !== settings.county) {
    throw new ToolError('init/other-county', { zh: `上年工作区是 ${settings.county}，不是 ${wanted.county}`, en: `Last year's workspace is that of ${settings.county}, not of ${wanted.county}` }, { zh: '只能从同一个县结转；不写 --county 就沿用', en: 'Carry over within one county; leave out --county to keep it' });
  }
  const year = wanted.year ?? String(settings.year + 1);
  if (/^\d{4}$/u.test(year) && Number(year) <= settings.year) {
    throw new ToolError('init/same-year', { zh: `新工作区的年度 ${year} 不晚于上年工作区的 ${settings.year}`, en: `The year ${year} is not after ${settings.year}, that of last year's workspace` }, { zh: `写 --year ${settings.year + 1}`, en: `Give --year ${settings.year + 1}` });
  }
  const policy = wanted.policy ?? (settings.policy === '' ? undefined : settings.policy);
  return { county: settings.county, year, ...(policy === undefined ? {} : { policy }) };
}

/** What a county writes itself: mappings of its lists and policy packs. */
const OWN_RULES = ['mappings', 'policy'] as const;

/**
 * Brings the county's own mappings and policy packs into a folder that is to become the new workspace, before anything is read
 * by them; returns what takes them away again. A workspace that is there already, and folders that are there, stay as they are.
 */
export function copyOwnRules(last: Pick<Workspace, 'folder'>, folder: string): () => void {
  const missing = readWorkspace(folder) === null ? OWN_RULES.filter((name) => existsSync(path.join(last.folder, name)) && !existsSync(path.join(folder, name))) : [];
  for (const name of missing) cpSync(path.join(last.folder, name), path.join(folder, name), { recursive: true });
  return () => { for (const name of missing) rmSync(path.join(folder, name), { recursive: true, force: true }); };
}

/**
 * Everything or nothing. Judgements keep who made them and when.
 *
 * @throws ToolError `init/not-empty` when the new workspace has a history of its own.
 */
export function carryOver(last: Workspace, next: Workspace, { actor }: Acting): CarriedOver {
  if (next.store.ledger.head().events > 0 || next.store.lists.sources().length > 0) {
    throw new ToolError('init/not-empty', { zh: `${next.folder} 里已经有名单或台账`, en: `${next.folder} has lists or a ledger already` }, { zh: '换一个新的文件夹', en: 'Choose a new folder' });
  }
  const { countyName, fourEyes, signOff } = last.settings;
  next.settings = { ...next.settings, countyName, ...(fourEyes === undefined ? {} : { fourEyes }), ...(signOff === undefined ? {} : { signOff }) };
  writeWorkspace(next.folder, next.settings);
  const at = now();
  const rules = rulebookOf(next);
  const cases = last.store.cases.list().flatMap((each) => { const carried = carryCase(each, rules, `${next.settings.year}-01-01` as IsoDate); return carried === null ? [] : [{ personId: each.personId, carried }]; });
  const profiles = last.store.lists.profiles();
  const judgements = last.store.ledger.judgements().sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  const fingerprints = last.store.results.knownFingerprints();
  const counts: CarriedOver = {
    judgements: judgements.length, profiles: profiles.size, people: new Set(fingerprints.map(([, person]) => person)).size, cases: cases.length,
    evidence: cases.reduce((sum, { carried }) => sum + carried.evidence.length, 0), contacts: cases.reduce((sum, { carried }) => sum + carried.contacts.length, 0), reasons: cases.filter(({ carried }) => carried.survey !== null).length,
  };
  next.store.transaction(() => {
    const { ledger, lists, results } = next.store;
    for (const [signature, profile] of profiles) lists.saveProfile(signature, profile);
    results.addFingerprints(fingerprints);
    for (const { leftFingerprint, rightFingerprint, judgement, note, by, at: when } of judgements) {
      ledger.append({ at: when, actor: by, type: 'PairJudged', subject: pairSubject(leftFingerprint, rightFingerprint), payload: { leftFingerprint, rightFingerprint, judgement, note } });
    }
    ledger.append({ at, actor, type: 'YearCarried', subject: `${last.settings.county}-${last.settings.year}`, payload: { ...counts, ledger: last.store.ledger.head() } });
    for (const { personId, carried } of cases) ledger.append({ at, actor, type: 'CaseCarried', subject: personId, payload: carried });
  });
  return counts;
}
