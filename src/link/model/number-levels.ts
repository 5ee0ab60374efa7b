/** Levels of the number that only linking can tell, since they need the household, the list or the other rosters. */

/** The number is another one, whoever's it may be. */
export function isOtherNumber(level: string): boolean {
  return level === 'other' || level === 'household-number' || level === 'neighbour-number' || level === 'disowned';
}
