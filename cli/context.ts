/** What every command gets: the global options resolved, and the two channels to write to. */
import os from 'node:os';
import type { Command } from 'commander';
import { harmless, type Language } from '../src/index.js';
import { noteAdvice } from './workspace-hint.js';

export interface Context {
  readonly language: Language;
  readonly json: boolean;
  readonly quiet: boolean;
  readonly color: boolean;
  readonly actor: string;
  /** Value of `--workspace`, if given. */
  readonly workspace: string | undefined;
  /** Results: standard output. Text from data cannot steer the terminal, whatever a command prints. */
  print(text: string): void;
  /** Progress and messages: standard error; silent with `--quiet`. */
  say(text: string): void;
  /** What was asked for and not done: standard error, with `--quiet` too, or the exit code alone would have to tell. */
  warn(text: string): void;
}

interface GlobalOptions {
  workspace?: string;
  json?: boolean;
  lang?: string;
  quiet?: boolean;
  color?: boolean;
  actor?: string;
}

/** The language asked for on the command line or by `C2Z_LANG`; Chinese without a word. */
export function languageFrom(lang: string | undefined): Language {
  return (lang ?? process.env['C2Z_LANG']) === 'en' ? 'en' : 'zh';
}

export function contextOf(command: Command): Context {
  const options = command.optsWithGlobals<GlobalOptions>();
  const quiet = options.quiet === true;
  const tell = (text: string): void => {
    noteAdvice(text);
    process.stderr.write(`${harmless(text)}\n`);
  };
  return {
    language: languageFrom(options.lang),
    json: options.json === true,
    quiet,
    color: options.color !== false && !process.env['NO_COLOR'] && process.stdout.isTTY,
    actor: options.actor ?? loginName(),
    workspace: options.workspace,
    print: (text) => {
      if (options.json !== true) noteAdvice(text);
      process.stdout.write(harmless(text.endsWith('\n') ? text : `${text}\n`));
    },
    say: (text) => { if (!quiet) tell(text); },
    warn: tell,
  };
}

function loginName(): string {
  try {
    return os.userInfo().username;
  } catch {
    return 'unknown';
  }
}
