/**
 * Characters that people and registers write for one another although both are standard 通用字、异体字: 付 for 傅, 闫 for 阎.
 * A pair here makes an equal number certain, so only forms of one word are listed, never mere homophones.
 */

/** Surnames with two standard forms, one of them left over from the withdrawn simplification of 1977 (第二次汉字简化方案草案). */
const GROUPS: readonly string[] = ['付傅', '闫阎閆', '肖萧', '代戴', '邱丘', '兰蓝', '于於', '凃涂', '贠员'];

const VARIANTS: ReadonlyMap<string, string> = new Map(GROUPS.flatMap((group) => [...group].map((character) => [character, [...group][0]!] as const)));

/** The character that stands for all forms of a character; the character itself when it has no other form. */
export function standardForm(character: string): string {
  return VARIANTS.get(character) ?? character;
}
