/** A township or village asked for must be one where somebody lives: a misspelt name would look like a place without gaps. */
import { ToolError } from '../../src/index.js';
import type { Workspace } from './open.js';
import { townNames } from './town-names.js';

/** Names shown at most. */
const SHOWN = 40;

/** @throws ToolError `places/unknown`, with the names there are, when nobody on the lists lives there. */
export function requirePlace(workspace: Pick<Workspace, 'store' | 'rules' | 'settings'>, { town, village }: { readonly town?: string | undefined; readonly village?: string | undefined }): void {
  if (town === undefined && village === undefined) return;
  const names = townNames(workspace);
  const places = workspace.store.results.people().map(({ person }) => person.place);
  const inTown = town === undefined ? places : places.filter((place) => names.fits(place, town));
  if (inTown.length > 0 && (village === undefined || inTown.some((place) => names.fitsVillage(place.village, village)))) return;
  const isVillage = inTown.length > 0;
  const known = [...new Set(isVillage ? inTown.map((place) => place.village) : places.map((place) => names.nameOf(place.town)))].filter((name) => name !== '').sort();
  const shown = known.slice(0, SHOWN);
  const more = known.length > SHOWN;
  const wanted = isVillage ? [town ?? '', village ?? ''] : [town ?? ''];
  throw new ToolError('places/unknown', { zh: `名单上没有“${wanted.join('')}”的人`, en: `Nobody on the lists lives in "${wanted.filter((name) => name !== '').reverse().join(', ')}"` }, {
    zh: `${isVillage ? '名单上的村' : '名单上的乡镇'}：${shown.join('、')}${more ? `等 ${known.length} 个` : ''}`, en: `${isVillage ? 'Villages' : 'Townships'} on the lists: ${shown.join('、')}${more ? `, … (${known.length})` : ''}`,
  });
}
