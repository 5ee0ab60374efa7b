/** Open cases and work sheets of made people. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Case } from '../../src/domain/case.js';
import type { CaseRules } from '../../src/domain/case-rules.js';
import type { ReasonRules } from '../../src/domain/standing-rules.js';
import { loadWorksheetRules } from '../../src/io/schemas/worksheet-rules.js';
import { evolve } from '../../src/cases/evolve.js';
import type { WorksheetInput } from '../../src/report/worksheets.js';
import { madeReport, type MadePerson } from './made-report.js';

const rulesFile = <T>(name: string): T => parse(readFileSync(new URL(`../../schemas/rules/${name}.yaml`, import.meta.url), 'utf8')) as T;

export const WORKSHEET_RULES = loadWorksheetRules();
export const CASE_RULES = rulesFile<CaseRules>('cases');
export const REASON_ENTRIES = rulesFile<ReasonRules>('reasons').reasons;

/** The open case of a person, untouched. */
export function madeCase(personId: string, number: number, over: Partial<Case> = {}): Case {
  const stamp = { caseNumber: `990101-2020-${String(number).padStart(6, '0')}`, at: '2020-10-01T00:00:00.000Z', actor: '王会计' };
  const opened = evolve(null, { type: 'CaseOpened', personId, programme: 'basic-medical', year: 2020, standing: 'gap', reason: 'not-found', on: '2020-10-01' as never }, stamp) as Case;
  return { ...opened, ...over };
}

/** What a batch is made of: everybody uninsured has a case. */
export function madeWorksheetInput(made: readonly MadePerson[], over: Partial<WorksheetInput> = {}): WorksheetInput {
  const report = madeReport(made, { fullIds: true });
  return {
    ...report, reasons: REASON_ENTRIES, rules: WORKSHEET_RULES, batch: 3, by: 'township',
    cases: report.standings.filter(({ standing }) => standing !== 'insured').map(({ personId }, index) => madeCase(personId, index + 1)),
    evidenceKinds: Object.values(CASE_RULES.evidence).map(({ zh }) => zh), surveyable: Object.keys(CASE_RULES.reasons), ...over,
  };
}
