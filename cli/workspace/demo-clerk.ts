/** Clerk and townships of the demonstration: they look as people would, which here means in the made-up county's own truth. */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { CellContent, RecordRef, WorkbookModel } from '../../src/index.js';
import type { MadeRound } from '../../src/rehearsal.js';
import { loadWorksheetRules, writeWorkbook } from '../../src/io/index.js';
import { allPairs, isLink, isOpen, type Pair } from '../pairs.js';
import { judgeEach } from './ledger.js';
import type { Workspace } from './open.js';
import type { SentBatch } from './worksheets.js';

/** What is true in a month. */
export interface KnownTruth {
  /** Who stands in a row of the month's lists. */
  who(ref: RecordRef): string | undefined;
  /** The category of a person, a code of the standings. */
  categoryOf(person: string): string | undefined;
}

/** Walks the truth of a month once. Take it before the next month is made. */
export function truthOf(round: MadeRound): KnownTruth {
  const rows = round.truth.find(({ path }) => path === 'rows.csv');
  const at = (name: string): number => rows?.columns.indexOf(name) ?? -1;
  const [person, file, sheet, row, part] = ['person_id', 'file', 'sheet', 'row', 'part'].map(at) as [number, number, number, number, number];
  const who = new Map<string, string>();
  for (const cells of rows?.rows ?? []) who.set([cells[file], cells[sheet], cells[row], cells[part]].join('\n'), cells[person] as string);
  const people = round.truth.find(({ path: named }) => named === 'people.csv');
  const [own, category] = [people?.columns.indexOf('person_id') ?? -1, people?.columns.indexOf('category') ?? -1];
  const categories = new Map([...(people?.rows ?? [])].map((cells) => [cells[own] as string, cells[category] as string]));
  return { who: (ref) => who.get([ref.file, ref.sheet, ref.row, ref.part].join('\n')), categoryOf: (found) => categories.get(found) };
}

/** What a township answers, by the category that is true; categories that the departments' lists prove are left to them. */
const ANSWERS: Readonly<Record<string, { readonly insured: boolean; readonly code: string; readonly evidence: string }>> = {
  resident: { insured: true, code: 'resident', evidence: 'insurance-certificate' },
  employee: { insured: true, code: 'employee', evidence: 'insurance-certificate' },
  offsite: { insured: true, code: 'offsite', evidence: 'insurance-certificate' },
  uninsured: { insured: false, code: 'unaware', evidence: 'signed-notice' },
};

/** Fills in the work sheets of a batch and leaves them in `folder`, as they come back by mail; returns how many people were answered for. */
export async function fillIn(workspace: Workspace, { sheets }: SentBatch, truth: KnownTruth, on: string, folder: string): Promise<number> {
  let answered = 0;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (const { file, workbook } of sheets) {
    const [first, ...others] = workbook.sheets;
    if (first === undefined) continue;
    const headings = first.columns.map(({ heading }) => heading);
    const rows = first.rows.map((row) => {
      const answer = answerFor(workspace, row, truth, on);
      if (answer === null) return row;
      answered += 1;
      return row.map((cell, index) => answer.get(headings[index] ?? '') ?? cell);
    });
    await writeWorkbook(path.join(folder, file), { ...workbook, sheets: [{ ...first, rows }, ...others] } satisfies WorkbookModel);
  }
  return answered;
}

/** Cells by heading; null when nothing is answered. The case number stands in the hidden key of the row. */
function answerFor({ store, rules }: Workspace, row: readonly CellContent[], truth: KnownTruth, on: string): Map<string, CellContent> | null {
  const caseNumber = row.map((cell) => /\d{2,6}-\d{4}-\d{6}/u.exec(String(cell ?? ''))?.[0]).find((found) => found !== undefined);
  const found = caseNumber === undefined ? null : store.cases.find(caseNumber);
  if (found === null) return null;
  const people = [...new Set(store.results.rowsOf(found.personId).map(({ ref }) => truth.who(ref)))];
  const answer = ANSWERS[truth.categoryOf(people[0] ?? '') ?? ''];
  if (answer === undefined) return null;
  const { headings } = loadWorksheetRules();
  const { cases, standings } = rules;
  const word = standings.reasons.reasons[answer.code]?.zh ?? '';
  return new Map<string, CellContent>([
    [headings.insured.heading, answer.insured ? '是' : '否'], [headings[answer.insured ? 'scheme' : 'reason'].heading, word],
    ...(answer.code === 'offsite' ? [[headings.insuredPlace.heading, '外省'] as const] : []),
    [headings.channel.heading, '入户'], [headings.contactDate.heading, on], [headings.contactBy.heading, '包村干部'],
    [headings.evidence.heading, cases.evidence[answer.evidence]?.zh ?? ''], [headings.evidenceReference.heading, '村委会存'],
  ]);
}

/** Judges the open pairs of one tier, each by itself; returns how many were the same person and how many were not. */
export function judgeByTruth(workspace: Workspace, tier: Pair['pair']['tier'], { who }: KnownTruth, actor: string): { same: number; different: number } {
  const counts = { same: 0, different: 0 };
  const answers = allPairs(workspace).filter((each) => isOpen(each) && each.pair.tier === tier).map((each) => {
    const judgement = isSame(workspace, each, who) ? 'same' as const : 'different' as const;
    counts[judgement] += 1;
    return { pair: each.pair, judgement };
  });
  judgeEach(workspace, answers, '', { actor });
  return counts;
}

/** Whether both sides of a pair are one person. */
export function isSame({ store }: Workspace, each: Pair, who: KnownTruth['who']): boolean {
  if (!isLink(each)) return who(each.pair.left.ref) === who(each.pair.right.ref);
  const roster = who(each.pair.roster.ref);
  return store.results.rowsOf(each.pair.personId).some(({ ref }) => who(ref) === roster);
}
