/** What the sheets on the wall say, and the signs 图例 that are told apart without colour too. */
import type { Label } from '../../domain/language.js';
import type { WallSign } from './wall-model.js';

export const SIGNS: Readonly<Record<WallSign, Label>> = {
  insured: { zh: '已参保', en: 'insured' },
  gap: { zh: '应保未保', en: 'gap' },
  pending: { zh: '待核实', en: 'pending' },
  settled: { zh: '不需参保', en: 'not due' },
};

export const SIGN_ORDER: readonly WallSign[] = ['insured', 'settled', 'gap', 'pending'];

/** Width of a text in ems: a Han character is one, anything else about half. */
export function ems(text: string): number {
  return [...text].reduce((sum, character) => sum + (/[\u2E80-\u9FFF\uF900-\uFAFF\uFF00-\uFF60\u{20000}-\u{3FFFF}（）：，、·]/u.test(character) ? 1 : 0.56), 0);
}

/** A text at most so many millimetres wide: set smaller, down to 70 %, then cut. */
export function fitted(text: string, size: number, width: number): { readonly text: string; readonly size: number } {
  const needed = ems(text) * size;
  if (needed <= width) return { text, size };
  const smaller = Math.max(size * 0.7, (size * width) / needed);
  if (ems(text) * smaller <= width + 0.01) return { text, size: smaller };
  let cut = [...text];
  while (cut.length > 1 && ems(`${cut.join('')}…`) * smaller > width) cut = cut.slice(0, -1);
  return { text: `${cut.join('')}…`, size: smaller };
}
