/**
 * Shifted lists 错行: after a bad sort the numbers of a list stand one row beside their names. In such a stretch every
 * equal number meets another person's name.
 */
import { compareRefs, type RecordRef } from '../../domain/source-ref.js';

/** A row whose number belongs to a person: does its name too? */
export interface NumberMeeting {
  readonly ref: RecordRef;
  readonly number: string;
  readonly namesAgree: boolean;
}

/** The stretch of a sheet in which numbers and names do not belong together. */
export interface ShiftedStretch {
  readonly file: string;
  readonly sheet: string;
  readonly from: number;
  readonly to: number;
  /** Different ones: a number drawn down a column is many people's, but shifted against none. */
  readonly numbers: number;
}

/**
 * Stretches of at least `run` different numbers, in the order of the sheet, all of them met by other people's names alone.
 *
 * @param meetings in any order
 */
export function findShiftedStretches(meetings: readonly NumberMeeting[], run: number): ShiftedStretch[] {
  if (meetings.filter(({ namesAgree }) => !namesAgree).length < run) return [];
  const ordered = [...meetings].sort((a, b) => compareRefs(a.ref, b.ref));
  const stretches: ShiftedStretch[] = [];
  let open: NumberMeeting[] = [];
  const close = (): void => {
    const [first, last] = [open[0], open.at(-1)];
    const numbers = new Set(open.map(({ number }) => number)).size;
    if (first && last && numbers >= run) stretches.push({ file: first.ref.file, sheet: first.ref.sheet, from: first.ref.row, to: last.ref.row, numbers });
    open = [];
  };
  for (const meeting of ordered) {
    const before = open[0];
    if (before && (before.ref.file !== meeting.ref.file || before.ref.sheet !== meeting.ref.sheet)) close();
    if (meeting.namesAgree) close(); else open.push(meeting);
  }
  close();
  return stretches;
}

export function isInStretch(ref: RecordRef, stretches: readonly ShiftedStretch[]): boolean {
  return stretches.some(({ file, sheet, from, to }) => ref.file === file && ref.sheet === sheet && ref.row >= from && ref.row <= to);
}
