import { describe, expect, it } from 'vitest';
import { describedAlike, fingerprintOf, rememberFingerprint } from '../../src/link/fingerprint.js';
import { number, roster, target, type Row } from './support/records.js';

const SAID: Row = { name: '葛双喜', id: number('19520304', 123), birth: '1952-03-04', town: '柳河镇', village: '双山村', row: 2 };

describe('the fingerprint of a row beside a description', () => {
  it.each<[what: string, said: Partial<Row>]>([
    ['the same of both', {}],
    ['another name', { name: '葛双熹' }],
    ['another number', { id: number('19520304', 125) }],
    ['no number', { id: '' }],
    ['another date of birth', { birth: '1952-04-03' }],
    ['another township', { town: '白山镇' }],
    ['another village', { village: '西山村' }],
  ])('is the one that it has by itself: %s', (_, said) => {
    const row = roster({ ...SAID, ...said });
    const remembering = rememberFingerprint();
    const described = target({ ...SAID, row: 9 });
    expect([remembering(described), remembering(describedAlike(row, described))]).toEqual([fingerprintOf(described), fingerprintOf(row)]);
  });
});
