/** Names of files made of names in the data: a township may be called anything. */

/** Names that are devices on Windows, whatever ending follows. */
const DEVICES = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$|clock\$)(?=\.|$)/iu;
/** Bytes of UTF-8 that leave room for an ending and for what is put before or behind while a file is written. */
const LONGEST = 180;

/**
 * A name that every system takes, for one file or folder without its ending: characters that Windows forbids, control and
 * direction characters become `_`, dots and spaces at the ends go, names of devices get an underscore, and what is too long is
 * cut between characters. Different texts may give the same name. Never empty.
 */
export function fileNameOf(text: string): string {
  const clean = text.toWellFormed().normalize('NFC').replace(/[\\/:*?"<>|\p{Cc}\p{Cf}\u2028\u2029\uFFFD]/gu, '_').replace(/^[\s.]+|[\s.]+$/gu, '');
  let kept = '';
  let bytes = 0;
  for (const character of clean) {
    bytes += utf8Length(character);
    if (bytes > LONGEST) break;
    kept += character;
  }
  const name = kept.replace(/[\s.]+$/u, '');
  return name === '' ? '_' : DEVICES.test(name) ? `_${name}` : name;
}

function utf8Length(character: string): number {
  const point = character.codePointAt(0) ?? 0;
  return point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
}
