import { describe, expect, it } from 'vitest';
import { COMMAND_NAMES, commandNamed } from '../../cli/commands/index.js';
import { programOf } from '../../cli/program-of.js';
import { buildProgram } from '../../cli/program.js';

describe('a command loaded by its name', () => {
  it('is there for every command of the program', () => {
    expect([...COMMAND_NAMES].sort()).toEqual(buildProgram('en').commands.map((command) => command.name()).sort());
  });

  it.each(COMMAND_NAMES)('%s is the one of the whole program, with the same help', async (name) => {
    const register = await commandNamed(name);
    const alone = programOf(register === null ? [] : [register], 'zh').commands.find((command) => command.name() === name);
    expect(alone?.helpInformation()).toBe(buildProgram('zh').commands.find((command) => command.name() === name)?.helpInformation());
  });

  it.each(['', 'constructor', 'stauts'])('is not there for “%s”', async (name) => { expect(await commandNamed(name)).toBeNull(); });
});
