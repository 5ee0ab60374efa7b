/** A small made-up county as records, with known truth and faults at stated rates: for measuring linking, not for show. */
import type { RosterRecord, TargetRecord } from '../../../src/domain/record.js';
import { number, roster, target, type Row } from './records.js';

/** Faults of one list, as shares of its rows. */
export interface Faults {
  readonly digit: number;
  readonly swap: number;
  readonly drop: number;
  readonly double: number;
  readonly twoDigits: number;
  readonly tail: number;
  readonly birth: number;
  readonly empty: number;
  readonly household: number;
  readonly placeholder: number;
  readonly masked: number;
  readonly sound: number;
  readonly shape: number;
  readonly missingCharacter: number;
  readonly unreadable: number;
  readonly otherCharacter: number;
  readonly noVillage: number;
}

/** Roughly the mix of the domain brief, turned up so that a small county shows it. */
export const ORDINARY: Faults = {
  digit: 0.008, swap: 0.004, drop: 0.003, double: 0.002, twoDigits: 0.002, tail: 0.006, birth: 0.003, empty: 0.004, household: 0.003,
  placeholder: 0.001, masked: 0.001, sound: 0.006, shape: 0.003, missingCharacter: 0.002, unreadable: 0.002, otherCharacter: 0.001, noVillage: 0.1,
};

interface Citizen {
  readonly key: number;
  readonly name: string;
  readonly id: string;
  readonly town: string;
  readonly village: string;
  readonly household: string;
  readonly family: Citizen[];
}

export interface County {
  readonly targets: readonly TargetRecord[];
  readonly rosters: readonly RosterRecord[];
  readonly personOf: ReadonlyMap<TargetRecord | RosterRecord, number>;
}

const SURNAMES = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文'];
const GIVEN = [...'秀英桂兰玉珍凤美红军建国明华文平志强海燕丽娟敏静伟涛超勇艳杰霞辉鹏飞云龙春梅荣福贵财生德义成林森宝祥瑞雪莲芬芳花香琴淑清慧婷颖欣怡子涵浩宇轩梓萱俊思雨佳嘉琪晨阳洋波斌刚毅永长庆胜利民忠良友'];
const SOUNDS: Readonly<Record<string, string>> = { 英: '瑛', 兰: '岚', 珍: '真', 华: '花', 丽: '莉', 静: '净', 伟: '玮', 洋: '阳', 佳: '嘉', 文: '纹', 军: '君', 平: '萍', 明: '铭', 敏: '闽', 生: '升', 成: '城', 宝: '保' };
const SHAPES: Readonly<Record<string, string>> = { 兰: '蓝', 文: '交', 凤: '风', 明: '朋', 贵: '责', 林: '材', 宇: '字', 庆: '床', 未: '末', 梅: '悔', 洋: '详', 清: '情' };

/** Mulberry32: small, seeded, good enough to spread faults. */
function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function makeCounty(options: { population: number; seed: number; faults: Faults; targetFaults?: Faults; villages?: boolean; enrolled?: number }): County {
  const random = randomOf(options.seed);
  const zipf = <T>(items: readonly T[]): T => items[Math.floor(items.length * random() ** 2.2)] as T;
  const citizens = people(options.population, random, zipf);
  const personOf = new Map<TargetRecord | RosterRecord, number>();
  const targets: TargetRecord[] = [];
  const rosters: RosterRecord[] = [];
  let row = 2;
  const targetFaults = options.targetFaults ?? scaled(options.faults, 0.3);
  const families = [...new Map(citizens.map((citizen) => [citizen.household, citizen])).values()];
  for (const head of families) {
    const poor = random() < 0.14;
    for (const citizen of head.family) {
      if (poor) keep(targets, target({ ...written(citizen, targetFaults, random, true), file: 'poor.xlsx', row: row += 1, kind: 'poor-registry' }), citizen);
      if (poor && random() < 0.35) keep(targets, target({ ...written(citizen, targetFaults, random, true), household: '', file: 'low.xlsx', row: row += 1, kind: 'minimum-living' }), citizen);
      if (random() < (poor ? 0.08 : 0.01)) keep(targets, target({ ...written(citizen, targetFaults, random, true), household: '', file: 'disabled.xlsx', row: row += 1, kind: 'disability' }), citizen);
      if (random() < (options.enrolled ?? 0.93)) {
        const kind = random() < 0.1 ? 'employee' : 'resident';
        keep(rosters, roster({ ...written(citizen, options.faults, random, options.villages ?? true), household: '', kind, file: `${kind}.xlsx`, row: row += 1 }), citizen);
      }
    }
  }
  function keep<T extends TargetRecord | RosterRecord>(list: T[], record: T, citizen: Citizen): void {
    list.push(record);
    personOf.set(record, citizen.key);
  }
  return { targets, rosters, personOf };
}

export function scaled(faults: Faults, factor: number): Faults {
  return Object.fromEntries(Object.entries(faults).map(([fault, rate]) => [fault, (rate as number) * factor])) as unknown as Faults;
}

