/** Characters that the eye confuses 形近字: 未/末, 侯/候, 婷/停. A radical in common is not enough: 梅/桂 and 江/河 are different names. */
import { LOOK_ALIKES } from './look-alike-table.js';

const ALIKE: ReadonlyMap<string, ReadonlySet<string>> = readTable();

/** Whether two different characters look alike. Symmetric. */
export function isLookAlike(left: string, right: string): boolean {
  return ALIKE.get(left)?.has(right) === true;
}

function readTable(): ReadonlyMap<string, ReadonlySet<string>> {
  const alike = new Map<string, Set<string>>();
  const note = (from: string, to: string): void => {
    const known = alike.get(from);
    if (known === undefined) alike.set(from, new Set([to]));
    else known.add(to);
  };
  for (const group of LOOK_ALIKES.trim().split(' ')) {
    const [first = '', ...others] = group;
    for (const other of others) {
      note(first, other);
      note(other, first);
    }
  }
  return alike;
}
