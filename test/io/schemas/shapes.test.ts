import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';

const SHAPES = path.join(import.meta.dirname, '../../../schemas/shapes');

describe('a shape under schemas/shapes', () => {
  it.each(readdirSync(SHAPES))('%s is itself right JSON Schema, which no start of the program checks again', (file) => {
    const ajv = new Ajv({ strict: false });
    const isRight = ajv.validateSchema(JSON.parse(readFileSync(path.join(SHAPES, file), 'utf8')) as object);
    expect(ajv.errorsText(), file).toBe('No errors');
    expect(isRight).toBe(true);
  });
});
