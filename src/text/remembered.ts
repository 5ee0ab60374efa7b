/** A bounded memory for functions of one text, or of one number: lists repeat the same names, villages, dates and labels thousands of times. */

/**
 * The same function, computing each distinct value once. When `limit` values are kept, all are forgotten: a roster of ten
 * million people must not grow the memory, and the answer never depends on what is remembered.
 */
export function remembered<T, Of extends string | number = string>(compute: (of: Of) => T, limit = 100_000): (of: Of) => T {
  const known = new Map<Of, T>();
  return (of) => {
    const found = known.get(of);
    if (found !== undefined) return found;
    const made = compute(of);
    if (known.size >= limit) known.clear();
    known.set(of, made);
    return made;
  };
}
