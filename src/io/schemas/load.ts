/** Reads the data files under `schemas/` and checks each against its JSON Schema before anybody uses it. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv, type ErrorObject } from 'ajv';
import { LineCounter, parseDocument, type Document } from 'yaml';
import { ToolError } from '../../domain/tool-error.js';
import { preparedValue, type ReadData } from './prepared.js';

/** The made-up lists of `c2z demo`. */
export function sampleDataFolder(): string {
  return path.join(path.dirname(schemasFolder()), 'sample-data', 'inbox');
}

/** The folder `schemas/` that belongs to this program. */
export function schemasFolder(): string {
  let folder = path.dirname(fileURLToPath(import.meta.url));
  while (!existsSync(path.join(folder, 'schemas', 'shapes'))) {
    const parent = path.dirname(folder);
    if (parent === folder) throw new Error('schemas/ is missing from the installation');
    folder = parent;
  }
  return path.join(folder, 'schemas');
}

/**
 * One YAML file, checked against `schemas/shapes/<shape>.schema.json`.
 *
 * The same text is parsed once in a process, so the value is to be read only.
 *
 * @throws ToolError `schemas/yaml` or `schemas/shape`, naming file, line and key: bad data stops the run, it is never half-applied.
 */
export function loadData<T>(file: string, shape: string): T {
  const text = readFileSync(file, 'utf8');
  const shapeText = textOfShape(shape);
  const known = read.get(file);
  if (known?.text === text && known.shapeText === shapeText) return known.value as T;
  const value = preparedValue(text, shapeText) ?? parseData(file, text, shape);
  read.set(file, { text, shapeText, value });
  return value as T;
}

const read = new Map<string, ReadData>();

/** All that was read until now. */
export function readEverything(): Iterable<ReadData> {
  return read.values();
}

function parseData(file: string, text: string, shape: string): unknown {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, version: '1.2', schema: 'core' });
  const [bad] = document.errors;
  if (bad) throw refuse('schemas/yaml', file, bad.linePos?.[0].line ?? 1, '', bad.message.split('\n')[0] ?? '');
  const value: unknown = document.toJS();
  const check = validatorOf(shape);
  if (!check(value)) {
    const [error] = check.errors ?? [];
    throw refuse('schemas/shape', file, lineOf(document, lines, error), error?.instancePath ?? '', describe(error));
  }
  return value;
}

/** Every `*.yaml` of a folder under `schemas/`, by name, checked; in the order of the file names. */
export function loadFolder<T>(folder: string, shape: string): ReadonlyMap<string, T> {
  const files = readdirSync(folder).filter((name) => name.endsWith('.yaml')).sort();
  return new Map(files.map((name) => [name.slice(0, -5), loadData<T>(path.join(folder, name), shape)]));
}

/** Shapes are our own and checked in a test: checking them here would compile the whole of JSON Schema at every start. */
const SHAPE_OPTIONS = { allErrors: false, strict: false, meta: false, validateSchema: false, formats: { regex: isPattern } } as const;
const validators = new Map<string, ReturnType<Ajv['compile']>>();

function validatorOf(shape: string): ReturnType<Ajv['compile']> {
  const known = validators.get(shape);
  if (known) return known;
  const compiled = new Ajv(SHAPE_OPTIONS).compile(JSON.parse(textOfShape(shape)) as object);
  validators.set(shape, compiled);
  return compiled;
}

const shapes = new Map<string, string>();

function textOfShape(shape: string): string {
  const known = shapes.get(shape);
  if (known !== undefined) return known;
  const text = readFileSync(path.join(schemasFolder(), 'shapes', `${shape}.schema.json`), 'utf8');
  shapes.set(shape, text);
  return text;
}

function isPattern(text: string): boolean {
  try {
    return new RegExp(text, 'u') instanceof RegExp;
  } catch {
    return false;
  }
}

function lineOf(document: Document, lines: LineCounter, error: ErrorObject | undefined): number {
  const keys = (error?.instancePath ?? '').split('/').slice(1).map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
  for (let depth = keys.length; depth >= 0; depth -= 1) {
    const node = document.getIn(keys.slice(0, depth).map((key) => (/^\d+$/u.test(key) ? Number(key) : key)), true) as { range?: [number, number, number] } | undefined;
    if (node?.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}

function describe(error: ErrorObject | undefined): string {
  return [error?.message, error && 'additionalProperty' in error.params ? `(${String(error.params['additionalProperty'])})` : ''].filter(Boolean).join(' ');
}

function refuse(code: string, file: string, line: number, key: string, reason: string): ToolError {
  const place = `${file}:${line}${key === '' ? '' : ` ${key}`}`;
  return new ToolError(code,
    { zh: `数据文件 ${place} 写得不对：${reason}`, en: `Data file ${place} is not right: ${reason}` },
    { zh: '按 schemas/README.md 的说明改正这一行', en: 'Correct that line as schemas/README.md describes' });
}
