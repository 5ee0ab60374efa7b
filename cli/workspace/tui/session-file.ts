/** Where the clerk is on the review screen: a small file beside the store, written whole with every step. */
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Session } from '../../tui/port.js';

const FRESH: Session = { current: null, order: 'value', deferred: [], suggestions: true };

export function readSession(folder: string): Session {
  try {
    const { current, order, deferred, suggestions } = JSON.parse(readFileSync(path.join(folder, 'review.json'), 'utf8')) as Partial<Session>;
    return {
      current: typeof current === 'string' ? current : null, order: order === 'village' ? 'village' : 'value',
      deferred: Array.isArray(deferred) ? deferred.filter((subject) => typeof subject === 'string') : [], suggestions: suggestions !== false,
    };
  } catch {
    return FRESH; // not there yet, or torn: the queue starts at its head
  }
}

/** Written beside and renamed, so that a crash leaves the old one or the new one. */
export function writeSession(folder: string, session: Session): void {
  const file = path.join(folder, 'review.json');
  writeFileSync(`${file}.new`, JSON.stringify(session), { mode: 0o600 });
  renameSync(`${file}.new`, file);
}
