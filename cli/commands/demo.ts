/** `c2z demo`: three months in the sample county, from the first lists to the certificate, told step by step. */
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Command } from 'commander';
import { ToolError, formatRate, ratesOf, tallyStandings, type Language } from '../../src/index.js';
import { sampleDataFolder } from '../../src/io/index.js';
import { writeCounty } from '../../src/io/rehearsal.js';
import { makeSampleRounds, type MadeRound } from '../../src/rehearsal.js';
import { contextOf, type Context } from '../context.js';
import { allPairs, isOpen } from '../pairs.js';
import { changesText } from '../output/changes-text.js';
import { runDocument } from '../output/run-document.js';
import { summaryText } from '../output/summary-text.js';
import { certify } from '../workspace/certify.js';
import { collectWorksheets } from '../workspace/collect.js';
import { fillIn, judgeByTruth, truthOf, type KnownTruth } from '../workspace/demo-clerk.js';
import { importSources } from '../workspace/import-sources.js';
import { caseStep } from '../workspace/ledger.js';
import { matchWorkspace } from '../workspace/match-workspace.js';
import type { Matched } from '../workspace/stored-match.js';
import { openWorkspace, storeFolder, type Workspace } from '../workspace/open.js';
import { sendWorksheets } from '../workspace/worksheets.js';
import { writeOutputs } from '../workspace/outputs.js';
import { asArgument } from '../output/as-argument.js';

const SAMPLE = { county: '990101', year: '2020' } as const;
const CLERK = '演示';

export function registerDemo(program: Command, language: Language): void {
  const zh = language === 'zh';
  program.command('demo')
    .summary(zh ? '用示例县演示三个月，直到清零' : 'three months in a sample county, until zero')
    .argument('[dir]', zh ? '工作区文件夹' : 'workspace folder', 'c2z-demo')
    .action(async (dir: string, _options: object, command: Command) => {
      const context = { ...contextOf(command), actor: CLERK };
      startAnew(path.resolve(dir));
      const workspace = openWorkspace({ workspace: path.resolve(dir) }, SAMPLE, { actor: context.actor, command: 'demo' });
      try {
        writeFileSync(markOf(workspace.folder), '');
        await play(workspace, context);
      } finally {
        workspace.close();
      }
    });
}

/** Says of a workspace that the demonstration made it and may make it anew. */
function markOf(folder: string): string {
  return path.join(storeFolder(folder), 'demo');
}

/**
 * Takes away what an earlier demonstration left.
 *
 * @throws ToolError `demo/occupied` for a workspace that is somebody's work.
 */
function startAnew(folder: string): void {
  if (!existsSync(path.join(folder, 'c2z.yaml'))) return;
  if (!existsSync(markOf(folder))) {
    throw new ToolError('demo/occupied', { zh: `${folder} 是别的工作区，演示不会动它`, en: `${folder} is another workspace; the demonstration leaves it alone` }, { zh: '换一个文件夹：c2z demo 演示', en: 'Choose another folder: c2z demo FOLDER' });
  }
  for (const own of ['lists', 'returned', 'out', '.c2z', 'c2z.yaml']) rmSync(path.join(folder, own), { recursive: true, force: true });
}

