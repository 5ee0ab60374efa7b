/** Arbitrary counties as sheets in memory: lists and rosters of every kind with the noise and the faults of real ones. */
import fc from 'fast-check';
import type { Cell } from '../../src/domain/cell.js';
import type { SourceKind, TargetKind } from '../../src/domain/kinds.js';
import { id, wrongCheck } from '../issues/build.js';

/** Somebody of the county. */
export interface Inhabitant {
  readonly name: string;
  readonly number: string;
  readonly town: string;
  readonly village: string;
}

/** One sheet: what stands above and below the people, and a block of rows for each of them. */
export interface MadeSheet {
  readonly file: string;
  readonly kind: SourceKind;
  readonly above: readonly (readonly Cell[])[];
  readonly rows: readonly (readonly Cell[])[];
  readonly below: readonly (readonly Cell[])[];
}

const FILES: Readonly<Partial<Record<SourceKind, string>>> = {
  'poor-registry': '建档立卡名单', 'minimum-living': '低保名单', 'extreme-poverty': '特困人员', 'low-income': '低收入家庭', disability: '残疾人名单',
  resident: '居民参保名册', employee: '职工参保名册', death: '死亡人员名单', military: '参军人员名单', prison: '服刑人员名单',
};
const TARGETS: readonly TargetKind[] = ['poor-registry', 'minimum-living', 'extreme-poverty', 'low-income', 'disability'];
const ROSTERS = ['resident', 'employee', 'death', 'military', 'prison'] as const;
const STATUSES = ['正常参保', '正常参保', '正常参保', '暂停参保', '终止参保', '未参保', ''];

const inhabitant = (index: number): fc.Arbitrary<Inhabitant> => fc.record({
  surname: fc.constantFrom('王', '李', '张', '刘', '陈', '欧阳', '阿依古丽·'),
  given: fc.constantFrom('秀英', '志明', '国强', '文斌', '玉珍', '海燕', '德福', '䶮', '建军'),
  born: fc.integer({ min: 0, max: 27_000 }),
  town: fc.constantFrom('柳河镇', '双山镇', '青龙乡'),
  village: fc.constantFrom('东村', '西村', '红旗村'),
}).map(({ surname, given, born, town, village }) => ({
  name: `${surname}${given}`, number: id(100 + index * 7, new Date(Date.UTC(1930, 0, 1 + born)).toISOString().slice(0, 10).replaceAll('-', '')), town, village,
}));

/** What a department makes of somebody's number. */
const spoilt = fc.constantFrom<((number: string) => Cell)>(
  (number) => number, (number) => number, (number) => number, (number) => number, (number) => number, (number) => number,
  (number) => `'${number}`, (number) => ` ${number.slice(0, 6)} ${number.slice(6)}`, wrongCheck, (number) => number.slice(0, 17), () => null, () => '无',
  () => '111111111111111111', (number) => `${number.slice(0, 6)}********${number.slice(14)}`, (number) => Number(number.slice(0, 17)) * 10, (number) => `${number}、${number}`,
);
const spoiltName = fc.constantFrom<((name: string) => string | null)>(
  (name) => name, (name) => name, (name) => name, (name) => name, (name) => [...name].join(' '), (name) => `${name}（已故）`, () => null, () => '？？', (name) => `${[...name].slice(0, -1).join('')}*`,
);

/** Rows that are nobody: totals, blanks, repeated headers, page furniture, a stray telephone number. */
const noise = (headings: readonly string[]): fc.Arbitrary<readonly Cell[]> => fc.constantFrom<readonly Cell[]>(
  [], ['合计', null, null, 12], ['小计'], headings, ['第 1 页 共 3 页'], ['填表人：', null, '审核人：'], [null, null, '1390000'], ['以上为柳河镇人员，其余乡镇另行上报，请各单位核对后于月底前反馈'], [null, '—', '—'],
);

