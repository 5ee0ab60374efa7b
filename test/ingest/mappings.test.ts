import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { FIELDS, type Field } from '../../src/domain/fields.js';
import { SOURCE_KINDS } from '../../src/domain/kinds.js';
import { foldHeading } from '../../src/ingest/fold-heading.js';
import { MAPPING_FILES, MAPPINGS } from './support.js';

const schema = JSON.parse(readFileSync(join(import.meta.dirname, '../../schemas/shapes/mapping.schema.json'), 'utf8')) as { definitions: { field: { enum: string[] } }; properties: { kind: { enum: string[] } } };

describe('the mapping files', () => {
  it('have the stated shape', () => {
    const validate = new Ajv({ allErrors: true }).compile(schema);
    for (const file of MAPPING_FILES) {
      validate(file);
      expect([file.id, validate.errors ?? []]).toEqual([file.id, []]);
    }
  });

  it('the shape knows every field and every kind of the domain', () => {
    expect(schema.definitions.field.enum).toEqual(Object.keys(FIELDS));
    expect(schema.properties.kind.enum).toEqual(Object.keys(SOURCE_KINDS));
  });

  it('there is a mapping for every kind', () => {
    expect(new Set(MAPPINGS.map((mapping) => mapping.kind))).toEqual(new Set(Object.keys(SOURCE_KINDS)));
  });

  it.each(MAPPING_FILES.map((file) => [file.id, file] as const))('%s lists no heading under two fields', (_id, file) => {
    const owners = new Map<string, Set<string>>();
    for (const [field, rule] of Object.entries(file.columns ?? {})) {
      for (const header of rule?.headers ?? []) {
        const { bare } = foldHeading(header);
        owners.set(bare, (owners.get(bare) ?? new Set()).add(field));
      }
    }
    expect([...owners].filter(([, fields]) => fields.size > 1).map(([header, fields]) => [header, ...fields])).toEqual([]);
  });

  it('a file of its own adds spellings before the inherited ones and can take a column away', () => {
    const disability = MAPPINGS.find((mapping) => mapping.kind === 'disability')!;
    expect(disability.columns.name!.headers!.slice(0, 2)).toEqual(['姓名', '残疾人姓名']);
    expect(MAPPINGS.find((mapping) => mapping.kind === 'population')!.columns['insuredFlag' satisfies Field]).toBeUndefined();
  });
});
