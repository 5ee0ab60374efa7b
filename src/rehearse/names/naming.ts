/** Gives a made-up person a name as such families do: surname from the father, fashions by decade, generation characters. */
import type { Sex } from '../../domain/identity-number.js';
import type { Random } from '../random.js';
import { FASHIONS, RARE_CHARACTERS } from './given.js';
import { HUI_SURNAMES, SURNAMES } from './surnames.js';
import { MONGOLIAN, MONGOLIAN_FIRST, MONGOLIAN_SECOND, MONGOLIAN_SURNAMES, TIBETAN, UYGHUR } from './transliterated.js';

/** Peoples of the county 民族, as registers write them. */
export type Ethnicity = '汉族' | '蒙古族' | '回族' | '维吾尔族' | '藏族' | '满族';

/** A name with what faults need to know: how long the surname is (0 = none) and whether it is written by sound. */
export interface MadeName {
  readonly text: string;
  readonly surname: string;
  readonly byEar: boolean;
}

export interface NamingSituation {
  readonly ethnicity: Ethnicity;
  readonly sex: Sex;
  readonly birthYear: number;
  /** Of the family; empty = choose one. */
  readonly surname: string;
  /** The given or father's part that Uyghur children carry behind their own. */
  readonly fatherGiven: string;
  /** 字辈: the character that this generation of the clan shares; empty = none. */
  readonly generation: string;
}

/** A new name. */
export function inventName(random: Random, situation: NamingSituation): MadeName {
  switch (situation.ethnicity) {
    case '维吾尔族': return uyghurName(random, situation);
    case '藏族': return byEar(twoDifferent(random, TIBETAN[situation.sex]));
    case '蒙古族':
      if (situation.surname === '') return byEar(mongolianName(random, situation.sex));
      return surnamed(situation.surname, hanGiven(random, situation));
    case '汉族':
    case '回族':
    case '满族': return surnamed(situation.surname === '' ? drawSurname(random, situation.ethnicity) : situation.surname, hanGiven(random, situation));
  }
}

/** A surname as frequent as in life; empty for peoples without surnames and for two thirds of Mongolian families. */
export function drawSurname(random: Random, ethnicity: Ethnicity): string {
  switch (ethnicity) {
    case '维吾尔族':
    case '藏族': return '';
    case '蒙古族': return random.chance(0.65) ? '' : random.weighted(MONGOLIAN_SURNAMES);
    case '回族': return random.weighted(HUI_SURNAMES);
    case '汉族':
    case '满族': return random.weighted(SURNAMES);
  }
}

/** A name like a brother's or sister's: the same but for one character, when the model has a given name of two. */
export function siblingName(random: Random, model: MadeName, situation: NamingSituation): MadeName {
  const given = [...model.text].slice([...model.surname].length);
  if (model.byEar || given.length !== 2) return inventName(random, situation);
  const fashion = fashionOf(situation);
  for (let attempt = 0; attempt < 8; attempt++) {
    const second = random.ranked([...fashion.second]);
    if (second !== given[1] && second !== given[0]) return surnamed(model.surname, given[0]! + second);
  }
  return inventName(random, situation);
}

/** The given part of a name, which Uyghur children take as their second part. */
export function givenPart(name: MadeName): string {
  return name.byEar ? name.text.split('·')[0]! : name.text.slice(name.surname.length);
}

function hanGiven(random: Random, situation: NamingSituation): string {
  const fashion = fashionOf(situation);
  if (random.chance(0.006)) return rareGiven(random, fashion.first);
  if (situation.generation !== '' && random.chance(0.8)) {
    const other = random.ranked([...fashion.second]);
    if (other !== situation.generation) return situation.generation + other;
  }
  const draw = random.next();
  if (draw < fashion.wholeShare) return random.ranked(fashion.whole);
  if (draw < fashion.wholeShare + fashion.singleShare) return random.ranked([...fashion.single]);
  const first = random.ranked([...fashion.first]);
  const second = random.ranked([...fashion.second]);
  return first === second ? first : first + second;
}

function fashionOf(situation: NamingSituation) {
  return FASHIONS[situation.sex].find((fashion) => situation.birthYear <= fashion.until)!;
}

function rareGiven(random: Random, first: string): string {
  const rare = random.pick(RARE_CHARACTERS);
  return random.chance(0.5) ? rare : random.ranked([...first]) + rare;
}

function uyghurName(random: Random, situation: NamingSituation): MadeName {
  const own = random.ranked(UYGHUR[situation.sex]);
  const father = situation.fatherGiven === '' ? random.ranked(UYGHUR.male) : situation.fatherGiven;
  return byEar(`${own}·${father}`);
}

function mongolianName(random: Random, sex: Sex): string {
  return random.chance(0.35) ? random.ranked(MONGOLIAN[sex]) : random.ranked(MONGOLIAN_FIRST) + random.ranked(MONGOLIAN_SECOND[sex]);
}

function twoDifferent(random: Random, parts: readonly string[]): string {
  const first = random.ranked(parts);
  for (;;) {
    const second = random.ranked(parts);
    if (second !== first) return first + second;
  }
}

function surnamed(surname: string, given: string): MadeName {
  return { text: surname + given, surname, byEar: false };
}

function byEar(text: string): MadeName {
  return { text, surname: '', byEar: true };
}
