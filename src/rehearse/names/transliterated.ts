/**
 * Names written by sound in Han characters: Mongolian 蒙古族, Uyghur 维吾尔族 and Tibetan 藏族. None has a surname in front;
 * Uyghur names have parts with a dot between, Mongolian ones run up to eight characters without one.
 */
import type { Sex } from '../../domain/identity-number.js';

const words = (text: string): readonly string[] => text.split(' ');

/** Mongolian given names, frequent first. */
export const MONGOLIAN: { readonly [S in Sex]: readonly string[] } = {
  male: words('巴特尔 朝鲁 苏和 巴图 宝音 布和 阿古拉 乌恩 特木尔 孟和 满都拉 吉日嘎拉 额尔敦 达来 斯琴巴特尔 图布吉日嘎拉 高那仁道尔吉 哈斯巴根 青格勒 那顺 那顺巴雅尔 额尔登巴特 道尔吉 斯日古楞 朝格图 呼格吉勒图 照日格图 阿拉坦仓 巴雅尔 敖特根巴雅尔 宝力德 铁木尔 毕力格 白音 德力格尔 赛音吉雅'),
  female: words('高娃 乌兰 娜仁 其其格 萨仁 乌云 斯琴 通拉嘎 娜仁高娃 乌兰其其格 萨如拉 托娅 乌日娜 格日勒 斯琴高娃 乌云其其格 娜仁花 哈斯高娃 阿拉坦其其格 金花 莲花 塔娜 苏日娜 萨日娜 敖登 敖登格日勒 阿茹娜 南斯勒玛 斯日古楞 乌尼日其其格 娜日苏 安琪尔'),
};

/** Parts that Mongolian names of four characters and more are put together from, in this order. */
export const MONGOLIAN_FIRST = words('斯琴 乌云 娜仁 萨仁 阿拉坦 哈斯 额尔敦 宝音 那顺 孟和 巴图 苏都 青格勒 牧仁 吉日木 敖敦 阿古达 呼和 特古斯 乌力吉 格根 图门 查干 布仁 朝鲁门 旭日 锡林 白音 德力 赛罕');
export const MONGOLIAN_SECOND: { readonly [S in Sex]: readonly string[] } = {
  male: words('巴特尔 巴雅尔 毕力格 仓 吉雅 达来 夫 宝力高 朝克图 苏荣 布和 敖其尔 德力黑 额尔德尼 都仍 木仁 温都苏'),
  female: words('其其格 高娃 托娅 花 格日勒 图雅 塔娜 娜布其 玛 吉木斯 通拉嘎 娜拉 琪木格 珠拉 苏布德'),
};

/** Surnames that settled Mongolian families use in front of a Han given name. */
export const MONGOLIAN_SURNAMES: readonly (readonly [string, number])[] = [...'包白吴陈何韩席佟金乌鲍梁'].map((surname, rank) => [surname, 12 / (rank + 1)] as const);

/** Uyghur given names; a full name is the given name and the father's. */
export const UYGHUR: { readonly [S in Sex]: readonly string[] } = {
  male: words('买买提 吐尔逊 阿卜杜拉 艾合买提 玉素甫 吾买尔 买买提江 依明 阿布都热依木 库尔班 艾尔肯 卡德尔 热合曼 图尔荪 亚森 努尔买买提 阿迪力 肉孜 阿不都克力木 麦麦提 艾买尔 斯拉木 吐尔洪 伊力亚斯 米吉提'),
  female: words('古丽 阿依古丽 帕提古丽 热依汗 阿孜古丽 古丽娜尔 努尔古丽 阿依努尔 海热妮沙 玛依拉 再娜甫 吐尼沙 麦尔哈巴 阿米娜 祖丽皮亚 茹仙古丽 布合丽切木 迪丽努尔 阿依谢姆 曼尼沙'),
};

/** Tibetan names are put together of two such parts. */
export const TIBETAN: { readonly [S in Sex]: readonly string[] } = {
  male: words('扎西 多吉 次仁 尼玛 旦增 平措 洛桑 格桑 索朗 桑杰 仁青 罗布 顿珠 丹增 达瓦 强巴 贡布 晋美'),
  female: words('卓玛 央金 拉姆 措姆 德吉 白玛 曲珍 卓嘎 仓决 旺姆 梅朵 次仁 边巴 央宗 达瓦 格桑'),
};
