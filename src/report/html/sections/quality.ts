import { NO_DEPARTMENT } from '../../issue-list.js';
import { gridMarkup, type GridCell } from '../grid.js';
import { html, type Markup } from '../markup.js';
import { digits } from '../numbers.js';
import { section, type PageContext } from './parts.js';

/** 数据质量: what each department's lists cost in faults; the faults themselves stand in 问题数据清单. */
export function qualitySection({ model: { departments }, input: { openPairs }, language }: PageContext): Markup {
  const zh = language === 'zh';
  const worst = departments.filter(({ rows }) => rows > 0).map((line) => ({ ...line, per: perThousand(line) })).sort((left, right) => right.per - left.per)[0];
  const lede = worst === undefined || worst.per === 0 ? (zh ? '没有需要退回更正的数据。' : 'There is nothing to hand back.')
    : zh ? html`问题最多的是<b>${worst.department}</b>的名单，每千行 <b>${worst.per.toFixed(1)}</b> 处；待判断的比对 ${digits(openPairs)} 对。` : html`Most faults: <b>${worst.department}</b>, <b>${worst.per.toFixed(1)}</b> in a thousand rows; ${digits(openPairs)} pairs wait for a judgement.`;
  const heads = zh ? ['部门', '名单行数', '错误', '警告', '错误行（未计入）', '每千行问题'] : ['department', 'rows', 'errors', 'warnings', 'rows set aside', 'faults in 1000 rows'];
  const row = (line: (typeof departments)[number]): GridCell[] => [
    line.department === NO_DEPARTMENT && !zh ? 'others' : line.department, line.rows, line.errors, line.warnings, line.setAside, line.rows === 0 ? '—' : { value: perThousand(line), text: perThousand(line).toFixed(1) },
  ];
  const sum = departments.reduce((total, line) => ({ department: '', rows: total.rows + line.rows, setAside: total.setAside + line.setAside, errors: total.errors + line.errors, warnings: total.warnings + line.warnings }), { department: '', rows: 0, setAside: 0, errors: 0, warnings: 0 });
  return section('quality', zh ? '各部门数据质量' : 'Data quality by department', lede, html`${gridMarkup({
    id: 'quality-table', caption: zh ? '各部门名单的问题' : 'Faults by department', search: false,
    columns: heads.map((heading, index) => ({ heading, type: index === 0 ? 'text' : 'number', name: ['department', 'rows', 'errors', 'warnings', 'set-aside', 'per-thousand'][index]! })),
    rows: departments.map(row), totals: [zh ? '合计' : 'total', ...row(sum).slice(1)],
  }, language)}<p class="note">${zh ? '错误必须更正，警告请核对；逐条见 问题数据清单.xlsx。' : 'Errors must be mended, warnings looked at; each stands in 问题数据清单.xlsx.'}</p>`);
}

function perThousand({ rows, errors, warnings }: { readonly rows: number; readonly errors: number; readonly warnings: number }): number {
  return rows === 0 ? 0 : (1000 * (errors + warnings)) / rows;
}
