import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { inWholeUnits } from '../../../../src/io/spreadsheet/read/binary/whole-units.js';

const MODULE = new URL('../../../../src/io/spreadsheet/read/binary/whole-units.ts', import.meta.url).href;

describe('texts of UTF-16 with half a unit at the end', () => {
  const bytes = Buffer.from('\0张志明\0', 'utf16le').subarray(1, 8);
  const texts = (): string[] => [bytes.toString('utf16le'), bytes.toString('ucs2', 1, 6), bytes.toString('utf16le', 1, 99), bytes.toString('utf16le', 9), bytes.toString('latin1', 1, 3), Buffer.from('志').toString()];

  it('come out as without it', () => {
    const before = texts();
    expect(inWholeUnits(texts)).toEqual(before);
    expect(inWholeUnits(() => bytes.toString('utf16le'))).toHaveLength(3);
  });

  it('leave nothing behind, whatever happens', () => {
    const descriptor = Object.getOwnPropertyDescriptor(Buffer.prototype, 'toString');
    expect(() => inWholeUnits(() => { throw new RangeError('no'); })).toThrow(RangeError);
    expect(Object.getOwnPropertyDescriptor(Buffer.prototype, 'toString')).toEqual(descriptor);
  });

  it('do not end the process, however many there are', () => {
    const script = `
      import { inWholeUnits } from '${MODULE}';
      const bytes = Buffer.alloc(4096);
      inWholeUnits(() => { for (let n = 0; n < 100000; n += 1) bytes.subarray(1, 514 + 2 * (n % 1000)).toString('utf16le'); });
      console.log('done');`;
    expect(execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' }).trim()).toBe('done');
  });
});
