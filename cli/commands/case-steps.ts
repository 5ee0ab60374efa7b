/** The steps of `c2z case`: assign, contact, survey, evidence, verify, return, note, clear, reopen; each on one case or on many. */
import type { Command } from 'commander';
import { ToolError, readChannel, readEvidenceKind, type Case, type CaseCommand, type Language } from '../../src/index.js';
import { dayWord } from '../arguments.js';
import { reasonWord, selectCases, withCaseFilters, type CaseFilters } from '../case-selection.js';
import { contextOf } from '../context.js';
import { stateLabel } from '../output/event-words.js';
import { reasonLabel } from '../output/labels.js';
import { formatTable } from '../output/table.js';
import { caseStep, type StepResult } from '../workspace/ledger.js';
import { openWorkspace, type Workspace } from '../workspace/open.js';
import { refreshOutputs } from '../workspace/refresh-outputs.js';

interface StepWords extends CaseFilters {
  dryRun?: boolean;
  export: boolean;
  to?: string;
  due?: string;
  by?: string;
  channel?: string;
  result?: string;
  on?: string;
  until?: string;
  type?: string;
  reference?: string;
  file?: string;
  why?: string;
  text?: string;
}

/** One step: its options beside the filters, and the command they make. */
interface Step {
  readonly name: CaseCommand['type'];
  readonly zh: string;
  readonly en: string;
  readonly options: (command: Command, zh: boolean) => Command;
  readonly make: (words: StepWords, workspace: Workspace) => CaseCommand;
}

const onDay = (zh: boolean): [string, string] => ['--on <date>', zh ? '发生日期（默认：名单基准日）' : 'day (default: the date of the lists)'];

const STEPS: readonly Step[] = [
  {
    name: 'assign', zh: '分派负责人和期限', en: 'give to a responsible person',
    options: (command, zh) => command.requiredOption('--to <name>', zh ? '负责人' : 'responsible person').option('--due <date>', zh ? '完成期限' : 'due date'),
    make: ({ to = '', due }) => ({ type: 'assign', responsible: to, ...(due === undefined ? {} : { due: dayWord(due, 'due') }) }),
  },
  {
    name: 'contact', zh: '登记一次联系', en: 'record a contact',
    options: (command, zh) => command.requiredOption('--channel <channel>', zh ? '方式：入户、电话、数据比对' : 'visit, phone or data').requiredOption('--result <text>', zh ? '结果' : 'result')
      .option('--by <name>', zh ? '联系人（默认：操作人）' : 'who did (default: who is acting)').option(...onDay(zh)),
    make: ({ channel = '', result = '', on, by }, workspace) => ({ type: 'contact', channel: channelWord(workspace, channel), result, ...(by === undefined ? {} : { by }), ...(on === undefined ? {} : { on: dayWord(on, 'on') }) }),
  },
  {
    name: 'survey', zh: '登记排查结果', en: 'record what the survey found',
    options: (command, zh) => command.requiredOption('--reason <reason>', zh ? '原因：代码（B1）、名称或同义词' : 'reason: code (B1), label or synonym')
      .option('--until <date>', zh ? '期满日，如退役日、刑满日' : 'when it ends').option('--by <name>', zh ? '排查人（默认：操作人）' : 'who surveyed (default: who is acting)').option(...onDay(zh)),
    make: ({ reason = '', until, by }, workspace) => ({ type: 'survey', reason: reasonWord(workspace, reason), ...(until === undefined ? {} : { until: dayWord(until, 'until') }), ...(by === undefined ? {} : { by }) }),
  },
  {
    name: 'evidence', zh: '登记佐证材料', en: 'record a paper that proves it',
    options: (command, zh) => command.requiredOption('--type <kind>', zh ? '种类：名称、同义词或代码' : 'kind: label, synonym or code').option('--reference <text>', zh ? '编号或说明' : 'number or note').option('--file <path>', zh ? '存放位置' : 'where it is kept').option('--on <date>', zh ? '材料日期' : 'date of the paper'),
    make: ({ type = '', reference, file, on }, workspace) => ({ type: 'evidence', kind: evidenceWord(workspace, type), ...(reference === undefined ? {} : { reference }), ...(file === undefined ? {} : { file }), ...(on === undefined ? {} : { on: dayWord(on, 'on') }) }),
  },
  {
    name: 'verify', zh: '核实通过', en: 'verify the survey',
    options: (command, zh) => command.option('--by <name>', zh ? '核实人（默认：操作人）' : 'who verifies (default: who is acting)').option(...onDay(zh)),
    make: ({ by }) => ({ type: 'verify', ...(by === undefined ? {} : { by }) }),
  },
  {
    name: 'return', zh: '退回重新排查', en: 'return to the survey',
    options: (command, zh) => command.requiredOption('--why <text>', zh ? '退回原因' : 'why'), make: ({ why = '' }) => ({ type: 'return', why }),
  },
  {
    name: 'note', zh: '写备注', en: 'add a note',
    options: (command, zh) => command.requiredOption('--text <text>', zh ? '内容' : 'text'), make: ({ text = '' }) => ({ type: 'note', text }),
  },
  { name: 'clear', zh: '参保销号（已核实且有佐证）', en: 'clear (verified, with evidence)', options: (command, zh) => command.option(...onDay(zh)), make: () => ({ type: 'clear' }) },
  {
    name: 'reopen', zh: '重新打开', en: 'reopen',
    options: (command, zh) => command.requiredOption('--why <text>', zh ? '原因' : 'why'), make: ({ why = '' }) => ({ type: 'reopen', why }),
  },
];

