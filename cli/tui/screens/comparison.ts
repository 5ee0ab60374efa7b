/** Two records side by side in four columns: field, left, right, verdict. Equal is dim, different bright and in brackets. */
import { COMPARED, maskId, maskNumbersIn, type FieldEvidence, type Label, type Language } from '../../../src/index.js';
import { bracketed, bracketedWidth, difference, maskedDifference, type Piece } from '../layout/difference.js';
import { cutLine, fitLine, line, lineWidth, span, type Line, type Span, type Tone } from '../layout/line.js';
import { cutEnd, dropStart, fit, visible, widthOf } from '../layout/width.js';
import type { PairView, Side } from '../port.js';
import type { Drawing } from './drawing.js';

const TONES: Readonly<Record<FieldEvidence['agreement'], Tone>> = { same: 'same', similar: 'similar', different: 'different', missing: 'missing' };

interface Columns {
  readonly label: number;
  readonly side: number;
  readonly verdict: number;
}

/** The verdict has a fixed share of the line, and gives way only where a number would not be seen in full. */
function columnsOf(view: PairView, reveal: boolean, { width, language }: Pick<Drawing, 'width' | 'language'>): Columns {
  const label = language === 'zh' ? 10 : 12;
  const sides = (verdict: number): number => Math.floor((width - label - verdict - 3) / 2);
  const verdict = Math.max(21, Math.min(36, Math.floor(width * 0.26)));
  const needed = Math.max(0, ...view.evidence.filter(({ field }) => SECRET.has(field)).flatMap((evidence) => sidesOf(evidence, reveal)).map(bracketedWidth));
  const side = Math.max(sides(verdict), Math.min(needed, sides(LEAST_VERDICT)));
  return { label, side, verdict: width - label - 2 * side - 3 };
}

/** Room for the sign and a few words. */
const LEAST_VERDICT = 14;

/** Fields that are printed masked. */
const SECRET: ReadonlySet<FieldEvidence['field']> = new Set(['id', 'phone'] as const);

/** Short enough for the first column. */
const LABELS: Readonly<Partial<Record<FieldEvidence['field'], Label>>> = { id: { zh: COMPARED.id.zh, en: 'id number' }, head: { zh: COMPARED.head.zh, en: 'head' } };

/** The head: list and place of each side. Of a place, the row is what must stay readable. */
export function comparisonHead(view: PairView, reveal: boolean, drawing: Drawing): Line[] {
  const { left, right } = view;
  const { language } = drawing;
  const columns = columnsOf(view, reveal, drawing);
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

/**
 * One line a field; fields that neither side states are left out. When there is not enough room, fields that only one side states share
 * a line: nothing can be compared there.
 */
export function comparisonRows(view: PairView, reveal: boolean, drawing: Drawing, room = Infinity): Line[] {
  const { language, width } = drawing;
  const columns = columnsOf(view, reveal, drawing);
  const stated = view.evidence.filter(({ left, right }) => left !== '' || right !== '');
  const label = (text: string): Span => span(` ${fit(text, columns.label)}`, 'dim');
  const said = (side: Side): string => visible(side.says[language]);
  const says = line(label(language === 'zh' ? '记载' : 'says'), span(`${fit(said(view.left), columns.side)} ${fit(said(view.right), width - columns.label - columns.side - 2)}`, 'plain'));
  const whole = [...stated.map((evidence) => fieldRow(evidence, reveal, columns, drawing)), says];
  if (whole.length <= room) return whole;
  const alone = stated.filter(({ left, right }) => left === '' || right === '');
  const words = alone.map((evidence) => { const [left, right] = sidesOf(evidence, reveal); return `${nameOf(evidence, language)} ${[...left, ...right].map(({ text }) => text).join('')}`; });
  const together = alone.length < 2 ? [] : [cutLine(line(label(language === 'zh' ? '一边缺' : 'one side'), span(words.join('  '), 'missing')), width)];
  return [...stated.filter((evidence) => together.length === 0 || !alone.includes(evidence)).map((evidence) => fieldRow(evidence, reveal, columns, drawing)), ...together, says];
}

function nameOf({ field }: FieldEvidence, language: Language): string {
  return (LABELS[field] ?? COMPARED[field])[language];
}

function fieldRow(evidence: FieldEvidence, reveal: boolean, columns: Columns, { language, glyphs, facts }: Drawing): Line {
  const tone = TONES[evidence.agreement];
  const [left, right] = sidesOf(evidence, reveal);
  const note = language === 'zh' && evidence.note !== '' ? evidence.note : facts.words.level(evidence)[language];
  const side = (pieces: readonly Piece[], empty: boolean): Line => fitLine(cutLine(aroundDifference(shownSide(pieces, empty, tone, columns.side), columns.side), columns.side), columns.side);
  return [
    span(` ${fit(nameOf(evidence, language), columns.label)}`, evidence.agreement === 'same' || evidence.agreement === 'missing' ? 'dim' : 'plain'),
    ...side(left, evidence.left === ''), span(' '), ...side(right, evidence.right === ''), span(' '),
    ...cutLine(line(span(`${glyphs.signs[evidence.agreement]} ${visible(note)}`, tone)), columns.verdict),
  ];
}

/** What is printed of both values: numbers masked, except where they differ or somebody has asked for the whole. */
function sidesOf(evidence: FieldEvidence, reveal: boolean): readonly [readonly Piece[], readonly Piece[]] {
  const [left, right] = [visible(evidence.left), visible(evidence.right)];
  const whole = (text: string): readonly Piece[] => [{ text, differs: false }];
  const secret = SECRET.has(evidence.field);
  const masked = (text: string): string => (reveal ? text : secret ? maskId(text) : maskNumbersIn(text));
  if (evidence.agreement === 'same' || evidence.agreement === 'missing') return [whole(masked(left)), whole(masked(right))];
  if (secret && !reveal) {
    const aligned = maskedDifference(left, right);
    return [aligned.left, aligned.right];
  }
  const aligned = difference(masked(left), masked(right));
  return [aligned.left, aligned.right];
}

/** A side too long for its column begins later, when what differs would not be seen otherwise. */
function aroundDifference(spans: Line, room: number): Line {
  const opens = spans.findIndex(({ text }) => text === '[');
  if (opens < 0 || lineWidth(spans) <= room) return spans;
  const before = lineWidth(spans.slice(0, opens));
  const bracket = lineWidth(spans.slice(opens, spans.findIndex(({ text }, at) => at > opens && text === ']') + 1));
  const total = lineWidth(spans);
  if (before + bracket <= room - (before + bracket < total ? 1 : 0)) return spans;
  const lead = Math.max(0, Math.min(Math.floor(room / 3), room - 2 - bracket)); // what stands before it stays in view, as far as there is room
  const dropped = Math.min(before - lead, total - room + 1);
  let left = Math.max(0, dropped) + 1;
  return [span('…', 'dim'), ...spans.flatMap((part): Line => {
    const width = widthOf(part.text);
    const rest = left <= 0 ? part.text : left >= width ? '' : dropStart(part.text, left);
    left -= width;
    return rest === '' ? [] : [span(rest, part.tone)];
  })];
}

function shownSide(pieces: readonly Piece[], empty: boolean, tone: Tone, room: number): Line {
  if (empty) return [span('—', 'missing')];
  const rest: Tone = tone === 'same' || tone === 'missing' ? 'dim' : 'plain';
  return bracketed(pieces, room).flatMap(({ bracket, shown }) => {
    const spans = shown.map(({ text, differs }) => span(text, differs ? tone : rest));
    return bracket ? [span('[', tone), ...spans, span(']', tone)] : spans;
  });
}