async function play(workspace: Workspace, context: Context): Promise<void> {
  const zh = context.language === 'zh';
  const tell = (chinese: string, english: string): void => { if (!context.json) context.print(zh ? chinese : english); };
  const where = asArgument(path.relative(process.cwd(), workspace.folder) || '.');
  const [first, second, third] = [...monthsOf(workspace)];
  if (first === undefined || second === undefined || third === undefined) throw new Error('the demonstration has three months');
  const quiet: Context = { ...context, quiet: true, say: () => undefined };

  const sample = path.relative(process.cwd(), sampleDataFolder());
  tell(`一、10 月：各部门送来名单，在 ${sample}（虚构县，人和号码都是编造的）`, `1. October: the departments send their lists, in ${sample} (a made-up county; nobody in it exists)`);
  let matched = await month(workspace, [sampleDataFolder()], first.folder, quiet);
  const document = runDocument(workspace, matched, context.language);
  const written = await writeOutputs(workspace, matched, { fullIds: false }, context);
  if (!context.json) context.print(`\n${summaryText(workspace, document, matched, written, context.language)}`);

  const october = await judge(workspace, first, quiet);
  matched = october.matched;
  tell(`\n二、判断：很可能的 ${october.probable} 对成批接受，其余 ${october.possible} 对逐一看过（${october.different} 对不是同一人）。${stand(workspace, matched, 'zh')}`,
    `\n2. Judgement: ${october.probable} probable pairs accepted in bulk, ${october.possible} others looked at one by one (${october.different} are different people). ${stand(workspace, matched, 'en')}`);

  const survey = await sendAndCollect(workspace, first, '2020-10-28', quiet);
  tell(`\n三、给 ${survey.sheets} 个乡镇各发一份工作表（${survey.sent}/），填好交回（${survey.back}/）：${survey.rows} 人中 ${survey.applied} 人有了原因、核实方式和佐证`,
    `\n3. A work sheet for each of ${survey.sheets} townships (${survey.sent}/), filled in and sent back (${survey.back}/): of ${survey.rows} people ${survey.applied} have a reason, a contact and a paper now`);

  matched = await month(workspace, [second.lists], second.folder, quiet);
  const november = await judge(workspace, second, quiet);
  matched = november.matched;
  tell(`\n四、11 月：第二期名单，在 ${path.relative(workspace.folder, second.lists)}。${changesText(workspace.store, 'zh').slice(0, 2).join('。')}。\n    又判断 ${november.probable + november.possible} 对。${stand(workspace, matched, 'zh')}`,
    `\n4. November: the second lists, in ${path.relative(workspace.folder, second.lists)}. ${changesText(workspace.store, 'en').slice(0, 2).join('. ')}.\n   Judged ${november.probable + november.possible} more pairs. ${stand(workspace, matched, 'en')}`);

  matched = await month(workspace, [third.lists], third.folder, quiet);
  const december = await judge(workspace, third, quiet);
  matched = december.matched;
  tell(`\n五、12 月：补参保的都到了账。${changesText(workspace.store, 'zh').slice(0, 2).join('。')}。\n    又判断 ${december.probable + december.possible} 对。${stand(workspace, matched, 'zh')}`,
    `\n5. December: the late enrolments have arrived. ${changesText(workspace.store, 'en').slice(0, 2).join('. ')}.\n   Judged ${december.probable + december.possible} more pairs. ${stand(workspace, matched, 'en')}`);

  if (workspace.store.cases.list({ states: [...OPEN] }).length > 0) {
    const last = await sendAndCollect(workspace, third, '2020-12-28', quiet);
    const proven = workspace.store.cases.list({ states: ['to-verify'] }).map(({ caseNumber }) => caseNumber);
    const done = caseStep(workspace, [{ type: 'verify' }, { type: 'clear' }], proven, context);
    matched = await matchWorkspace(workspace, quiet);
    tell(`\n六、名单上证号无法核实的，再发一次工作表：交回 ${last.applied} 人，附参保凭证；核实、销号 ${done.applied.length} 人。${stand(workspace, matched, 'zh')}`,
      `\n6. For those whose number proves nothing, work sheets once more: ${last.applied} answered with an insurance certificate; ${done.applied.length} verified and cleared. ${stand(workspace, matched, 'en')}`);
  }

  await writeOutputs(workspace, matched, { fullIds: false }, context);
  const proof = await certify(workspace, { sample: 60, fullIds: false }, quiet).catch((error: unknown) => { if (error instanceof ToolError) return error; throw error; });
  if (proof instanceof ToolError) tell(`\n七、${proof.texts.zh}`, `\n7. ${proof.texts.en}`);
  else tell(`\n七、清零证明：${proof.files.map((file) => `out/${file}`).join('、')}`, `\n7. The certificate of zero: ${proof.files.map((file) => `out/${file}`).join(', ')}`);
  tell(`\n八、接着试试：\n  c2z status -w ${where}\n  c2z history -w ${where}\n  c2z sources -w ${where}\n  c2z export changes -w ${where}`,
    `\n8. Now try:\n  c2z status -w ${where}\n  c2z history -w ${where}\n  c2z sources -w ${where}\n  c2z export changes -w ${where}`);
  if (context.json) context.print(JSON.stringify(runDocument(workspace, matched, context.language), null, 2));
}

