/**
 * ③ Linking 比对: target rows become people, roster rows are streamed past them, doubtful pairs become questions. The front
 * of the stage; each part stands in its own file.
 */
export { buildPeople } from './people/build-people.js';
export type { KnownPerson } from './people/person-ids.js';
export { createMatcher, type Matcher } from './matcher.js';
export type { SharedIndex } from './block/people-index.js';
export type { BlockingReport } from './block/report.js';
export { fingerprintOf } from './fingerprint.js';
export { anchorJudgements } from './anchor-judgements.js';
export { patternOf, withReason } from './found-link.js';
export { pairIds } from './pair-ids.js';
export { explainPair, type Explanation } from './explain.js';
export { knowNumbers, proposalsFor, proposeNumbers } from './number-doctor.js';
