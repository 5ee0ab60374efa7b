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
