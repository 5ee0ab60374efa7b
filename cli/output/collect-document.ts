/** What `c2z collect` says of files and rows: as JSON, and as text. */
import { ROW_OUTCOMES, maskId, type FileReceipt, type Language, type Refusal } from '../../src/index.js';
import type { CollectResult } from '../workspace/collect.js';
import { formatTable } from './table.js';

/** Sums over all files; rows = applied + unchanged + refused + conflicts. */
export function sumsOf(files: readonly FileReceipt[]): Record<'rows' | 'applied' | 'unchanged' | 'refused' | 'conflicts', number> {
  const sum = (read: (file: FileReceipt) => number): number => files.reduce((total, file) => total + read(file), 0);
  return { rows: sum(({ rows }) => rows), applied: sum(({ applied }) => applied), unchanged: sum(({ unchanged }) => unchanged), refused: sum(({ refused }) => refused), conflicts: sum(({ conflicts }) => conflicts) };
}

/** The one JSON document; numbers are masked. */
export function collectDocument({ batch, files, rows }: CollectResult, dryRun: boolean, receipts: readonly string[], language: Language): object {
  const said = (each: Refusal): object => ({ code: each.code, column: each.column, heading: each.heading, message: each.texts[language], fix: each.fix[language] });
  return {
    batch, dryRun, rows: sumsOf(files),
    files: files.map(({ refusal: why, ...file }) => ({ ...file, ...(why === null ? {} : { issue: said(why) }) })),
    details: rows.filter(({ unfilled }) => !unfilled).map((row) => ({
      file: row.file, sheet: row.sheetName, row: row.row, case_number: row.caseNumber, person_id: row.personId, name: row.name, id_number: maskId(row.idText), village: row.village, outcome: row.outcome,
      refusals: row.refusals.map(said), conflicts: row.conflicts.map(({ withinFile, ...each }) => (withinFile ? { ...each, within_file: true } : each)),
      corrections: row.corrections.map((each) => (each.field === 'idNumber' || each.field === 'telephone' ? { ...each, ours: maskId(each.ours), theirs: maskId(each.theirs) } : each)),
    })),
    receipts,
  };
}

/** The receipt as text: a line a file, then everything that somebody has to look at. */
export function collectText({ files, rows }: CollectResult, dryRun: boolean, language: Language): string {
  const zh = language === 'zh';
  const colon = zh ? '：' : ': ';
  const titles = zh ? ['文件', '乡镇', '行数', '已采用', '无变化', '退回', '冲突', '没有交回'] : ['file', 'township', 'rows', 'applied', 'unchanged', 'refused', 'conflicts', 'missing'];
  const parts = [formatTable(titles.map((title, index) => ({ title, ...(index > 1 ? { align: 'right' as const } : {}) })),
    files.map((file) => (file.refusal === null ? [file.path, file.township, file.rows, file.applied, file.unchanged, file.refused, file.conflicts, file.missing.length] : [file.path, zh ? '整份退回' : 'refused as a whole', '', '', '', '', '', ''])), 60)];
  for (const { path: file, refusal: why } of files) if (why !== null) parts.push(`${file}${colon}${why.texts[language]} — ${why.fix[language]}`);
  const open = rows.filter(({ outcome }) => outcome === 'refused' || outcome === 'conflict');
  const said = new Set<string>();
  const isNew = (what: string): boolean => said.size < said.add(what).size;
  for (const row of open) {
    const place = zh ? `${row.file} 第 ${row.row} 行 ${row.name}（${ROW_OUTCOMES[row.outcome].zh}）` : `${row.file} row ${row.row} ${row.name} (${ROW_OUTCOMES[row.outcome].en})`;
    for (const each of row.refusals) {
      const words = isNew(`${each.code} ${each.heading}`) ? each.texts : (each.again ?? each.texts);
      parts.push(`${place}${each.column === '' ? '' : ` ${each.column}${row.row} ${each.heading}`}${colon}${words[language]} — ${each.fix[language]}`);
    }
    // Every row that takes part has the conflict; it names all the files, so the first of them says it.
    for (const each of row.conflicts) if (isNew(`${row.caseNumber} ${each.heading} ${JSON.stringify(each.values)}`)) parts.push(`${place} ${each.heading}${colon}${each.values.map(({ from, value }) => `${from} = ${value}`).join(zh ? '；' : '; ')}${settledBy(each.withinFile, zh)}`);
  }
  const corrections = rows.flatMap((row) => row.corrections.map((each) => ({ row, each })));
  if (corrections.length > 0) parts.push(zh ? `更正建议 ${corrections.length} 处（灰色格子被改动，没有改台账）：` : `${corrections.length} corrections suggested (locked cells that were changed; the ledger is as it was):`);
  for (const { row, each } of corrections) {
    const shown = (text: string): string => (each.field === 'idNumber' || each.field === 'telephone' ? maskId(text) : text);
    parts.push(zh ? `  ${row.file} 第 ${row.row} 行 ${row.name} ${each.heading}：台账 ${shown(each.ours)}，交回 ${shown(each.theirs)}` : `  ${row.file} row ${row.row} ${row.name} ${each.heading}: ledger ${shown(each.ours)}, returned ${shown(each.theirs)}`);
  }
  const sums = sumsOf(files);
  parts.push(zh ? `共 ${sums.rows} 行 = ${dryRun ? '将采用' : '已采用'} ${sums.applied} + 无变化 ${sums.unchanged} + 退回 ${sums.refused} + 有冲突 ${sums.conflicts}`
    : `${sums.rows} rows = ${dryRun ? 'would apply' : 'applied'} ${sums.applied} + unchanged ${sums.unchanged} + refused ${sums.refused} + conflicts ${sums.conflicts}`);
  return parts.join('\n');
}

/** What settles a conflict: between two files the choice of one, within a file its correction. */
function settledBy(withinFile: boolean, zh: boolean): string {
  if (withinFile) return zh ? ' — 同一份文件里填了两处、内容不同：改成一致，或删去一处，再收一次' : ' — one file says two things: make them agree or delete one, and collect it again';
  return zh ? ' — 用 --prefer <文件> 指定以哪一份为准' : ' — settle it with --prefer <file>';
}
