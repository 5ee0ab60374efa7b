/** The lists of a workspace at one moment, to come back to them 名单状态. */
import type { ListsState, Store } from '../../src/io/index.js';

export function listsState(store: Store): ListsState {
  return {
    sources: store.lists.sources(), refused: store.snapshots.refusedFiles(), snapshots: store.snapshots.all(), issues: store.lists.issues('import'),
    profiles: Object.fromEntries(store.lists.profiles()), round: store.changes.lastRound()?.round ?? 0,
  };
}
