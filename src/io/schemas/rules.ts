/** All rules of a run: what the product ships, and the mappings a clerk keeps in the workspace. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { CaseRules } from '../../domain/case-rules.js';
import type { LinkRules } from '../../domain/link-rules.js';
import { assembleMappings, type Mapping, type MappingFile } from '../../domain/mapping.js';
import type { SourceRules } from '../../domain/snapshot.js';
import type { StandingRules } from '../../domain/standing-rules.js';
import type { Vocabulary } from '../../domain/vocabulary.js';
import { loadData, loadFolder, schemasFolder } from './load.js';

/** Folder inside a workspace for the clerk's own mappings; each goes before those of the product. */
const OWN_MAPPINGS = 'mappings';

/**
 * The rules, each group read and checked when it is first asked for: a command that only prints reasons reads no mappings.
 *
 * @throws ToolError on that first use, naming file, line and key when a data file is not right.
 */
export function loadRules(workspace?: string): { readonly mappings: Mapping[]; readonly vocabulary: Vocabulary; readonly link: LinkRules; readonly standings: StandingRules; readonly cases: CaseRules; readonly sources: SourceRules } {
  const shipped = schemasFolder();
  const rule = <T>(name: string): T => loadData<T>(path.join(shipped, 'rules', `${name}.yaml`), name);
  return lazily({
    mappings: () => assembleMappings([...ownMappings(workspace), ...loadFolder<MappingFile>(path.join(shipped, 'mappings'), 'mapping').values()]),
    vocabulary: () => rule<Vocabulary>('vocabulary'),
    link: () => rule<LinkRules>('link'),
    cases: () => rule<CaseRules>('cases'),
    sources: () => rule<SourceRules>('sources'),
    standings: () => lazily<StandingRules>({
      standings: () => rule('standings'), reasons: () => rule('reasons'), remarks: () => rule('remarks'), populations: () => rule('populations'), evidence: () => rule('evidence'),
    }),
  });
}

/** An object whose members are made on first use. */
function lazily<T extends object>(makers: { readonly [K in keyof T]: () => T[K] }): T {
  const made = {} as T;
  for (const key of Object.keys(makers) as (keyof T)[]) Object.defineProperty(made, key, { enumerable: true, get: once(makers[key]) });
  return made;
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

function ownMappings(workspace: string | undefined): MappingFile[] {
  const folder = workspace === undefined ? '' : path.join(workspace, OWN_MAPPINGS);
  if (folder === '' || !existsSync(folder)) return [];
  return [...loadFolder<MappingFile>(folder, 'mapping').values()].map((mapping) => ({ ...mapping, own: true }));
}
