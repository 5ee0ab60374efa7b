/**
 * Characters that stand for one syllable when Mongolian, Uyghur, Kazakh and Tibetan names are written in Han characters
 * 音译用字. Registrars chose them freely for decades, so one name has several spellings: 特木尔/铁木尔, 次仁/才让, 玉素甫/尤素甫.
 *
 * Compiled for this project from spellings of one source name (named beside each group). Homophones need no entry: the sound
 * comparison finds them. A group holds for transliterated names only; in a Han name these are different characters.
 */
const GROUPS: readonly string[] = [
  // Uyghur, Kazakh
  '艾阿', // Ehmet 艾合买提/阿合买提
  '玉尤吾于', // Yüsüp 玉素甫/尤素甫
  '吐托', // Tohti 托合提/吐合提
  '逊孙荪', // Tursun 吐尔逊/吐尔孙
  '如肉鲁', // Rozi 肉孜/如孜
  '热日', // Reshit 热西提/日西提
  '合哈', // Ahmet 阿合买提/阿哈买提
  '汗坎', // Han 汗/坎
  '孜则', // Aziz 阿孜孜/阿则孜
  '克格', // Sadik 沙迪克/沙迪格
  '拜伯别', // Beg 拜克/伯克/别克
  '其切', // Chimen 其曼/切曼
  '塔达', // Tahir 塔依尔/达依尔
  '沙萨夏', // Sadik 沙迪克/萨迪克
  '甫普布', // Yüsüp 玉素甫/玉素普
  '帕巴', // Patime 帕提曼/巴提曼
  '居朱久', // Juma 居马/朱马
  '古库', // Gul 古丽/库丽
  '提铁', // Memet 买提/买铁
  '木莫', // Muhtar 木合塔尔/莫合塔尔
  '江加', // Jan 江/加
  // Mongolian
  '特铁帖', // Temür 特木尔/铁木尔/帖木尔
  '尔日', // Gerel 格日勒/格尔勒, Dorji 道尔吉/道日吉
  '勒拉', // Jargal 吉日嘎拉/吉日嘎勒
  '嘎格噶尕', // Jargal 吉日嘎拉/吉日格拉, Kelsang 格桑/嘎桑/尕桑
  '宝布', // Buyan 宝音/布音
  '敖鄂奥', // Ochir 敖其尔/鄂其尔
  '图托', // Tuya 图雅/托娅
  '白巴班贝', // Bayan 白音/巴音, Padma 白玛/巴玛/班玛
  '音彦', // Bayan 巴音/巴彦
  '道多都', // Dorji 道尔吉/多尔吉/都尔吉
  '色赛', // Sain 色音/赛音
  '高郭', // Gua 高娃/郭娃
  '努诺', // Nomin 努敏/诺敏
  // Tibetan
  '吉杰', // Dorje 多吉/多杰, Dekyi 德吉/德杰
  '次才泽', // Tsering 次仁/才仁/泽仁
  '仁让', // Tsering 次仁/才让
  '丹旦登', // Tenzin 丹增/旦增/登增
  '顿敦登', // Dondrup 顿珠/登珠
  '卓珠', // Dolma 卓玛/珠玛
  '珠周', // Dondrup 顿珠/顿周
  '央拥雍永', // Yangdzom 央宗/拥宗
  '边班', // Penpa 边巴/班巴
  '贡更衮根', // Kunga 贡嘎/更嘎
  '曲确却秋', // Chodron 曲珍/确珍/却珍/秋珍
  '平彭朋', // Phuntsok 平措/彭措
  '南朗郎', // Sonam 索南/索朗
  '江坚降', // Gyaltsen 江村/坚村
  '村参赞', // Gyaltsen 坚参/坚赞/江村
];

/** For each character, all characters that share a group with it. */
const SPELLINGS: ReadonlyMap<string, string> = buildSpellings();

/** Whether two different characters are in use for one syllable of transliterated names. Symmetric. */
export function isSameSpelling(left: string, right: string): boolean {
  return SPELLINGS.get(left)?.includes(right) === true;
}

function buildSpellings(): ReadonlyMap<string, string> {
  const spellings = new Map<string, string>();
  for (const group of GROUPS) {
    for (const character of group) spellings.set(character, (spellings.get(character) ?? '') + group);
  }
  return spellings;
}
