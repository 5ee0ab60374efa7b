/** Where the clerk is on the review screen: a small file beside the store, written whole with every step. */
import path from 'node:path';
import { readNote, writeNote } from '../../../src/io/index.js';
import type { Session } from '../../tui/port.js';

const FRESH: Session = { current: null, order: 'value', deferred: [], suggestions: true };

export function readSession(folder: string): Session {
  try {
    const { current, order, deferred, suggestions } = JSON.parse(readNote(path.join(folder, 'review.json'))) as Partial<Session>;
    return {
      current: typeof current === 'string' ? current : null, order: order === 'village' ? 'village' : 'value',
      deferred: Array.isArray(deferred) ? deferred.filter((subject) => typeof subject === 'string') : [], suggestions: suggestions !== false,
    };
  } catch {
    return FRESH; // not there yet, or torn: the queue starts at its head
  }
}

export function writeSession(folder: string, session: Session): void {
  writeNote(path.join(folder, 'review.json'), JSON.stringify(session));
}
