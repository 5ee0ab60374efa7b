/**
 * Long work in a process of its own: the screen stays alive, and stopping it leaves the store as it was. The workspace is the
 * screen's again only when it could be opened: while another program writes it, the screen waits and says for whom.
 */
import { spawn } from 'node:child_process';
import type { Writable } from 'node:stream';
import { ToolError, type Label, type Language } from '../../../src/index.js';
import { keysForChild } from '../../../src/io/index.js';
import { KEYS_ARRIVE } from '../../passphrase/keys-arrive.js';
import { PROGRESS_LINES, readProgressLine } from '../../output/progress.js';
import type { ImportTold, Job, JobEnd, JobListener } from '../../tui/port.js';

export interface JobCommand {
  readonly folder: string;
  readonly language: Language;
  readonly actor: string;
  /** Command lines, run one after the other. */
  readonly lines: readonly (readonly string[])[];
  /** Opens the workspace again and says whether other things were found in it meanwhile; throws as long as it is somebody else's. */
  readonly reopen: () => boolean;
}

/** A running job, and how to let go of it when the screen is left. */
export interface StartedJob extends Job {
  leave(): void;
}

/** What a command line says when it is refused. */
interface Refusal {
  readonly code: string;
  readonly message: string;
  readonly fix: string;
}

/** A workspace that is somebody else's is tried again after so many milliseconds. */
const AGAIN_MS = 1000;

/** Starts the command lines with the program that is running now. The listener hears of the end when the workspace is open again. */
export function startJob({ folder, language, actor, lines, reopen }: JobCommand, listener: JobListener): StartedJob {
  let state: 'running' | 'cancelled' | 'over' = 'running';
  let imported: ImportTold | null = null;
  let timer: NodeJS.Timeout | undefined;
  let stop = (): void => undefined;
  const again = (work: () => void): void => { timer = setTimeout(work, AGAIN_MS); };
  const back = (end: JobEnd): void => {
    let changed;
    try {
      changed = reopen();
    } catch (error) {
      const { texts, fix } = error instanceof ToolError ? error : { texts: both((error as Error).message), fix: both('') };
      listener.waits({ message: texts, fix: (error as { code?: unknown }).code === BUSY ? GOES_ON : fix, mayCancel: false });
      again(() => { back(end); });
      return;
    }
    listener.end(end.kind === 'cancelled' ? { ...end, changed } : end);
  };
  const finish = (end: JobEnd): void => {
    if (state === 'over') return; // a process that cannot be started reports an error and a close
    state = 'over';
    clearTimeout(timer);
    back(end);
  };
  const run = (index: number): void => {
    const line = lines[index];
    if (line === undefined || state === 'cancelled') {
      finish(state === 'cancelled' ? CANCELLED : { kind: 'done', ...(imported === null ? {} : { imported }) });
      return;
    }
    const child = spawn(process.execPath, [process.argv[1] ?? '', ...line, '--workspace', folder, '--lang', language, '--actor', actor, '--json'], { stdio: ['ignore', 'pipe', 'pipe', 'pipe'], env: { ...process.env, [PROGRESS_LINES]: '1', [KEYS_ARRIVE]: '3' } });
    (child.stdio[3] as Writable | null)?.on('error', () => undefined).end(keysForChild()); // nobody is asked for the passphrase again
    const kill = (): void => { child.kill('SIGTERM'); };
    stop = kill;
    process.once('exit', kill);
    let out = '';
    let pending = '';
    child.stdout?.setEncoding('utf8').on('data', (text: string) => { out += text; });
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      const parts = (pending + text).split('\n');
      pending = parts.pop() ?? '';
      for (const part of parts) {
        const progress = readProgressLine(part);
        if (progress !== null && state === 'running') listener.progress(progress);
      }
    });
    child.once('error', (error) => { finish({ kind: 'failed', message: error.message, fix: '' }); });
    child.once('close', (code) => {
      process.removeListener('exit', kill);
      if (state === 'cancelled') finish(CANCELLED);
      else if ((code === 0 || code === 1) && hasDone(line, out)) {
        if (line[0] === 'import') imported = importIn(out);
        run(index + 1);
      }
      else {
        const refused = refusalIn(line, out, language);
        if (refused.code !== BUSY) finish({ kind: 'failed', ...refused });
        else if (state === 'running') { // somebody was quicker: it begins when he has done
          listener.waits({ message: both(refused.message), fix: GOES_ON, mayCancel: true });
          stop = () => { finish(CANCELLED); };
          again(() => { run(index); });
        }
      }
    });
  };
  run(0);
  return {
    cancel: () => { if (state !== 'running') return; state = 'cancelled'; clearTimeout(timer); stop(); },
    leave: () => { state = 'over'; clearTimeout(timer); stop(); },
  };
}

const CANCELLED = { kind: 'cancelled', changed: false } as const;
const BUSY = 'workspace/busy';
const GOES_ON: Label = { zh: '等它结束，这里会自动接着做。也可以先离开，已保存的都在。', en: 'It goes on here by itself when the other has ended. You may leave: what was saved is kept.' };

function both(text: string): Label {
  return { zh: text, en: text };
}

/** What stands in the document of a command that did its work. */
const TELLS: Readonly<Record<string, string>> = { match: 'standings', import: 'files', certify: 'certified' };

/** Whether the command came to its end: a Node that could not start, or was handed on in vain, also ends with 1. */
function hasDone([command = '']: readonly string[], out: string): boolean {
  try {
    const document = JSON.parse(out) as object;
    return (TELLS[command] ?? '') in document;
  } catch {
    return false;
  }
}

/** What `c2z import --json` says, once it is known to be that. */
function importIn(out: string): ImportTold {
  const { files, errors, unused } = JSON.parse(out) as { files: { kind: string | null; issue?: object }[]; errors: ImportTold['refused']; unused: ImportTold['refused'] };
  return { used: files.filter(({ kind, issue }) => kind !== null && issue === undefined).length, refused: [...errors, ...unused] };
}

/** What is said of work that ended without a word of its own. */
const ENDED_EARLY: Readonly<Record<string, { readonly message: Label; readonly fix: Label }>> = {
  match: { message: { zh: '比对没有完成', en: 'The match did not finish' }, fix: { zh: '在命令行运行 c2z match 看原因', en: 'Run c2z match on the command line to see why' } },
  import: { message: { zh: '导入没有完成，名单和结果与以前一样', en: 'The import did not finish; lists and results are as before' }, fix: { zh: '在命令行运行 c2z import --match 文件 看原因', en: 'Run c2z import --match FILES on the command line to see why' } },
  certify: { message: { zh: '清零证明没有出具', en: 'The certificate was not issued' }, fix: { zh: '在命令行运行 c2z certify 看原因', en: 'Run c2z certify on the command line to see why' } },
};

function refusalIn([command = '']: readonly string[], out: string, language: Language): Refusal {
  const early = ENDED_EARLY[command] ?? { message: both(''), fix: both('') };
  try {
    const { error } = JSON.parse(out) as { error: { code: string; message: string; fix?: string } };
    return { code: error.code, message: error.message, fix: error.fix ?? early.fix[language] };
  } catch {
    return { code: '', message: early.message[language], fix: early.fix[language] };
  }
}
