/** Every command by its name, in the order in which `c2z --help` lists them; loaded when it is asked for, since most of a start is loading what it does not need. */
import { readWorkspace } from '../../src/io/index.js';
import type { Context } from '../context.js';
import type { Register } from '../program-of.js';
import { workspaceFolder } from '../workspace/open.js';

const COMMANDS: Readonly<Record<string, () => Promise<Register>>> = {
  run: async () => (await import('./run.js')).registerRun,
  init: async () => (await import('./init.js')).registerInit,
  import: async () => (await import('./import.js')).registerImport,
  sources: async () => (await import('./sources.js')).registerSources,
  match: async () => (await import('./match.js')).registerMatch,
  status: async () => (await import('./status.js')).registerStatus,
  gaps: async () => (await import('./gaps.js')).registerGaps,
  person: async () => (await import('./person.js')).registerPerson,
  review: async () => (await import('./review.js')).registerReview,
  decide: async () => (await import('./decide.js')).registerDecide,
  case: async () => (await import('./case.js')).registerCase,
  history: async () => (await import('./history.js')).registerHistory,
  undo: async () => (await import('./undo.js')).registerUndo,
  redo: async () => (await import('./undo.js')).registerRedo,
  worksheets: async () => (await import('./worksheets.js')).registerWorksheets,
  collect: async () => (await import('./collect.js')).registerCollect,
  subsidy: async () => (await import('./subsidy.js')).registerSubsidy,
  policy: async () => (await import('./policy.js')).registerPolicy,
  report: async () => (await import('./report.js')).registerReport,
  explain: async () => (await import('./explain.js')).registerExplain,
  export: async () => (await import('./export.js')).registerExport,
  certify: async () => (await import('./certify.js')).registerCertify,
  verify: async () => (await import('./verify.js')).registerVerify,
  backup: async () => (await import('./backup.js')).registerBackup,
  restore: async () => (await import('./backup.js')).registerBackup,
  passphrase: async () => (await import('./passphrase.js')).registerPassphrase,
  destroy: async () => (await import('./destroy.js')).registerDestroy,
  rehearse: async () => (await import('./rehearse.js')).registerRehearse,
  demo: async () => (await import('./demo.js')).registerDemo,
};

export const COMMAND_NAMES: readonly string[] = Object.keys(COMMANDS);

/** What a command of several steps does when none is named: the cases; the rules of the workspace, or which packs there are where it has none. */
export function usualStep(name: string, context: Context): string | null {
  if (name === 'case') return 'list';
  return name === 'policy' ? ((readWorkspace(workspaceFolder(context))?.policy ?? '') === '' ? 'list' : 'show') : null;
}

/** Null when no command has this name. */
export async function commandNamed(name: string): Promise<Register | null> {
  return Object.hasOwn(COMMANDS, name) ? await (COMMANDS[name] as () => Promise<Register>)() : null;
}

/** All of them, each once: some come in pairs. */
export async function everyCommand(): Promise<readonly Register[]> {
  return [...new Set(await Promise.all(Object.values(COMMANDS).map((load) => load())))];
}
