/** Reads the insurance relations of one roster row 参保关系: scheme and status by label first, code second. */
import { cellText, isBlank, type Cell } from '../domain/cell.js';
import type { PartialDate } from '../domain/dates.js';
import { SOURCE_KINDS } from '../domain/kinds.js';
import type { Enrolment, EnrolmentStatus, RawRecord } from '../domain/record.js';
import { compact } from '../text/width.js';
import type { Complaints } from './complaints.js';
import type { HeldRows } from './held-rows.js';
import { statedEnd, statedYears, yearOfStatus } from './insurance-years.js';
import { readPaid } from './paid.js';
import type { SheetSurvey } from './person-facts.js';
import type { Readers, SchemeLabel } from './vocabulary-readers.js';

/** The columns of a layout which puts residents' and employees' insurance side by side. */
const SIDES = [
  { scheme: 'resident', student: false, flag: 'insuredResident', year: 'residentYear', status: 'residentStatus', place: 'residentPlace' },
  { scheme: 'employee', student: false, flag: 'insuredEmployee', year: 'employeeYear', status: 'employeeStatus', place: 'employeePlace' },
  { scheme: 'resident', student: true, flag: null, year: 'residentYear', status: 'studentStatus', place: 'residentPlace' },
] as const;

/** What a row of a roster of another line of cover states: whether he has it; whatever its columns call it, it is not basic insurance. */
export function readCover(raw: RawRecord, survey: SheetSurvey, readers: Readers, complaints: Complaints): readonly Enrolment[] {
  const { zh } = SOURCE_KINDS[raw.kind];
  return readSingle({ ...raw, cells: { ...raw.cells, scheme: null } }, survey, readers, complaints).slice(0, 1).map((found) => ({ ...found, scheme: 'supplement', student: false, text: `${zh} ${found.text}`.trim() }));
}

/** All relations that a row of an enrolment roster states. */
export function readEnrolments(raw: RawRecord, survey: SheetSurvey, readers: Readers, complaints: Complaints): readonly Enrolment[] {
  const { cells } = raw;
  const sided =
    cells.insuredResident !== undefined || cells.insuredEmployee !== undefined || cells.residentStatus !== undefined || cells.employeeStatus !== undefined || cells.studentStatus !== undefined;
  if (sided) {
    const found = SIDES.flatMap((side) => readSide(raw, side, readers, complaints));
    if (found.length > 0) return found.map((side) => (side.status === 'active' && stateDenies(cells.status, readers) ? { ...side, status: 'unknown', text: `${textOf(cells.status)} ${side.text}` } : side));
    if (isBlank(cells.scheme) && isBlank(cells.status)) return found;
  }
  return readSingle(raw, survey, readers, complaints);
}

/** One row, one status; the scheme cell may name several schemes. */
function readSingle(raw: RawRecord, survey: SheetSurvey, readers: Readers, complaints: Complaints): readonly Enrolment[] {
  const { cells } = raw;
  // What a pensioner paid until he retired is no period of insurance; whether he is still insured the end of it leaves open.
  const isRetired = retired(raw, readers);
  const { years: stated, readable } = statedYears(isRetired ? { year: cells.year } : cells, readers);
  if (!readable) complaints.cell('normalize/year-unreadable', raw, 'year', { text: cellText(cells.year) });
  const money = readMoney(raw, readers, complaints);
  const payment = paymentStatusOf(raw, readers, complaints);
  const status = withPaymentStatus(readStatus(raw, money.amountFen, readers, complaints), payment) ?? (leavesPaymentOpen(raw) ? 'unknown' : null);
  const named = yearOfStatus(textOf(cells.status)) ?? yearOfStatus(textOf(cells.insuredFlag));
  const years = stated.length === 0 && named !== null ? [named] : stated;
  const isOfOtherYear = named !== null && !years.includes(named); // the row contradicts itself
  // A negative amount takes back what was paid.
  const isRefund = (money.amountFen ?? 0) < 0 && (status === null || status === 'active' || status === 'unknown');
  const until = status === null || isOver(status) || isRetired ? statedEnd(cells, readers.date) : null;
  const paid = money.paidOn !== null || (money.amountFen ?? 0) > 0;
  const unpaid = readers.date(cells.paidOn).readable ? 'unpaid' : 'unknown';
  const saysPaid = payment === 'active';
  const place = textOf(cells.insuredPlace);
  const flag = textOf(cells.status) !== '' && stateDenies(cells.insuredFlag, readers) ? textOf(cells.insuredFlag) : '';
  const text = [textOf(cells.scheme), textOf(cells.status), flag, textOf(cells.paymentStatus)].filter((word) => word !== '').join(' ');
  return schemesOf(raw, readers, complaints).map(({ scheme, student }) => ({
    scheme,
    student,
    status: isRefund ? 'ended' : isOfOtherYear ? 'unknown' : scheme === 'resident' && !paid && !saysPaid && ownsNoPayment(raw, status, survey) ? unpaid : (status ?? 'active'),
    years,
    ...money,
    ...(scheme === 'resident' || money.paidOn === null ? {} : { paidOn: lastPaidOn(raw, readers) }),
    ...(cells.subsidyAmount === undefined ? {} : { subsidyFen: readers.amount(cells.subsidyAmount).fen }),
    ...(until === null ? {} : { until }),
    place,
    text,
  }));
}

