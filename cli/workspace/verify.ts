/** Checks that need store and disk together: what a workspace says of itself against what can be found out again. */
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { effectiveEvents, foldCases, isTargetKind, standingsFromCases, type Label } from '../../src/index.js';
import { hashFile } from '../../src/io/index.js';
import { rulebookOf } from './case-book.js';
import type { Workspace } from './open.js';
import { NO_TARGETS, isUnmatched, isWithoutTargets } from './matched.js';
import { referenceDateFor } from './reference-date.js';

/** One thing that must hold 核验项. `found` says what is wrong; null = it holds. */
export interface Check {
  readonly name: 'store' | 'chain' | 'cases' | 'listed' | 'standings' | 'archive' | 'rows';
  readonly what: Label;
  readonly found: Label | null;
  readonly fix: Label;
}

const RESTORE: Label = { zh: '从备份恢复（c2z restore），并查明是谁改动了文件', en: 'Restore a backup (c2z restore), and find out who changed the file' };

/** All checks, in a fixed order; none stops the others. */
export async function verifyWorkspace(workspace: Workspace): Promise<Check[]> {
  return [storeIsSound(workspace), chainHolds(workspace), casesFollow(workspace), listedAgree(workspace), standingsFollow(workspace), await archiveIsWhole(workspace), rowsAddUp(workspace)];
}

function storeIsSound({ store }: Workspace): Check {
  const problems = store.integrityProblems();
  return {
    name: 'store', what: { zh: '数据库文件完好', en: 'The store is sound' }, fix: RESTORE,
    found: problems.length === 0 ? null : { zh: `SQLite 报告 ${problems.length} 处：${problems.slice(0, 3).join('；')}`, en: `SQLite reports ${problems.length}: ${problems.slice(0, 3).join('; ')}` },
  };
}

function chainHolds({ store }: Workspace): Check {
  const { events } = store.ledger.head();
  const broken = store.ledger.firstBrokenLink();
  const appended = store.ledger.appended() ?? events;
  const backwards = store.ledger.timesTurnedBack();
  const clock = backwards === 0 ? { zh: '', en: '' } : { zh: `（其中 ${backwards} 处时间早于前一条：电脑时钟被调过，先后以序号为准）`, en: ` (${backwards} bear an earlier time than the one before: a clock was set back; their numbers keep the order)` };
  return {
    name: 'chain', what: { zh: `台账 ${events} 条记录首尾相连，没有被改过${clock.zh}`, en: `The ${events} events of the ledger form one unbroken chain${clock.en}` }, fix: RESTORE,
    found: broken === null ? (appended === events ? null : { zh: `写入过 ${appended} 条，现有 ${events} 条：末尾的记录被删掉或加上过`, en: `${appended} events were written and ${events} are there: the end was cut off or added to` }) : { zh: `第 ${broken.seq} 条（${broken.at}，${broken.actor}，${broken.type}）与哈希不符`, en: `Event ${broken.seq} (${broken.at}, ${broken.actor}, ${broken.type}) does not fit its hash` },
  };
}

/** The cases as stored against the fold of the events that stand. */
function casesFollow({ store }: Workspace): Check {
  const folded = foldCases(effectiveEvents(store.ledger.events()));
  const stored = new Map(store.cases.list({ line: 'every' }).map((each) => [each.caseNumber, each]));
  const differing = [...new Set([...[...folded.keys(), ...stored.keys()].filter((number) => !isDeepStrictEqual(folded.get(number), stored.get(number))), ...store.cases.columnsAmiss()])].sort();
  return {
    name: 'cases', what: { zh: `${stored.size} 件个案与台账逐条推算的结果一致`, en: `The ${stored.size} cases are what the events make of them` }, fix: RESTORE,
    found: differing.length === 0 ? null : { zh: `不一致：${differing.slice(0, 5).join('、')}${differing.length > 5 ? ` 等 ${differing.length} 件` : ''}`, en: `Different: ${differing.slice(0, 5).join(', ')}${differing.length > 5 ? ` and more, ${differing.length} in all` : ''}` },
  };
}

/** What the lists say of everybody who has a case, or should have one, against what the ledger heard of it at the match. */
function listedAgree({ store }: Workspace): Check {
  const cases = new Map(store.cases.list().filter(({ clearedBy }) => clearedBy !== 'left' && clearedBy !== 'merged').map((each) => [each.personId, each]));
  const listed = isUnmatched({ store }) ? [] : store.results.listStandings();
  const differing = listed.filter(({ personId, standing, reason }) => {
    const heard = cases.get(personId);
    return heard === undefined ? standing !== 'insured' : heard.standing !== standing || heard.listReason !== reason;
  }).map(({ personId }) => personId).sort();
  return {
    name: 'listed', what: { zh: `${listed.length} 人的名单结论与台账记下的一致`, en: `What the lists say of ${listed.length} people is what the ledger heard` }, fix: { zh: '重新比对（c2z match）；仍不一致就从备份恢复', en: 'Match again (c2z match); if it stays so, restore a backup' },
    found: differing.length === 0 ? null : { zh: `不一致：${differing.slice(0, 5).join('、')}${differing.length > 5 ? ` 等 ${differing.length} 人` : ''}`, en: `Different: ${differing.slice(0, 5).join(', ')}${differing.length > 5 ? ` and more, ${differing.length} in all` : ''}` },
  };
}

