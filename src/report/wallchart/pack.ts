/** Packs blocks of different heights into columns and pages, in their order, as large as they fit. */

/** Where a block stands; lengths in millimetres from the corner of its page's field. */
export interface Placed<T> {
  readonly item: T;
  readonly page: number;
  readonly x: number;
  readonly y: number;
  readonly height: number;
}

export interface Packing<T> {
  /** 1 = the usual size. */
  readonly scale: number;
  readonly columnWidth: number;
  readonly pages: number;
  readonly blocks: readonly Placed<T>[];
}

/** The field of a page in millimetres, and what a block measures at scale 1. */
export interface Field<T> {
  readonly width: number;
  readonly height: number;
  readonly columnWidth: number;
  readonly gap: number;
  readonly heightOf: (item: T) => number;
}

/** From what is read across a room down to what is still read at arm's length. */
const SCALES = [2, 1.7, 1.45, 1.25, 1.1, 1, 0.9, 0.8, 0.72];

/** The largest scale at which everything stands on one page; the smallest, on several pages, when none does. */
export function packed<T>(items: readonly T[], field: Field<T>): Packing<T> {
  for (const scale of SCALES) {
    const packing = packedAt(items, field, scale);
    if (packing.pages <= 1) return packing;
  }
  return packedAt(items, field, SCALES.at(-1)!);
}

/** Columns are filled one after the other, as level as they come; a block is not divided, and one taller than the page stands alone. */
function packedAt<T>(items: readonly T[], { width, height, columnWidth, gap, heightOf }: Field<T>, scale: number): Packing<T> {
  const columns = Math.max(1, Math.floor((width + gap) / (columnWidth * scale + gap)));
  const heights = items.map((item) => heightOf(item) * scale);
  const level = columnsNeeded(heights, height, gap) > columns ? height : leastHeight(heights, columns, height, gap);
  const wide = (width - (columns - 1) * gap) / columns;
  let column = 0;
  let y = 0;
  const blocks = items.map((item, index): Placed<T> => {
    const tall = heights[index]!;
    if (y > 0 && y + tall > level) {
      column += 1;
      y = 0;
    }
    const placed = { item, page: Math.floor(column / columns), x: (column % columns) * (wide + gap), y, height: tall };
    y += tall + gap;
    return placed;
  });
  return { scale, columnWidth: wide, pages: items.length === 0 ? 1 : Math.floor(column / columns) + 1, blocks };
}

function columnsNeeded(heights: readonly number[], limit: number, gap: number): number {
  let columns = 1;
  let y = 0;
  for (const tall of heights) {
    if (y > 0 && y + tall > limit) {
      columns += 1;
      y = 0;
    }
    y += tall + gap;
  }
  return columns;
}

/** The lowest columns that still hold everything, to half a millimetre. */
function leastHeight(heights: readonly number[], columns: number, height: number, gap: number): number {
  let [low, high] = [0, height];
  while (high - low > 0.5) {
    const middle = (low + high) / 2;
    if (columnsNeeded(heights, middle, gap) <= columns) high = middle;
    else low = middle;
  }
  return high;
}
