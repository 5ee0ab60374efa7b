import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { outcome, poor, remark } from '../support/made.js';

/** The finer reason, or `?suggestion` while it wants proof. */
function said(text: string, relation = ''): string {
  const [, , reason = ''] = outcome(poor({ remarks: remark(text), relation })).split('/');
  const [code = '', suggestion] = reason.split('→');
  return suggestion === undefined ? code : `?${suggestion}`;
}

function table(name: string): [string, string][] {
  return parse(readFileSync(path.join(import.meta.dirname, name), 'utf8')) as [string, string][];
}

describe('a remark', () => {
  it.each([...table('remarks.yaml'), ...table('remarks-blind.yaml'), ...table('remarks-blind-2.yaml')])('“%s” comes to %s', (text, expected) => {
    expect(said(text)).toBe(expected);
  });

  it('speaks of the head of household only on the head’s own row', () => {
    expect(said('户主死亡', '户主')).toBe('?deceased');
    expect(said('户主死亡', '之子')).toBe('not-found');
  });
});
