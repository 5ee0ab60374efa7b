/** The form of a name under which it is compared: standard simplified characters, no dots or blanks, `?` for the unreadable. */
import { isHan, isPrivateUse, simplifiedCharacter, standardCharacter } from '../text/han.js';
import { ONE_CHARACTER } from './name-notes.js';
import type { NameRules } from './name-rules.js';

/** A folded name; `dotted` tells that parts were separated by a dot. */
export interface FoldedName {
  readonly folded: string;
  readonly dotted: boolean;
  /** The same characters for display: dots as U+00B7, private use as standard characters, traditional forms kept. */
  readonly display: string;
}

/** A name is longer than any Chinese surname and given name together when it has more characters than this. */
export const LONGEST_CHINESE_NAME = 4;

const SYLLABLE = /^(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|ei|ao|ou|an|en|in|un|er|ia|ie|iu|ua|ui|uo|ue|ve|a|o|e|i|u|v)r?[1-5]?/u;

/** Folds a name whose width is folded and which holds no notes. */
export function foldName(core: string, rules: NameRules): FoldedName {
  const characters = Array.from(core);
  const han = characters.filter((character) => isHan(standardCharacter(character.codePointAt(0) as number))).length;
  const latinOnly = han === 0;
  let folded = '';
  let display = '';
  let dots = 0;
  let firstPart = 0;
  for (let at = 0; at < characters.length; at += 1) {
    const character = characters[at] as string;
    const codePoint = standardCharacter(character.codePointAt(0) as number);
    if (isBlankCharacter(character)) {
      display += keepsBlank(characters, at, latinOnly) ? ' ' : '';
    } else if (rules.boxes.has(codePoint)) {
      folded += '?';
      display += character;
    } else if (isHan(codePoint)) {
      folded += String.fromCodePoint(simplifiedCharacter(codePoint));
      display += String.fromCodePoint(codePoint);
    } else if (isDot(codePoint, characters, at, rules, han)) {
      if (folded === '') continue;
      if (dots === 0) firstPart = Array.from(folded).length;
      dots += 1;
      display += '·';
    } else if (rules.unreadable.has(codePoint) || rules.dotOrUnreadable.has(codePoint) || isPrivateUse(codePoint) || character === ONE_CHARACTER) {
      folded += '?';
      display += character;
    } else if (/[\p{L}\p{N}]/u.test(character)) {
      const run = runOf(characters, at);
      folded += latinOnly ? run.toUpperCase() : '?'.repeat(syllables(run));
      display += run;
      at += Array.from(run).length - 1;
    } else if (/\p{S}/u.test(character)) {
      folded += '?';
      display += character;
    }
  }
  // One character and a dot is padding (`王.炜`), unless what follows is longer than a given name.
  const dotted = dots > 0 && !(firstPart === 1 && Array.from(folded).length <= 3) && Array.from(folded).length > 2;
  return { folded, dotted, display: dotted ? display.replace(/·+$/u, '') : display.replaceAll('·', '') };
}

function isDot(codePoint: number, characters: readonly string[], at: number, rules: NameRules, han: number): boolean {
  if (rules.dots.has(codePoint)) return true;
  if (!rules.dotOrUnreadable.has(codePoint)) return false;
  return han > LONGEST_CHINESE_NAME && at >= 2 && characters.length - at > 2;
}

/** A blank stays in display between Latin words and between two longer Han parts of a long name; `王 炜` loses it. */
function keepsBlank(characters: readonly string[], at: number, latinOnly: boolean): boolean {
  if (at === 0 || isBlankCharacter(characters[at - 1] as string)) return false;
  if (latinOnly) return at < characters.length - 1;
  const after = characters.slice(at + 1).filter((character) => !isBlankCharacter(character)).length;
  return at >= 2 && after >= 2 && at + after > LONGEST_CHINESE_NAME;
}

/** Letters and digits from here on, diacritics included. */
function runOf(characters: readonly string[], from: number): string {
  let run = '';
  for (let at = from; at < characters.length; at += 1) {
    const character = characters[at] as string;
    if (!/[\p{L}\p{N}\p{M}]/u.test(character) || isHan(character.codePointAt(0) as number)) break;
    run += character;
  }
  return run;
}

/** How many characters a run of Latin letters stands for: one for each pinyin syllable, at least one. */
function syllables(run: string): number {
  let rest = run.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  let count = 0;
  while (rest !== '') {
    const match = SYLLABLE.exec(rest);
    if (match === null) return Math.max(1, count);
    rest = rest.slice(match[0].length);
    count += 1;
  }
  return Math.max(1, count);
}

function isBlankCharacter(character: string): boolean {
  return /\s/u.test(character);
}
