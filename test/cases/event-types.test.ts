import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { eventLabel } from '../../cli/output/event-words.js';
import { CASE_EVENTS } from '../../src/domain/case.js';
import { PASSPHRASE_EVENTS, UNDO_EVENTS } from '../../src/domain/ledger-event.js';
import { SUBSIDY_EVENTS } from '../../src/index.js';
import { ROOT } from '../support/run-c2z.js';

const README = readFileSync(path.join(ROOT, 'src/cases/README.md'), 'utf8');
/** Types that several parts of the program speak of. */
const SHARED = readFileSync(path.join(ROOT, 'src/domain/ledger-event.ts'), 'utf8');
/** Types that are chosen while the program runs; the lists they are chosen from are asked as a whole. */
const CHOSEN = new Set(['type', 'event.type', 'step.type']);

/** What follows `type:` in every `append({ … })` of the command line, constants resolved in their file. */
function appendedTypes(): string[] {
  const files = readdirSync(path.join(ROOT, 'cli'), { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/u.test(name));
  return files.flatMap((name) => {
    const text = readFileSync(path.join(ROOT, 'cli', name), 'utf8');
    return [...text.matchAll(/\.append\(\{([^}]*)/gu)].flatMap(([, said = '']) => {
      const written = /\btype(?:: (?<word>'\w+'|[\w.]+))?\s*(?:,|$)/u.exec(said);
      const word = written?.groups?.['word'] ?? (written === null ? `no type in ${name}: ${said}` : 'type');
      if (CHOSEN.has(word)) return [];
      const literal = word.startsWith("'") ? word : new RegExp(`const ${word} = ('\\w+')`, 'u').exec(`${text}${SHARED}`)?.[1];
      return [literal === undefined ? `${word} of ${name}` : literal.slice(1, -1)];
    });
  });
}

const TYPES = [...new Set([...Object.keys(CASE_EVENTS), ...Object.keys(SUBSIDY_EVENTS), ...Object.values(UNDO_EVENTS), ...Object.values(PASSPHRASE_EVENTS), ...appendedTypes()])].sort();

describe('every type of event that is written to the ledger', () => {
  it('is found by this test', () => {
    expect(TYPES).toEqual(expect.arrayContaining(['ListsChanged', 'SourceImported', 'SourceRefused', 'ListsMatched', 'StandingsCounted', 'PairJudged', 'PairNoted', 'FullIdsExported', 'FullIdsShown', 'SampleDrawn', 'SampleAnswered', 'ZeroCertified', 'WorksheetsSent', 'WorksheetCollected', 'YearCarried', 'CaseCarried']));
  });

  it.each(TYPES)('%s has a row in the README, and a name in both languages', (type) => {
    expect(README).toMatch(new RegExp(`^\\|[^|]*\`${type}\`[^|]*\\|`, 'mu'));
    expect(eventLabel(type, 'zh')).toMatch(/\p{Script=Han}/u);
    expect(eventLabel(type, 'en')).not.toBe(type);
  });
});
