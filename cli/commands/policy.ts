/** `c2z policy`: what the rules say and where they come from. */
import type { Command } from 'commander';
import { checkPack, type Language } from '../../src/index.js';
import { listPolicyPacks, loadPolicyPack, readWorkspace, writeWorkspace } from '../../src/io/index.js';
import { contextOf } from '../context.js';
import { policyText } from '../output/policy-text.js';
import { formatTable } from '../output/table.js';
import { packOf } from '../workspace/entitlements.js';
import { openWorkspace, workspaceFolder } from '../workspace/open.js';

export function registerPolicy(program: Command, language: Language): void {
  const zh = language === 'zh';
  const policy = program.command('policy').summary(zh ? '政策包：规定了什么、出自哪里' : 'policy packs: what the rules say, and where')
    .addHelpText('after', '\n  c2z policy list\n  c2z policy show linyi\n  c2z policy check\n  c2z policy use linyi\n');
  policy.command('list').summary(zh ? '列出政策包' : 'the packs there are').action((_options: object, command: Command) => { list(command); });
  policy.command('show').summary(zh ? '一个政策包的全部内容和原文' : 'a pack with the words of the original').argument('[name]', zh ? '政策包（默认：工作区的）' : "pack (default: the workspace's)")
    .action((name: string | undefined, _options: object, command: Command) => { show(name, command); });
  policy.command('check').summary(zh ? '检查政策包' : 'look a pack through').argument('[name]', zh ? '政策包（默认：工作区的；没有就检查全部）' : "pack (default: the workspace's; without one, all)")
    .action((name: string | undefined, _options: object, command: Command) => { check(name, command); });
  policy.command('use').summary(zh ? '工作区改用这个政策包' : 'let the workspace work by this pack').argument('<name>', zh ? '政策包' : 'pack')
    .action((name: string, _options: object, command: Command) => { use(name, command); });
  for (const each of policy.commands) each.helpOption('-h, --help', zh ? '显示帮助' : 'help').exitOverride();
}

function list(command: Command): void {
  const context = contextOf(command);
  const zh = context.language === 'zh';
  const folder = workspaceFolder(context);
  const used = readWorkspace(folder)?.policy ?? '';
  const packs = listPolicyPacks(folder).map(({ name, own }) => ({ name, own, used: name === used, pack: loadPolicyPack(name, folder) }));
  if (context.json) {
    context.print(JSON.stringify(packs.map(({ name, own, used: inUse, pack }) => ({ name, own, used: inUse, title: pack.title[context.language], place: pack.place, divisions: pack.divisions, extends: pack.extends ?? null, documents: pack.documents.map(({ number }) => number) })), null, 2));
    return;
  }
  const titles = zh ? ['', '名称', '政策', '地方', '文件', '来源'] : ['', 'name', 'policy', 'place', 'documents', 'from'];
  context.print(formatTable(titles.map((title) => ({ title })), packs.map(({ name, own, used: inUse, pack }) => [inUse ? '*' : '', name, pack.title[context.language], pack.place, pack.documents.map(({ number }) => number).join('、'), own ? (zh ? '工作区' : 'workspace') : (zh ? '随程序' : 'shipped')]), 50));
  if (used === '') context.say(zh ? '工作区还没有选政策包：c2z policy use <名称>' : 'The workspace has no pack: c2z policy use <name>');
}

function show(name: string | undefined, command: Command): void {
  const context = contextOf(command);
  const pack = packFor(name, context);
  context.print(context.json ? JSON.stringify(pack, null, 2) : policyText(pack, context.language));
}

function check(name: string | undefined, command: Command): void {
  const context = contextOf(command);
  const zh = context.language === 'zh';
  const folder = workspaceFolder(context);
  const used = readWorkspace(folder)?.policy ?? '';
  const names = name !== undefined ? [name] : used !== '' ? [used] : listPolicyPacks(folder).map((place) => place.name);
  const checked = names.map((each) => ({ name: each, problems: checkPack(loadPolicyPack(each, folder)) }));
  if (context.json) context.print(JSON.stringify(checked.map((each) => ({ name: each.name, problems: each.problems.map((problem) => ({ severity: problem.severity, where: problem.where, message: problem[context.language] })) })), null, 2));
  else {
    for (const { name: each, problems } of checked) {
      context.print(`${each}：${problems.length === 0 ? (zh ? '没有问题' : 'sound') : ''}`);
      for (const problem of problems) context.print(`  ${problem.severity === 'error' ? (zh ? '错误' : 'error') : (zh ? '注意' : 'note')}  ${problem.where}  ${problem[context.language]}`);
    }
  }
  process.exitCode = checked.some(({ problems }) => problems.some(({ severity }) => severity === 'error')) ? 1 : 0;
}

function use(name: string, command: Command): void {
  const context = contextOf(command);
  const workspace = openWorkspace(context, {}, { actor: context.actor, command: 'policy' });
  try {
    const pack = loadPolicyPack(name, workspace.folder);
    writeWorkspace(workspace.folder, { ...workspace.settings, policy: name });
    if (context.json) context.print(JSON.stringify({ policy: name, title: pack.title[context.language] }, null, 2));
    else context.print(context.language === 'zh' ? `已改用政策包 ${name}：${pack.title.zh}\n下一步：c2z subsidy` : `The workspace now works by ${name}: ${pack.title.en}\nNext: c2z subsidy`);
  } finally {
    workspace.close();
  }
}

/** The pack named, else the one of the workspace. */
function packFor(name: string | undefined, context: ReturnType<typeof contextOf>): ReturnType<typeof loadPolicyPack> {
  const folder = workspaceFolder(context);
  if (name !== undefined) return loadPolicyPack(name, folder);
  return packOf({ folder, settings: readWorkspace(folder) ?? { county: '', countyName: '', year: 0, policy: '' } });
}
