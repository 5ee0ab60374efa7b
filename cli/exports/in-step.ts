/** Walks lists of everybody side by side, in order of ids: it spares a table of everybody. */

/** In order of their ids; the list itself when it is in order already, as it nearly always is. */
export function inOrder<T>(items: readonly T[], idOf: (item: T) => string): readonly T[] {
  for (let at = 1; at < items.length; at += 1) {
    if (idOf(items[at - 1]!) > idOf(items[at]!)) return items.toSorted((left, right) => (idOf(left) < idOf(right) ? -1 : idOf(left) > idOf(right) ? 1 : 0));
  }
  return items;
}

/** Finds the item of an id among items in order of their ids; to be asked in that order. */
export function inStep<T>(items: Iterable<T>, idOf: (item: T) => string): (id: string) => T | undefined {
  const each = items[Symbol.iterator]();
  let next = each.next();
  return (id) => {
    while (next.done !== true && idOf(next.value) < id) next = each.next();
    return next.done !== true && idOf(next.value) === id ? next.value : undefined;
  };
}
