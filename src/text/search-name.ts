/** Finding people by what somebody types: part of a name in any form, its pinyin, or the first letters of it. */
import { foldHan } from './han.js';
import { readingsOf } from './pinyin.js';

/** A name as it is searched: standard simplified characters and letters, without dots, blanks and signs. */
export function searchForm(text: string): string {
  return foldHan(text.normalize('NFKC')).replace(/[^\p{L}\p{N}]/gu, '').toUpperCase();
}

/** Whether the letters typed begin the pinyin of the name, syllables whole or only their first letters: wangxy, wxiuying, 王秀英. */
export function soundsLike(name: string, typed: string): boolean {
  const characters = [...name];
  const from = (index: number, at: number): boolean => {
    if (at === typed.length) return true;
    const character = characters[index];
    if (character === undefined) return false;
    const readings = readingsOf(character);
    const sounds = readings.length === 0 ? [character.toLowerCase()] : readings;
    return sounds.some((sound) => {
      if (sound.startsWith(typed.slice(at))) return true;
      return (typed.startsWith(sound, at) && from(index + 1, at + sound.length)) || (sound[0] === typed[at] && from(index + 1, at + 1));
    });
  };
  return typed !== '' && from(0, 0);
}
