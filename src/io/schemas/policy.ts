/** Policy packs on disk 政策包: those of the product, and the county's own in the workspace; read when they are asked for. */
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { assemblePack, layered, type PolicyFile } from '../../domain/policy-file.js';
import type { PolicyPack } from '../../domain/policy.js';
import type { SubsidyRules } from '../../domain/subsidy-rules.js';
import { ToolError } from '../../domain/tool-error.js';
import { loadData, loadFolder, schemasFolder } from './load.js';

/** Folder of the county's own packs inside a workspace. */
const OWN_PACKS = 'policy';

/** Where packs can be, the county's own first: one of the same name stands before the product's. */
export interface PackPlace {
  readonly name: string;
  readonly folder: string;
  readonly own: boolean;
}

/** Every pack there is, by name. */
export function listPolicyPacks(workspace?: string): PackPlace[] {
  const places = [...(workspace === undefined ? [] : packsIn(path.join(workspace, OWN_PACKS), true)), ...packsIn(path.join(schemasFolder(), 'policy'), false)];
  return places.filter((place, index) => places.findIndex(({ name }) => name === place.name) === index).sort((left, right) => (left.name < right.name ? -1 : 1));
}

/**
 * A pack with all that it extends.
 *
 * @throws ToolError `policy/unknown`, `policy/no-head`, `policy/circle`, or what is wrong in one of its files.
 */
export function loadPolicyPack(name: string, workspace?: string): PolicyPack {
  return loadLayers(name, listPolicyPacks(workspace), []);
}

/** What holds for every pack: `schemas/rules/subsidy.yaml`. */
export function loadSubsidyRules(): SubsidyRules {
  return loadData<SubsidyRules>(path.join(schemasFolder(), 'rules', 'subsidy.yaml'), 'subsidy');
}

function loadLayers(name: string, places: readonly PackPlace[], seen: readonly string[]): PolicyPack {
  if (seen.includes(name)) {
    throw new ToolError('policy/circle', { zh: `政策包互相引用：${[...seen, name].join(' → ')}`, en: `Policy packs extend each other: ${[...seen, name].join(' → ')}` }, { zh: '改正 pack.yaml 的 extends', en: 'Correct extends in pack.yaml' });
  }
  const place = places.find((each) => each.name === name);
  if (place === undefined) throw unknownPack(name, places);
  const pack = assemblePack(name, [...loadFolder<PolicyFile>(place.folder, 'policy').values()]);
  if (pack === null) {
    throw new ToolError('policy/no-head', { zh: `${place.folder} 里没有政策包说明`, en: `${place.folder} holds no head of a pack` }, { zh: '加一个 pack.yaml，写 parameter: pack', en: 'Add a pack.yaml with parameter: pack' });
  }
  return pack.extends === undefined ? pack : layered(loadLayers(pack.extends, places, [...seen, name]), pack);
}

function unknownPack(name: string, places: readonly PackPlace[]): ToolError {
  const names = places.map((place) => place.name).join('、');
  return new ToolError('policy/unknown', { zh: `没有名为“${name}”的政策包；现有：${names}`, en: `There is no policy pack "${name}"; there are: ${names}` },
    { zh: 'c2z policy list 列出政策包；自己的放在工作区的 policy 文件夹里', en: "c2z policy list shows the packs; the county's own go into the folder policy of the workspace" });
}

function packsIn(folder: string, own: boolean): PackPlace[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => ({ name: entry.name, folder: path.join(folder, entry.name), own }));
}
