/** Damage to bytes as disks, cables and chats do it, and what it has touched. */
import * as fc from 'fast-check';

export interface Damage {
  /** Where, as a share of the length. */
  readonly at: number;
  readonly kind: 'flip' | 'set' | 'cut' | 'insert' | 'delete' | 'repeat';
  readonly value: number;
}

/** Bytes that mean something to a reader of text come more often than by chance. */
const value = fc.oneof(fc.integer({ min: 0, max: 255 }), fc.constantFrom(...Buffer.from('<>"\'/&=,;\n\r\t\0-!')));

export const damages: fc.Arbitrary<readonly Damage[]> = fc.array(
  fc.record<Damage>({ at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }), kind: fc.constantFrom('flip', 'flip', 'set', 'insert', 'delete', 'repeat', 'cut'), value }),
  { minLength: 1, maxLength: 4 },
);

/** The damaged bytes, and the offsets in the original whose surroundings have changed. */
export function damage(bytes: Uint8Array, done: readonly Damage[]): { readonly bytes: Buffer; readonly touched: ReadonlySet<number> } {
  let result = [...bytes];
  let origin = result.map((_, offset) => offset);
  const touched = new Set<number>();
  const touch = (position: number): void => { for (const near of [position - 1, position, position + 1]) if (origin[near] !== undefined) touched.add(origin[near]); };
  for (const { at, kind, value: byte } of done) {
    const position = Math.floor(at * result.length);
    touch(position);
    if (kind === 'cut') {
      for (const offset of origin.slice(position)) touched.add(offset);
      result = result.slice(0, position);
      origin = origin.slice(0, position);
    } else if (kind === 'delete') {
      const count = 1 + (byte % 8);
      for (let index = 0; index <= count; index += 1) touch(position + index);
      result.splice(position, count);
      origin.splice(position, count);
    } else if (kind === 'insert') {
      result.splice(position, 0, byte);
      origin.splice(position, 0, origin[position] ?? bytes.length - 1);
    } else if (kind === 'repeat') {
      const again = result.slice(position, position + 1 + (byte % 32));
      result.splice(position, 0, ...again);
      origin.splice(position, 0, ...again.map(() => origin[position] ?? 0));
    } else if (result.length > 0) result[position] = kind === 'flip' ? (result[position] ?? 0) ^ (1 << byte % 8) : byte;
  }
  return { bytes: Buffer.from(result), touched };
}
