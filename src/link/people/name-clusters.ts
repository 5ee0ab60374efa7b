/**
 * What the names under one number say: one person, one person with a doubtful spelling, or several people whose number it
 * cannot be.
 */
import type { PersonName } from '../../domain/person-name.js';
import type { NameFit } from '../name-fit.js';
import { CROWD } from './crowds.js';

export interface NameClusters {
  /** Positions of the given names, by cluster. */
  readonly clusters: readonly (readonly number[])[];
  /** Two of the clusters are plainly different people's names: the number identifies nobody. */
  readonly shared: boolean;
}

/**
 * Complete-link clustering: a name joins a cluster only if it fits every name in it, and only if no second cluster would
 * take it as well. So 王? cannot tie 王强 to 王英, whatever the order of the rows. In a crowd only names that are written alike are one.
 */
export function clusterNames(names: readonly PersonName[], fit: (a: PersonName, b: PersonName) => NameFit): NameClusters {
  const byFolded = new Map<string, number[]>();
  names.forEach((name, position) => {
    const key = [name.folded, ...name.alternatives].join('\u001f');
    const same = byFolded.get(key);
    if (same) same.push(position); else byFolded.set(key, [position]);
  });
  const distinct = [...byFolded.entries()].sort(([a], [b]) => unread(a) - unread(b) || (a < b ? -1 : 1)).map(([, positions]) => positions);
  if (distinct.length > CROWD) return { clusters: distinct, shared: true };
  const clusters: number[][][] = [];
  const nameAt = (positions: readonly number[]): PersonName => names[positions[0] as number] as PersonName;
  for (const positions of distinct) {
    const takers = clusters.filter((cluster) => cluster.every((member) => fit(nameAt(positions), nameAt(member)) === 'certain'));
    const [taker] = takers;
    if (taker && takers.length === 1) taker.push(positions); else clusters.push([positions]);
  }
  const shared = clusters.some((left, index) => clusters.slice(index + 1).some((right) =>
    left.every((a) => right.every((b) => fit(nameAt(a), nameAt(b)) === 'other'))));
  return { clusters: clusters.map((cluster) => cluster.flat().sort((a, b) => a - b)), shared };
}

function unread(folded: string): number {
  return folded.includes('?') ? 1 : 0;
}
