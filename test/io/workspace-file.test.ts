import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findWorkspace, isDivisionCode, readWorkspace, writeWorkspace } from '../../src/io/workspace-file.js';

describe('the workspace file', () => {
  let folder: string;
  beforeEach(() => { folder = mkdtempSync(path.join(os.tmpdir(), 'c2z-ws-')); });
  afterEach(() => { rmSync(folder, { recursive: true, force: true }); });

  it('comes back as it was written, a code with a leading zero too', () => {
    const settings = { county: '010203', countyName: '示例县', year: 2020, policy: '' };
    writeWorkspace(folder, settings);
    expect(readWorkspace(folder)).toEqual(settings);
  });

  it('is found from a folder inside the workspace', () => {
    writeWorkspace(folder, { county: '990101', countyName: '', year: 2020, policy: '' });
    mkdirSync(path.join(folder, 'a', 'b'), { recursive: true });
    expect(findWorkspace(path.join(folder, 'a', 'b'))).toBe(folder);
  });

  it('says what is missing when it was edited badly', () => {
    writeFileSync(path.join(folder, 'c2z.yaml'), 'county: hello\n');
    expect(() => readWorkspace(folder)).toThrow('workspace/settings');
  });

  it.each([['990101', true], ['9901', true], ['99', true], ['99010', false], ['九九', false], ['', false]])('takes %s for a division code: %s', (text, right) => {
    expect(isDivisionCode(text)).toBe(right);
  });
});
