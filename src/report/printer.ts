import { maskId, maskNumbersIn } from '../domain/identity-number.js';
import { formatRef } from '../domain/source-ref.js';
import type { Basis } from '../domain/standing.js';
import type { ReportInput } from './report-input.js';

/** Prints the facts of people as the reader may see them: numbers and telephones in full or masked. */
export interface Printer {
  readonly id: (text: string) => string;
  readonly phone: (text: string) => string;
  /** A household number; some lists put the head's identity number there. */
  readonly household: (text: string) => string;
  readonly text: (text: string) => string;
  readonly reason: (code: string) => string;
  readonly basis: (basis: Basis) => string;
}

export function createPrinter(input: Pick<ReportInput, 'fullIds' | 'reasons'>): Printer {
  const text = (value: string): string => (input.fullIds ? value : maskNumbersIn(value));
  return {
    text,
    id: (value) => (input.fullIds || value === '' ? value : maskId(value)),
    household: (value) => (input.fullIds || !LIKE_AN_ID.test(value) ? value : maskId(value)),
    phone: (value) => (input.fullIds ? value : maskPhone(value)),
    reason: (code) => (Object.hasOwn(input.reasons, code) ? input.reasons[code]!.zh : code),
    basis: (basis) => {
      switch (basis.kind) {
        case 'row': return text(formatRef(basis.ref));
        case 'remark': return `备注“${text(basis.text)}”（${text(formatRef(basis.ref))}）`;
        case 'event': return `办理记录 ${basis.event}`;
        case 'absence': return '各参保名单中均未找到';
      }
    },
  };
}

/** Eighteen characters with a birth date in their middle. */
const LIKE_AN_ID = /^\d{6}(18|19|20)\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\d{3}[\dXx]$/u;

/** First three and last four digits. */
function maskPhone(phone: string): string {
  const points = [...phone];
  return points.length < 8 ? phone : `${points.slice(0, 3).join('')}${'*'.repeat(points.length - 7)}${points.slice(-4).join('')}`;
}
