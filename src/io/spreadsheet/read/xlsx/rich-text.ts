/** The text of a rich string (`<si>`, `<is>`): its runs joined, phonetic guides left out. The slow path of both scanners. */
import { UnreadableFile } from '../../../../domain/unreadable-file.js';
import { parseXml, XmlFault } from '../xml/parse-xml.js';
import { resolveExcelEscapes } from '../xml/references.js';

/** @param xml the whole element, whatever its prefix */
export function richText(xml: string, part: string): string {
  const runs: string[] = [];
  let run: string | null = null;
  let phonetic = 0;
  try {
    parseXml(xml, {
      open: (name) => {
        if (name === 'rPh') phonetic += 1;
        if (name === 't' && phonetic === 0) run = '';
      },
      close: (name) => {
        if (name === 'rPh') phonetic -= 1;
        if (name === 't' && run !== null) {
          runs.push(resolveExcelEscapes(run));
          run = null;
        }
      },
      text: (value) => {
        if (run !== null) run += value;
      },
    });
  } catch (error) {
    if (error instanceof XmlFault) throw new UnreadableFile('io/broken-part', { part, found: error.message });
    throw error;
  }
  return runs.join('');
}
