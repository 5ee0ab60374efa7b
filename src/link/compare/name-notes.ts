/** Remarks on compared names: which character, what became of it, and why that happens. Positions are 1-based. */
import type { PersonName } from '../../domain/person-name.js';
import { isLookAlike } from './look-alike.js';
import { CHARACTER_VERDICTS, compareCharacters, type Character } from './name-characters.js';
import { missingPosition } from './name-shapes.js';
import { profileOf } from './name-profile.js';
import type { NameLevel } from './levels.js';

/** The remark for a level already found. */
export function noteOfNames(level: NameLevel, left: PersonName, right: PersonName): string {
  switch (level) {
    case 'same': return '';
    case 'missing':
      if (left.folded === '' || right.folded === '') return '';
      return left.childOf !== undefined || right.childOf !== undefined ? '一边是未取名的孩子' : '姓名无法辨认';
    case 'folded': return '仅空格、间隔点、全半角或繁简写法不同';
    case 'alternative': return `曾用名或别名：${sharedName(left, right)}`;
    case 'order-swapped': return '字相同，顺序颠倒';
    case 'part-missing': return '少父名等一部分，其余相同';
    case 'surname-only': return '一边只有姓';
    case 'given-only': return '名相同，姓不同或缺';
    case 'one-missing': return missingNote(left, right);
    case 'other': return isSameSurname(left, right) ? '同姓，名不同' : '';
    case 'variant': case 'same-sound': case 'transliterated-near': case 'look-alike': case 'near-sound': case 'unreadable':
      return characterNotes(left, right);
  }
}

function characterNotes(left: PersonName, right: PersonName): string {
  const a = profileOf(left);
  const b = profileOf(right);
  const transliterated = a.transliterated || b.transliterated;
  return a.characters.flatMap((character, index) => {
    const other = b.characters[index]!;
    const verdict = compareCharacters(character, other, transliterated);
    if (verdict === 'same') return [];
    return [`第${index + 1}字 ${character.text}→${other.text} ${CHARACTER_VERDICTS[verdict].zh}${andAlike(character, other, verdict)}`];
  }).join('；');
}

function andAlike(left: Character, right: Character, verdict: string): string {
  return (verdict === 'same-sound' || verdict === 'variant') && isLookAlike(left.text, right.text) ? '、形近' : '';
}

function missingNote(left: PersonName, right: PersonName): string {
  const a = profileOf(left);
  const b = profileOf(right);
  const leftShorter = a.characters.length < b.characters.length;
  const [shorter, longer] = leftShorter ? [a, b] : [b, a];
  const position = missingPosition(shorter, longer);
  if (position === null) return '';
  return `${leftShorter ? '左' : '右'}边缺第${position + 1}字“${longer.characters[position]!.text}”`;
}

function sharedName(left: PersonName, right: PersonName): string {
  const others = [right.folded, ...right.alternatives];
  return [left.folded, ...left.alternatives].find((name) => others.includes(name)) ?? '';
}

function isSameSurname(left: PersonName, right: PersonName): boolean {
  const a = profileOf(left);
  const b = profileOf(right);
  if (a.surname === 0 || a.surname !== b.surname) return false;
  return a.characters.slice(0, a.surname).every((character, index) => character.standard === b.characters[index]!.standard);
}
