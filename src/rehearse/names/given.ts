/**
 * Given names 名字 of Han people by the decade of birth and sex. Each list runs from frequent to rare; `whole` are names
 * given as a pair (秀英, 建国), `first` and `second` characters that combine freely, `single` names of one character.
 */
import type { Sex } from '../../domain/identity-number.js';

/** The names of one generation. The shares of `whole` and `single` are of all names; the rest is combined. */
export interface Fashion {
  readonly until: number;
  readonly whole: readonly string[];
  readonly wholeShare: number;
  readonly single: string;
  readonly singleShare: number;
  readonly first: string;
  readonly second: string;
}

const words = (text: string): readonly string[] => text.split(' ');

export const FASHIONS: { readonly [S in Sex]: readonly Fashion[] } = {
  female: [
    { until: 1944, wholeShare: 0.75, singleShare: 0.03, single: '英兰珍芳梅',
      whole: words('秀英 桂英 秀兰 玉兰 桂兰 玉英 玉珍 凤英 秀珍 桂芝 淑珍 素珍 淑兰 素芳 凤兰 桂珍 玉梅 秀芝 淑英 凤仙 兰英 月英 桂花 玉芝 素英 金花 翠兰 春兰 秀芳 桂香'),
      first: '秀玉桂凤淑素金翠春月兰菊', second: '英兰珍芝芳香花梅琴莲荣娥' },
    { until: 1959, wholeShare: 0.6, singleShare: 0.05, single: '英兰芳梅霞敏琴玲',
      whole: words('秀英 桂英 秀兰 玉兰 桂兰 秀珍 凤英 玉珍 玉英 兰英 淑珍 桂芳 秀芳 玉梅 淑兰 春梅 桂香 秀云 玉香 淑芳 素芳 桂花 玉华 秀华 翠英 凤琴 淑英 桂琴 秀荣 玉霞 美兰 建华 月娥 金莲'),
      first: '秀玉桂凤淑素春美翠月金爱', second: '英兰珍芳香华荣云梅琴霞莲' },
    { until: 1969, wholeShare: 0.45, singleShare: 0.12, single: '敏丽霞英玲红艳芳梅萍琴静杰兰',
      whole: words('秀英 丽华 桂英 秀兰 玉梅 春梅 爱华 红梅 秀芳 建华 桂兰 玉兰 秀梅 玉华 丽萍 秀琴 淑华 爱玲 凤琴 桂荣 玉芬 秀云 亚琴 春花 玉霞 爱英 晓红'),
      first: '秀丽玉春红爱淑桂亚晓凤建', second: '华英兰梅芳玲霞萍琴红云娟' },
    { until: 1979, wholeShare: 0.3, singleShare: 0.28, single: '丽霞敏静艳燕娟红芳玲英娜梅萍辉霜洁',
      whole: words('丽丽 海燕 春梅 红梅 丽娟 晓红 丽华 小红 红霞 艳丽 春燕 秀丽 丽萍 雪梅 冬梅 晓燕 艳红 志红 玉玲 海霞 丽娜 金凤'),
      first: '丽红海春晓艳秀小雪玉志金', second: '丽梅华霞红娟燕萍玲芳艳云' },
    { until: 1989, wholeShare: 0.25, singleShare: 0.4, single: '静丽娜艳燕敏婷娟霞芳倩丹玲洁颖晶莉媛蕾',
      whole: words('丽娜 婷婷 丽丽 艳艳 海燕 晓燕 丽娟 晶晶 娜娜 莉莉 春艳 丽萍 秀丽 莹莹 静静 倩倩 晓丽 雪莲 小燕 丹丹'),
      first: '晓丽海雪春艳秀小文美亚佳', second: '娜燕丽婷娟红霞萍玲梅莹洁' },
    { until: 1999, wholeShare: 0.25, singleShare: 0.38, single: '婷静雪敏悦倩颖娜慧琳莹欣洁丹瑶璐',
      whole: words('婷婷 佳佳 思雨 丹丹 雪婷 莹莹 梦婷 丽娜 晓雪 思思 欣怡 文静 雨婷 佳慧 雅静 梦瑶 慧敏 静怡 雅婷 美玲'),
      first: '雨思梦佳雪文雅欣慧晓嘉玉', second: '婷怡静瑶雪莹琪慧敏洁欣玲' },
    { until: 2009, wholeShare: 0.4, singleShare: 0.14, single: '欣悦婷雪琪瑶琳蕊彤妍',
      whole: words('欣怡 梓涵 诗涵 雨欣 佳怡 思雨 子涵 佳怡 雨涵 梦琪 可欣 嘉怡 雨婷 雅静 佳琪 诗琪 紫涵 欣悦 思琪 静怡'),
      first: '雨欣佳诗思梓子梦嘉可雅紫', second: '涵怡欣琪婷瑶悦萱彤妍菲雯' },
    { until: 9999, wholeShare: 0.5, singleShare: 0.05, single: '玥悦妍彤瑶',
      whole: words('一诺 梓涵 子涵 欣怡 雨桐 欣妍 梓萱 可馨 诗涵 子萱 语桐 若汐 依诺 欣悦 佳琪 艺涵 思彤 雨萱 奕萱 若曦'),
      first: '梓子一欣雨诗语若依思艺奕', second: '涵萱怡妍桐诺汐彤琪悦玥瑶' },
  ],
  male: [
    { until: 1944, wholeShare: 0.35, singleShare: 0.06, single: '福祥林贵才德明',
      whole: words('德福 文才 玉山 福来 振海 占山 德才 玉林 国珍 有才 长福 万才 凤山 德林 玉田 殿臣 永福 长海 金山 连生'),
      first: '德玉文福振占国有长万凤永金连', second: '福山才林海田贵财臣生祥发荣明' },
    { until: 1959, wholeShare: 0.4, singleShare: 0.12, single: '军林明福贵勇祥华忠文',
      whole: words('建国 建华 国强 志强 玉林 德胜 国庆 援朝 文明 建军 永福 志明 长林 振华 金山 玉柱 有财 和平 国华 解放 跃进 德贵 福生 长青'),
      first: '建国志德文玉永金长振福有', second: '国华军林明强福生山贵平才' },
    { until: 1969, wholeShare: 0.4, singleShare: 0.22, single: '军勇伟强明林平峰刚华杰斌涛辉',
      whole: words('建国 建军 志强 国强 建华 志刚 文革 卫东 卫国 红军 国庆 建平 永强 志国 玉林 海军 国华 学军 建民 志勇 向东 永红 爱国 立新'),
      first: '建志国永海文学卫玉立春红', second: '军强国华平民林明峰生东刚' },
    { until: 1979, wholeShare: 0.28, singleShare: 0.35, single: '勇军伟强涛斌波辉刚鹏杰峰磊明超林',
      whole: words('志强 建军 海涛 志刚 志勇 建国 国强 海军 永强 卫东 晓东 志伟 春雷 红军 国栋 海波 建伟 文军 海龙 立军'),
      first: '志建海国永文晓春立红玉学', second: '强军伟东涛波龙峰国明华刚' },
    { until: 1989, wholeShare: 0.2, singleShare: 0.5, single: '伟磊强鹏涛勇超杰军斌波峰辉飞刚浩亮宁凯',
      whole: words('志强 海涛 志伟 晓东 建军 海波 志刚 晓明 文杰 立军 海龙 志鹏 永强 春雷 建伟 志超 鹏飞 海峰'),
      first: '志海晓建文永国春鹏俊立亚', second: '强伟涛龙飞波军明杰峰超鹏' },
    { until: 1999, wholeShare: 0.22, singleShare: 0.45, single: '鹏浩杰帅超凯磊宇伟鑫涛强飞旭阳龙博',
      whole: words('志鹏 鹏飞 俊杰 文杰 志强 天宇 家豪 明辉 嘉伟 海洋 晓龙 少华 志豪 文博 鑫磊 子豪 家伟 浩然'),
      first: '志俊文天家嘉子明鹏海浩少', second: '杰豪飞宇强龙鹏伟博辉洋阳' },
    { until: 2009, wholeShare: 0.4, singleShare: 0.15, single: '浩宇鑫博轩睿旭昊',
      whole: words('子轩 浩然 宇轩 俊杰 子豪 浩宇 宇航 子涵 博文 俊熙 天宇 志豪 家豪 文博 梓豪 佳豪 宇杰 嘉豪 明轩'),
      first: '子浩宇俊天博文家嘉梓志明', second: '轩豪然宇杰航涵博阳瑞辰昊' },
    { until: 9999, wholeShare: 0.5, singleShare: 0.05, single: '睿昊辰宸轩',
      whole: words('浩宇 子轩 宇轩 浩然 梓轩 子墨 一诺 梓睿 宇航 沐宸 子睿 皓轩 奕辰 俊熙 宇泽 浩轩 梓豪 子涵 铭泽'),
      first: '子梓浩宇沐奕俊皓一铭博嘉', second: '轩宇睿辰泽涵豪宸墨熙航阳' },
  ],
};

/** Characters that few systems can write 生僻字: Extension A and beyond, or outside the old character sets. */
export const RARE_CHARACTERS = ['䶮', '㛃', '𬱖', '堃', '喆', '淼', '犇', '垚', '𤧛', '玥', '翀', '頔', '燚', '彧'] as const;
