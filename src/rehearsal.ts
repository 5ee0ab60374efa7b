/** The front door of made-up counties 演练: what only rehearsal and demonstration need is not loaded by everybody else. */
export { FAULTS, type Fault, type FaultRates } from './rehearse/faults/fault-rates.js';
export { makeCounty } from './rehearse/make-county.js';
export { makeRounds, type MadeRound, type RoundOptions } from './rehearse/make-rounds.js';
export { MONTHLY } from './rehearse/months/month-rates.js';
export { makeSampleRounds } from './rehearse/sample.js';