/** What cases put in place of the lists' standings, against what the cases say. */
function standingsFollow(workspace: Workspace): Check {
  const { store } = workspace;
  const listed = store.results.listStandings();
  const wanted = new Map(standingsFromCases(listed, store.cases.list({ states: ['verified', 'cleared'] }), rulebookOf(workspace), referenceDateFor(workspace)).map((standing) => [standing.personId, standing]));
  const known = new Set(listed.map(({ personId }) => personId));
  const stored = new Map(store.cases.standings().filter(({ personId }) => known.has(personId)).map((standing) => [standing.personId, standing]));
  const differing = [...new Set([...wanted.keys(), ...stored.keys()])].filter((id) => !isDeepStrictEqual(wanted.get(id), stored.get(id))).sort();
  return {
    name: 'standings', what: { zh: `${stored.size} 人的结论由核实的个案而来，与个案一致`, en: `The standings of ${stored.size} people that rest on verified cases agree with them` }, fix: { zh: '重新比对（c2z match）；仍不一致就从备份恢复', en: 'Match again (c2z match); if it stays so, restore a backup' },
    found: differing.length === 0 ? null : { zh: `不一致：${differing.slice(0, 5).join('、')}${differing.length > 5 ? ` 等 ${differing.length} 人` : ''}`, en: `Different: ${differing.slice(0, 5).join(', ')}${differing.length > 5 ? ` and more, ${differing.length} in all` : ''}` },
  };
}

async function archiveIsWhole({ store, folder }: Workspace): Promise<Check> {
  const wrong: string[] = [];
  const sources = store.lists.sources().filter(({ sha256 }) => sha256 !== '');
  for (const source of sources) {
    const found = await hashFile(path.resolve(folder, source.archivedAs)).catch(() => null);
    if (found?.sha256 !== source.sha256) wrong.push(source.path);
  }
  return {
    name: 'archive', what: { zh: `${sources.length} 个来源文件还在，内容没有变`, en: `The ${sources.length} source files are there, unchanged` },
    fix: { zh: '重新导入这些文件（c2z import），或从备份恢复', en: 'Import these files again (c2z import), or restore a backup' },
    found: wrong.length === 0 ? null : { zh: `不见了或已改动：${wrong.slice(0, 5).join('、')}${wrong.length > 5 ? ` 等 ${wrong.length} 个` : ''}`, en: `Gone or changed: ${wrong.slice(0, 5).join(', ')}${wrong.length > 5 ? ` and more, ${wrong.length} in all` : ''}` },
  };
}

/** 名单总行数 = 重复 + 错误行 + 非对象 + Σ 结论, from what is stored. Holds trivially before the first match. */
function rowsAddUp({ store }: Workspace): Check {
  const sheets = store.lists.sources().flatMap((source) => source.sheets).filter((sheet) => sheet.kind !== null && isTargetKind(sheet.kind));
  const people = store.results.people();
  const rowsOf = store.results.rowsByPerson();
  const rows = sheets.reduce((sum, sheet) => sum + sheet.rows, 0);
  const setAside = sheets.reduce((sum, sheet) => sum + sheet.setAside, 0);
  const outside = people.filter((person) => person.outside);
  const inside = people.filter((person) => !person.outside);
  const outsideRows = outside.reduce((sum, { person }) => sum + (rowsOf.get(person.id)?.length ?? 0), 0);
  const repeats = inside.reduce((sum, { person }) => sum + (rowsOf.get(person.id)?.length ?? 0) - 1, 0);
  const standing = inside.filter((person) => person.standing !== null).length;
  const holds = people.length === 0 || (rows === repeats + setAside + outsideRows + inside.length && standing === inside.length);
  if (isUnmatched({ store }) && isWithoutTargets({ store })) return { name: 'rows', what: NO_TARGETS.what, fix: { zh: '', en: '' }, found: null };
  if (isUnmatched({ store })) return { name: 'rows', what: { zh: '名单已经更新，还没有比对，行数和人数先不核对', en: 'The lists have changed and have not been matched; rows and people are not compared' }, fix: { zh: '', en: '' }, found: null };
  return {
    name: 'rows', what: { zh: `名单总行数 ${rows} = 重复 ${repeats} + 错误行 ${setAside} + 非对象 ${outsideRows} + 人员 ${inside.length}，每人一个结论`, en: `Rows ${rows} = repeated ${repeats} + set aside ${setAside} + outside ${outsideRows} + people ${inside.length}, one standing each` },
    fix: { zh: '重新比对：c2z match', en: 'Match again: c2z match' },
    found: holds ? null : { zh: `相差 ${rows - repeats - setAside - outsideRows - inside.length} 行，${inside.length - standing} 人没有结论`, en: `${rows - repeats - setAside - outsideRows - inside.length} rows unaccounted for, ${inside.length - standing} people without a standing` },
  };
}
