import { maskId, maskNumbersIn } from '../domain/identity-number.js';
import { formatRef } from '../domain/source-ref.js';
import type { Basis } from '../domain/standing.js';
import type { ReportInput } from './report-input.js';

/** Prints the facts of people as the reader may see them: numbers and telephones in full or masked. */
export interface Printer {
  readonly id: (text: string) => string;
  readonly phone: (text: string) => string;
  readonly text: (text: string) => string;
  readonly reason: (code: string) => string;
  readonly basis: (basis: Basis) => string;
}

export function createPrinter(input: Pick<ReportInput, 'fullIds' | 'reasons'>): Printer {
  const text = (value: string): string => (input.fullIds ? value : maskNumbersIn(value));
  return {
    text,
    id: (value) => (input.fullIds || value === '' ? value : maskId(value)),
    phone: (value) => (input.fullIds ? value : maskPhone(value)),
    reason: (code) => (Object.hasOwn(input.reasons, code) ? input.reasons[code]!.zh : code),
    basis: (basis) => {
      switch (basis.kind) {
        case 'row': return formatRef(basis.ref);
        case 'remark': return `备注“${text(basis.text)}”（${formatRef(basis.ref)}）`;
        case 'event': return `办理记录 ${basis.event}`;
        case 'absence': return '各参保名单中均未找到';
      }
    },
  };
}

/** First three and last four digits. */
function maskPhone(phone: string): string {
  const points = [...phone];
  return points.length < 8 ? phone : `${points.slice(0, 3).join('')}${'*'.repeat(points.length - 7)}${points.slice(-4).join('')}`;
}
