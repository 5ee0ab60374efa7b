/** Which part of a package stands for what: parts are found by their relationships, never by their usual names. */
import type { ReadLimits } from '../limits.js';
import { readXmlPart } from '../xml/read-xml-part.js';
import type { ZipArchive } from '../zip/archive.js';

export interface Relationship {
  readonly id: string;
  /** Last segment of the type's URI (`worksheet`, `sharedStrings`); transitional and strict files agree on it. */
  readonly type: string;
  /** Path inside the package, without a leading slash. */
  readonly target: string;
}

/** The relationships of a part; of the package itself with `''`. Empty when there are none. */
export async function readRelationships(archive: ZipArchive, part: string, limits: ReadLimits): Promise<Relationship[]> {
  const slash = part.lastIndexOf('/') + 1;
  const entry = archive.find(`${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`);
  const found: Relationship[] = [];
  if (entry === undefined) return found;
  await readXmlPart(archive, entry, limits, {
    open: (name, { Id = '', Type = '', Target = '', TargetMode }) => {
      if (name !== 'Relationship' || TargetMode === 'External') return;
      found.push({ id: Id, type: Type.slice(Type.lastIndexOf('/') + 1), target: resolveTarget(part, Target) });
    },
  });
  return found;
}

/** Absolute targets (`/xl/worksheets/sheet1.xml`) start at the package, relative ones at the folder of the part. */
function resolveTarget(part: string, target: string): string {
  const clean = target.replaceAll('\\', '/');
  const segments = clean.startsWith('/') ? [] : part.split('/').slice(0, -1);
  for (const segment of clean.split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '' && segment !== '.') segments.push(segment);
  }
  return segments.join('/');
}
