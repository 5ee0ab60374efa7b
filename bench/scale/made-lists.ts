/** The rows of the made-up prefecture: one list of entitled people a county, and the rosters of everybody in another order. */
import { madePerson, mixed } from './made-people.js';

/** Sizes of the yardstick: entitled and enrolled people as the prefecture's own document counts them. */
export const YARDSTICK = { targets: 565_361, rows: 3_398_890, counties: 12, files: 4 } as const;

export interface Size {
  readonly targets: number;
  readonly rows: number;
  readonly counties: number;
  readonly files: number;
}

export const LIST_HEADINGS = ['序号', '乡镇', '行政村', '户编号', '姓名', '证件号码', '与户主关系', '性别', '民族', '户类型', '联系电话'] as const;
export const ROSTER_HEADINGS = ['序号', '姓名', '证件号码', '性别', '民族', '出生日期', '乡镇', '村', '险种类型', '人员类别', '参保状态', '参保年度', '个人缴费金额', '联系电话'] as const;

const RELATIONS = ['户主', '配偶', '之子', '之女', '其他'];
const KINDS = ['脱贫户', '脱贫户', '脱贫户', '边缘易致贫户', '突发严重困难户'];
const STATES = [...Array<string>(19).fill('正常参保'), '终止参保'];
const AMOUNTS = ['280', '280', '112', '0'];

/** People who follow each other in a roster are so far apart in the lists. */
const APART = 1_000_003;

/** Of a thousand entitled people so many are on no roster, and so many are there with another number, or another name. */
const ABSENT = 30;
const WRONG_NUMBER = 8;
const WRONG_NAME = 4;

export function* targetRows(size: Size, county: number): Generator<readonly string[]> {
  let row = 0;
  for (let nth = county; nth < size.targets; nth += size.counties) {
    const { town, village, household, name, number, sex, people, phone } = madePerson(toTwelve(nth, size));
    row += 1;
    yield [String(row), town, village, household, name, number, RELATIONS[nth % 5] as string, sex, people, KINDS[mixed(nth, 7) % 5] as string, phone];
  }
}

/** The rows of one roster file; `month` 2 changes one row in a hundred of the first file. */
export function* rosterRows(size: Size, file: number, month: 1 | 2 = 1): Generator<readonly string[]> {
  const from = Math.floor((size.rows * file) / size.files);
  const until = Math.floor((size.rows * (file + 1)) / size.files);
  for (let row = from; row < until; row += 1) {
    const nth = toPerson(row, size);
    const { name, number, sex, people, birth, town, village, phone } = madePerson(toTwelve(nth, size));
    const fault = nth < size.targets ? mixed(nth, 6) % 1000 : 1000;
    const slipped = fault >= ABSENT && fault < ABSENT + WRONG_NUMBER ? number.slice(0, 15) + number.charAt(16) + number.charAt(15) + number.charAt(17) : number;
    const named = fault >= ABSENT + WRONG_NUMBER && fault < ABSENT + WRONG_NUMBER + WRONG_NAME ? `${name.slice(0, -1)}丹` : name;
    const state = month === 2 && file === 0 && row % 25 === 0 ? '终止参保' : (STATES[mixed(nth, 8) % 20] as string);
    yield [String(row - from + 1), named, slipped, sex, people, birth, town, village, '城乡居民基本医疗保险', '普通居民', state, '2020', AMOUNTS[mixed(nth, 9) % 4] as string, phone];
  }
}

/** Who stands in a row: every person once, in an order that has nothing to do with the lists; absent people give their place to others. */
function toPerson(row: number, size: Size): number {
  const nth = (row * APART) % nextPrime(size.rows);
  const inside = nth < size.rows ? nth : row;
  return inside < size.targets && mixed(inside, 6) % 1000 < ABSENT ? size.rows + inside : inside;
}

/** The n-th person in the order of the twelve counties, when fewer counties take part. */
function toTwelve(nth: number, size: Size): number {
  return Math.floor(nth / size.counties) * 12 + (nth % size.counties);
}

const primes = new Map<number, number>();
function nextPrime(from: number): number {
  const known = primes.get(from);
  if (known !== undefined) return known;
  let candidate = Math.max(2, from);
  const isPrime = (number: number): boolean => {
    for (let divisor = 2; divisor * divisor <= number; divisor += 1) if (number % divisor === 0) return false;
    return true;
  };
  while (!isPrime(candidate)) candidate += 1;
  primes.set(from, candidate);
  return candidate;
}
