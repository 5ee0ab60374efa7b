/** Copies a person into a row of one list, with that list's habits and with slips of its own 抄录. */
import type { Cell } from '../../domain/cell.js';
import type { MadePerson } from '../people.js';
import { Random } from '../random.js';
import type { Fault } from './fault-rates.js';
import { NAME_FAULTS, otherDot, padded, ruinName } from './name-faults.js';
import { excelZeros, NUMBER_FAULTS, otherCheckLetter, ruinNumber } from './number-faults.js';

/** How a list writes as a rule, apart from slips. */
export interface Habits {
  /** Numbers may land in cells as numbers (`cells`) or print as 9.9E+17 (`text`), or the format makes neither possible. */
  readonly numbersAs: 'cells' | 'text' | 'never';
  /** All two-character names are stretched with this. */
  readonly stretch: '' | ' ' | '\u3000';
  /** How this list writes the dot of a transliterated name. */
  readonly dot: string;
  /** 柳河镇 as it is, 柳河, or 柳河镇人民政府. */
  readonly places: 'full' | 'stem' | 'office';
  /** Text around each number: a trailing tab, or `="…"`. */
  readonly guard: 'none' | 'tab' | 'equals';
}

const PLAIN_HABITS: Habits = { numbersAs: 'cells', stretch: '', dot: '·', places: 'full', guard: 'none' };

/** One row to be written: who it is, and whose number stands beside it (a neighbour's after a bad sort). */
export interface Entry {
  readonly person: MadePerson;
  readonly numberOf: MadePerson;
  /** 0 for the first time the person is written into the list, 1 for a repetition. */
  readonly copy: number;
  /** The number that dragging left in the cell in place of the person's own. */
  readonly dragged?: string;
}

/** What the row says, and what went wrong on the way. */
export interface Written {
  readonly name: string;
  readonly id: Cell;
  readonly sex: string;
  /** `YYYY-MM-DD`. */
  readonly birth: string;
  readonly town: string;
  readonly village: string;
  readonly faults: readonly Fault[];
}

export class Scribe {
  readonly #seed: number;
  readonly #label: string;
  readonly #rates: (fault: Fault) => number;
  readonly #habits: Habits;
  #mended = false;

  constructor(seed: number, label: string, rate: (fault: Fault) => number, habits: Partial<Habits> = {}) {
    this.#seed = seed;
    this.#label = label;
    this.#rates = rate;
    this.#habits = { ...PLAIN_HABITS, ...habits };
  }

  /** Whether a fault of the whole list or block happens here. */
  rate(fault: Fault): number {
    return this.#rates(fault);
  }

