/** Moving in lists. */
import type { Action } from './actions.js';

/** How far an action moves in a list. */
export function stepOf(action: Action, length: number): number {
  switch (action) {
    case 'up': return -1;
    case 'down': return 1;
    case 'pageUp': return -10;
    case 'pageDown': return 10;
    case 'first': return -length;
    case 'last': return length;
    default: return 0;
  }
}

/** The first line shown after an action, of a text that scrolls as far as `furthest`. */
export function scrolled(top: number, furthest: number, action: Action): number {
  return Math.max(0, Math.min(furthest, Math.min(furthest, top) + stepOf(action, furthest)));
}
