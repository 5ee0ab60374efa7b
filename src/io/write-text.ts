/** Writes a text file, whole or not at all. */
import { writeFileAtomically } from './spreadsheet/write/atomic-file.js';

export async function writeText(file: string, text: string): Promise<void> {
  await writeFileAtomically(file, (handle) => handle.writeFile(text, 'utf8'));
}
