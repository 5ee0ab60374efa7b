/** Levels of the number that only linking can tell, since they need the household, the list or the other rosters. */

/** The number is another one, whoever's it may be. */
export function isOtherNumber(level: string): boolean {
  return level === 'other' || level === 'other-confirmed' || level === 'household-number' || level === 'neighbour-number' || level === 'disowned';
}

/** The number is the same, safe repairs aside, whoever else may use it. */
export function isEqualNumber(level: string): boolean {
  return level === 'same' || level === 'safe-repair' || level === 'shared';
}