function people(population: number, random: () => number, zipf: <T>(items: readonly T[]) => T): Citizen[] {
  const citizens: Citizen[] = [];
  const issued = new Set<string>();
  for (let household = 1; citizens.length < population; household += 1) {
    const family: Citizen[] = [];
    const [surname, town] = [zipf(SURNAMES), 1 + Math.floor(random() * 15)];
    const village = 1 + Math.floor(random() * 10);
    const size = 1 + Math.floor(random() * 5);
    const parent = 1935 + Math.floor(random() * 55);
    let last = '';
    for (let member = 0; member < size; member += 1) {
      const year = member < 2 ? parent + member : Math.min(parent + 20 + member * 2, 2019);
      const twin = last !== '' && member > 2 && random() < 0.01;
      const birth = twin ? last : `${year}${two(1 + Math.floor(random() * 12))}${two(1 + Math.floor(random() * 28))}`;
      last = birth;
      const given = random() < 0.15 ? zipf(GIVEN) : zipf(GIVEN) + zipf(GIVEN);
      const name = (member === 1 ? zipf(SURNAMES) : surname) + given;
      const area = random() < 0.85 ? '990101' : `9901${two(2 + Math.floor(random() * 20))}`;
      let sequence = 1 + Math.floor(random() ** 2 * 400);
      while (issued.has(number(birth, sequence, area))) sequence += 1;
      const id = number(birth, sequence, area);
      issued.add(id);
      family.push({ key: citizens.length, name, id, town: `第${town}镇`, village: `第${town}之${village}村`, household: String(household), family });
      citizens.push(family.at(-1) as Citizen);
    }
  }
  return citizens;
}

/** A row as somebody typed it. */
function written(citizen: Citizen, faults: Faults, random: () => number, villages: boolean): Row {
  return {
    name: mistypedName(citizen.name, faults, random),
    ...mistypedNumber(citizen, faults, random),
    town: villages ? citizen.town : '',
    village: villages && random() >= faults.noVillage ? citizen.village : '',
    household: citizen.household,
  };
}

function mistypedName(name: string, faults: Faults, random: () => number): string {
  const letters = [...name];
  const at = 1 + Math.floor(random() * (letters.length - 1));
  const put = (letter: string | undefined): string => (letter === undefined ? name : letters.with(at, letter).join(''));
  return choose(random, [
    [faults.sound, () => put(SOUNDS[letters[at] as string])],
    [faults.shape, () => put(SHAPES[letters[at] as string])],
    [faults.missingCharacter, () => (letters.length > 2 ? letters.toSpliced(at, 1).join('') : name)],
    [faults.unreadable, () => put('?')],
    [faults.otherCharacter, () => put('楠')],
  ], () => name);
}

function mistypedNumber(citizen: Citizen, faults: Faults, random: () => number): Pick<Row, 'id' | 'birth'> {
  const { id } = citizen;
  const at = Math.floor(random() * 17);
  const digit = (where: number): string => id.slice(0, where) + String((Number(id[where]) + 1 + Math.floor(random() * 8)) % 10) + id.slice(where + 1);
  const birth = `${id.slice(6, 10)}-${id.slice(10, 12)}-${id.slice(12, 14)}`;
  return choose<Pick<Row, 'id' | 'birth'>>(random, [
    [faults.digit, () => ({ id: digit(at) })],
    [faults.swap, () => ({ id: id.slice(0, at) + id.charAt(at + 1) + id.charAt(at) + id.slice(at + 2) })],
    [faults.drop, () => ({ id: id.slice(0, at) + id.slice(at + 1) })],
    [faults.double, () => ({ id: id.slice(0, at) + id.charAt(at) + id.slice(at) })],
    [faults.twoDigits, () => { const once = digit(at); const other = (at + 5) % 17; return { id: once.slice(0, other) + String((Number(once[other]) + 3) % 10) + once.slice(other + 1) }; }],
    [faults.tail, () => ({ id: `${id.slice(0, 15)}…` })],
    [faults.birth, () => ({ id: number(random() < 0.5 ? `${Number(id.slice(6, 10)) + 1}${id.slice(10, 14)}` : `${id.slice(6, 12)}${two(1 + (Number(id.slice(12, 14)) % 28))}`, Number(id.slice(14, 17)), id.slice(0, 6)) })],
    [faults.empty, () => (random() < 0.7 ? { id: '', birth } : { id: '' })],
    [faults.household, () => ({ id: (citizen.family[Math.floor(random() * citizen.family.length)] as Citizen).id })],
    [faults.placeholder, () => ({ id: '111111111111111111', birth })],
    [faults.masked, () => ({ id: `${id.slice(0, 6)}********${id.slice(14)}` })],
  ], () => ({ id }));
}

function choose<T>(random: () => number, choices: readonly (readonly [number, () => T])[], otherwise: () => T): T {
  let draw = random();
  for (const [rate, make] of choices) {
    if (draw < rate) return make();
    draw -= rate;
  }
  return otherwise();
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
