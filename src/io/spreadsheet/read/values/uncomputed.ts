import type { ErrorCell } from '../../../../domain/cell.js';

/** A formula whose result was never saved: the program that wrote the file did not compute it. The cell is not empty, so it must not read so. */
export const UNCOMPUTED: ErrorCell = { kind: 'error', code: '=?' };
