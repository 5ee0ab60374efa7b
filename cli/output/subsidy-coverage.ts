/** Lines of cover and who has them, as a table and as JSON. */
import { PROGRAMMES, formatRate, maskId, maskNumbersIn, type Coverage, type Language, type Programme } from '../../src/index.js';
import type { Subsidised } from '../workspace/entitlements.js';
import type { TownNames } from '../workspace/town-names.js';
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

/** Somebody who lacks a line of cover; the number masked. */
export interface CoverageGap {
  readonly person_id: string;
  readonly name: string;
  readonly id_number: string;
  readonly township: string;
  readonly village: string;
  readonly standing: string;
}

/** Who of the population lacks the cover, in order of ids, townships by the name in full; null when the pack does not name it, or no roster says who has it. */
export function gapRows({ result, stored }: Pick<Subsidised, 'result' | 'stored'>, programme: Programme, { nameOf }: Pick<TownNames, 'nameOf'>): CoverageGap[] | null {
  const coverage = result.coverages.find((each) => each.programme === programme);
  if (coverage === undefined || coverage.covered === null) return null;
  const covered = new Set(coverage.covered);
  return coverage.people.filter((id) => !covered.has(id)).map((id): CoverageGap => {
    const { person, standing } = stored.get(id) ?? {};
    return { person_id: id, name: maskNumbersIn(person?.name.display ?? ''), id_number: maskId(person?.idText ?? ''), township: nameOf(person?.place.town ?? ''), village: person?.place.village ?? '', standing: standing?.standing ?? '' };
  });
}

export function gapsText(rows: readonly CoverageGap[] | null, programme: Programme, limit: number, language: Language): string {
  const zh = language === 'zh';
  const label = PROGRAMMES[programme][language];
  if (rows === null) return zh ? `不知道谁没有${label}：政策包没有这一项，或没有导入写明${label}的名单。` : `Who lacks ${label} is not known: the pack does not name it, or no roster that does was imported.`;
  if (rows.length === 0) return zh ? `${label}：一人不差。` : `${label}: nobody lacks it.`;
  const titles = zh ? ['编号', '姓名', '证件号码', '乡镇', '村'] : ['id', 'name', 'number', 'township', 'village'];
  const shown = rows.slice(0, limit).map((row) => [row.person_id, row.name, row.id_number, row.township, row.village]);
  return `${formatTable(titles.map((title) => ({ title })), shown)}\n${zh ? `${label}还差 ${rows.length} 人` : `${rows.length} people lack ${label}`}${rows.length > limit ? (zh ? `（以上为前 ${limit} 人，--limit 可调；全部：c2z report coverage）` : ` (the first ${limit} are shown, --limit; all: c2z report coverage)`) : ''}`;
}
