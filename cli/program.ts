/** The whole program as a value, so that tests and documentation can look at it. */
import type { Command } from 'commander';
import type { Language } from '../src/index.js';
import { everyCommand } from './commands/index.js';
import { programOf } from './program-of.js';

export { main } from './start.js';

const COMMANDS = await everyCommand();

/** With every command there is. */
export function buildProgram(language: Language): Command {
  return programOf(COMMANDS, language);
}
