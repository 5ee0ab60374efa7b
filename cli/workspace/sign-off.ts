/** Who reports and signs 落款: what `c2z.yaml` says, and what the command line says instead. */
import type { ReportInput } from '../../src/index.js';
import type { WorkspaceSettings, WorkspaceSignOff } from '../../src/io/index.js';

/** What is said nowhere stays empty, to be written by hand. */
export function signOffOf({ signOff }: Pick<WorkspaceSettings, 'signOff'>, instead: WorkspaceSignOff = {}): ReportInput['signOff'] {
  return { unit: '', preparedBy: '', reviewedBy: '', phone: '', ...signOff, ...instead };
}
