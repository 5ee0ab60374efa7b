/** Lines of cover and who has them, as a table and as JSON. */
import { PROGRAMMES, formatRate, type Coverage, type Language } from '../../src/index.js';
import { formatTable } from './table.js';

export function coverageRows(coverages: readonly Coverage[], language: Language): object[] {
  return coverages.map(({ programme, percent, people, covered, excused, source, population }) => ({
    programme, label: PROGRAMMES[programme][language], target_percent: percent, population, people: people.length, covered: covered?.length ?? null, missing: covered === null ? null : people.length - covered.length, excused: excused.length, document: source.document, article: source.article,
  }));
}

export function coverageText(coverages: readonly Coverage[], language: Language): string {
  const zh = language === 'zh';
  if (coverages.length === 0) return zh ? '这个政策包没有写保障覆盖目标。' : 'This pack names no line of cover.';
  const titles = zh ? ['项目', '应保', '已保', '未保', '覆盖率', '目标', '依据'] : ['line', 'people', 'covered', 'missing', 'rate', 'target', 'source'];
  const rows = coverages.map(({ programme, percent, people, covered, source }) => [
    PROGRAMMES[programme][language], people.length, covered?.length ?? (zh ? '没有名单' : 'no roster'), covered === null ? '—' : people.length - covered.length,
    covered === null ? '—' : formatRate({ insured: covered.length, of: people.length }), `${percent}%`, `${source.document} ${source.article}`,
  ]);
  return `${formatTable(titles.map((title, index) => ({ title, ...(index > 0 && index < 6 ? { align: 'right' as const } : {}) })), rows)}\n${zh ? '各项目分别按自己的名单核对；没有导入名单的，不以基本医保代替。' : 'Each line is checked by its own roster; basic cover is never taken as proof of another.'}`;
}
