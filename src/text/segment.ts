/** Characters `from` … `to − 1` as one integer: the decimal value of digits; other characters give some value of their own. Allocates nothing. */
export function segment(text: string, from: number, to: number): number {
  let value = 0;
  for (let index = from; index < to; index += 1) value = (value * 10 + text.charCodeAt(index) - 48) | 0;
  return value;
}
