/** Names of keys, from what the terminal sends. */
import type { Key as InkKey } from 'ink';
import type { Key } from './state/model.js';

const NAMED = [
  ['upArrow', 'up'], ['downArrow', 'down'], ['leftArrow', 'left'], ['rightArrow', 'right'], ['pageUp', 'pageup'], ['pageDown', 'pagedown'], ['home', 'home'], ['end', 'end'],
  ['return', 'enter'], ['escape', 'escape'], ['tab', 'tab'], ['backspace', 'backspace'], ['delete', 'backspace'],
] as const satisfies readonly (readonly [keyof InkKey, string])[];

/**
 * The keys of one chunk of input. Several plain characters in one chunk are several keys (fast typing over a slow line);
 * a chunk with anything beyond ASCII was composed by an input method and stays one text.
 */
export function keysFrom(input: string, key: Partial<InkKey>): readonly Key[] {
  for (const [flag, name] of NAMED) if (key[flag] === true) return [{ name, text: '' }];
  if (key.ctrl === true) return [{ name: `ctrl+${input}`, text: '' }];
  if (key.meta === true || input === '') return [];
  if (/[^\u0020-\u007E]/u.test(input)) return [{ name: 'composed', text: input }];
  return [...input].map((character) => ({ name: character === ' ' ? 'space' : character, text: character }));
}
