/** Writes text files, whole or not at all. */
import { writeFileAtomically } from './spreadsheet/write/atomic-file.js';

export async function writeText(file: string, text: string): Promise<void> {
  await writePieces(file, [text]);
}

/** Each piece is asked for when the one before it is written. */
export async function writePieces(file: string, pieces: Iterable<string | Uint8Array>): Promise<void> {
  await writeFileAtomically(file, async (handle) => {
    for (const piece of pieces) await handle.writeFile(piece, 'utf8');
  });
}
