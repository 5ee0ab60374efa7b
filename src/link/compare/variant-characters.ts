/**
 * Characters that people and registers write for one another 通用字、异体字: 付 for 傅, 峯 for 峰. A pair here makes an equal number
 * certain, so only forms of one word are listed, never mere homophones.
 */
import { VARIANT_STANDARD } from './variant-table.js';

/** Surnames with two standard forms; most of the short ones are left over from the simplification of 1977, withdrawn in 1986. */
const SURNAMES: readonly string[] = ['傅付', '阎闫閆', '萧肖', '戴代', '邱丘', '蓝兰', '于於', '余馀', '涂凃', '贠员', '郄郤', '沈沉', '钟锺', '冼洗', '晁朝'];

/** Characters of given names with two standard forms (Unihan kSemanticVariant between two characters of mainland use). */
const GIVEN: readonly string[] = [
  '哲喆', '坤堃', '彬斌', '曜耀', '佑祐', '毓育', '奕弈', '嵩崧', '圭珪', '欣忻', '敦惇', '烜晅', '茜蒨', '村邨', '奔犇', '和龢', '同仝', '升昇陞', '苏甦', '吉𠮷', '秘祕', '睿叡', '炯烱',
];

const STANDARD: ReadonlyMap<string, string> = readTables();

/** The character that stands for all forms of a character; the character itself when it has no other form. */
export function standardForm(character: string): string {
  return STANDARD.get(character) ?? character;
}

function readTables(): ReadonlyMap<string, string> {
  const standard = new Map<string, string>();
  for (const [first = '', ...others] of [...SURNAMES, ...GIVEN]) for (const other of others) standard.set(other, first);
  const points = [...VARIANT_STANDARD];
  for (let at = 0; at + 1 < points.length; at += 2) {
    const [form, target] = [points[at]!, points[at + 1]!];
    if (!standard.has(form)) standard.set(form, standard.get(target) ?? target);
  }
  return standard;
}
