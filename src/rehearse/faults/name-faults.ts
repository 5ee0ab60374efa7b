/** Writes names down the way ears, eyes and input methods get them wrong 姓名差错. */
import { confusedWith, RARE_FORMS, SPELLINGS } from '../names/confusions.js';
import type { MadeName } from '../names/naming.js';
import type { Random } from '../random.js';
import type { Fault } from './fault-rates.js';

/** Faults of which at most one strikes a name, in the order in which they are tried. Padding and dots come on top. */
export const NAME_FAULTS = [
  'name-rare', 'name-variant', 'name-sound', 'name-shape', 'name-missing', 'name-extra', 'name-order', 'name-unreadable', 'name-spelling', 'name-part', 'name-former', 'name-annotated',
] as const satisfies readonly Fault[];
export type NameFault = (typeof NAME_FAULTS)[number];

/** The name after the fault, or undefined where it cannot strike. */
export function ruinName(random: Random, fault: NameFault, name: MadeName): string | undefined {
  const characters = [...name.text];
  const surnameLength = [...name.surname].length;
  switch (fault) {
    case 'name-rare': return withRareForm(random, characters);
    case 'name-variant': return confuse(random, 'variant', characters, 0);
    case 'name-sound': return confuse(random, 'same-sound', characters, random.chance(0.85) ? surnameLength : 0);
    case 'name-shape': return confuse(random, 'look-alike', characters, random.chance(0.8) ? surnameLength : 0);
    case 'name-missing': return characters.length < 3 ? undefined : without(characters, random.between(1, characters.length - 1));
    case 'name-extra': return name.text + random.pick([...'英华国文玉']);
    case 'name-order': return !name.byEar && characters.length - surnameLength === 2 ? name.surname + characters.at(-1)! + characters.at(-2)! : undefined;
    case 'name-unreadable': return replaced(characters, random.between(Math.min(1, characters.length - 1), characters.length - 1), random.pick(['?', '□', '*', '？']));
    case 'name-spelling': return name.byEar ? respelled(random, name.text) : undefined;
    case 'name-part': return name.byEar ? withPartMissing(random, name.text) : undefined;
    case 'name-former': return name.byEar ? undefined : random.chance(0.5) ? `${name.text}/${formerOf(random, name)}` : `${name.text}（曾用名：${formerOf(random, name)}）`;
    case 'name-annotated': return name.text + random.pick(['（户主）', '(女)', '（外出）', '1', '（小名二丫）', '(新增)']);
  }
}

/** The dot of a transliterated name in another form, or none. */
export function otherDot(random: Random, text: string): string | undefined {
  return text.includes('·') ? text.replaceAll('·', random.pick(['•', '．', '.', '', '', '・', ' ', '-', '●'])) : undefined;
}

/** Spaces within the name: two-character names are stretched to the width of three, others get a stray one. */
export function padded(random: Random, text: string): string {
  const characters = [...text];
  if (characters.length === 2) return characters[0]! + random.pick([' ', '  ', '\u3000']) + characters[1]!;
  return random.pick([`${text} `, ` ${text}`, `${characters[0]!} ${characters.slice(1).join('')}`]);
}

function confuse(random: Random, kind: 'same-sound' | 'look-alike' | 'variant', characters: readonly string[], from: number): string | undefined {
  const order = random.shuffled(characters.map((_, index) => index).filter((index) => index >= from));
  for (const index of order) {
    const other = confusedWith(kind, characters[index]!, (others) => random.pick(others));
    if (other !== undefined) return replaced(characters, index, other);
  }
  return undefined;
}

function withRareForm(random: Random, characters: readonly string[]): string | undefined {
  const index = characters.findIndex((character) => character in RARE_FORMS);
  return index < 0 ? undefined : replaced(characters, index, random.pick(RARE_FORMS[characters[index]!]!));
}

function respelled(random: Random, text: string): string | undefined {
  const fitting = SPELLINGS.flatMap(([left, right]) => (text.includes(left) ? [[left, right]] : text.includes(right) ? [[right, left]] : []));
  if (fitting.length === 0) return undefined;
  const [from, to] = random.pick(fitting) as [string, string];
  return text.replace(from, to);
}

function withPartMissing(random: Random, text: string): string | undefined {
  const parts = text.split('·');
  if (parts.length > 1) return parts[0]!;
  const characters = [...text];
  if (characters.length < 4) return undefined;
  return random.chance(0.5) ? characters.slice(0, Math.ceil(characters.length / 2)).join('') : without(characters, random.between(1, characters.length - 2));
}

function formerOf(random: Random, name: MadeName): string {
  return name.surname + random.pick(['小丫', '铁柱', '二妮', '来福', '招娣', '狗剩', '石头', '小花']);
}

function replaced(characters: readonly string[], at: number, other: string): string {
  return characters.map((character, index) => (index === at ? other : character)).join('');
}

function without(characters: readonly string[], at: number): string {
  return characters.filter((_, index) => index !== at).join('');
}
