/** The totals that people sign, against what the ledger exports, on whole rehearsal counties. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { REPORTS } from '../../cli/reports.js';
import { openWorkspace, type Workspace } from '../../cli/workspace/open.js';
import type { CellContent, SheetModel } from '../../src/domain/workbook.js';
import { jsonOf, runC2z } from '../support/run-c2z.js';

const SETTINGS = { signOff: { unit: '', preparedBy: '', reviewedBy: '', phone: '' }, at: '2020-12-31' } as const;
const folders: string[] = [];
afterAll(async () => { for (const folder of folders) await rm(folder, { recursive: true, force: true }); });

async function rehearsed(seed: number, population: number): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'c2z-totals-'));
  folders.push(folder);
  const workspace = path.join(folder, 'w');
  await runC2z(['rehearse', path.join(folder, 'county'), '--population', String(population), '--seed', String(seed), '-q']);
  const ran = await runC2z(['run', path.join(folder, 'county', 'inbox'), '--county', '990101', '--year', '2020', '--policy', 'example', '-w', workspace, '-q']);
  if (ran.code !== 0 && ran.code !== 1) throw new Error(ran.stderr);
  return workspace;
}

const exported = async <Row>(what: string, workspace: string): Promise<Row[]> => jsonOf<Row[]>(await runC2z(['export', what, '--format', 'json', '-w', workspace]));

function sheetOf(workspace: Workspace, report: string, name?: string): SheetModel {
  const sheets = REPORTS[report]!.build(workspace, { fullIds: false, ...SETTINGS }).flatMap((book) => book.sheets);
  return (name === undefined ? sheets[0] : sheets.find((sheet) => sheet.name === name)) as SheetModel;
}

/** The cell of the last line of totals under a heading, which may have a group. */
function total(sheet: SheetModel, heading: string, group?: string): CellContent {
  return sheet.totals.at(-1)![sheet.columns.findIndex((each) => each.heading === heading && (group === undefined || each.group === group))]!;
}

function expectToAddUp(sheet: SheetModel): void {
  sheet.columns.forEach(({ type, heading }, index) => {
    if (type !== 'integer' && type !== 'money') return;
    expect(sheet.rows.reduce((sum, row) => sum + (typeof row[index] === 'number' ? row[index] : 0), 0), `${sheet.name} ${heading}`).toBe(sheet.totals[0]![index]);
  });
}

interface PersonRow { standing: string; category: string; township: string }
interface SubsidyRow { programme: string; due: string; amount_fen: number | null; paid_fen: number | null; township: string }
interface CoverageRow { programme: string; state: string }

describe.each([[701, 300], [702, 800], [703, 1500]])('a rehearsal county (seed %i, %i people)', (seed, population) => {
  it('has the totals of its ledger in every report', async () => {
    const folder = await rehearsed(seed, population);
    const people = await exported<PersonRow>('people', folder);
    const subsidies = (await exported<SubsidyRow>('subsidies', folder)).filter(({ programme }) => programme === 'basic');
    const coverage = await exported<CoverageRow>('coverage', folder);
    const count = (standing: string): number => people.filter((each) => each.standing === standing).length;
    const fen = (due: string): number => subsidies.filter((each) => each.due === due).reduce((sum, each) => sum + (each.amount_fen ?? 0), 0);
    const workspace = openWorkspace({ workspace: folder });
    try {
      const progress = sheetOf(workspace, 'progress');
      expectToAddUp({ ...progress, columns: progress.columns.map((each) => (each.heading === '上月末' ? { ...each, type: 'text' } : each)) });
      expect([total(progress, '名单人数'), total(progress, '合计', '已参保'), total(progress, '合理未参保'), total(progress, '名单核减'), total(progress, '应保未保'), total(progress, '待核实')])
        .toEqual([people.length, count('insured'), count('excused'), count('removed'), count('gap'), count('pending')]);

      const rosters = REPORTS['subsidy-roster']!.build(workspace, { fullIds: false, ...SETTINGS }).flatMap((book) => book.sheets);
      expect(rosters.reduce((sum, sheet) => sum + sheet.rows.length, 0)).toBe(subsidies.filter(({ due }) => due !== 'none').length);

      const summary = sheetOf(workspace, 'subsidy-summary');
      expectToAddUp(summary);
      const payers = summary.columns.flatMap((each, index) => (each.group?.startsWith('资金来源') === true ? [Number(summary.totals[0]![index])] : []));
      expect(payers.reduce((sum, each) => sum + each, 0)).toBe(fen('due') + fen('on-enrolment'));

      const funds = sheetOf(workspace, 'funds');
      expectToAddUp(funds);
      expect(total(funds, '金额', '应补')).toBe(fen('due'));
      expect(total(funds, '金额', '实补')).toBe(subsidies.reduce((sum, each) => sum + (each.due === 'none' ? 0 : (each.paid_fen ?? 0)), 0));

      const identities = sheetOf(workspace, 'identities');
      expect([total(identities, '人数'), total(identities, '已参保')]).toEqual([people.length, count('insured')]);
      expect([total(identities, '金额', '应资助'), total(identities, '金额', '参保后应资助')]).toEqual([fen('due'), fen('on-enrolment')]);

      const lines = sheetOf(workspace, 'coverage');
      const basic = lines.rows.filter((row) => row[0] === '基本医保').at(-1)!;
      const of = (state: string): number => coverage.filter((each) => each.programme === 'basic' && each.state === state).length;
      expect([basic[2], basic[3], basic[4]]).toEqual([of('covered') + of('missing'), of('covered'), of('missing')]);

      expect(sheetOf(workspace, 'public-notice').totals[0]![4]).toBe(fen('due'));
      const snapshot = sheetOf(workspace, 'snapshot');
      expect(JSON.stringify([...snapshot.rows, ...snapshot.totals])).toContain(String(people.length));
    } finally {
      workspace.close();
    }
  });
});
