import { describe, expect, it } from 'vitest';
import { readChannel, readEvidenceKind, readReason } from '../../src/cases/words.js';
import { BOOK } from './support/book.js';

const { cases, reasons } = BOOK;

describe('the rules of cases', () => {
  it('speak only of reasons and papers that exist', () => {
    for (const [reason, proof] of Object.entries(cases.reasons)) {
      expect(reasons, reason).toHaveProperty(reason);
      expect(reasons[reason]?.standing, reason).not.toBe('note');
      for (const kind of proof.evidence.flat()) expect(cases.evidence, `${reason}: ${kind}`).toHaveProperty(kind);
      for (const ended of proof.endedBy ?? []) expect(reasons, `${reason} ended by ${ended}`).toHaveProperty(ended);
    }
    for (const question of cases.openQuestions) expect(reasons).toHaveProperty(question);
  });

  it('ask evidence for everything that settles a case, and leave no such reason out', () => {
    for (const [reason, entry] of Object.entries(reasons)) {
      if (entry.standing === 'insured' || entry.standing === 'excused' || entry.standing === 'removed') expect(cases.reasons[reason]?.evidence.length, reason).toBeGreaterThan(0);
    }
  });

  it('let a row prove only what settles a case', () => {
    for (const [reason, { row }] of Object.entries(cases.reasons)) if (row !== undefined) expect(['insured', 'excused', 'removed'], reason).toContain(reasons[reason]?.standing);
  });

  it.each([
    ['B1', 'military'], ['b1', 'military'], ['military', 'military'], ['参军', 'military'], ['服役', 'military'], ['B2', 'prison'], ['在押', 'prison'], ['死亡', 'deceased'], ['病故', 'deceased'],
    ['拒参', 'refused'], ['失联', 'missing'], ['失踪', 'missing'], ['出国（境）定居', 'abroad'], ['出国(境)定居', 'abroad'], ['B6', 'moved'], ['Military service', 'military'], ['不存在的原因', null], ['', null], ['N1', null],
  ])('“%s” is the reason %s', (text, reason) => {
    expect(readReason(text, reasons)).toBe(reason);
  });

  it.each([['死亡证', 'death-certificate'], ['死亡医学证明', 'death-certificate'], ['enlistment-notice', 'enlistment-notice'], ['放弃参保承诺书', 'waiver'], ['听说', null]])('“%s” is the paper %s', (text, kind) => {
    expect(readEvidenceKind(text, cases)).toBe(kind);
  });

  it.each([['入户', 'visit'], ['上门', 'visit'], ['电话', 'phone'], ['data', 'data'], ['书信', null]])('“%s” is the channel %s', (text, channel) => {
    expect(readChannel(text, cases)).toBe(channel);
  });
});
