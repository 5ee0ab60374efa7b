import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { foldLabel } from '../../src/normalize/labels.js';
import { vocabulary } from './support.js';

const shape = JSON.parse(readFileSync(new URL('../../schemas/shapes/vocabulary.schema.json', import.meta.url), 'utf8')) as object;

describe('the shipped vocabulary', () => {
  it('has the documented shape', () => {
    const validate = new Ajv({ strict: false, allErrors: true, formats: { regex: true } }).compile(shape);
    validate(vocabulary);
    expect(validate.errors).toBeNull();
  });
  it('gives no label two meanings within one list', () => {
    for (const list of [vocabulary.schemes, vocabulary.statuses, vocabulary.personTypes, vocabulary.povertyStatuses, vocabulary.disabilityTypes, vocabulary.disabilityLevels]) {
      const labels = list.flatMap((entry) => [...new Set(entry.labels.map(foldLabel))]);
      expect(labels.filter((label, at) => labels.indexOf(label) !== at)).toEqual([]);
      const codes = list.flatMap((entry) => entry.codes ?? []);
      expect(codes.filter((code, at) => codes.indexOf(code) !== at)).toEqual([]);
    }
  });
  it('says yes and no apart', () => expect(vocabulary.yesNo.yes.filter((word) => vocabulary.yesNo.no.includes(word))).toEqual([]));
});
