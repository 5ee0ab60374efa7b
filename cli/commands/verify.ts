/** `c2z verify`: whether the workspace can be trusted, check by check. */
import type { Command } from 'commander';
import type { Language } from '../../src/index.js';
import { contextOf } from '../context.js';
import { openWorkspace } from '../workspace/open.js';
import { verifyWorkspace } from '../workspace/verify.js';

export function registerVerify(program: Command, language: Language): void {
  const zh = language === 'zh';
  program.command('verify')
    .summary(zh ? '核验：台账没有被改、数据完好、数字相加' : 'check the chain, the store and the sums')
    .action(async (_options: object, command: Command) => {
      const context = contextOf(command);
      const workspace = openWorkspace(context);
      try {
        const checks = await verifyWorkspace(workspace);
        const sound = checks.every(({ found }) => found === null);
        if (context.json) {
          context.print(JSON.stringify({ sound, checks: checks.map(({ name, what, found, fix }) => ({ name, what: what[language], found: found?.[language] ?? null, fix: found === null ? null : fix[language] })) }, null, 2));
        } else {
          for (const { what, found, fix } of checks) context.print(`${found === null ? '✓' : '✗'} ${what[language]}${found === null ? '' : `\n    ${found[language]}\n    ${zh ? '怎么办' : 'What to do'}${zh ? '：' : ': '}${fix[language]}`}`);
          if (sound) context.print(zh ? '核验通过' : 'Everything holds');
        }
        process.exitCode = sound ? 0 : 1;
      } finally {
        workspace.close();
      }
    });
}
