/** Chinese numerals of dates to Arabic ones: `二〇二〇年三月十五日` → `2020年3月15日`. */

const DIGITS: Readonly<Record<string, number>> = {
  〇: 0, 零: 0, '○': 0, 一: 1, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9,
};

/** Turns numerals that stand before 年, 月, 日 or 号 into digits; other text stays. */
export function arabicNumerals(text: string): string {
  if (!/[〇零○一二三四五六七八九十元]\s*[年月日号]/u.test(text)) return text;
  return text
    .replace(/[〇零○一二三四五六七八九]{2,4}(?=\s*年)/gu, (run) => [...run].map((numeral) => DIGITS[numeral]).join(''))
    .replace(/[一二三四五六七八九十]{1,3}(?=\s*[月日号])/gu, (run) => String(upToThirtyNine(run)));
}

function upToThirtyNine(run: string): number {
  const [tens = '', ones = ''] = run.includes('十') ? run.split('十') : ['', run];
  const ten = run.includes('十') ? (DIGITS[tens] ?? 1) * 10 : 0;
  return ten + (DIGITS[ones] ?? 0);
}