function isOver(status: EnrolmentStatus): boolean {
  return status === 'ended' || status === 'suspended';
}

/** The schemes of a row: its scheme cell, else its person type, else the kind of the roster. */
function schemesOf(raw: RawRecord, readers: Readers, complaints: Complaints): readonly SchemeLabel[] {
  const personType = isBlank(raw.cells.personType) ? null : (readers.personType(cellText(raw.cells.personType))?.value ?? null);
  const text = textOf(raw.cells.scheme);
  if (text === '') return [ofKind(raw, personType)];
  const named = readers.schemes(text);
  if (named.length > 0) return personType?.student === true ? named.map((label) => ({ ...label, student: label.student || label.scheme === 'resident' })) : named;
  complaints.cell('normalize/scheme-unknown', raw, 'scheme', { text });
  return [{ scheme: 'unknown', student: false }];
}

function ofKind(raw: RawRecord, personType: SchemeLabel | null): SchemeLabel {
  if (raw.kind === 'employee') return personType?.scheme === 'other-basic' ? personType : { scheme: 'employee', student: false };
  if (raw.kind === 'resident') return { scheme: 'resident', student: personType?.student === true };
  return personType ?? { scheme: 'unknown', student: false };
}

/**
 * The status that a row states. A status cell decides, unless it is active and a yes/no cell denies it: then nobody knows; a yes/no cell comes next. Null on a roster that has neither column:
 * there, a row is active by being on the roster, unless payments are shown and this resident has paid nothing.
 */
function readStatus(raw: RawRecord, amountFen: number | null, readers: Readers, complaints: Complaints): EnrolmentStatus | null {
  const { cells } = raw;
  const text = textOf(cells.status);
  if (text !== '') {
    const yes = readers.contradicts(text) || /\d/u.test(text) ? null : readers.yesNo(cells.status);
    const status = readers.status(text) ?? statusOfAnswer(yes);
    if (status !== null) return status === 'active' && stateDenies(cells.insuredFlag, readers) ? 'unknown' : status;
    complaints.cell('normalize/status-unknown', raw, 'status', { text });
    return 'unknown';
  }
  const flag = textOf(cells.insuredFlag);
  if (flag !== '') {
    const yes = readers.yesNo(cells.insuredFlag);
    if (yes !== null) return yes ? 'active' : 'not-enrolled';
    const status = readers.status(flag);
    if (status !== null) return status;
    if (isDayOrAmount(cells.insuredFlag, readers)) return 'active';
    complaints.cell('normalize/status-unknown', raw, 'insuredFlag', { text: flag });
    return 'unknown';
  }
  if (cells.status === undefined && cells.insuredFlag === undefined) return namesNoRelation(raw, amountFen, readers) ? 'unknown' : null;
  return readers.date(cells.paidOn).from !== null || (amountFen ?? 0) > 0 ? 'active' : 'unknown';
}

