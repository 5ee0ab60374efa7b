/** Keys pressed before there is a screen. */
import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { dropKeys } from '../../cli/early-keys.js';

describe('keys that are dropped until there is a screen', () => {
  it('when no screen comes, leave nothing behind that keeps the program from ending', () => {
    const said: unknown[] = [];
    const stdin = Object.assign(new PassThrough(), { setRawMode(raw: boolean) { said.push(raw); return this; }, unref() { said.push('unref'); return this; } }) as unknown as NodeJS.ReadStream;
    const keys = dropKeys(stdin);
    keys.stop();
    expect([said, stdin.listenerCount('readable'), stdin.isPaused()]).toEqual([[true, false, 'unref'], 0, true]);
  });
});
