/** Every command, in the order in which `c2z --help` lists them. */
import type { Register } from '../program-of.js';
import { registerBackup } from './backup.js';
import { registerCertify } from './certify.js';
import { registerCase } from './case.js';
import { registerCollect } from './collect.js';
import { registerDecide } from './decide.js';
import { registerDemo } from './demo.js';
import { registerDestroy } from './destroy.js';
import { registerExplain } from './explain.js';
import { registerExport } from './export.js';
import { registerGaps } from './gaps.js';
import { registerHistory } from './history.js';
import { registerImport } from './import.js';
import { registerInit } from './init.js';
import { registerMatch } from './match.js';
import { registerPassphrase } from './passphrase.js';
import { registerPerson } from './person.js';
import { registerPolicy } from './policy.js';
import { registerRehearse } from './rehearse.js';
import { registerReport } from './report.js';
import { registerReview } from './review.js';
import { registerRun } from './run.js';
import { registerSources } from './sources.js';
import { registerStatus } from './status.js';
import { registerSubsidy } from './subsidy.js';
import { registerRedo, registerUndo } from './undo.js';
import { registerVerify } from './verify.js';
import { registerWorksheets } from './worksheets.js';

export const COMMANDS: readonly Register[] = [
  registerRun, registerInit, registerImport, registerSources, registerMatch, registerStatus, registerGaps, registerPerson, registerReview, registerDecide, registerCase, registerHistory, registerUndo, registerRedo, registerWorksheets, registerCollect,
  registerSubsidy, registerPolicy, registerReport, registerExplain, registerExport, registerCertify, registerVerify, registerBackup, registerPassphrase, registerDestroy, registerRehearse, registerDemo,
];
