import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SAMPLE_INBOX, jsonOf, runC2z } from '../support/run-c2z.js';

let root = '';
let workspace = '';
beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'c2z-subsidy-'));
  workspace = path.join(root, 'w');
  await runC2z(['run', SAMPLE_INBOX, '--county', '990101', '--year', '2020', '--policy', 'example', '-w', workspace, '-q']);
});
afterAll(async () => { await rm(root, { recursive: true, force: true }); });

interface SubsidyDocument { policy: string; entitlements: number; unentitled: number; total: { due: { people: number; fen: number }; onEnrolment: { people: number }; question: { people: number }; none: number }; lines: { sums: { due: { fen: number } } }[] }

describe('c2z subsidy', () => {
  it('accounts for everybody, and its lines add up however they are grouped', async () => {
    for (const by of ['identity', 'township', 'payer']) {
      const document = jsonOf(await runC2z(['subsidy', '--by', by, '-w', workspace, '--json'])) as SubsidyDocument;
      const { due, onEnrolment, question, none } = document.total;
      expect(document.policy).toBe('example');
      expect(due.people + onEnrolment.people + question.people + none).toBe(document.entitlements);
      expect(document.lines.reduce((sum, line) => sum + line.sums.due.fen, 0)).toBe(due.fen);
    }
  });

  it('shows the rarest warnings first, so that what is to be taken back is not lost among what is to be paid', async () => {
    const { warnings } = jsonOf<{ warnings: { code: string; message: string }[] }>(await runC2z(['subsidy', '--warnings', '-w', workspace, '--json']));
    const counts = Map.groupBy(warnings, ({ code }) => code);
    const rarest = Math.min(...[...counts.values()].map(({ length }) => length));
    const { stdout } = await runC2z(['subsidy', '--warnings', '--limit', '1', '-w', workspace]);
    expect([...counts.values()].filter(({ length }) => length === rarest).flat().some(({ message }) => stdout.includes(message))).toBe(true);
  });

  it('exports one row a person and entitlement, numbers masked, twice the same', async () => {
    const first = await runC2z(['export', 'subsidies', '-w', workspace]);
    const again = await runC2z(['export', 'subsidies', '-w', workspace]);
    expect(first.stdout).toBe(again.stdout);
    const lines = first.stdout.trim().split('\r\n');
    expect(lines[0]).toMatch(/^\uFEFF?person_id,name,id_number,township,village,identities,programme,year,due,state,why,group,mode,standard_fen,amount_fen,at_least,payers,own_fen,claimed_fen,paid_fen,recovered_fen,own_paid_fen,document,article,policy$/u);
    expect(first.stdout).not.toMatch(/\d{17}[\dX]/u);
    const people = await runC2z(['export', 'people', '-w', workspace]);
    expect(lines.length).toBe(people.stdout.trim().split('\r\n').length);
  });

  it('writes every report', async () => {
    const named = jsonOf(await runC2z(['report', '--json'])) as { name: string }[];
    const names = named.map(({ name }) => name).filter((name) => ['funds', 'identities', 'subsidy-roster', 'subsidy-summary', 'coverage', 'policy-changes', 'public-notice', 'feedback'].includes(name));
    expect(names).toHaveLength(8);
    const out = path.join(root, 'reports');
    const ran = await runC2z(['report', ...names, '-w', workspace, '-o', out]);
    expect(ran.code).toBe(0);
    expect((await readdir(out)).length).toBeGreaterThanOrEqual(8);
  });

  it('records what was done as one step: approved adds to the claims, undo takes it back, and refusals are named', async () => {
    const rows = async (): Promise<{ person_id: string; due: string; state: string; amount_fen: number | null; claimed_fen: number }[]> => jsonOf<unknown>(await runC2z(['export', 'subsidies', '--format', 'json', '-w', workspace])) as never;
    const before = await rows();
    const open = before.filter(({ due, state, amount_fen: fen }) => due === 'due' && state === 'eligible' && fen !== null).slice(0, 2).map(({ person_id: id }) => id);
    const none = before.find(({ due }) => due === 'none')!.person_id;
    expect(open).toHaveLength(2);
    const done = await runC2z(['subsidy', 'approve', ...open, none, '--reference', '请款1号', '-w', workspace, '--json']);
    expect(done.code).toBe(1);
    expect(jsonOf(done)).toMatchObject({ applied: open.map((id) => ({ person_id: id })), refused: [{ person_id: none }] });
    const after = await rows();
    const sum = (all: typeof before): number => all.reduce((total, { claimed_fen: fen }) => total + Number(fen), 0);
    expect(after.filter(({ person_id: id }) => open.includes(id)).map(({ state }) => state)).toEqual(['approved', 'approved']);
    expect(sum(after) - sum(before)).toBe(before.filter(({ person_id: id }) => open.includes(id)).reduce((total, { amount_fen: fen }) => total + Number(fen), 0));
    expect((await runC2z(['history', '-w', workspace])).stdout).toContain('批准资助');
    await runC2z(['undo', '-w', workspace]);
    expect(await rows()).toEqual(before);
    expect((await runC2z(['subsidy', 'recover', open[0]!, '-w', workspace])).stderr).toContain('没有可追回');
    expect((await runC2z(['subsidy', 'approve', open[0]!, '--amount', '八十', '-w', workspace])).stderr).toContain('subsidy/amount');
  });

  it('names who lacks a line of cover, as many as the table says, and says when it is not known', async () => {
    const { coverage } = jsonOf<{ coverage: { programme: string; missing: number | null }[] }>(await runC2z(['subsidy', '--coverage', '-w', workspace, '--json']));
    for (const { programme, missing } of coverage) {
      const gaps = jsonOf<{ missing: number | null; people: unknown[] }>(await runC2z(['subsidy', '--gaps', programme, '-w', workspace, '--json']));
      expect([gaps.missing, gaps.people.length]).toEqual([missing, missing ?? 0]);
    }
  });

  it('says plainly that a workspace has no pack, or that a pack is not there, and which there are', async () => {
    const bare = path.join(root, 'bare');
    await runC2z(['init', bare, '--county', '990101', '--year', '2020']);
    const none = await runC2z(['subsidy', '-w', bare]);
    expect([none.code, none.stderr]).toEqual([2, expect.stringContaining('policy/none')]);
    const unknown = await runC2z(['init', path.join(root, 'other'), '--county', '990101', '--year', '2020', '--policy', 'nowhere']);
    expect([unknown.code, unknown.stderr]).toEqual([2, expect.stringMatching(/policy\/unknown[\s\S]*linyi/u)]);
    expect(jsonOf<unknown[]>(await runC2z(['policy', '-w', bare, '--json']))).toEqual(jsonOf(await runC2z(['policy', 'list', '-w', bare, '--json'])));
    const used = await runC2z(['policy', 'use', 'linyi', '-w', bare, '--json']);
    expect(jsonOf(used)).toMatchObject({ policy: 'linyi' });
    expect(jsonOf(await runC2z(['policy', '-w', bare, '--json']))).toMatchObject({ name: 'linyi' });
    expect(jsonOf(await runC2z(['case', '-w', bare, '--json']))).toMatchObject({ cases: 0, list: [] });
  });
});