const above = (title: string): fc.Arbitrary<readonly (readonly Cell[])[]> => fc.constantFrom<readonly (readonly Cell[])[]>([], [[title]], [[title], ['填报单位：示例县', null, '2020年10月']], [[title], []]);

interface Line { readonly who: number; readonly number: (number: string) => Cell; readonly name: (name: string) => string | null; readonly status: string }
const lines = (people: number, most: number): fc.Arbitrary<Line[]> => fc.array(fc.record({ who: fc.nat({ max: people - 1 }), number: spoilt, name: spoiltName, status: fc.constantFrom(...STATUSES) }), { minLength: 1, maxLength: most });

function longSheet(kind: SourceKind, serial: number, people: readonly Inhabitant[]): fc.Arbitrary<MadeSheet> {
  const title = FILES[kind] ?? kind;
  const headings = ['序号', '姓 名', kind === 'disability' ? '残疾人证号' : '身份证号', '乡镇', '村', ...(kind === 'resident' || kind === 'employee' ? ['参保状态', '参保年度'] : kind === 'death' ? ['死亡日期'] : [])];
  return fc.tuple(above(`示例县${title}`), lines(people.length, 14), fc.array(fc.tuple(fc.nat(), noise(headings)), { maxLength: 5 }), fc.constantFrom<readonly (readonly Cell[])[]>([], [['合计', null, null, 9]], [['填表人：', null, '审核人：']])).map(([top, written, noises, bottom]) => {
    const rows: (readonly Cell[])[] = written.map((line, index) => {
      const person = people[line.who] as Inhabitant;
      const number = line.number(person.number);
      return [index + 1, line.name(person.name), kind === 'disability' && typeof number === 'string' && number.length === 18 ? `${number}42` : number, person.town, person.village,
        ...(kind === 'resident' || kind === 'employee' ? [line.status, '2020'] : kind === 'death' ? ['2020-03-01'] : [])];
    });
    for (const [at, row] of noises) rows.splice(at % (rows.length + 1), 0, row);
    return { file: `${title}${serial}.xlsx`, kind, above: [...top, headings], rows, below: bottom };
  });
}

/** One household a row: head, two members. */
function wideSheet(serial: number, people: readonly Inhabitant[]): fc.Arbitrary<MadeSheet> {
  const headings = ['乡镇', '村', '户主姓名', '户主身份证号', '成员1姓名', '成员1身份证号', '成员2姓名', '成员2身份证号'];
  const member = fc.option(fc.record({ who: fc.nat({ max: people.length - 1 }), number: spoilt }), { nil: null });
  return fc.array(fc.tuple(fc.record({ who: fc.nat({ max: people.length - 1 }), number: spoilt }), member, member), { minLength: 2, maxLength: 6 }).map((households) => ({
    file: `低收入家庭${serial}.xlsx`, kind: 'low-income' as const, above: [['示例县低收入家庭名册'], headings], below: [['合计', null, households.length]],
    rows: households.map((members) => {
      const [head] = members;
      const place = people[head.who] as Inhabitant;
      return [place.town, place.village, ...members.flatMap((one) => (one === null ? [null, null] : [(people[one.who] as Inhabitant).name, one.number((people[one.who] as Inhabitant).number)]))];
    }),
  }));
}

/** A county of some people, one to four target lists and up to three rosters. */
export const counties: fc.Arbitrary<readonly MadeSheet[]> = fc.integer({ min: 3, max: 14 })
  .chain((size) => fc.tuple(...Array.from({ length: size }, (_, index) => inhabitant(index))))
  .chain((people) => fc.tuple(fc.array(fc.constantFrom<TargetKind | 'wide'>(...TARGETS, 'wide'), { minLength: 1, maxLength: 4 }), fc.array(fc.constantFrom(...ROSTERS), { maxLength: 3 }))
    .chain(([targets, rosters]) => fc.tuple(...[...targets, ...rosters].map((kind, serial) => (kind === 'wide' ? wideSheet(serial, people) : longSheet(kind, serial, people))))));
