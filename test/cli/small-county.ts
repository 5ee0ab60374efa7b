/** Four people and a roster, as files: enough to see what each command does, in a second. */
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { csv, id } from '../issues/build.js';
import { runC2z, type Ran } from '../support/run-c2z.js';

export const COUNTY = ['--county', '990101', '--year', '2020'] as const;

/** 张志明 is insured, 王秀英 suspended, 李国强 not found, 赵文斌 stands under a number one digit off. */
export const LISTS: Readonly<Record<string, string>> = {
  '民政/低保名单.csv': csv('姓名,身份证号,乡镇,村', `张志明,${id(11)},柳河镇,东村`, `王秀英,${id(22)},柳河镇,东村`, `李国强,${id(33)},双山镇,西村`, `赵文斌,${id(145, '19810518')},双山镇,西村`, `张志明,${id(11)},柳河镇,东村`),
  '居民参保.csv': csv('姓名,身份证号,乡镇,村,险种,参保状态,参保年度', `张志明,${id(11)},柳河镇,东村,城乡居民基本医疗保险,正常参保,2020`, `王秀英,${id(22)},柳河镇,东村,城乡居民基本医疗保险,暂停参保,2020`,
    `赵文斌,${id(145, '19810518').replace('0518', '0519')},双山镇,西村,城乡居民基本医疗保险,正常参保,2020`),
};

/** What came by mistake. */
export const BROKEN: Readonly<Record<string, string>> = { '通知.xls': '%PDF-1.7\n', '空表.xlsx': '' };

/** A new folder holding `inbox/` with these files. */
export async function countyFolder(...lists: readonly Readonly<Record<string, string>>[]): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'c2z-cli-'));
  for (const [name, text] of lists.flatMap((files) => Object.entries(files))) {
    const file = path.join(folder, 'inbox', name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, text);
  }
  return folder;
}

/** `c2z run` on the folder's inbox into its workspace `w`. */
export async function runCounty(folder: string, ...more: readonly string[]): Promise<Ran> {
  const ran = await runC2z(['run', path.join(folder, 'inbox'), ...COUNTY, '-w', path.join(folder, 'w'), ...more]);
  if (ran.code !== 0 && ran.code !== 1) throw new Error(`run ended with ${ran.code}:\n${ran.stderr}`);
  return ran;
}
