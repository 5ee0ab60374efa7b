import { CATEGORIES } from '../domain/standing.js';
import type { Language } from '../domain/language.js';
import { formatRate, missingPeople, type Rate } from './rate.js';
import type { ReportReasons, RowCounts } from './report-input.js';
import { ratesOf, subtractedCategories, type Tally } from './tally.js';

/** What the closing words of a run are made from. */
export interface SummaryInput {
  readonly tally: Tally;
  readonly reasons: ReportReasons;
  readonly rows: RowCounts;
  /** Pairs that wait for a person's judgement. */
  readonly openPairs: number;
  /** Issues of severity error or warning, as listed in 问题数据清单. */
  readonly problems: number;
  /** Files that could not be read at all. */
  readonly unreadable: readonly string[];
}

/**
 * The honest closing words 小结: one paragraph whose numbers add up, both rates with their formula, and what to do next,
 * one line each.
 */
export function summaryLines(input: SummaryInput, language: Language): string[] {
  return language === 'zh' ? chinese(input) : english(input);
}

/** 6931 → `6 931`. */
export function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/gu, ' ');
}

function chinese({ tally, rows, openPairs, problems, unreadable }: SummaryInput): string[] {
  const { insured, excused, removed, gap, pending } = tally.standings;
  const { list, reduced } = ratesOf(tally);
  const missing = missingPeople(reduced);
  const next = [
    ...(openPairs > 0 ? [`待核 ${grouped(openPairs)} 对 → c2z review 逐对核实，或 c2z decide 按规律成批处理`] : []),
    ...(gap > 0 ? [`应保未保 ${grouped(gap)} 人 → 应保未保名单.xlsx`] : []),
    ...(problems > 0 ? [`问题数据 ${grouped(problems)} 条 → 问题数据清单.xlsx，按部门退回更正`] : []),
    ...(unreadable.length > 0 ? [`读不出来的文件 ${unreadable.length} 个，其中的人没有计入：${unreadable.join('、')}`] : []),
  ];
  if (tally.people === 0) return ['没有读到名单上的人，谈不上参保率：先看上表，哪些名单没有读成。', ...next];
  return [
    `名单 ${grouped(tally.people)} 人（去重），已参保 ${grouped(insured)}，合理未参保 ${grouped(excused)}，核减 ${grouped(removed)}，`
      + `应保未保 ${grouped(gap)}，待核实 ${grouped(pending)}；${missing === 0 ? '应参保人员已全部参保。' : `还差 ${grouped(missing)} 人。`}`,
    `名单参保率 ${rateWords(list, '名单')}；核减后参保率 ${rateWords(reduced, '应参保')}。`,
    `名单共 ${grouped(rows.targets)} 行 = ${grouped(tally.people)} 人 + 重复 ${grouped(rows.duplicates)} + 非对象 ${grouped(rows.outside)} + 错误行 ${grouped(rows.setAside)}。`,
    ...next,
  ];
}

function english({ tally, reasons, rows, openPairs, problems, unreadable }: SummaryInput): string[] {
  const { insured, excused, removed, gap, pending } = tally.standings;
  const { list, reduced } = ratesOf(tally);
  const subtracted = subtractedCategories(tally, reasons).map((code) => CATEGORIES[code].en).join(', ');
  const next = [
    ...(openPairs > 0 ? [`${grouped(openPairs)} pairs to judge → c2z review, or c2z decide for many at once`] : []),
    ...(gap > 0 ? [`${grouped(gap)} people in the gap → 应保未保名单.xlsx`] : []),
    ...(problems > 0 ? [`${grouped(problems)} faults in the lists → 问题数据清单.xlsx, one sheet a department`] : []),
    ...(unreadable.length > 0 ? [`${unreadable.length} files could not be read; their people are not counted: ${unreadable.join(', ')}`] : []),
  ];
  if (tally.people === 0) return ['Nobody was read from a target list, so there is no rate: see above which lists could not be read.', ...next];
  return [
    `${grouped(tally.people)} people on the lists (distinct): insured ${grouped(insured)}, excused ${grouped(excused)}, removed ${grouped(removed)}, `
      + `gap ${grouped(gap)}, pending ${grouped(pending)}; ${grouped(missingPeople(reduced))} still missing.`,
    `List rate ${formatRate(list)} (${grouped(list.insured)} ÷ ${grouped(list.of)}); rate after reductions ${formatRate(reduced)} (${grouped(reduced.insured)} ÷ ${grouped(reduced.of)}; subtracted: ${subtracted}).`,
    `${grouped(rows.targets)} rows = ${grouped(tally.people)} people + ${grouped(rows.duplicates)} duplicates + ${grouped(rows.outside)} outside the target population + ${grouped(rows.setAside)} set aside.`,
    ...next,
  ];
}

function rateWords(rate: Rate, of: string): string {
  return `${formatRate(rate)}（已参保 ${grouped(rate.insured)} ÷ ${of} ${grouped(rate.of)}，差 ${grouped(missingPeople(rate))} 人）`;
}
