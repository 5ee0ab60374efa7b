/** `c2z rehearse`: writes a made-up county with known truth, to train on and to measure against. */
import type { Command } from 'commander';
import { ToolError, makeCounty, type Language } from '../../src/index.js';
import { writeCounty } from '../../src/io/index.js';
import { contextOf } from '../context.js';

export function registerRehearse(program: Command, language: Language): void {
  const zh = language === 'zh';
  program.command('rehearse')
    .summary(zh ? '生成演练用的虚构县' : 'write a made-up county')
    .description(zh ? '在 <dir>/inbox 写出各部门名单，在 <dir>/truth 写出真值。所有人都是虚构的。' : 'Writes lists into <dir>/inbox and the truth into <dir>/truth. Nobody in it exists.')
    .argument('<dir>', zh ? '文件夹' : 'folder')
    .option('--population <n>', zh ? '人口' : 'people in the county', '2000')
    .option('--seed <n>', zh ? '随机种子：同样的种子得到同样的县' : 'seed: the same seed gives the same county', '1')
    .option('--year <year>', zh ? '参保年度' : 'insurance year', '2020')
    .option('--faults <factor>', zh ? '差错率的倍数' : 'multiplies every fault rate', '1')
    .addHelpText('after', '\n  c2z rehearse 演练 --population 2000 --seed 7\n  c2z run 演练/inbox --county 990101 --year 2020 -w 演练/工作区\n')
    .action(async (dir: string, options: { population: string; seed: string; year: string; faults: string }, command: Command) => {
      const context = contextOf(command);
      const county = makeCounty({ population: whole(options.population, 'population'), seed: whole(options.seed, 'seed'), year: whole(options.year, 'year'), faultFactor: Number(options.faults) });
      const written = await writeCounty(county, dir);
      if (context.json) context.print(JSON.stringify({ dir, files: written }, null, 2));
      else context.print(zh ? `已写出 ${written.length} 个文件到 ${dir}（inbox 是名单，truth 是真值）` : `Wrote ${written.length} files to ${dir} (inbox: lists, truth: the truth)`);
    });
}

function whole(text: string, option: string): number {
  if (/^\d{1,9}$/u.test(text)) return Number(text);
  throw new ToolError('arguments/number', { zh: `--${option} 要写整数，不是“${text}”`, en: `--${option} takes a whole number, not "${text}"` }, { zh: '例如 2000', en: 'For example 2000' });
}
