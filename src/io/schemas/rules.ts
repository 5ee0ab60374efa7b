/** All rules of a run: what the product ships, and the mappings a clerk keeps in the workspace. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { LinkRules } from '../../domain/link-rules.js';
import { assembleMappings, type Mapping, type MappingFile } from '../../domain/mapping.js';
import type { StandingRules } from '../../domain/standing-rules.js';
import type { Vocabulary } from '../../domain/vocabulary.js';
import { loadData, loadFolder, schemasFolder } from './load.js';

/** Folder inside a workspace for the clerk's own mappings; each goes before those of the product. */
export const OWN_MAPPINGS = 'mappings';

/** @throws ToolError naming file, line and key when a data file is not right. */
export function loadRules(workspace?: string): { mappings: Mapping[]; vocabulary: Vocabulary; link: LinkRules; standings: StandingRules } {
  const shipped = schemasFolder();
  const rule = <T>(name: string): T => loadData<T>(path.join(shipped, 'rules', `${name}.yaml`), name);
  return {
    mappings: assembleMappings([...ownMappings(workspace), ...loadFolder<MappingFile>(path.join(shipped, 'mappings'), 'mapping').values()]),
    vocabulary: rule<Vocabulary>('vocabulary'),
    link: rule<LinkRules>('link'),
    standings: {
      standings: rule('standings'), reasons: rule('reasons'), remarks: rule('remarks'), populations: rule('populations'), evidence: rule('evidence'),
    },
  };
}

function ownMappings(workspace: string | undefined): MappingFile[] {
  const folder = workspace === undefined ? '' : path.join(workspace, OWN_MAPPINGS);
  if (folder === '' || !existsSync(folder)) return [];
  return [...loadFolder<MappingFile>(folder, 'mapping').values()].map((mapping) => ({ ...mapping, own: true }));
}
