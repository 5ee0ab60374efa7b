/** How far down the screens that scroll can go: a key beyond that must change nothing, so that the next one up moves at once. */
import type { Model } from '../state/model.js';
import { topScreen } from '../state/model.js';
import { GLYPHS } from '../theme.js';
import type { Facts } from './drawing.js';
import { frameSize } from './frame.js';
import { refusedLines } from './imported.js';
import { cardLines } from './people.js';

/** Words do not change how many lines there are. */
const NO_WORD = (): { zh: string; en: string } => ({ zh: '', en: '' });
const WORDLESS: Facts = { title: '', year: 0, actor: '', words: { reason: NO_WORD, linkReason: NO_WORD, evidence: NO_WORD, level: NO_WORD, pattern: NO_WORD, percent: () => '' } };

/** The first line that is shown when the last one is; 0 where nothing scrolls. */
export function furthestTop(model: Model): number {
  const { width, room } = frameSize(model);
  const { language, person, imported, subsidy } = model;
  switch (topScreen(model)) {
    case 'person': return person === null ? 0 : Math.max(0, cardLines(person.view, person.reveal, { language, width, glyphs: GLYPHS[model.glyphs], facts: WORDLESS }).length - room);
    case 'imported': return imported === null ? 0 : Math.max(0, refusedLines(imported.told.refused, language === 'zh', width).length - (room - 2));
    case 'subsidy': return subsidy === null ? 0 : Math.max(0, subsidy.text[subsidy.view].length - (room - 2));
    default: return 0;
  }
}