/** On a list of insurance elsewhere that has a column of the place, a row without place, scheme, year and payment names no insurance. */
function namesNoRelation({ kind, cells }: RawRecord, amountFen: number | null, readers: Readers): boolean {
  if (kind !== 'offsite' || cells.insuredPlace === undefined || !isBlank(cells.insuredPlace) || textOf(cells.scheme) !== '') return false;
  return (readers.years(cells.year) ?? []).length === 0 && readers.date(cells.startDate).from === null && readers.date(cells.paidOn).from === null && (amountFen ?? 0) === 0;
}

/** What a column of its own says of the payment 缴费状态; null when there is none or it is blank. A day or an amount in it is that of the payment. */
function paymentStatusOf(raw: RawRecord, readers: Readers, complaints: Complaints): EnrolmentStatus | null {
  const { paymentStatus } = raw.cells;
  const text = textOf(paymentStatus);
  if (text === '') return null;
  const status = readers.status(text);
  if (status === 'not-enrolled') return 'unpaid';
  if (status !== null) return status;
  const yes = readers.contradicts(text) ? null : readers.yesNo(paymentStatus);
  if (yes !== null) return yes ? 'active' : 'unpaid';
  if (isDayOrAmount(paymentStatus, readers)) return 'active';
  complaints.cell('normalize/status-unknown', raw, 'paymentStatus', { text });
  return 'unknown';
}

/** A day or a month, or an amount; a year alone is neither, and a number up to 9 (in fen) is a code. */
function isDayOrAmount(cell: Cell | undefined, readers: Readers): boolean {
  const on = readers.date(cell).from;
  if (on !== null) return on.precision !== 'year';
  return (readers.years(cell) ?? []).length === 0 && (readers.amount(cell).fen ?? 0) > LARGEST_CODE;
}

const LARGEST_CODE = 900;

/** 是否缴费 is blank where no other column says anything of it: ticked are those who have paid. */
function leavesPaymentOpen({ cells: { paymentStatus, status, insuredFlag, paidOn, amount, subsidyAmount } }: RawRecord): boolean {
  return paymentStatus !== undefined && isBlank(paymentStatus) && [status, insuredFlag, paidOn, amount, subsidyAmount].every((cell) => cell === undefined);
}

/** Registered is not paid: of an active relation the payment column decides; a payment does not revive one that has ended. */
function withPaymentStatus(status: EnrolmentStatus | null, payment: EnrolmentStatus | null): EnrolmentStatus | null {
  if (payment === null) return status;
  if (status === null || status === 'active' || status === 'unknown') return payment;
  return status === 'unpaid' && payment === 'active' ? 'unknown' : status;
}

/**
 * A resident's row without any payment has not been paid 登记未缴费, where payments can be seen: the roster has payment columns
 * and states no status, or the row says that it is active while most other rows show a payment. A stated amount of zero is
 * somebody for whom all is paid, unless the roster has a column for that.
 */
function ownsNoPayment({ cells: { paidOn, amount, subsidyAmount } }: RawRecord, status: EnrolmentStatus | null, survey: SheetSurvey): boolean {
  if (paidOn === undefined && amount === undefined) return false;
  if (status === null) return true;
  return status === 'active' && survey.paymentsShown && (isBlank(amount) || subsidyAmount !== undefined);
}

/** Whether at least half of the rows show when or how much was paid. */
export function showPayments(rows: HeldRows): boolean {
  const columns = (['paidOn', 'amount', 'subsidyAmount'] as const).map((field) => rows.column(field)).filter(({ length }) => length > 0);
  let shown = 0;
  for (let at = 0; at < rows.size; at += 1) if (columns.some((column) => !isBlank(column[at]) && column[at] !== 0 && column[at] !== '0')) shown += 1;
  return rows.size > 0 && shown * 2 >= rows.size;
}

