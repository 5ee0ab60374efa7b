/** Takes a name cell apart: the name itself, notes in brackets or behind it, other names of the same person. */
import { isHan, standardCharacter } from '../text/han.js';
import type { NameRules } from './name-rules.js';

/** A name cell in its parts. */
export interface NameParts {
  /** The name, with {@link ONE_CHARACTER} where a bracket describes one unwritable character. */
  readonly core: string;
  /** The brackets that {@link ONE_CHARACTER} stands for, in order. */
  readonly descriptions: readonly string[];
  readonly notes: readonly string[];
  readonly others: readonly string[];
}

/** Stands for one character that the list could only describe: a control character, which no cleaned cell holds. */
export const ONE_CHARACTER = '\u0001';

const BRACKETS = /[([【〔{<《「『]([^()[\]【】〔〕{}<>《》「」『』]*)[)\]】〕}>》」』]?/gu;
/** A closing bracket whose opening one was lost: `张三已故）`. */
const LONE_CLOSING = /[)\]】〕}》」』]/gu;
const IDEOGRAPHIC_DESCRIPTION = /[\u2FF0-\u2FFB]/u;
const COMPOSED = /^(?:左.右.|上.下.|外.内.|.[+＋].|.{2,3}合[字体]?)$/u;

/**
 * Takes apart a cell whose width is folded. What stands in brackets is
 * a description of one character (`李（韦华）`, `李(⿰韦华)`, `张(WEI)`), a note (`户主`, `已故`), or another name (`张三(张三丰)`).
 */
export function nameParts(cell: string, rules: NameRules): NameParts {
  const notes: string[] = [];
  const others: string[] = [];
  const descriptions: string[] = [];
  const described = (whole: string): string => (descriptions.push(whole), ONE_CHARACTER);
  let core = cell.replace(BRACKETS, (whole, inside: string, at: number) => {
    const before = countHan(cell.slice(0, at));
    const after = countHan(cell.slice(at + whole.length).replace(BRACKETS, ''));
    const text = inside.trim();
    if (text === '') return '';
    if (IDEOGRAPHIC_DESCRIPTION.test(text) || COMPOSED.test(text)) return described(whole);
    const alias = afterMark(text, rules.aliasMarks);
    if (alias !== null) return (alias === '' ? notes : others).push(alias === '' ? text : alias), '';
    if (isNote(text, rules)) return notes.push(text), '';
    if (describesOne(text) && (before === 1 || (before > 0 && after > 0)) && before + after <= 2) return described(whole);
    if (before >= 2 && startsAlike(cell, text)) return others.push(text), '';
    if (describesOne(text) && before === 2 && after === 0) others.push(cell.slice(0, at) + ONE_CHARACTER);
    return notes.push(text), '';
  });
  core = withoutTrailing(core.replace(LONE_CLOSING, '').trim(), rules, notes);
  const [first = '', ...rest] = core.split(/\s*[/|、;；\\]\s*/u).filter((part) => part !== '');
  for (const part of rest) (isNote(part, rules) ? notes : others).push(part);
  return { core: first, descriptions, notes, others };
}

/** `张三1`, `张三2号`, `王芳A`: numbers and single letters that tell namesakes apart. */
export function withoutNumbering(core: string): string {
  return core
    .replace(/\s*[#＃№]?\d+号?[\s·.。、,，]*$/u, '')
    .replace(/(?<=\p{Script=Han}{2})\s*[A-Da-d][\s·.。、,，]*$/u, '')
    .trim();
}

/** A note stands alone in the list, or contains one of its longer words: `2019年病故`. */
function isNote(text: string, rules: NameRules): boolean {
  return rules.notes.has(text) || /^\d/u.test(text) || rules.noteParts.some((word) => text.includes(word));
}

/** `张三 已故`, `张三-户主`, `张三已故`, `张三 曾用名张四`, `张三1户主`: whatever stands behind the name, from the end. */
function withoutTrailing(numbered: string, rules: NameRules, notes: string[]): string {
  const core = withoutNumbering(numbered);
  const separated = /^(.*?)[\s\-—,，:：]+(\S+)$/u.exec(core);
  if (separated !== null && countHan(separated[1] as string) >= 2 && [...(separated[2] as string)].length >= 2 && rules.notes.has(separated[2] as string)) {
    notes.push(separated[2] as string);
    return withoutTrailing(separated[1] as string, rules, notes);
  }
  const mark = rules.aliasMarks.find((word) => core.indexOf(word) >= 2);
  if (mark !== undefined) {
    const at = core.indexOf(mark);
    return `${core.slice(0, at).trim()}/${core.slice(at + mark.length).replace(/^[:：\s]+/u, '')}`;
  }
  for (const word of rules.trailingNotes) {
    const before = beforeEnd(core, word);
    if (before === null || countHan(before) < 2) continue;
    notes.push(word);
    return withoutTrailing(before, rules, notes);
  }
  return core;
}

const PADDING = /[\s·●]/u;

/** What stands before a word at the end, blanks and dots inside and behind it aside: `张三丰 已 故`; null where it does not end so. */
function beforeEnd(text: string, word: string): string | null {
  let [at, left] = [text.length, word.length];
  while (left > 0 && at > 0) {
    const character = text[at - 1] as string;
    if (character === word[left - 1]) left -= 1;
    else if (!PADDING.test(character)) return null;
    at -= 1;
  }
  return left === 0 ? text.slice(0, at).trim() : null;
}

function afterMark(text: string, marks: readonly string[]): string | null {
  const mark = marks.find((word) => text.startsWith(word));
  return mark === undefined ? null : text.slice(mark.length).replace(/^[:：\s为是]+/u, '');
}

/** Two or three Han characters, or one syllable of Latin letters: what people write for a character they cannot type. */
function describesOne(text: string): boolean {
  return (countHan(text) === [...text].length && [...text].length >= 2 && [...text].length <= 3) || /^[A-Za-zÀ-ɏ]{1,6}\d?$/u.test(text);
}

function startsAlike(left: string, right: string): boolean {
  return left.codePointAt(0) === right.codePointAt(0) && countHan(right) >= 2;
}

function countHan(text: string): number {
  let count = 0;
  for (const character of text) if (isHan(standardCharacter(character.codePointAt(0) as number))) count += 1;
  return count;
}