/** Cases that are not settled. */
const OPEN = ['to-survey', 'surveying', 'to-verify', 'reopened'] as const;

interface Survey { readonly sheets: number; readonly sent: string; readonly back: string; readonly rows: number; readonly applied: number }

/** Work sheets go out, the townships fill them in, and they are read back. */
async function sendAndCollect(workspace: Workspace, { truth, folder }: Month, on: string, context: Context): Promise<Survey> {
  const sent = await sendWorksheets(workspace, { by: 'township', fullIds: false }, context);
  const back = path.join(workspace.folder, 'returned', folder);
  await fillIn(workspace, sent, truth, on, back);
  const { rows } = await collectWorksheets(workspace, [back], { dryRun: false, prefer: [] }, context);
  const inside = (place: string): string => path.relative(workspace.folder, place).split(path.sep).join('/');
  return { sheets: sent.sheets.length, sent: inside(sent.folder), back: inside(back), rows: rows.length, applied: rows.filter(({ outcome }) => outcome === 'applied').length };
}

interface Month { readonly folder: string; readonly lists: string; readonly truth: KnownTruth }

/** Makes the three months, writes the lists of the later two, and remembers who stands where in each. */
function* monthsOf({ folder }: Workspace): Generator<Month> {
  for (const round of makeSampleRounds()) {
    if (round.folder.endsWith('-10')) {
      yield { folder: round.folder, lists: sampleDataFolder(), truth: truthOf(round) };
    } else {
      writeCounty(withoutTruth(round), path.join(folder, 'lists'), round.folder);
      yield { folder: round.folder, lists: path.join(folder, 'lists', 'inbox', round.folder), truth: truthOf(round) };
    }
  }
}

function withoutTruth(round: MadeRound): MadeRound {
  return { ...round, truth: [] };
}

async function month(workspace: Workspace, paths: readonly string[], asOf: string, context: Context): Promise<Matched> {
  const imported = await importSources(workspace, paths, { archive: true, countRosters: false, asOf }, context);
  return matchWorkspace(workspace, context, imported);
}

/** Until no pair is open: a judgement can raise the next question. */
async function judge(workspace: Workspace, { truth }: Month, context: Context): Promise<{ probable: number; possible: number; different: number; matched: Matched }> {
  const total = { probable: 0, possible: 0, different: 0 };
  for (;;) {
    const probable = judgeByTruth(workspace, 'probable', truth, context.actor);
    const possible = judgeByTruth(workspace, 'possible', truth, context.actor);
    total.probable += probable.same + probable.different;
    total.possible += possible.same + possible.different;
    total.different += probable.different + possible.different;
    const matched = await matchWorkspace(workspace, context);
    if (!allPairs(workspace).some(isOpen)) return { ...total, matched };
  }
}

function stand({ rules }: Workspace, { findings }: Matched, language: Language): string {
  const tally = tallyStandings(findings, rules.standings.reasons.reasons);
  const { gap, pending } = tally.standings;
  const { reduced } = ratesOf(tally);
  return language === 'zh'
    ? `应保未保 ${gap} 人，待核实 ${pending} 人，核减后参保率 ${formatRate(reduced)}（${reduced.insured} ÷ ${reduced.of}）`
    : `${gap} in the gap, ${pending} pending; rate after reductions ${formatRate(reduced)} (${reduced.insured} ÷ ${reduced.of})`;
}
