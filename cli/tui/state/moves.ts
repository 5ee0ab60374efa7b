/** Moving in lists. */
import type { Action } from './actions.js';
import type { Model } from './model.js';

/** How far down the text on the screen can go: its last first line. Only who draws it knows how many lines it has. */
export type Reach = (model: Model) => number;

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
