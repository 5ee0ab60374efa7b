/** Which part of a long list is on the screen: only visible rows are ever drawn. */

export interface Window {
  readonly from: number;
  readonly to: number;
}

/** Rows `from` to `to` (excluded) of `length`, so that the cursor stands in the middle where it can. */
export function windowOf(length: number, cursor: number, height: number): Window {
  const room = Math.max(1, height);
  const from = Math.max(0, Math.min(length - room, cursor - Math.floor(room / 2)));
  return { from, to: Math.min(length, from + room) };
}
