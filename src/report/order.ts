/** How people read lists: by pinyin; code units break the ties, so that the order is the same on every machine. */
const COLLATOR = new Intl.Collator('zh-Hans-CN', { numeric: true });

/** Compares two texts in pinyin order; an empty text stands last. */
export function compareText(left: string, right: string): number {
  if (left === right) return 0; // neighbours in a list have the same township, and mostly the same village
  if (left === '' || right === '') return left === '' ? 1 : -1;
  return COLLATOR.compare(left, right) || (left < right ? -1 : 1);
}

/** Compares two lists of texts from left to right. */
export function compareTexts(left: readonly string[], right: readonly string[]): number {
  for (let index = 0; index < Math.max(left.length, right.length); index += 1) {
    const order = compareText(left[index] ?? '', right[index] ?? '');
    if (order !== 0) return order;
  }
  return 0;
}
