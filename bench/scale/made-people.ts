/** The people of a made-up prefecture: the n-th person follows from n alone, so that lists and rosters agree without either being held. */
import { checkCharacter } from '../../src/text/id-check.js';

export interface MadePerson {
  readonly county: number;
  readonly name: string;
  readonly number: string;
  readonly birth: string;
  readonly sex: string;
  readonly people: string;
  readonly town: string;
  readonly village: string;
  readonly household: string;
  readonly phone: string;
}

const SURNAMES = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文'];
const GIVEN = [...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰红建国文辉力永健世广志义兴良海山仁波宁贵福生元全胜学祥才发新利清飞彬富顺信子昌成康星光天达安岩中茂进林有坚和彪博诚先敬震振壮会思群豪心邦承乐绍功松善厚庆民友裕河哲江浩亮政谦亨奇固之轮翰朗伯宏言若鸣朋斌梁栋维启克伦翔旭鹏泽晨辰士以家致树炎德行时泰盛雄琛钧冠策腾楠榕风航弘梅凤云莲琴花香月莺媛珠翠雅芝萍荣爱妹春菊淑珍莉'];
const LONG = ['高那仁道尔吉', '图布吉日嘎拉', '乌云其其格', '斯琴格日乐'];
const PEOPLES = ['汉族', '汉族', '汉族', '汉族', '汉族', '汉族', '蒙古族', '蒙古族', '满族', '回族'];
const COUNTIES = 12;
const TOWNS = 18;
const VILLAGES = 12;
/** Births from 1932 to 2019, and numbers of one day and county; a prime step walks through all of them. */
const DAYS = 32_000;
const SERIALS = 999;
const STEP = 14_930_387;
const FIRST_DAY = Date.UTC(1932, 0, 1);

const DAYS_WRITTEN = Array.from({ length: DAYS }, (_, day) => new Date(FIRST_DAY + day * 86_400_000).toISOString().slice(0, 10));
const TOWN_NAMES = Array.from({ length: TOWNS }, (_, town) => `${GIVEN[town * 7 + 3] ?? ''}${GIVEN[town * 5 + 40] ?? ''}镇`);
const VILLAGE_NAMES = Array.from({ length: TOWNS * VILLAGES }, (_, village) => `${GIVEN[(village * 11 + 17) % GIVEN.length] ?? ''}${GIVEN[(village * 3 + 29) % GIVEN.length] ?? ''}村`);

/** @param nth up to about 380 million: then numbers repeat */
export function madePerson(nth: number): MadePerson {
  const county = nth % COUNTIES;
  const place = (Math.floor(nth / COUNTIES) * STEP) % (DAYS * SERIALS);
  const birth = DAYS_WRITTEN[Math.floor(place / SERIALS)] as string;
  const serial = (place % SERIALS) + 1;
  const seventeen = `9901${String(county + 1).padStart(2, '0')}${birth.slice(0, 4)}${birth.slice(5, 7)}${birth.slice(8)}${String(serial).padStart(3, '0')}`;
  const chance = mixed(nth, 1);
  const town = chance % TOWNS;
  const village = town * VILLAGES + ((chance >>> 8) % VILLAGES);
  return {
    county, name: nameOf(nth), number: `${seventeen}${checkCharacter(seventeen)}`, birth, sex: serial % 2 === 1 ? '男' : '女', people: PEOPLES[(chance >>> 16) % PEOPLES.length] as string,
    town: TOWN_NAMES[town] as string, village: VILLAGE_NAMES[village] as string,
    household: String(15_000_000_000 + Math.floor(nth / 3)), phone: `1${String(3_000_000_000 + (mixed(nth, 2) % 2_000_000_000)).padStart(10, '0')}`,
  };
}

function nameOf(nth: number): string {
  const first = mixed(nth, 3);
  if (first % 50 === 0) return LONG[(first >>> 8) % LONG.length] as string;
  // The product of two chances: some surnames and names are far more frequent than others.
  const surname = SURNAMES[Math.floor((((first & 0xffff) / 65_536) * ((first >>> 16) / 65_536)) * SURNAMES.length)] as string;
  const second = mixed(nth, 4);
  const given = GIVEN[Math.floor((((second & 0xffff) / 65_536) * ((second >>> 16) / 65_536)) * GIVEN.length)] as string;
  const third = mixed(nth, 5);
  return third % 10 < 2 ? surname + given : surname + given + (GIVEN[(third >>> 8) % GIVEN.length] as string);
}

/** A number of 32 bits from two: the finisher of murmur3. */
export function mixed(nth: number, salt: number): number {
  let value = Math.imul(nth ^ Math.imul(salt, 0x9e3779b1), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}
