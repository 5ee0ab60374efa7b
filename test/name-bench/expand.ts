/**
 * Writes cases.csv from seeds.yaml: `node test/name-bench/expand.ts > test/name-bench/cases.csv`. The same seeds give the same
 * cases; labels come from the seeds alone.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

interface Group {
  readonly category: string;
  readonly same: 'yes' | 'no';
  readonly tier: 'strong' | 'medium' | 'weak';
  readonly note: string;
  readonly pairs?: readonly (string | readonly [string, string])[];
  readonly frames?: readonly string[];
  readonly each?: number;
  readonly names?: readonly string[];
  readonly edits?: string;
  readonly of?: readonly string[];
}
interface Seeds {
  readonly lists: Readonly<Record<string, readonly string[]>>;
  readonly groups: readonly Group[];
}

/** A change made to a name; `list` and `index` give the neighbours it is taken from. Null = the change does not apply. */
type Edit = (name: string, index: number, list: readonly string[]) => readonly [string, string] | null;

const points = (name: string): readonly string[] => [...name];
const at = (list: readonly string[], index: number): string => list[index % list.length]!;
const partsOf = (name: string): readonly string[] => name.split('·');
const SPACES = [' ', '　', '  ', ' ', '\t'];
const DOTS = ['•', '・', '●', '∙', '･', '‧', '⋅', '．', '.', '-', ' ', '。'];
const SIGNS = ['?', '？', '□', '*', '�', '\uE000'];
const PADDING = ['　', ' ', '​', '﻿', '  '];
const NOTES = ['（户主）', '(已故)', '（本人）', '【残疾】', '(户主)'];
const RESPELLED: Readonly<Record<string, string>> = { 买: '麦', 麦: '买', 尔: '儿', 丽: '力', 江: '疆', 木: '姆', 提: '体', 吐: '图', 玉: '于', 依: '伊', 布: '卜', 古: '姑' };
const FORMER = ['曾用名', '原名', '又名'];
const EDITS: Readonly<Record<string, Edit>> = {
  space: (name, index) => [name, points(name).join(at(SPACES, index))],
  padding: (name, index) => [name, index % 2 === 0 ? at(PADDING, index) + name : name + at(PADDING, index)],
  dot: (name, index) => [name, name.replace('·', at(DOTS, index))],
  undotted: (name) => [name, name.replaceAll('·', '')],
  annotation: (name, index) => [name, name + at(NOTES, index)],
  former: (name, index, list) => [`${at(list, index + 7)}（${at(FORMER, index)}${name}）`, name],
  unreadable: (name, index) => [name, without(name, index % 3 === 2 ? points(name).length - 1 : 1, at(SIGNS, index))],
  pinyin: (name) => [name.split('/')[0]!, name.split('/')[1]!],
  'two-unreadable': (name) => [name, without(without(name, 2, '?'), 4, '?')],
  'drop-middle': (name) => [name, without(name, Math.floor(points(name).length / 2), '')],
  'drop-last': (name) => [name, without(name, points(name).length - 1, '')],
  'drop-first': (name) => [name, without(name, 0, '')],
  'swap-given': (name) => [name, points(name)[0]! + points(name)[2]! + points(name)[1]!],
  'swap-two': (name) => [name, points(name)[1]! + points(name)[0]!],
  'swap-parts': (name) => [name, [...partsOf(name)].reverse().join('·')],
  'first-part': (name) => [name, partsOf(name)[0]!],
  'first-two-parts': (name) => [name, partsOf(name).slice(0, 2).join('·')],
  'first-two-parts-undotted': (name) => [name, partsOf(name).slice(0, 2).join('')],
  'first-part-respelled': (name) => changed(name, respell(partsOf(name)[0]!), partsOf(name)[0]!),
  'first-half': (name) => [name, points(name).slice(0, Math.ceil(points(name).length / 2)).join('')],
  surname: (name) => [name, points(name)[0]!],
  anonymous: (name, index) => [name, points(name)[0]! + at(['某', '某某', '氏', '**', 'XX'], index)],
  'other-surname': (name, index, list) => changed(name, points(at(list, index + 11))[0]! + points(name).slice(1).join(''), name),
  'other-given': (name, index, list) => [name, points(name)[0]! + points(at(list, index + 13)).slice(1).join('')],
  'other-length': (name, index, list) => [name, points(name)[0]! + points(at(list, index + 17))[2]!],
  shifted: (name, index, list) => [name, at(list, index + 5)],
  'against-long': (name, index) => [name, at(seeds.lists['long']!, index)],
  'last-part': (name) => [name, partsOf(name).at(-1)!],
  'other-first-part': (name, index, list) => [name, `${partsOf(at(list, index + 3))[0]!}·${partsOf(name).at(-1)!}`],
};

const file = fileURLToPath(new URL('./seeds.yaml', import.meta.url));
const seeds = parse(readFileSync(file, 'utf8')) as Seeds;
const seen = new Set<string>();
const lines = ['left,right,same,tier,category,note'];
for (const group of seeds.groups) {
  for (const [left, right] of pairsOf(group)) {
    const key = [left, right].sort().join('\n');
    if (left === right || seen.has(key)) continue;
    seen.add(key);
    lines.push([left, right, group.same, group.tier, group.category, group.note].map(cell).join(','));
  }
}
process.stdout.write(`${lines.join('\n')}\n`);

function* pairsOf(group: Group): Iterable<readonly [string, string]> {
  for (const [index, pair] of (group.pairs ?? []).entries()) {
    const [left, right] = typeof pair === 'string' ? (points(pair) as [string, string]) : pair;
    for (let frame = 0; frame < (group.each ?? 1); frame += 1) {
      const text = at(group.frames!, index * (group.each ?? 1) + frame);
      yield [text.replace(/_+/u, left), text.replace(/_+/u, right)];
    }
  }
  for (const names of group.names ?? []) yield names.split('/') as [string, string];
  for (const list of group.of ?? []) {
    const names = seeds.lists[list]!;
    for (const [index, name] of names.entries()) {
      const pair = EDITS[group.edits!]!(name, index, names);
      if (pair !== null) yield pair;
    }
  }
}

function without(name: string, position: number, replacement: string): string {
  return points(name).map((point, index) => (index === position ? replacement : point)).join('');
}

/** The pair, unless the edit left the text as it was. */
function changed(name: string, edited: string, before: string): readonly [string, string] | null {
  return edited === before ? null : [name, edited];
}

function respell(part: string): string {
  const index = points(part).findIndex((point) => RESPELLED[point] !== undefined);
  return index < 0 ? part : without(part, index, RESPELLED[points(part)[index]!]!);
}

function cell(text: string): string {
  return /[",\n\r]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
