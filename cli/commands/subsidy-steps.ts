/** `c2z subsidy approve|refund|recover|note`: what was done about a subsidy, recorded in the ledger as one step. */
import type { Command } from 'commander';
import { SUBSIDY_EVENTS, ToolError, yuan, type Label, type Language, type SubsidyEventType } from '../../src/index.js';
import { dayWord } from '../arguments.js';
import { contextOf } from '../context.js';
import { findPeople } from '../people-search.js';
import { subsidiesOf } from '../workspace/entitlements.js';
import { openWorkspace, type Workspace } from '../workspace/open.js';
import { referenceDateFor } from '../workspace/reference-date.js';
import { recordSubsidies } from '../workspace/subsidy-records.js';

interface StepOptions {
  amount?: string;
  on?: string;
  reference?: string;
  note?: string;
}

const STEPS: Readonly<Record<string, { readonly type: SubsidyEventType; readonly help: Label }>> = {
  approve: { type: 'SubsidyApproved', help: { zh: '批准资助（列入请款）', en: 'approve a subsidy (to be claimed)' } },
  refund: { type: 'SubsidyRefunded', help: { zh: '多缴的退还个人', en: 'refund what somebody paid too much' } },
  recover: { type: 'SubsidyRecovered', help: { zh: '追回代缴的资助', en: 'recover a subsidy that was paid' } },
  note: { type: 'SubsidyNoted', help: { zh: '备注', en: 'a note' } },
};

export function registerSubsidySteps(subsidy: Command, language: Language): void {
  const zh = language === 'zh';
  for (const [name, { type, help }] of Object.entries(STEPS)) {
    const command = subsidy.command(name).summary(help[language]).argument('<people...>', zh ? '人员编号、证件号码、姓名或拼音首字母' : 'ids, numbers, names or pinyin initials');
    if (type === 'SubsidyNoted') command.requiredOption('--note <text>', zh ? '内容' : 'what to note');
    else command.option('--amount <yuan>', zh ? '金额（元）；不写按认定金额' : 'yuan; without it the amount of the entitlement').option('--note <text>', zh ? '说明' : 'a note');
    command.option('--reference <text>', zh ? '凭证或文号' : 'voucher or letter').option('--on <date>', zh ? '办理日期（默认：名单基准日）' : 'day (default: the date of the lists)')
      .action((people: string[], options: StepOptions, self: Command) => { run(type, people, options, self); });
  }
}

function run(type: SubsidyEventType, words: readonly string[], options: StepOptions, command: Command): void {
  const context = contextOf(command);
  const zh = context.language === 'zh';
  const workspace = openWorkspace(context, {}, { actor: context.actor, command: `subsidy ${command.name()}` });
  try {
    const ids = [...new Set(words.map((word) => onePerson(workspace, word)))];
    const { result } = subsidiesOf(workspace);
    const basic = new Map(result.entitlements.filter(({ programme }) => programme === 'basic').map((each) => [each.personId, each]));
    const { batch, applied, refused } = recordSubsidies(workspace, ids.map((id) => ({ id, entitlement: basic.get(id) ?? null })), {
      type, on: options.on === undefined ? referenceDateFor(workspace) : dayWord(options.on, 'on'), amountFen: options.amount === undefined ? null : fenFrom(options.amount), reference: options.reference ?? '', note: options.note ?? '',
    }, context);
    if (context.json) {
      context.print(JSON.stringify({ step: type, batch, applied: applied.map(({ personId, amountFen }) => ({ person_id: personId, amount_fen: amountFen })), refused: refused.map(({ personId, why }) => ({ person_id: personId, message: why[context.language] })) }, null, 2));
    } else {
      const sum = applied.reduce((total, { amountFen }) => total + (amountFen ?? 0), 0);
      const label = SUBSIDY_EVENTS[type][context.language];
      context.print(zh ? `${label}：${applied.length} 人${type === 'SubsidyNoted' ? '' : `，${yuan(sum)} 元`}${batch === '' ? '' : `（操作 ${batch}，c2z undo 可撤销）`}` : `${label}: ${applied.length} people${type === 'SubsidyNoted' ? '' : `, ${yuan(sum)} yuan`}${batch === '' ? '' : ` (step ${batch}; c2z undo takes it back)`}`);
      for (const { personId, why } of refused) context.warn(zh ? `未办理 ${personId}：${why.zh}` : `Refused ${personId}: ${why.en}`);
    }
    process.exitCode = refused.length === 0 ? 0 : applied.length > 0 ? 1 : 2;
  } finally {
    workspace.close();
  }
}

/** @throws ToolError `subsidy/who` when the words name nobody, or several. */
function onePerson(workspace: Workspace, word: string): string {
  const [only, second, ...more] = findPeople(workspace, word);
  if (only !== undefined && second === undefined) return only.person.id;
  const count = only === undefined ? 0 : more.length + 2;
  throw new ToolError('subsidy/who', { zh: `“${word}”在名单上有 ${count} 人`, en: `"${word}" is ${count} people on the lists` },
    { zh: '用人员编号（P000001）或证件号码写明一人：c2z subsidy --person 可以查', en: 'Name one by id (P000001) or number; c2z subsidy --person finds it' });
}

/** @throws ToolError `subsidy/amount` for anything but yuan with at most two places. */
function fenFrom(text: string): number {
  const [, whole, part = ''] = /^(\d{1,9})(?:\.(\d{1,2}))?$/u.exec(text.trim()) ?? [];
  if (whole !== undefined && Number(whole) + Number(part) > 0) return Number(whole) * FEN_A_YUAN + Number(part.padEnd(2, '0'));
  throw new ToolError('subsidy/amount', { zh: `--amount 的金额“${text}”看不懂`, en: `--amount: "${text}" is no amount` }, { zh: '写元，最多两位小数，例如 84 或 84.50', en: 'Write yuan with at most two places, such as 84 or 84.50' });
}

const FEN_A_YUAN = 100;
