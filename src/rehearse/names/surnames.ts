/**
 * Surnames 姓氏 with their weight in percent of the population. The order and the first three weights follow the
 * published counts of 2007 and 2018 (王, 李 and 张 about seven per cent each, the first hundred about 85 per cent);
 * the rest is graded by hand. The tail holds compound and rare surnames, and forms of which a look-alike exists.
 */

const GRADED: readonly (readonly [string, number])[] = [
  ['王', 7.2], ['李', 7.1], ['张', 6.8], ['刘', 5.3], ['陈', 4.4], ['杨', 3.1], ['赵', 2.3], ['黄', 2.2], ['周', 2.1], ['吴', 2], ['徐', 1.7],
  ['孙', 1.5], ['胡朱高', 1.3], ['林何郭马', 1.15], ['罗梁宋郑谢', 0.85], ['韩唐冯于董', 0.65], ['萧程曹袁邓', 0.55], ['许傅沈曾彭', 0.52],
  ['吕苏卢蒋蔡', 0.46], ['贾丁魏薛叶', 0.42], ['阎余潘杜戴', 0.4], ['夏钟汪田任', 0.37], ['姜范方石姚', 0.34], ['谭廖邹熊金', 0.31],
  ['陆郝孔白崔', 0.28], ['康毛邱秦江', 0.26], ['史顾侯邵孟', 0.24], ['龙万段雷钱', 0.22], ['汤尹黎易常', 0.2], ['武乔贺赖龚', 0.19],
  ['文庞樊兰殷', 0.17], ['施陶洪翟安', 0.15], ['颜倪严牛温', 0.14], ['芦季俞章鲁', 0.13], ['葛伍韦申尤', 0.12], ['毕聂丛焦向', 0.11],
  ['柳邢路岳齐', 0.1], ['柴梅莫庄辛', 0.09], ['管祝左涂谷', 0.08], ['祁时舒耿牟', 0.07], ['卜冉詹关苗', 0.06], ['凌费纪靳盛', 0.06],
  ['肖付闫代丘', 0.2], ['蓝於祖瞿肇', 0.04], ['单仇解区查', 0.04], ['佘晏逯仉郗', 0.02], ['尉迟', 0.01], ['欧阳', 0.05], ['上官', 0.02],
  ['司马', 0.02], ['诸葛', 0.02], ['皇甫', 0.01], ['令狐', 0.01], ['慕容', 0.01], ['夏侯', 0.01], ['东方', 0.01],
];

const COMPOUND = new Set(['尉迟', '欧阳', '上官', '司马', '诸葛', '皇甫', '令狐', '慕容', '夏侯', '东方']);

/** All surnames with weights; two entries of one surname add up. */
export const SURNAMES: readonly (readonly [string, number])[] = GRADED.flatMap(([text, weight]) =>
  COMPOUND.has(text) ? [[text, weight] as const] : [...text].map((surname) => [surname, weight] as const));

/** Surnames frequent among the Hui 回族. */
export const HUI_SURNAMES: readonly (readonly [string, number])[] = [...'马丁哈白金杨沙海纳米洪穆'].map((surname, rank) => [surname, 12 / (rank + 1)] as const);
