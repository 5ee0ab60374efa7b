/** Two records side by side in four columns: field, left, right, verdict. Equal is dim, different bright and in brackets. */
import { COMPARED, maskId, maskNumbersIn, type FieldEvidence, type Language } from '../../../src/index.js';
import { difference, maskedDifference, type Piece } from '../layout/difference.js';
import { cutLine, fitLine, line, span, type Line, type Tone } from '../layout/line.js';
import { cutEnd, fit, visible, widthOf } from '../layout/width.js';
import type { PairView, Side } from '../port.js';
import type { Drawing } from './drawing.js';

const TONES: Readonly<Record<FieldEvidence['agreement'], Tone>> = { same: 'same', similar: 'similar', different: 'different', missing: 'missing' };

interface Columns {
  readonly label: number;
  readonly side: number;
  readonly verdict: number;
}

function columnsOf(width: number, language: Language): Columns {
  const label = language === 'zh' ? 10 : 12;
  const verdict = Math.max(21, Math.min(36, Math.floor(width * 0.26)));
  return { label, verdict, side: Math.floor((width - label - verdict - 3) / 2) };
}

/** The head: list and place of each side. Of a place, the row is what must stay readable. */
export function comparisonHead({ left, right }: PairView, { width, language }: Drawing): Line[] {
  const columns = columnsOf(width, language);
  const name = (side: Side): string => fit(`${side.list[language]}${side.more > 0 ? (language === 'zh' ? `（共 ${side.more + 1} 行）` : ` (${side.more + 1} rows)`) : ''}`, columns.side);
  const place = (side: Side): string => fit(placeWords(side, language, columns.side), columns.side);
  return [
    line(' '.repeat(columns.label + 1), span(name(left), 'title'), ' ', span(name(right), 'title'), ' ', span(language === 'zh' ? '判断' : 'verdict', 'title')),
    line(' '.repeat(columns.label + 1), span(place(left), 'dim'), ' ', span(place(right), 'dim')),
  ];
}

/** The row always, of file and sheet as much as there is room for. */
function placeWords({ ref }: Side, language: Language, width: number): string {
  const row = language === 'zh' ? ` › 第 ${ref.row} 行` : ` › row ${ref.row}`;
  const whole = visible(`${ref.file} › ${ref.sheet}`);
  const room = width - widthOf(row);
  return (widthOf(whole) <= room ? whole : cutEnd(visible(ref.file), room)) + row;
}

/** One line a field; fields that neither side states are left out. */
export function comparisonRows(view: PairView, reveal: boolean, drawing: Drawing): Line[] {
  const rows = view.evidence.filter(({ left, right }) => left !== '' || right !== '').map((evidence) => fieldRow(evidence, reveal, drawing));
  const { language, width } = drawing;
  const columns = columnsOf(width, language);
  const says = line(span(` ${fit(language === 'zh' ? '记载' : 'says', columns.label)}`, 'dim'), span(`${fit(view.left.says[language], columns.side)} ${fit(view.right.says[language], columns.side)} `, 'plain'));
  return [...rows, says];
}

function fieldRow(evidence: FieldEvidence, reveal: boolean, { width, language, glyphs, facts }: Drawing): Line {
  const columns = columnsOf(width, language);
  const tone = TONES[evidence.agreement];
  const [left, right] = sidesOf(evidence, reveal);
  const note = language === 'zh' && evidence.note !== '' ? evidence.note : facts.words.level(evidence)[language];
  const sign = glyphs.signs[evidence.agreement];
  return [
    span(` ${fit(COMPARED[evidence.field][language], columns.label)}`, evidence.agreement === 'same' || evidence.agreement === 'missing' ? 'dim' : 'plain'),
    ...fitLine(cutLine(shownSide(left, evidence.left === '', tone), columns.side), columns.side), span(' '),
    ...fitLine(cutLine(shownSide(right, evidence.right === '', tone), columns.side), columns.side), span(' '),
    ...cutLine(line(span(`${sign} ${note}`, tone)), columns.verdict),
  ];
}

/** What is printed of both values: numbers masked, except where they differ or somebody has asked for the whole. */
function sidesOf(evidence: FieldEvidence, reveal: boolean): readonly [readonly Piece[], readonly Piece[]] {
  const [left, right] = [visible(evidence.left), visible(evidence.right)];
  const whole = (text: string): readonly Piece[] => [{ text, differs: false }];
  const secret = evidence.field === 'id' || evidence.field === 'phone';
  const masked = (text: string): string => (reveal ? text : secret ? maskId(text) : maskNumbersIn(text));
  if (evidence.agreement === 'same' || evidence.agreement === 'missing') return [whole(masked(left)), whole(masked(right))];
  if (secret && !reveal) {
    const aligned = maskedDifference(left, right);
    return [aligned.left, aligned.right];
  }
  const aligned = difference(masked(left), masked(right));
  return [aligned.left, aligned.right];
}

function shownSide(pieces: readonly Piece[], empty: boolean, tone: Tone): Line {
  if (empty) return [span('—', 'missing')];
  return pieces.map(({ text, differs }) => (differs ? span(`[${text}]`, tone) : span(text, tone === 'same' || tone === 'missing' ? 'dim' : 'plain')));
}
