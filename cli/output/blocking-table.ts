/** `c2z match --explain-blocking`: pairs each key made, keys that were too common, and who could never be compared. */
import type { BlockingReport, Language, LinkRules } from '../../src/index.js';
import { formatTable } from './table.js';

export function blockingTable(report: BlockingReport, rules: LinkRules, language: Language): string {
  const zh = language === 'zh';
  const titles = zh ? ['比对键', '产生对数', '过大未用的块', '涉及人数'] : ['key', 'pairs', 'blocks left out', 'people in them'];
  const rows = report.keys.map(({ key, pairs, blocksLeftOut, peopleLeftOut }) => [rules.keys[key]?.[language] ?? key, pairs, blocksLeftOut, peopleLeftOut]);
  const few = (ids: readonly string[]): string => (ids.length === 0 ? '' : `：${ids.slice(0, 10).join('、')}${ids.length > 10 ? '…' : ''}`);
  return [
    formatTable(titles.map((title, index) => ({ title, align: index === 0 ? 'left' as const : 'right' as const })), rows, 60),
    zh ? `名单 ${report.people} 人，花名册 ${report.rows} 行；进入打分 ${report.kept} 对，因同一人已有更好的候选而略去 ${report.dropped} 对`
      : `${report.people} people, ${report.rows} roster rows; ${report.kept} pairs scored, ${report.dropped} put aside for better ones of the same person`,
    zh ? `只能靠姓名查找的 ${report.nameOnly.length} 人${few(report.nameOnly)}` : `${report.nameOnly.length} people whom only the bare name can find${few(report.nameOnly)}`,
    zh ? `无从比对的 ${report.unreachable.length} 人（无证号、无出生日期、姓名不可用）${few(report.unreachable)}` : `${report.unreachable.length} people who could never be compared (no number, no birth date, no usable name)${few(report.unreachable)}`,
  ].join('\n');
}
