/** Reads where somebody lives 地点, from separate columns or from one that holds everything. */
import { cellText, type Cell } from '../domain/cell.js';
import type { Place } from '../domain/place.js';
import type { RawRecord } from '../domain/record.js';
import { compact } from '../text/width.js';
import { townKey, villageKey } from './place-key.js';
import type { PlaceRules } from './place-rules.js';
import { rememberCells, type CellMemory } from './remembered-cells.js';

/** Nothing is known. */
export const NOWHERE: Place = { county: '', town: '', village: '', group: '', address: '', townKey: '', villageKey: '' };

/** Those that vary least first. */
const FIELDS_OF_PLACE = ['county', 'town', 'group', 'address', 'village'] as const;

/** Builds the reader of a row's place. Rows of one village share the result. */
export function placeReader(rules: PlaceRules): (cells: RawRecord['cells']) => Place {
  // Few lists have all five cells; one of those that a list has tells its places apart. By which of them are there.
  const memories: (CellMemory<Place> | undefined)[] = [];
  const memoryOf = (cells: RawRecord['cells']): CellMemory<Place> => {
    let there = 0;
    for (const field of FIELDS_OF_PLACE) there = there * 2 + (cells[field] === undefined ? 0 : 1);
    return (memories[there] ??= rememberCells<Place>(FIELDS_OF_PLACE.filter((field) => cells[field] !== undefined)));
  };
  // Rosters are sorted by village: most rows have the cells of the row before.
  const previous: { [F in (typeof FIELDS_OF_PLACE)[number]]: Cell | undefined } = { county: undefined, town: undefined, village: undefined, group: undefined, address: undefined };
  let place = NOWHERE;
  return (cells) => {
    const { county, town, village, group, address } = cells;
    if (previous.village === village && previous.town === town && previous.address === address && previous.group === group && previous.county === county) return place;
    const memory = memoryOf(cells);
    let found = memory.find(cells);
    if (found === undefined) {
      found = readPlace({ county: cellText(county), town: cellText(town), village: cellText(village), group: cellText(group), address: cellText(address) }, rules);
      memory.keep(found);
    }
    place = found;
    previous.county = county;
    previous.town = town;
    previous.village = village;
    previous.group = group;
    previous.address = address;
    return place;
  };
}

/**
 * The place of five cells. A township in front of the village (`柳河镇双山村`), a group behind it and a whole address in one cell
 * are taken apart; what has a column of its own is never overwritten by what an address says.
 */
export function readPlace(cells: Pick<Place, 'county' | 'town' | 'village' | 'group' | 'address'>, rules: PlaceRules): Place {
  const county = compact(cells.county);
  const address = compact(cells.address);
  const townCell = takeApart(compact(cells.town), county, rules);
  const known = townCell.town !== '' ? townCell.town : compact(cells.town);
  const villageCell = takeApart(compact(cells.village), county, rules, known, true);
  const fromAddress = known === '' || compact(cells.village) === '' ? takeApart(address, county, rules, known) : null;
  const town = first(known, villageCell.town, fromAddress?.town);
  const village = first(villageCell.village, townCell.village, fromAddress?.village);
  return {
    county,
    town,
    village,
    group: first(compact(cells.group), villageCell.group, townCell.group, fromAddress?.group),
    address,
    townKey: townKey(town, rules),
    villageKey: villageKey(village, rules),
  };
}

interface Parts {
  readonly town: string;
  readonly village: string;
  readonly group: string;
}

/**
 * Takes township, village and group out of one text.
 *
 * @param known the township when another column says it; then only its repetition is removed
 * @param whole the text is a village's cell: what is left is the village even without a suffix
 */
function takeApart(text: string, county: string, rules: PlaceRules, known?: string, whole = false): Parts {
  if (text === '') return { town: '', village: '', group: '' };
  const bare = withoutUpper(text, county, rules);
  const group = rules.group.exec(bare)?.[1] ?? '';
  const body = group === '' ? bare : bare.slice(0, bare.lastIndexOf(group));
  if (known === undefined) {
    const town = rules.town.exec(body);
    const rest = town === null ? '' : body.slice(town[0].length);
    return town === null ? { town: '', village: '', group: '' } : { town: town[1] as string, village: villageIn(rest, rules), group: rest === '' ? '' : group };
  }
  const key = known === '' ? '' : townKey(known, rules);
  const town = rules.town.exec(body);
  const behind = town === null ? '' : body.slice(town[0].length);
  const repeats = town !== null && behind !== '' && (key === '' ? villageIn(behind, rules) !== '' : townKey(town[1] as string, rules) === key);
  const rest = repeats ? behind : body;
  return { town: repeats ? (town[1] as string) : '', village: villageIn(rest, rules) || (whole ? rest : ''), group };
}

/** The village at the start of a text, or the whole of a short text: addresses go on with lanes and house numbers. */
function villageIn(text: string, rules: PlaceRules): string {
  return rules.village.exec(text)?.[0] ?? '';
}

/** The text without province, prefecture and county in front, as long as a township or village is left. */
function withoutUpper(text: string, county: string, rules: PlaceRules): string {
  if (county !== '' && text.startsWith(county) && text.length > county.length + 1) return text.slice(county.length);
  const upper = rules.upper.exec(text)?.[0] ?? '';
  const rest = text.slice(upper.length);
  // 双山社区居委会: the 区 of 社区 ends no county.
  if (rules.villageSuffixes.some((suffix) => upper.endsWith(suffix))) return text;
  return upper !== '' && (rules.town.test(rest) || rules.village.test(rest)) && [...rest].length >= 2 ? rest : text;
}

function first(...texts: (string | undefined)[]): string {
  return texts.find((text) => text !== undefined && text !== '') ?? '';
}
