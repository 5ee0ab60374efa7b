/** `c2z rehearse`: writes a made-up county with known truth, to train on and to measure against. */
import path from 'node:path';
import type { Command } from 'commander';
import { ToolError, type Language } from '../../src/index.js';
import { writeCounty } from '../../src/io/rehearsal.js';
import { FAULTS, MONTHLY, makeCounty, makeRounds, type Fault, type FaultRates, type RoundOptions } from '../../src/rehearsal.js';
import { wholeNumber } from '../arguments.js';
import { contextOf } from '../context.js';
import { formatTable } from '../output/table.js';
import { asArgument } from '../output/as-argument.js';

interface RehearseOptions {
  population: string;
  seed: string;
  year: string;
  rounds?: string;
  fault: string[];
  listFaults?: boolean;
}

export function registerRehearse(program: Command, language: Language): void {
  const zh = language === 'zh';
  program.command('rehearse')
    .summary(zh ? '生成演练用的虚构县' : 'write a made-up county')
    .description(zh ? '在 <dir>/inbox 写出各部门名单，在 <dir>/truth 写出真值。所有人都是虚构的。' : 'Writes lists into <dir>/inbox and the truth into <dir>/truth. Nobody in it exists.')
    .argument('[dir]', zh ? '文件夹' : 'folder')
    .option('--population <n>', zh ? '人口' : 'people in the county', '2000')
    .option('--seed <n>', zh ? '随机种子：同样的种子得到同样的县' : 'seed: the same seed gives the same county', '1')
    .option('--year <year>', zh ? '参保年度' : 'insurance year', '2020')
    .option('--rounds <n>', zh ? '逐月的名单，1–12 个月，最后一个月是 12 月；每月一个文件夹' : 'lists month by month, 1–12 months up to December, a folder each')
    .option('--fault <fault=factor>', zh ? '某种差错率的倍数，可重复；all=2 全部加倍' : 'multiplies the rate of a fault, repeatable; all=2 doubles all', (text: string, before: string[]) => [...before, text], [])
    .option('--list-faults', zh ? '列出各种差错和默认差错率' : 'list the faults and their rates')
    .addHelpText('after', '\n  c2z rehearse 演练 --population 2000 --seed 7\n  c2z rehearse 难县 --population 20000 --fault all=2 --fault id-swap=10\n  c2z rehearse 三个月 --rounds 3 && c2z import 三个月/inbox/2020-10\n')
    .action((dir: string | undefined, options: RehearseOptions, command: Command) => {
      const context = contextOf(command);
      if (options.listFaults === true) {
        const rows = [...Object.entries(FAULTS), ...Object.entries(MONTHLY)].map(([code, fault]) => [code, fault[language], `${Number((fault.rate * 100).toPrecision(3))}%`]);
        context.print(context.json ? JSON.stringify({ ...FAULTS, ...MONTHLY }, null, 2) : formatTable([{ title: zh ? '代码' : 'code' }, { title: zh ? '差错' : 'fault' }, { title: zh ? '默认' : 'rate', align: 'right' }], rows));
        return;
      }
      if (dir === undefined) throw new ToolError('arguments/folder', { zh: '没有写文件夹', en: 'No folder is given' }, { zh: '例如 c2z rehearse 演练', en: 'For example c2z rehearse practice' });
      const made = { population: wholeNumber(options.population, 'population', 1), seed: wholeNumber(options.seed, 'seed'), year: wholeNumber(options.year, 'year'), faults: ratesFrom(options.fault) };
      const files = options.rounds === undefined ? writeCounty(makeCounty(made), dir) : writeRounds({ ...made, rounds: roundsFrom(options.rounds) }, dir);
      if (context.json) context.print(JSON.stringify({ dir: path.resolve(dir), files }, null, 2));
      else {
        const lists = asArgument(path.join(dir, 'inbox', options.rounds === undefined ? '' : firstMonth(options)));
        const next = `c2z run ${lists} --county 990101 --year ${options.year} -w ${asArgument(path.join(dir, zh ? '工作区' : 'workspace'))}`;
        context.print(zh ? `已写出 ${files.length} 个文件到 ${dir}（inbox 是名单，truth 是真值）\n下一步：${next}` : `Wrote ${files.length} files to ${dir} (inbox: lists, truth: the truth)\nNext: ${next}`);
      }
    });
}

/** Month by month: the people of a round go on living in the next. */
function writeRounds(options: RoundOptions, dir: string): string[] {
  const files: string[] = [];
  for (const round of makeRounds(options)) files.push(...writeCounty(round, dir, round.folder));
  return files;
}

function firstMonth({ year, rounds }: RehearseOptions): string {
  return `${year}-${String(13 - Number(rounds)).padStart(2, '0')}`;
}

function roundsFrom(text: string): number {
  const rounds = wholeNumber(text, 'rounds', 1);
  if (rounds <= 12) return rounds;
  throw new ToolError('arguments/rounds', { zh: `--rounds 是 1 到 12 个月，不是 ${rounds}`, en: `--rounds takes 1 to 12 months, not ${rounds}` }, { zh: '例如 --rounds 3', en: 'For example --rounds 3' });
}

function ratesFrom(words: readonly string[]): FaultRates {
  const rates: FaultRates = {};
  for (const word of words) {
    const [code = '', factor = ''] = word.split('=');
    if (!(code === 'all' || Object.hasOwn(FAULTS, code)) || !/^\d+(\.\d+)?$/u.test(factor)) {
      throw new ToolError('arguments/fault', { zh: `看不懂 --fault ${word}`, en: `--fault ${word} is not understood` }, { zh: '写成 id-swap=10；c2z rehearse --list-faults 列出全部', en: 'Write id-swap=10; c2z rehearse --list-faults lists them' });
    }
    rates[code as Fault | 'all'] = Number(factor);
  }
  return rates;
}
