/** Characters that the eye confuses 形近字. */

const PAIRS: readonly string[] = ['婷停', '凤风', '丽莉', '芳方', '英瑛', '玉王', '未末', '己已', '侯候', '翟瞿', '晴睛', '祖祝', '大太', '土士'];
const ALIKE: ReadonlySet<string> = new Set(PAIRS.flatMap((pair) => [pair, [...pair].reverse().join('')]));

/** Whether two different characters look alike. Symmetric. */
export function isLookAlike(left: string, right: string): boolean {
  return ALIKE.has(left + right);
}
