/**
 * How Chinese names go wrong on paper 同音、形近、异体: characters of one sound, characters that look alike, forms of one character,
 * and spellings of transliterated names. Written for this generator from everyday confusions in name lists; it shares no table
 * with the comparators that it is meant to test.
 */

/** Characters of names that sound alike, tones aside. */
const SAME_SOUND = [
  '英瑛颖莹颍盈鹰', '丽莉利立力', '芳方房', '伟玮炜维卫魏', '杰洁捷节', '娟鹃绢', '华花桦', '玉育钰裕毓', '梅美眉', '兰蓝岚', '珍真贞祯', '秀绣锈',
  '桂贵', '凤奉', '霞侠', '玲铃灵凌伶', '静靖敬婧', '红洪宏鸿虹', '军君均钧', '强蔷墙', '国帼', '建健剑见', '志智至致', '明铭鸣名', '燕艳雁彦', '勇永咏',
  '波博泊', '辉晖慧惠会', '鹏朋彭', '飞菲斐', '涛滔焘', '龙隆', '峰锋丰枫风', '春椿', '梓子紫姿', '轩萱暄', '涵晗函寒', '怡宜仪', '欣新心鑫馨', '雨宇语羽禹',
  '佳家嘉加', '思斯诗', '婷亭庭', '云芸耘', '香湘乡', '琴勤芹', '荣容蓉', '莲连联', '娜纳', '敏民闵', '树淑书舒', '文雯', '才财材', '福富甫', '林琳霖', '海亥',
  '生升声胜', '祥翔详', '平萍苹', '山珊杉', '东冬栋', '晓小筱', '浩皓昊豪', '俊峻骏', '张章', '王汪', '李里黎', '刘柳留', '陈程成', '杨阳扬洋', '徐许', '孙荪', '郭国',
  '余于俞鱼', '江姜', '吴武伍', '周邹', '钟仲中', '梁良', '袁元原', '蒋讲', '石时史', '谭覃', '雪学', '金今锦', '清青卿', '德得', '长常昌', '振震镇', '瑶遥尧',
  '小晓', '永勇', '彤童', '桐同', '萱宣', '沐木', '奕义毅艺', '若偌', '可珂', '琪其奇棋', '悦月岳越', '妍言岩', '睿瑞锐', '宸辰晨', '泽则', '航杭', '然燃', '墨默', '皓号', '熙西希曦', '铭茗',
  '贤先显', '双霜', '仙鲜', '菊局', '素苏', '仁任', '义益', '占展', '有友', '财彩', '臣晨', '亭廷', '磊蕾', '鑫新', '凯楷', '帅率', '超朝', '亮良', '宁凝', '彬斌宾', '雷蕾', '兵冰', '成城', '全权泉',
  '黄皇', '赵兆', '周舟', '胡湖', '朱珠', '高皋', '何和河', '罗萝', '郑正政', '谢泻', '宋送', '唐堂', '韩寒', '冯逢', '董懂', '萧消', '程呈', '曹草', '袁园', '邓登', '沈审', '曾增', '彭朋', '吕旅', '苏酥', '卢鲁路', '蔡菜', '贾甲', '丁叮', '薛雪', '叶业', '潘盼', '杜度', '夏霞', '汪王', '田甜', '任仁', '范凡', '方芳', '姚尧', '廖料', '熊雄', '陆路', '孔恐', '白百', '崔催', '康亢', '毛茂', '邱秋', '秦勤', '史石', '顾固', '孟梦', '万宛', '段断', '钱前', '汤唐', '尹引', '常长', '武五', '乔桥', '贺赫', '龚公',
] as const;

/** Characters that the eye or a scanner confuses. */
const LOOK_ALIKE = [
  '凤风', '末未', '己已巳', '土士', '王玉', '干千于', '日曰', '人入', '天夭', '田由甲申', '今令', '兰芝', '芳芬', '萍苹', '梅海', '晴睛', '刚钢', '洁浩', '伟伍', '玲珍',
  '荣荥', '宇字', '学字', '明朋', '林材', '秀季', '李季', '张弦', '刘对', '陈阵', '杨扬', '汪江', '徐除', '孙孑', '翟瞿', '兵乒', '东车', '军车', '丽两', '淑椒', '英莫', '桂挂',
  '贵责', '辉挥', '波坡', '涛铸', '海侮', '佳住', '涵函', '怡治', '轩杆', '俊峻', '鸣呜', '冶治', '拔拨', '候侯', '祁郝', '贾贸', '戴载', '薛薜', '郑邓', '冯马', '曲由',
] as const;

