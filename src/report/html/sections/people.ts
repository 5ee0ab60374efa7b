import { STANDINGS } from '../../../domain/standing.js';
import { gridMarkup } from '../grid.js';
import { html, type Markup } from '../markup.js';
import { digits } from '../numbers.js';
import { section, type PageContext } from './parts.js';
import { named } from './townships.js';

const PER_PAGE = 50;

/** Who is missing 还差的人: by township, village and name; a long list is cut, and the page says so. */
export function peopleSection({ model: { people: { lines, missing } }, input: { fullIds }, language }: PageContext): Markup {
  const zh = language === 'zh';
  const heading = zh ? '还差的人' : 'Who is missing';
  if (missing === 0) return section('people', heading, zh ? '没有应保未保和待核实的人。' : 'Nobody is in the gap and nothing is pending.', null);
  const cut = lines.length < missing;
  const lede = [
    zh ? `应保未保和待核实共 ${digits(missing)} 人${cut ? `，这里列出前 ${digits(lines.length)} 人，全部见 未参保贫困人口数据库.xlsx` : ''}。` : `${digits(missing)} people in the gap or pending${cut ? `; the first ${digits(lines.length)} are listed here, all of them in 未参保贫困人口数据库.xlsx` : ''}. `,
    fullIds ? (zh ? '证件号码为完整号码，请妥善保管。' : 'Identity numbers are whole: keep this file safe.') : (zh ? '证件号码已遮盖。' : 'Identity numbers are masked.'),
  ].join('');
  const heads = zh ? ['乡镇', '村（居）', '姓名', '证件号码', '结论', '原因', '责任人'] : ['township', 'village', 'name', 'identity number', 'standing', 'reason', 'responsible'];
  return section('people', heading, lede, html`${gridMarkup({
    id: 'people-table', caption: heading, search: true, perPage: PER_PAGE,
    columns: heads.map((title, index) => ({ heading: title, type: index === 3 ? 'id' : 'text' })),
    rows: lines.map((line) => [named(line.township, language), line.village, line.name, line.id, STANDINGS[line.pending ? 'pending' : 'gap'][language], line.reason[language], line.responsible]),
  }, language)}`, true);
}