  /**
   * The row. The same entry is always written the same way, so a sheet can be walked twice. `zeros` says that the
   * column of numbers was ruined by Excel as a whole; `suffix` is what a certificate puts behind the number.
   */
  write(entry: Entry, options: { readonly zeros?: boolean; readonly suffix?: string } = {}): Written {
    this.#mended = entry.person.mended;
    const random = Random.of(this.#seed, this.#label, entry.person.index, entry.copy);
    const faults: Fault[] = entry.numberOf === entry.person ? [] : ['row-shifted'];
    if (entry.copy > 0) faults.push('row-twice');
    if (entry.dragged !== undefined) faults.push('id-dragged');
    const name = this.#name(random, entry.person, faults);
    const id = this.#number(random, entry, faults, options.zeros ?? false, options.suffix ?? '');
    const sexWrong = this.#strikes(random, 'sex-wrong', faults);
    const birth = this.#strikes(random, 'birth-wrong', faults) ? wrongBirth(random, entry.person.birth) : entry.person.birth;
    return { name, id, sex: (entry.person.sex === 'male') !== sexWrong ? '男' : '女', birth, ...this.#place(random, entry.person, faults), faults };
  }

  /** Slips of somebody whose rows were corrected happen no more. */
  #rate(fault: Fault): number {
    return this.#mended ? 0 : this.#rates(fault);
  }

  #strikes(random: Random, fault: Fault, faults: Fault[]): boolean {
    const hit = random.chance(this.#rate(fault));
    if (hit) faults.push(fault);
    return hit;
  }

  #name(random: Random, person: MadePerson, faults: Fault[]): string {
    let text = person.name.text;
    for (const fault of NAME_FAULTS) {
      if (!random.chance(this.#rate(fault))) continue;
      const ruined = ruinName(random, fault, person.name);
      if (ruined === undefined || ruined === text) continue;
      text = ruined;
      faults.push(fault);
      break;
    }
    if (text.includes('·')) {
      const other = random.chance(this.#rate('name-dot')) ? otherDot(random, text) : undefined;
      if (other !== undefined || this.#habits.dot !== '·') faults.push('name-dot');
      text = other ?? text.replaceAll('·', this.#habits.dot);
    }
    const characters = [...text];
    if (this.#habits.stretch !== '' && characters.length === 2) return characters.join(this.#habits.stretch);
    return this.#strikes(random, 'name-padded', faults) ? padded(random, text) : text;
  }

  #number(random: Random, entry: Entry, faults: Fault[], zeros: boolean, suffix: string): Cell {
    if (entry.dragged !== undefined) return entry.dragged;
    let number = entry.numberOf.number;
    for (const fault of NUMBER_FAULTS) {
      if (!random.chance(this.#rate(fault))) continue;
      if (fault === 'id-numeric-cell') {
        if (suffix !== '' || number.endsWith('X') || this.#habits.numbersAs === 'never') continue;
        faults.push(fault);
        return this.#habits.numbersAs === 'cells' ? Number(number) : `${number[0]!}.${number.slice(1, 6)}E+17`;
      }
      const ruined = fault === 'id-of-another' ? relativesNumber(random, entry.person)
        : fault === 'id-several' ? besideRelatives(random, entry.person, number) : ruinNumber(random, fault, number);
      if (ruined === undefined || ruined === number) continue;
      faults.push(fault);
      if (fault === 'id-missing' || fault === 'id-placeholder') return ruined === '' ? null : ruined;
      number = ruined;
      break;
    }
    if (zeros && excelZeros(number) !== number) {
      faults.push('id-zeros');
      return this.#habits.numbersAs === 'cells' ? Number(excelZeros(number)) : excelZeros(number);
    }
    const letter = random.chance(this.#rate('id-check-letter')) ? otherCheckLetter(random, number) : undefined;
    if (letter !== undefined) faults.push('id-check-letter');
    return guarded((letter ?? number) + suffix, this.#habits.guard);
  }

  #place(random: Random, person: MadePerson, faults: Fault[]): { town: string; village: string } {
    const { village } = person.household;
    if (this.#strikes(random, 'place-missing', faults)) return { town: '', village: '' };
    const strange = this.#strikes(random, 'place-spelling', faults);
    const habit = strange ? random.pick(['full', 'stem', 'office'] as const) : this.#habits.places;
    const name = strange && random.chance(0.3) ? misheard(random, village.name) : village.name;
    return { town: placeAs(village.town.name, habit, '人民政府'), village: placeAs(name, habit, '委会') };
  }
}

function placeAs(name: string, habit: Habits['places'], office: string): string {
  if (habit === 'full') return name;
  return habit === 'stem' ? name.replace(/(街道|苏木|嘎查|社区|镇|乡|村)$/u, '') : name + office;
}

function misheard(random: Random, name: string): string {
  return random.pick([name.replace('营', '盈'), name.replace('双', '霜'), name.replace('河', '合'), name.replace('兴', '星'), name.replace('家', '甲'), `${name}一组`]);
}

function guarded(number: string, guard: Habits['guard']): string {
  if (guard === 'tab') return `${number}\t`;
  return guard === 'equals' && /^\d{17}[\dX]$/u.test(number) ? `="${number}"` : number;
}

function relativesNumber(random: Random, person: MadePerson): string | undefined {
  const others = person.household.members.filter((member) => member !== person);
  const near = others.filter(({ relation }) => relation === '户主' || relation === '配偶');
  if (others.length === 0) return undefined;
  return random.pick(near.length > 0 ? near : others).number;
}

function besideRelatives(random: Random, person: MadePerson, number: string): string | undefined {
  const other = relativesNumber(random, person);
  return other === undefined ? undefined : random.pick([`${number}、${other}`, `${number}/${other}`, `${other} ${number}`]);
}

function wrongBirth(random: Random, birth: string): string {
  const year = Number(birth.slice(0, 4)) + random.pick([-10, -1, 1, 10]);
  return `${year}${birth.slice(4) === '-02-29' ? '-02-28' : birth.slice(4)}`;
}
