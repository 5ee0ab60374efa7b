import { describe, expect, it } from 'vitest';
import type { Cell } from '../../src/domain/cell.js';
import { cellText } from '../../src/domain/cell.js';
import { FAULTS, ROSTER_SHARE, type Fault } from '../../src/rehearse/faults/fault-rates.js';
import { makeCounty, type CountyOptions, type MadeCounty } from '../../src/rehearse/make-county.js';

const SMALL: CountyOptions = { population: 1500, seed: 5, year: 2020 };

type Row = Readonly<Record<string, string>>;

function table(county: MadeCounty, path: string): Row[] {
  const found = county.truth.find((each) => each.path === path)!;
  return [...found.rows].map((row) => Object.fromEntries(found.columns.map((column, index) => [column, row[index]!])));
}

function allCells(county: MadeCounty): Cell[][][] {
  return county.files.flatMap((file) => file.sheets.map((sheet) => [...sheet.rows].map((row) => [...row])));
}

/** ISO 7064 MOD 11-2, written apart from the generator. */
function hasRightCheck(number: string): boolean {
  let remainder = 0;
  for (const sign of number) remainder = (remainder * 2 + (sign === 'X' ? 10 : Number(sign))) % 11;
  return remainder === 1;
}

describe('makeCounty', () => {
  it('makes the same county from the same seed, and another from another', () => {
    expect(allCells(makeCounty(SMALL))).toEqual(allCells(makeCounty(SMALL)));
    expect(allCells(makeCounty({ ...SMALL, seed: 6 }))).not.toEqual(allCells(makeCounty(SMALL)));
  });

  it('gives each person one number under an unassigned division code, with right check character, birth date and sex', () => {
    const people = table(makeCounty(SMALL), 'people.csv');
    expect(new Set(people.map((person) => person['id_number'])).size).toBe(people.length);
    for (const { id_number: number, sex, birth_date: birth } of people) {
      expect(number).toMatch(/^990[1-4]\d{13}[\dX]$/u);
      expect(hasRightCheck(number!), number).toBe(true);
      expect(number!.slice(6, 14)).toBe(birth!.replaceAll('-', ''));
      expect(Number(number![16]) % 2 === 1).toBe(sex === 'male');
    }
  });

  it('says of each row in truth what stands in that row of that sheet', () => {
    const county = makeCounty({ ...SMALL, faultFactor: 0 });
    const people = new Map(table(county, 'people.csv').map((person) => [person['person_id'], person]));
    const sheets = new Map(county.files.flatMap((file) => file.sheets.map((sheet) => [`${file.path}#${sheet.name}`, [...sheet.rows]])));
    const rows = table(county, 'rows.csv');
    expect(rows.length).toBeGreaterThan(1500);
    for (const row of rows) {
      const person = people.get(row['person_id'])!;
      const text = sheets.get(`${row['file']}#${row['sheet']}`)![Number(row['row']) - 1]!.map((cell) => cellText(cell).replace(/[\s\u3000="]/gu, '').replaceAll('•', '·')).join('|');
      expect(text).toContain(person['name']);
      expect(text).toContain(person['id_number']);
    }
  });

  it('links exactly the rows of one person, and a faultless county is linked whole by the number alone', () => {
    const county = makeCounty({ ...SMALL, faultFactor: 0 });
    const rows = table(county, 'rows.csv');
    const targets = new Set(['poor-registry', 'minimum-living', 'extreme-poverty', 'low-income', 'disability']);
    const expected = rows.filter((row) => targets.has(row['kind']!)).reduce((sum, target) => sum + rows.filter((row) => !targets.has(row['kind']!) && row['person_id'] === target['person_id']).length, 0);
    expect(table(county, 'links.csv').length).toBe(expected);
    expect(rows.every((row) => row['faults'] === '' || row['faults'] === 'name-dot')).toBe(true);
  });

  it('names every person of the target lists a target, save those with a disability certificate alone', () => {
    const county = makeCounty(SMALL);
    const people = new Map(table(county, 'people.csv').map((person) => [person['person_id'], person]));
    for (const row of table(county, 'rows.csv')) {
      if (['poor-registry', 'minimum-living', 'extreme-poverty', 'low-income'].includes(row['kind']!)) expect(people.get(row['person_id'])!['target']).toBe('yes');
    }
    const severe = [...people.values()].filter((person) => person['identities']!.includes('severe-disability'));
    for (const person of severe) expect(person['disability']).toMatch(/^[1-7][12]$|^[56]3$/u);
  });

  it('shows by a row why each insured or excused target is so', () => {
    const county = makeCounty({ ...SMALL, absence: 5 });
    const kinds = new Map<string, Set<string>>();
    for (const link of table(county, 'links.csv')) kinds.set(link['person_id']!, (kinds.get(link['person_id']!) ?? new Set()).add(link['roster_kind']!));
    const proof: Record<string, readonly string[]> = {
      resident: ['resident'], employee: ['employee'], military: ['military'], prison: ['prison'], deceased: ['death'], abroad: ['abroad'], moved: ['population'], deregistered: ['population'],
    };
    for (const person of table(county, 'people.csv').filter((each) => each['target'] === 'yes')) {
      if (person['category'] === 'offsite') expect([...(kinds.get(person['person_id']!) ?? [])].some((kind) => kind === 'offsite' || kind === 'resident')).toBe(true);
      for (const kind of proof[person['category']!] ?? []) expect(kinds.get(person['person_id']!) ?? new Set(), `${person['person_id']} ${person['category']}`).toContain(kind);
    }
  });

  it('lets a single fault be turned up', () => {
    const swaps = (county: MadeCounty): number => table(county, 'rows.csv').filter((row) => row['faults']!.includes('id-swap')).length;
    expect(swaps(makeCounty({ ...SMALL, faults: { 'id-swap': 0 } }))).toBe(0);
    expect(swaps(makeCounty({ ...SMALL, faults: { 'id-swap': 50 } }))).toBeGreaterThan(swaps(makeCounty(SMALL)) * 5);
  });
});

describe('the faults', () => {
  const county = makeCounty({ population: 40_000, seed: 11, year: 2020, faults: { 'row-shifted': 10, 'id-dragged': 20, 'id-several': 4, 'id-zeros': 4 } });
  const rows = table(county, 'rows.csv');
  const targets = new Set(['poor-registry', 'minimum-living', 'extreme-poverty', 'low-income', 'disability']);
  const share = (fault: Fault, of: 'target' | 'roster'): number => {
    const among = rows.filter((row) => targets.has(row['kind']!) === (of === 'target'));
    return among.filter((row) => row['faults']!.split(';').includes(fault)).length / among.length;
  };

  it.each(Object.keys(FAULTS) as Fault[])('%s happens', (fault) => {
    expect(share(fault, 'target') + share(fault, 'roster')).toBeGreaterThan(0);
  });

  it.each(['id-format', 'id-one-digit', 'name-padded', 'place-missing', 'name-sound', 'id-missing'] as const)('%s happens at about its documented rate', (fault) => {
    expect(share(fault, 'target')).toBeGreaterThan(FAULTS[fault].rate * 0.55);
    expect(share(fault, 'target')).toBeLessThan(FAULTS[fault].rate * 1.35);
    expect(share(fault, 'roster')).toBeGreaterThan(FAULTS[fault].rate * ROSTER_SHARE * 0.55);
    expect(share(fault, 'roster')).toBeLessThan(FAULTS[fault].rate * ROSTER_SHARE * 1.35);
  });

  it('leaves about a tenth of the county as targets', () => {
    const people = table(county, 'people.csv');
    const part = people.filter((person) => person['target'] === 'yes').length / people.length;
    expect(part).toBeGreaterThan(0.07);
    expect(part).toBeLessThan(0.15);
  });
});
