/**
 * Compound surnames 复姓 that begin a name of three or more characters. Source: 《百家姓》 and the compound surnames still
 * registered (公安部户政管理研究中心《全国姓名报告》 lists 欧阳, 上官, 皇甫, 令狐, 诸葛, 司徒, 司马 as the commonest).
 */
export const COMPOUND_SURNAMES: ReadonlySet<string> = new Set(
  ('欧阳 上官 皇甫 令狐 诸葛 司徒 司马 申屠 夏侯 贺兰 完颜 慕容 尉迟 长孙 宇文 公孙 轩辕 东方 端木 百里 呼延 南宫 西门 独孤 东郭 ' +
    '万俟 闻人 赫连 澹台 宗政 濮阳 淳于 单于 太叔 仲孙 钟离 鲜于 闾丘 司空 亓官 司寇 子车 颛孙 巫马 公西 漆雕 乐正 壤驷 公良 ' +
    '拓跋 夹谷 宰父 谷梁 段干 梁丘 左丘 东门 南门 公冶 公羊 第五 纳兰 耶律 叶赫').split(' '),
);

/** How many characters of a folded name are its surname: 2 for a compound surname, else 1. For names with surname logic only. */
export function surnameLength(folded: string): 1 | 2 {
  return folded.length > 2 && COMPOUND_SURNAMES.has(folded.slice(0, 2)) ? 2 : 1;
}