/** Forms of one and the same name: both are found for one person, seldom for two. */
const VARIANTS = [
  '肖萧', '付傅', '闫阎', '代戴', '丘邱', '于於', '兰蓝', '祖祝', '晓筱', '峰峯', '杰傑', '强強', '国國', '丽麗', '华華', '东東', '兰蘭', '凤鳳', '云雲', '龙龍', '宝寶', '贵貴', '刘劉',
  '陈陳', '张張', '杨楊', '吴吳', '赵趙', '孙孫', '马馬', '郑鄭', '韩韓', '许許', '罗羅', '钟鐘', '连連', '庆慶', '荣榮', '娄婁', '群羣', '昆崑', '升昇',
] as const;

/** Syllables of transliterated names and how else they are written. */
export const SPELLINGS: readonly (readonly [string, string])[] = [
  ['买买提', '麦麦提'], ['吐尔逊', '图尔荪'], ['阿卜杜', '阿不都'], ['热合曼', '热和曼'], ['艾合买提', '艾海提'], ['古丽', '古力'], ['努尔', '努儿'], ['依明', '伊敏'],
  ['阿依', '阿伊'], ['提', '体'], ['江', '疆'], ['木', '姆'], ['尔', '儿'], ['巴特尔', '巴特'], ['特木尔', '铁木尔'], ['其其格', '琪琪格'], ['高娃', '高瓦'], ['乌兰', '乌蓝'],
  ['斯琴', '斯芹'], ['吉日嘎拉', '吉仁嘎拉'], ['图布', '图卜'], ['道尔吉', '道尔基'], ['朝鲁', '朝路'], ['格日勒', '格日乐'], ['扎西', '札西'], ['次仁', '才仁'], ['卓玛', '卓马'],
  ['旦增', '丹增'], ['多吉', '多杰'], ['娜仁', '那仁'], ['乌日娜', '乌仁娜'], ['萨如拉', '萨茹拉'], ['德力格尔', '德勒格尔'],
];

/** What may be written in place of a rare character 生僻字: a form of it, a private-use leftover of GBK, its parts, its sound. */
export const RARE_FORMS: Readonly<Record<string, readonly string[]>> = {
  '䶮': ['\uE863', '龑', '(龙天)', '?', '□', 'YAN'], '㛃': ['?', '□', '(女吉)', 'JIE'], '𬱖': ['頠', '?', '□', '(韦页)', 'WEI'], '堃': ['坤', '?', '(方方土)'], '喆': ['哲', '?'],
  '淼': ['(三水)', '?'], '犇': ['(三牛)', '?', '奔'], '垚': ['(三土)', '?', '尧'], '𤧛': ['?', '□', '(王第)', 'DI'], '翀': ['冲', '?'], '頔': ['笛', '?', '(由页)'], '燚': ['(四火)', '?'], '彧': ['或', '?'],
};

/** Another character of the group that holds this one; undefined if none does. `choose` picks from the others. */
export function confusedWith(kind: 'same-sound' | 'look-alike' | 'variant', character: string, choose: (others: readonly string[]) => string): string | undefined {
  const others = TABLES[kind].get(character);
  return others === undefined ? undefined : choose(others);
}

const TABLES = { 'same-sound': grouped(SAME_SOUND), 'look-alike': grouped(LOOK_ALIKE), variant: grouped(VARIANTS) };

function grouped(groups: readonly string[]): Map<string, readonly string[]> {
  const table = new Map<string, string[]>();
  for (const group of groups) {
    const characters = [...group];
    for (const character of characters) {
      const others = table.get(character) ?? [];
      others.push(...characters.filter((other) => other !== character));
      table.set(character, others);
    }
  }
  return table;
}
