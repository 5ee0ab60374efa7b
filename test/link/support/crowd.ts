/** People around the pair under test: without them every rare name and empty village looks like proof. */
import type { RosterRecord, TargetRecord } from '../../../src/domain/record.js';
import { makeCounty, ORDINARY, scaled } from './county.js';

const county = makeCounty({ population: 4000, seed: 99, faults: scaled(ORDINARY, 0) });
export const CROWD_TARGETS: readonly TargetRecord[] = county.targets;
export const CROWD_ROSTERS: readonly RosterRecord[] = county.rosters;