function readSide(raw: RawRecord, side: (typeof SIDES)[number], readers: Readers, complaints: Complaints): readonly Enrolment[] {
  const { cells } = raw;
  const text = textOf(cells[side.status]);
  const flagCell = side.flag === null ? undefined : cells[side.flag];
  const flagText = textOf(flagCell);
  const stated = side.student ? null : readers.years(cells[side.year]);
  if (text === '' && flagText === '' && (stated === null || stated.length === 0)) return [];
  if (side.student && readers.status(text) === 'not-enrolled') return [];
  const yes = readers.yesNo(flagCell) ?? (flagText === '' ? null : statusSaysYes(readers.status(flagText)));
  const label = text === '' ? null : (readers.status(text) ?? (readers.contradicts(text) ? null : statusOfAnswer(readers.yesNo(cells[side.status]))));
  if (text !== '' && label === null) complaints.cell('normalize/status-unknown', raw, side.status, { text });
  if (flagText !== '' && yes === null && side.flag !== null) complaints.cell('normalize/status-unknown', raw, side.flag, { text: flagText });
  const money = side.scheme === 'resident' ? readMoney(raw, readers, complaints) : { paidOn: null, amountFen: null };
  return [
    {
      scheme: side.scheme,
      student: side.student,
      status: sideStatus(text, label, flagText, yes),
      years: readers.years(cells[side.year]) ?? [],
      ...money,
      place: textOf(cells[side.place]),
      text: [flagText, text].filter((word) => word !== '').join(' '),
    },
  ];
}

/** The label decides, unless the yes/no column contradicts an active one: then nobody knows. */
function sideStatus(text: string, label: EnrolmentStatus | null, flagText: string, yes: boolean | null): EnrolmentStatus {
  if (text !== '') return label === null || (label === 'active' && yes === false) ? 'unknown' : label;
  if (flagText === '') return 'active';
  return yes === null ? 'unknown' : yes ? 'active' : 'not-enrolled';
}

/** Whether a cell says in words that are understood that nobody is insured. */
function stateDenies(cell: Cell | undefined, readers: Readers): boolean {
  const text = textOf(cell);
  if (text === '') return false;
  const yes = readers.yesNo(cell);
  const status = readers.status(text);
  return yes === null ? status !== null && status !== 'active' : !yes;
}

function statusOfAnswer(yes: boolean | null): EnrolmentStatus | null {
  return yes === null ? null : yes ? 'active' : 'not-enrolled';
}

function statusSaysYes(status: EnrolmentStatus | null): boolean | null {
  return status === null ? null : status === 'active';
}

/** Where contributions run on, the last month that is paid; null of a pensioner, who pays no more: when he last did says nothing. */
function lastPaidOn(raw: RawRecord, readers: Readers): PartialDate | null {
  const { cells } = raw;
  if (retired(raw, readers)) return null;
  return readers.date(cells.paidOn).until ?? paidOnOf(cells, readers);
}

function retired({ kind, cells }: RawRecord, readers: Readers): boolean {
  return kind !== 'resident' && [cells.personType, cells.status].some((cell) => readers.personType(textOf(cell))?.value.retired === true);
}

/** The day or month of the payment: its column's, else that of a payment status that is one, or names one. */
function paidOnOf({ paidOn, paymentStatus }: RawRecord['cells'], readers: Readers): PartialDate | null {
  const stated = readers.date(paidOn).from;
  if (stated !== null || !/\d{4}/u.test(textOf(paymentStatus))) return stated;
  const said = readers.date(paymentStatus).from;
  return said === null || said.precision === 'year' ? null : said;
}

function readMoney(raw: RawRecord, readers: Readers, complaints: Complaints): Pick<Enrolment, 'paidOn' | 'amountFen'> {
  const { paidOn, paymentStatus, amount, subsidyAmount } = raw.cells;
  if (paidOn === undefined && paymentStatus === undefined && amount === undefined && subsidyAmount === undefined) return { paidOn: null, amountFen: null };
  if (!readers.date(paidOn).readable) complaints.cell('normalize/date-unreadable', raw, 'paidOn', { text: cellText(paidOn) });
  return { paidOn: paidOnOf(raw.cells, readers), amountFen: readPaid(raw, readers, complaints) };
}

/** The cell's text without blanks around it; empty for a cell of blanks. */
function textOf(cell: Cell | undefined): string {
  if (cell === null || cell === undefined || cell === '') return '';
  const text = cellText(cell);
  const last = text.charCodeAt(text.length - 1);
  if (text.charCodeAt(0) > 0x3000 && last > 0x3000 && last < 0xfe00) return text;
  return compact(text) === '' ? '' : text.trim();
}
