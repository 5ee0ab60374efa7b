/** A bounded memory for functions of one text: lists repeat the same names, villages and labels thousands of times. */

/**
 * The same function, computing each distinct text once. When `limit` texts are kept, all are forgotten: a roster of ten
 * million people must not grow the memory, and the answer never depends on what is remembered.
 */
export function remembered<T>(compute: (text: string) => T, limit = 100_000): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const made = compute(text);
    if (known.size >= limit) known.clear();
    known.set(text, made);
    return made;
  };
}
