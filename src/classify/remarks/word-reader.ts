/** Readers for evidence lists: some topics of the remark rules and the bare words of the list's own columns. */
import type { IsoDate } from '../../domain/dates.js';
import type { EvidenceWords, RemarkRules } from '../../domain/standing-rules.js';
import { buildLexicon } from './lexicon.js';
import { createRemarkReader, type RemarkReader, type RemarkReading } from './read-remark.js';

export function createEvidenceReader(words: EvidenceWords, remarks: RemarkRules, referenceDate: IsoDate): RemarkReader {
  const topics = remarks.topics.filter(({ topic }) => words.topics.includes(topic));
  return createRemarkReader(buildLexicon(remarks.grammar, [...topics, ...words.extra]), referenceDate);
}

/** All texts of a row as one remark. */
export function readTexts(reader: RemarkReader, texts: readonly string[]): RemarkReading {
  return reader.read(texts.join('；'), true);
}
