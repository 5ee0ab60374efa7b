/** Texts that many rows say alike (a sheet, a village, what was found of a pair) stand once in the store, and rows name them by number. */
import type { SqliteDatabase } from '../connect.js';

export interface Texts {
  /** The number of a text, given to it now if it has none. */
  idOf(text: string): number;
  /** The number of what `text` says of `value`; objects seen before are not asked again. */
  idOfObject<T extends object>(value: T, text: (value: T) => string): number;
  /** The number of what `text` makes of `parts`; parts seen before, with the same `text`, are not put together again. */
  idOfParts(parts: readonly Part[], text: (parts: readonly Part[]) => string): number;
  textOf(id: number): string;
  /** The text read as JSON; all who ask share one value. */
  valueOf<T>(id: number): T;
  /** To be called when a transaction was taken back: numbers given inside it are nobody's. */
  forget(): void;
}

export type Part = string | number | boolean | null;

/** Parts as a list. */
export function listText(parts: readonly Part[]): string {
  return JSON.stringify(parts);
}

/** Where the parts so far lead to. */
interface Branch {
  id: number | undefined;
  readonly next: Map<unknown, Branch>;
}

function branchOf(branch: Branch, part: unknown): Branch {
  const there = branch.next.get(part);
  if (there !== undefined) return there;
  const made: Branch = { id: undefined, next: new Map() };
  branch.next.set(part, made);
  return made;
}

export function createTexts(database: SqliteDatabase): Texts {
  const insert = database.prepare('insert into texts (text) values (?)');
  const one = database.prepare('select text from texts where id = ?').pluck();
  let ids: Map<string, number> | undefined;
  let objects = new WeakMap<object, number>();
  let root: Branch = { id: undefined, next: new Map() };
  let texts: (string | undefined)[] = [];
  let values: unknown[] = [];
  const known = (): Map<string, number> => {
    if (ids !== undefined) return ids;
    ids = new Map();
    for (const [id, text] of database.prepare('select id, text from texts').raw().iterate() as IterableIterator<[number, string]>) {
      ids.set(text, id);
      texts[id] = text;
    }
    return ids;
  };
  const idOf = (text: string): number => {
    const there = known().get(text);
    if (there !== undefined) return there;
    const id = Number(insert.run(text).lastInsertRowid);
    known().set(text, id);
    texts[id] = text;
    return id;
  };
  const textOf = (id: number): string => {
    known();
    const text = texts[id] ?? (one.get(id) as string | undefined); // another program may have written since
    if (text === undefined) throw new Error(`the store names a text it does not hold: ${id}`);
    texts[id] = text;
    return text;
  };
  return {
    idOf, textOf,
    idOfObject(value, text) {
      const there = objects.get(value);
      if (there !== undefined) return there;
      const id = idOf(text(value));
      objects.set(value, id);
      return id;
    },
    idOfParts(parts, text) {
      let branch = branchOf(root, text);
      for (let at = 0; at < parts.length; at += 1) branch = branchOf(branch, parts[at]);
      return (branch.id ??= idOf(text(parts)));
    },
    valueOf: <T>(id: number) => (values[id] ??= JSON.parse(textOf(id)) as unknown) as T,
    forget() {
      ids = undefined;
      objects = new WeakMap();
      root = { id: undefined, next: new Map() };
      texts = [];
      values = [];
    },
  };
}
