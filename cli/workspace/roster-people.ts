/** Who is on rosters that may be one source under two names: found out by reading them once more, and only then. */
import { ToolError, fileKey, needsPeople, relationOf, type Snapshot, type SourceRules } from '../../src/index.js';
import type { StoredSnapshot } from '../../src/io/index.js';
import type { ReadSource } from './read-source.js';

export interface RosterReaders {
  /** Reads a file that came now, or one that is known, with a sample of the people on its rosters. */
  readonly again: (file: ReadSource) => Promise<ReadSource>;
  readonly known: (each: StoredSnapshot) => Promise<ReadSource>;
}

/**
 * Without it a roster that comes under a new name could not take the place of last month's, and whoever has dropped out of it would
 * stay insured by the old one. A roster whose name says what it replaces is not read.
 *
 * @param options.fresh only what comes now is used
 */
export async function withRosterPeople(read: readonly ReadSource[], known: readonly StoredSnapshot[], { rules, fresh }: { readonly rules: SourceRules; readonly fresh: boolean }, readers: RosterReaders): Promise<{ read: ReadSource[]; known: StoredSnapshot[] }> {
  const coming = read.flatMap(({ snapshots }) => snapshots.map(({ snapshot }) => snapshot));
  const inForce = fresh ? [] : known.filter(({ state }) => state === 'in-force').map(({ snapshot }) => snapshot);
  const open = [...inForce, ...coming].filter((earlier) => !coming.some((later) => relationOf(later, earlier, rules) === 'replaces'));
  const asked = new Set(coming.flatMap((later) => open.filter((earlier) => earlier !== later && needsPeople(later, earlier, rules)).flatMap((earlier) => [later, earlier])).filter(({ people }) => people === null).map(fileKey));
  const found = new Map<string, ReadSource>();
  for (const file of read) if (asked.has(fileKey(file.source))) found.set(fileKey(file.source), await readers.again(file));
  for (const each of known) {
    const key = fileKey(each.snapshot);
    if (!asked.has(key) || found.has(key)) continue;
    const file = await readers.known(each).catch((error: unknown) => { if (error instanceof ToolError) return null; throw error; }); // its copy is gone: it stays unknown
    if (file !== null) found.set(key, file);
  }
  const peopled = (snapshot: Snapshot): Snapshot => {
    const people = snapshot.people ?? found.get(fileKey(snapshot))?.snapshots.find((each) => each.snapshot.kind === snapshot.kind)?.snapshot.people ?? null;
    return people === snapshot.people ? snapshot : { ...snapshot, people };
  };
  return {
    read: read.map((file) => (found.has(fileKey(file.source)) ? { ...file, snapshots: file.snapshots.map((list) => ({ ...list, snapshot: peopled(list.snapshot) })) } : file)),
    known: known.map((each) => (found.has(fileKey(each.snapshot)) ? { ...each, snapshot: peopled(each.snapshot) } : each)),
  };
}
