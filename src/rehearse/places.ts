/** Townships and villages of the made-up county 乡镇村. The county is invented and its code is assigned to no place. */
import { drawSurname } from './names/naming.js';
import type { Random } from './random.js';

export interface MadeVillage {
  readonly town: MadeTown;
  /** With its suffix: 双山嘎查, 河东村, 新华社区. */
  readonly name: string;
  /** Twelve digits, as the statistics office gives them. */
  readonly code: string;
  /** Two digits of the police station in the sequence of identity numbers. */
  readonly station: number;
  /** One or two surnames that many families of the village share. */
  readonly clans: readonly string[];
  readonly clanShare: number;
}

export interface MadeTown {
  /** With its suffix: 柳河镇, 白音苏木, 城关街道. */
  readonly name: string;
  readonly pastoral: boolean;
  readonly villages: MadeVillage[];
}

const TOWN_STEMS = '柳河 白音 双井 东风 石桥 大青山 红旗 沙河 南屯 新安 乌兰 榆树 平安 三道沟 马场 清泉 北山 五里 金沟 长胜 敖包 杨树 宝山 上河 前进'.split(' ');
const VILLAGE_STEMS = '河东 河西 双山 前进 后营 大营 小营 三合 四合 五家 六家 七家 新立 新兴 永兴 兴隆 太平 平安 向阳 红光 东升 胜利 北沟 南沟 上店 下店 王家 李家 张家 马家 刘家 石门 石佛 柳林 榆林 杨木 白庙 黄土 青山 金星 银河 大桥 小桥 团结 光明 和平 富裕 丰收 长青 西山 东山 龙泉 龙潭 凤凰 头道 二道 哈拉 巴彦 查干 呼和 阿拉坦 苏格 宝力 敖包 古力'.split(' ');

/** Towns with their villages; about `villagePopulation` people live in each village. */
export function makePlaces(random: Random, countyCode: string, population: number): MadeTown[] {
  const villageCount = Math.max(8, Math.min(400, Math.round(population / Math.min(900, Math.max(120, population / 60)))));
  const townCount = Math.max(4, Math.min(TOWN_STEMS.length, Math.round(villageCount / 6)));
  const towns: MadeTown[] = random.shuffled(TOWN_STEMS).slice(0, townCount).map((stem, index) => {
    const pastoral = index > 0 && random.chance(0.25);
    return { name: stem + (index === 0 ? '街道' : pastoral ? '苏木' : random.chance(0.6) ? '镇' : '乡'), pastoral, villages: [] };
  });
  const names = towns.map(() => random.shuffled(VILLAGE_STEMS));
  for (let index = 0; index < villageCount; index++) {
    const townIndex = index % townCount;
    const town = towns[townIndex]!;
    const order = town.villages.length;
    const stem = names[townIndex]![order % VILLAGE_STEMS.length]!;
    town.villages.push({
      town,
      name: stem + (town.pastoral ? '嘎查' : townIndex === 0 ? '社区' : '村'),
      code: countyCode + (townIndex === 0 ? '001' : String(100 + townIndex)) + String(200 + order),
      station: (townIndex * 7 + Math.floor(order / 3)) % 100,
      clans: random.chance(0.8) ? [drawSurname(random, '汉族'), drawSurname(random, '汉族')] : [],
      clanShare: 0.2 + 0.35 * random.next(),
    });
  }
  return towns;
}
