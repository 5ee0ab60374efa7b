/** Rows of a made-up roster of 14 columns, as a large export has them: mostly text, much of it repeated, numbers and dates between. */

export const HEADINGS = ['序号', '姓名', '身份证号', '性别', '民族', '出生日期', '乡镇', '村', '户编号', '与户主关系', '人员类别', '参保状态', '个人缴费', '联系电话'] as const;

/** A date is given as its day number in the 1900 system. */
export type ListCell = string | number | { readonly serial: number };

const SURNAMES = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕'];
const GIVEN = [...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰红建国文辉力明永健世广志义兴良海山仁波宁贵福生龙元全国胜学祥才发武新利清飞彬富顺信子杰涛昌成康星光天达安岩中茂进林有坚和彪博诚先敬震振壮会思群豪心邦承乐绍功松善厚庆磊民友裕河哲江超浩亮政谦亨奇固之轮翰朗伯宏言若鸣朋斌梁栋维启克伦翔旭鹏泽晨辰士以建家致树炎德行时泰盛雄琛钧冠策腾楠榕风航弘𬱖㛃'];
const LONG = ['高那仁道尔吉', '图布吉日嘎拉', '阿卜杜热西提·买买提', '古丽米热·艾合买提'];
const LABELS = { sexes: ['男', '女'], peoples: ['汉族', '蒙古族', '回族', '满族'], relations: ['户主', '配偶', '之子', '之女', '之孙子'], kinds: ['脱贫户', '边缘易致贫户', '特困供养', '低保对象', '一般居民'], states: ['正常参保', '暂停参保', '终止参保'] };

export function* listRows(count: number, seed = 20_250_615): Generator<ListCell[]> {
  const next = random(seed);
  const pick = <T>(values: readonly T[]): T => values[Math.floor(next() * values.length)] as T;
  for (let row = 1; row <= count; row += 1) {
    const name = next() < 0.02 ? pick(LONG) : pick(SURNAMES) + pick(GIVEN) + (next() < 0.7 ? pick(GIVEN) : '');
    const serial = 14_611 + Math.floor(next() * 29_000);
    const birth = new Date(Date.UTC(1899, 11, 30) + serial * 86_400_000).toISOString().slice(0, 10).replaceAll('-', '');
    const town = Math.floor(next() * 18) + 1;
    const village = Math.floor(next() * 12) + 1;
    yield [
      row, name, `990101${birth}${String(Math.floor(next() * 10_000)).padStart(4, '0')}`, pick(LABELS.sexes), pick(LABELS.peoples), { serial },
      `第${town}苏木乡镇`, `第${town}镇第${village}嘎查村民委员会`, String(15_000_000_000 + Math.floor(next() * 99_999_999)), pick(LABELS.relations), pick(LABELS.kinds),
      pick(LABELS.states), pick([0, 40, 112, 200, 280, 350.5]), `1${String(Math.floor(next() * 1e10)).padStart(10, '3')}`,
    ];
  }
}

/** mulberry32 */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 4_294_967_296;
  };
}
