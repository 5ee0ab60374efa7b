/** Reads what an evidence row says of a person 佐证: from when until when, what happened, in whose words. */
import { cellText, isBlank, type Cell } from '../domain/cell.js';
import type { PartialDate } from '../domain/dates.js';
import { FIELDS, type Field } from '../domain/fields.js';
import type { EnrolmentStatus, EvidenceFacts, RawRecord } from '../domain/record.js';
import type { Complaints } from './complaints.js';
import { statedYears } from './insurance-years.js';
import { readPaid } from './paid.js';
import type { SheetSurvey } from './person-facts.js';
import type { Readers } from './vocabulary-readers.js';

const START_FIELDS = ['serviceStart', 'sentenceStart', 'enrolledOn', 'startDate'] as const;
const END_FIELDS = ['serviceEnd', 'sentenceEnd', 'graduatesOn', 'endDate'] as const;
const EVENT_FIELDS = ['eventDate', 'paidOn'] as const;
const WORD_FIELDS = ['status', 'custody', 'change', 'identity', 'personType', 'scheme', 'gapReason'] as const;

/** The facts of an evidence row. */
export function readEvidence(raw: RawRecord, sheet: SheetSurvey, readers: Readers, complaints: Complaints): EvidenceFacts {
  const { cells } = raw;
  const texts: string[] = [];
  const start = firstDate(raw, START_FIELDS, readers, complaints, texts);
  const end = firstDate(raw, END_FIELDS, readers, complaints, texts);
  return {
    from: start.from,
    until: end.from ?? start.until ?? end.until ?? endOfTerm(start.from, cells.termYears),
    on: firstDate(raw, EVENT_FIELDS, readers, complaints, texts).from,
    texts: [...wordsOf(raw, sheet, readers), ...texts],
    ...stateOf(cells.status, readers),
    destination: cellText(cells.destination).trim(),
    school: cellText(cells.school).trim(),
    schoolLevel: cellText(cells.schoolLevel).trim(),
    amountFen: saysUnpaid(raw, readers) ? 0 : readPaid(raw, readers, complaints),
    ...bothAmounts(raw, readers),
    years: raw.kind === 'payment' || cells.year !== undefined ? statedYears(cells, readers).years : [],
    insured: readers.yesNo(cells.insuredFlag),
  };
}

function stateOf(cell: Cell | undefined, { yesNo }: Readers): Pick<EvidenceFacts, 'state'> {
  const text = cellText(cell).trim();
  return text === '' || yesNo(cell) === true ? {} : { state: text };
}

/** So long after the start as studies 学制, service 服役年限 or a sentence 原判刑期 take: 2015-09 and 4, 四年 or 4年制 → 2019-09, 三年六个月 → 2019-03; null where either is not stated plainly. */
function endOfTerm(from: PartialDate | null, cell: Cell | undefined): PartialDate | null {
  const found = isBlank(cell) ? null : TERM.exec(cellText(cell).normalize('NFKC').replace(/\s|有期徒刑/gu, ''));
  if (from === null || found === null) return null;
  const months = 12 * countIn(found[1]) + countIn(found[2]);
  const [year, month] = [Number(from.value.slice(0, 4)), from.precision === 'year' ? 1 : Number(from.value.slice(5, 7))];
  if (months === 0 || (from.precision === 'year' && months % 12 !== 0)) return null;
  const end = year * 12 + month - 1 + months;
  const endMonth = (end % 12) + 1;
  const stem = `${Math.floor(end / 12)}-${String(endMonth).padStart(2, '0')}`;
  if (from.precision === 'year') return { value: stem.slice(0, 4), precision: 'year' };
  // 31 August and half a year: what that day would be is not worth guessing, the month is.
  return from.precision === 'day' && Number(from.value.slice(8)) <= 28 ? { value: `${stem}${from.value.slice(7)}`, precision: 'day' } : { value: stem, precision: 'month' };
}

const TERM = /^(?:(\d{1,2}|[一二三四五六七八九两]|十[一二三四五六七八九]?)(?:\.0)?(?:年制?|学年)?)?(?:零?(\d{1,2}|[一二三四五六七八九两]|十[一二]?)个月)?(?:\(?义务兵\)?)?$/u;

function countIn(text: string | undefined): number {
  if (text === undefined || /^\d/u.test(text)) return Number(text ?? 0);
  const units = '一二三四五六七八九';
  return text.startsWith('十') ? 10 + units.indexOf(text[1] ?? '') + 1 : units.indexOf(text.replace('两', '二')) + 1;
}

/** A payment list whose column says that nothing was paid 未缴费、扣款失败; the amount beside it is what was due. */
function saysUnpaid({ kind, cells: { status } }: RawRecord, readers: Readers): boolean {
  if (kind !== 'payment' || isBlank(status)) return false;
  const said = readers.status(cellText(status));
  return said === null ? readers.yesNo(status) === false : UNPAID.includes(said);
}

