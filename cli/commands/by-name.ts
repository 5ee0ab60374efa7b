/** Every command by its name, loaded when it is asked for: most of a start is loading what it does not need. */
import type { Register } from '../program-of.js';

const COMMANDS: Readonly<Record<string, () => Promise<Register>>> = {
  backup: async () => (await import('./backup.js')).registerBackup,
  case: async () => (await import('./case.js')).registerCase,
  certify: async () => (await import('./certify.js')).registerCertify,
  collect: async () => (await import('./collect.js')).registerCollect,
  decide: async () => (await import('./decide.js')).registerDecide,
  demo: async () => (await import('./demo.js')).registerDemo,
  destroy: async () => (await import('./destroy.js')).registerDestroy,
  explain: async () => (await import('./explain.js')).registerExplain,
  export: async () => (await import('./export.js')).registerExport,
  gaps: async () => (await import('./gaps.js')).registerGaps,
  history: async () => (await import('./history.js')).registerHistory,
  import: async () => (await import('./import.js')).registerImport,
  init: async () => (await import('./init.js')).registerInit,
  match: async () => (await import('./match.js')).registerMatch,
  passphrase: async () => (await import('./passphrase.js')).registerPassphrase,
  person: async () => (await import('./person.js')).registerPerson,
  policy: async () => (await import('./policy.js')).registerPolicy,
  redo: async () => (await import('./undo.js')).registerRedo,
  rehearse: async () => (await import('./rehearse.js')).registerRehearse,
  report: async () => (await import('./report.js')).registerReport,
  restore: async () => (await import('./backup.js')).registerBackup,
  review: async () => (await import('./review.js')).registerReview,
  run: async () => (await import('./run.js')).registerRun,
  sources: async () => (await import('./sources.js')).registerSources,
  status: async () => (await import('./status.js')).registerStatus,
  subsidy: async () => (await import('./subsidy.js')).registerSubsidy,
  undo: async () => (await import('./undo.js')).registerUndo,
  verify: async () => (await import('./verify.js')).registerVerify,
  worksheets: async () => (await import('./worksheets.js')).registerWorksheets,
};

export const COMMAND_NAMES: readonly string[] = Object.keys(COMMANDS);

/** Null when no command has this name. */
export async function commandNamed(name: string): Promise<Register | null> {
  return Object.hasOwn(COMMANDS, name) ? await (COMMANDS[name] as () => Promise<Register>)() : null;
}
