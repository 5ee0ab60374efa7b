/** What a match and the files made of it rest on, each as one hash: as long as it is the same, so is everything that follows from it. */
import { createHash } from 'node:crypto';
import { PASSPHRASE_EVENTS, type IsoDate, type PairJudgement } from '../../src/index.js';
import { hashRules, type Store } from '../../src/io/index.js';
import { VERSION } from '../version.js';
import { listsState } from './lists-state.js';
import type { Workspace } from './open.js';
import { referenceDateFor } from './reference-date.js';

/** Events that say nothing of lists, pairs, people or cases. */
const SAYS_NOTHING: ReadonlySet<string> = new Set(['FullIdsExported', 'FullIdsShown', 'PairConfirmed', ...Object.values(PASSPHRASE_EVENTS)]);

/** The program, its rules, the settings, the day, and the lists with everything that importing them left. */
export function matchBasis(workspace: Workspace): string {
  const { folder, settings, store } = workspace;
  const day: IsoDate = referenceDateFor(workspace);
  return hashOf([VERSION, hashRules(folder), settings, day, listsState(store)]);
}

/**
 * Whether what the last match found still holds: its basis is the same, and nothing was said since that a match would hear. People know
 * their numbers by fingerprints that only matches add.
 */
export function matchHolds(workspace: Workspace): boolean {
  const { store } = workspace;
  return nothingSaidSince(store) && store.results.lastMatch()?.basis === matchBasis(workspace);
}

/** Whether people and cases are as the last match left them. */
export function nothingSaidSince({ results, ledger }: Pick<Store, 'results' | 'ledger'>): boolean {
  const last = results.lastMatch();
  return last !== null && last.basis !== '' && ledger.typesSince(last.events).every((type) => SAYS_NOTHING.has(type));
}

/** What people and the questions about them rest on: the program, its rules, the rows of the target lists, who was known, and what was judged. */
export function peopleBasis({ folder, store: { lists, results } }: Workspace, judgements: readonly PairJudgement[]): string {
  return hashOf([VERSION, hashRules(folder), lists.targetRowsGeneration(), results.countFingerprints(), judgements]);
}

/** To be called when all that a match found is written, in the same transaction. */
export function keepBasis(workspace: Workspace): void {
  const { results, ledger } = workspace.store;
  results.keepPeopleBasis(peopleBasis(workspace, ledger.judgements()));
  results.keepBasis({ basis: matchBasis(workspace), events: ledger.head().events });
}

/** The files given to a run, and what was said of them. */
export function givenBasis(files: readonly { readonly path: string; readonly sha256: string }[], said: Readonly<Record<string, unknown>>): string {
  return hashOf([files.map(({ path, sha256 }) => [path, sha256]).sort(), said]);
}

/** What the files in `out/` rest on: the lists, the match, and whatever was said until now. Null when people were not matched. */
export function outputsBasis(workspace: Workspace, options: Readonly<Record<string, unknown>>): string | null {
  const { results, ledger, lists } = workspace.store;
  const last = results.lastMatch();
  return last === null ? null : hashOf([matchBasis(workspace), last.events, ledger.head().head, lists.issues('match'), options]);
}

/** Of anything that is data. */
export function hashOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}
