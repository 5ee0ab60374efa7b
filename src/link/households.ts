/** Households 户 as the target lists number them: numbers of two departments share nothing, so that the kind of list belongs to the key. */
import type { TargetKind } from '../domain/kinds.js';
import type { TargetRecord } from '../domain/record.js';

/** Something kept for each household of each kind of list. */
export interface ByHousehold<T> {
  /** Undefined for a row without household number, or when nothing is kept for its household. */
  get(row: TargetRecord): T | undefined;
  /** What is kept for the household of a row that has one, made at first sight. */
  at(row: TargetRecord): T;
  /** Keeps something else for it. */
  put(row: TargetRecord, kept: T): void;
}

/** @param make what is kept for a household of which nobody has been seen */
export function byHousehold<T>(make: () => T): ByHousehold<T> {
  const kinds = new Map<TargetKind, Map<string, T>>();
  const householdsOf = (kind: TargetKind): Map<string, T> => {
    let households = kinds.get(kind);
    if (households === undefined) kinds.set(kind, households = new Map<string, T>());
    return households;
  };
  return {
    get: ({ kind, household }) => (household === '' ? undefined : kinds.get(kind)?.get(household)),
    at({ kind, household }) {
      const households = householdsOf(kind);
      let kept = households.get(household);
      if (kept === undefined) households.set(household, kept = make());
      return kept;
    },
    put({ kind, household }, kept) { householdsOf(kind).set(household, kept); },
  };
}