const UNPAID: readonly EnrolmentStatus[] = ['unpaid', 'not-enrolled', 'invalid'];

/** Contribution and subsidy apart, where the list has the columns; a cell that cannot be read was complained of before. */
function bothAmounts({ cells }: RawRecord, readers: Readers): Pick<EvidenceFacts, 'subsidyFen' | 'ownFen'> {
  return {
    ...(cells.subsidyAmount === undefined ? {} : { subsidyFen: readers.amount(cells.subsidyAmount).fen }),
    ...(cells.amount === undefined ? {} : { ownFen: readers.amount(cells.amount).fen }),
  };
}

/** The days of a contract or policy of another line of cover; null when the row names none. */
export function coverTerm(raw: RawRecord, readers: Readers, complaints: Complaints): EvidenceFacts | null {
  const { from } = firstDate(raw, ['startDate'], readers, complaints, []);
  const end = firstDate(raw, ['endDate'], readers, complaints, []);
  const until = end.from ?? end.until;
  return from === null && until === null ? null : { from, until, on: null, texts: [], destination: '', school: '', schoolLevel: '', amountFen: null, years: [], insured: null };
}

/** What an enrolment row says beside the enrolment: a vital state that is not normal, and its own words. Null when there is nothing. */
export function enrolmentEvidence(raw: RawRecord, annotations: readonly string[], sheet: SheetSurvey, readers: Readers): EvidenceFacts | null {
  const vital = readers.vital(raw.cells.vital, sheet.vitalYes);
  const remarks = ownWords(raw, annotations, readers);
  if (vital === '' && remarks.length === 0) return null;
  return {
    from: null, until: null, on: vital === '' ? null : readers.date(raw.cells.eventDate).from, texts: vital === '' ? NOTHING : [vital], ...(remarks.length === 0 ? {} : { remarks }),
    destination: '', school: '', schoolLevel: '', amountFen: null, years: [], insured: null,
  };
}

const NOTHING: readonly string[] = [];

/** 未参保原因, remarks and what stands behind the name 张三（已停保）, as long as they are words; a day of death is one. */
function ownWords({ cells, remarks }: RawRecord, annotations: readonly string[], readers: Readers): readonly string[] {
  const died = cells.eventDate === undefined || readers.date(cells.eventDate).from === null ? '' : readers.dead;
  if (died === '' && annotations.length === 0 && cells.gapReason === undefined && cells.remark === undefined && remarks.length === 0) return NOTHING;
  const texts = [died, gapReasonIn(cells.gapReason, readers), ...(remarks.length > 0 ? remarks : [cellText(cells.remark)]), ...annotations].map((text) => text.trim()).filter((text) => /\p{L}/u.test(text));
  return texts.length === 0 ? NOTHING : texts;
}

/** A reason for not being insured says before all that somebody is not, whatever it is; `无` and 已参保 give none. */
function gapReasonIn(cell: Cell | undefined, readers: Readers): string {
  const text = cellText(cell).trim();
  return !/\p{L}/u.test(text) || readers.yesNo(cell) !== null || readers.status(text) === 'active' ? '' : `${FIELDS.gapReason.zh}：${text}`;
}

interface Dates {
  readonly from: PartialDate | null;
  readonly until: PartialDate | null;
}

/** The first of the fields that holds a date. A word like 长期 and a text that is no date join the row's words. */
function firstDate(raw: RawRecord, fields: readonly Field[], readers: Readers, complaints: Complaints, texts: string[]): Dates {
  for (const field of fields) {
    const cell = raw.cells[field];
    if (isBlank(cell)) continue;
    const { from, until, readable, open } = readers.date(cell);
    if (open !== '') texts.push(open);
    if (!readable) {
      texts.push(cellText(cell).trim());
      complaints.cell('normalize/date-unreadable', raw, field, { text: cellText(cell) });
    }
    if (from !== null || until !== null) return { from, until };
  }
  return { from: null, until: null };
}

function wordsOf(raw: RawRecord, sheet: SheetSurvey, readers: Readers): string[] {
  const words = WORD_FIELDS.map((field) => cellText(raw.cells[field]).trim());
  const remarks = raw.remarks.length > 0 ? raw.remarks : [cellText(raw.cells.remark)];
  return [...words.slice(0, 2), vitalWord(raw, sheet, readers), ...words.slice(2), ...remarks.map((text) => text.trim())].filter((text) => text !== '');
}

/** The vital word; on a list of deaths, where a row counts by being there, also the one that takes it back. */
function vitalWord(raw: RawRecord, sheet: SheetSurvey, readers: Readers): string {
  const dead = readers.vital(raw.cells.vital, sheet.vitalYes);
  if (dead !== '' || raw.kind !== 'death' || sheet.vitalYes === 'unknown') return dead;
  return readers.yesNo(raw.cells.vital) === (sheet.vitalYes === 'alive') ? readers.alive : '';
}