export function registerCaseSteps(group: Command, language: Language): void {
  const zh = language === 'zh';
  for (const step of STEPS) {
    const command = step.options(group.command(step.name).summary(step[language]).argument('[cases...]', zh ? '个案编号、人员编号、证件号码' : 'case numbers, person ids, identity numbers'), zh);
    withCaseFilters(command, language, step.name === 'survey' ? '--current-reason' : '--reason')
      .option('--dry-run', zh ? '只列出，不保存' : 'list only')
      .option('--no-export', zh ? '不重写 out/ 里的表' : 'leave the workbooks in out/ as they are')
      .action(async (words: string[], options: StepWords, self: Command) => { await run(step, words, options, self); });
  }
}

async function run(step: Step, words: readonly string[], options: StepWords, command: Command): Promise<void> {
  const context = contextOf(command);
  const dryRun = options.dryRun === true;
  const workspace = openWorkspace(context, {}, dryRun ? undefined : { actor: context.actor, command: `case ${step.name}` });
  try {
    const make = step.make(options, workspace);
    const filters: CaseFilters = step.name === 'survey' ? { ...options, reason: undefined as never } : options;
    const chosen = selectCases(workspace, words, filters, { open: true });
    if (chosen.length === 0) throw new ToolError('cases/nobody', { zh: '没有符合条件的个案', en: 'No case fits that' }, { zh: '用 c2z case list 看有哪些', en: 'c2z case list shows what there is' });
    const on = options.on !== undefined && step.name !== 'evidence' ? { on: dayWord(options.on, 'on') } : {};
    const result = caseStep(workspace, [make], chosen.map(({ case: { caseNumber } }) => caseNumber), context, { dryRun, ...on });
    if (!dryRun && options.export && result.applied.some(({ before, after }) => countedReason(before) !== countedReason(after))) await refreshOutputs(workspace, context);
    report(step, result, workspace, dryRun, context);
    process.exitCode = result.refused.length === 0 ? 0 : result.applied.length > 0 ? 1 : 2;
  } finally {
    workspace.close();
  }
}

/** The reason by which a case counts in every table; null while nothing is verified. */
function countedReason({ state, reason }: Case): string | null {
  return state === 'verified' || state === 'cleared' ? reason : null;
}

function report(step: Step, { batch, applied, refused }: StepResult, workspace: Workspace, dryRun: boolean, { language, json, print, warn }: ReturnType<typeof contextOf>): void {
  const zh = language === 'zh';
  if (json) {
    print(JSON.stringify({
      step: step.name, dryRun, batch, applied: applied.map(({ before, after }) => ({ case_number: after.caseNumber, person_id: after.personId, before: before.state, after: after.state, reason: after.reason, until: after.until })),
      refused: refused.map(({ code, caseNumber, texts, fix }) => ({ case_number: caseNumber, code, message: texts[language], fix: fix[language] })),
    }, null, 2));
    return;
  }
  const changes = new Map<string, number>();
  for (const { before, after } of applied) {
    const reason = step.name === 'survey' && after.reason !== null ? `${zh ? '：' : ': '}${reasonLabel(workspace.rules.standings, after.reason, language)}${after.until === null ? '' : zh ? `（到 ${after.until}）` : ` (until ${after.until})`}` : '';
    const words = `${stateLabel(before.state, language)} → ${stateLabel(after.state, language)}${reason}`;
    changes.set(words, (changes.get(words) ?? 0) + 1);
  }
  print(zh ? `${step.zh}：${dryRun ? '将办理' : '已办理'} ${applied.length} 个个案${batch === '' ? '' : `（操作 ${batch}，c2z undo 可撤销）`}` : `${step.en}: ${dryRun ? 'would be done for' : 'done for'} ${applied.length} cases${batch === '' ? '' : ` (step ${batch}; c2z undo takes it back)`}`);
  if (changes.size > 0) print(formatTable([{ title: zh ? '变化' : 'change' }, { title: zh ? '个案' : 'cases', align: 'right' }], [...changes], 70));
  for (const { texts, fix } of refused.slice(0, 20)) warn(`${zh ? '未办理' : 'Refused'}：${texts[language]}\n  → ${fix[language]}`);
  if (refused.length > 20) warn(zh ? `……未办理共 ${refused.length} 个` : `… ${refused.length} refused in all`);
}

function channelWord({ rules }: Workspace, text: string): 'visit' | 'phone' | 'data' {
  const found = readChannel(text, rules.cases);
  if (found !== null) return found;
  throw new ToolError('cases/channel', { zh: `不认识联系方式“${text}”`, en: `"${text}" is no way of contact` }, { zh: '写入户、电话或数据比对', en: 'Write visit, phone or data' });
}

function evidenceWord({ rules }: Workspace, text: string): string {
  const found = readEvidenceKind(text, rules.cases);
  if (found !== null) return found;
  throw new ToolError('cases/evidence-kind', { zh: `不认识佐证种类“${text}”`, en: `"${text}" is no kind of evidence` }, { zh: '用 c2z case reasons 看有哪些种类', en: 'c2z case reasons lists the kinds' });
}
