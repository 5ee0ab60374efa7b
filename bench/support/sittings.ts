/** What a clerk presses on each screen, for the measure of how fast the terminal answers. */
import type { ScreenName } from '../../cli/tui/state/model.js';

interface Sitting {
  readonly screen: ScreenName;
  /** What is measured, in a word: a screen may be reached from another. */
  readonly name: string;
  /** Keys that lead there; not measured. */
  readonly lead: readonly string[];
  readonly keys: readonly string[];
  readonly rounds: number;
}

const [DOWN, PAGE_DOWN, UP, BACK] = ['\u001B[B', '\u001B[6~', '\u001B[A', '\u007F'];

export const SITTINGS: readonly Sitting[] = [
  { screen: 'review', name: 'review', lead: [], keys: ['y', 'n', 'u'], rounds: 40 },
  { screen: 'review', name: 'review', lead: [], keys: ['j', 'k', '\t', 's', 'z', 'Z', 'r', 'e'], rounds: 30 },
  { screen: 'review', name: 'review', lead: [], keys: ['o', 'h', 'q', 'b', DOWN, 'q', '?', 'q'], rounds: 30 },
  { screen: 'review', name: 'note', lead: [], keys: ['c', 'w', '问', BACK, '\r'], rounds: 30 },
  { screen: 'dashboard', name: 'dashboard', lead: [], keys: [DOWN, UP, '?', 'q', 'p', 'p'], rounds: 30 },
  { screen: 'dashboard', name: 'subsidy', lead: ['b'], keys: [DOWN, '\t', UP], rounds: 30 },
  { screen: 'triage', name: 'triage', lead: [], keys: ['j', 'k', PAGE_DOWN, ' ', 'v', 'o'], rounds: 30 },
  { screen: 'triage', name: 'facets', lead: [], keys: ['f', '\t', '\t', DOWN, '\r'], rounds: 30 },
  { screen: 'triage', name: 'filter', lead: [], keys: ['/', 'l', 's', BACK, '\r', '/', '\u0015', '\r'], rounds: 30 },
  { screen: 'search', name: 'search', lead: [], keys: [...'cxylst', BACK, '\u0015'], rounds: 30 },
  { screen: 'triage', name: 'person card', lead: [], keys: ['\r', 'j', 'r', 'u', 'q', 'q', 'j'], rounds: 30 },
  { screen: 'sources', name: 'sources', lead: [], keys: ['j', 'k', '?', 'q'], rounds: 30 },
  { screen: 'history', name: 'history', lead: [], keys: ['j', 'k', PAGE_DOWN, '?', 'q'], rounds: 30 },
];
