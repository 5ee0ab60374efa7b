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
      else {
        const told = toldIn(line, code, out, language);
        if (told.kind === 'done') {
          imported = told.imported ?? imported;
          run(index + 1);
        } else if (told.code !== BUSY) finish({ kind: 'failed', message: told.message, fix: told.fix });
        else if (state === 'running') { // somebody was quicker: it begins when he has done
          listener.waits({ message: both(told.message), fix: GOES_ON, mayCancel: true });
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

/** A command that jobs run. */
interface JobKind {
  /** What stands in the document of one that did its work: a Node that could not start, or was handed on in vain, also ends with 1. */
  readonly tells: string;
  /** What is said of one that ended without a word of its own. */
  readonly early: { readonly message: Label; readonly fix: Label };
}

const KINDS: Readonly<Record<string, JobKind>> = {
  match: { tells: 'standings', early: { message: { zh: '比对没有完成', en: 'The match did not finish' }, fix: { zh: '在命令行运行 c2z match 看原因', en: 'Run c2z match on the command line to see why' } } },
  import: { tells: 'files', early: { message: { zh: '导入没有完成，名单和结果与以前一样', en: 'The import did not finish; lists and results are as before' }, fix: { zh: '在命令行运行 c2z import --match 文件 看原因', en: 'Run c2z import --match FILES on the command line to see why' } } },
  certify: { tells: 'certified', early: { message: { zh: '清零证明没有出具', en: 'The certificate was not issued' }, fix: { zh: '在命令行运行 c2z certify 看原因', en: 'Run c2z certify on the command line to see why' } } },
};

/** What a command said before it ended: that it did its work, why it was refused, or nothing to the purpose, which says that it ended early. */
function toldIn([command = '']: readonly string[], code: number | null, out: string, language: Language): { readonly kind: 'done'; readonly imported: ImportTold | null } | ({ readonly kind: 'refused' } & Refusal) {
  const { tells, early } = KINDS[command] as JobKind;
  const document = documentIn(out);
  if ((code === 0 || code === 1) && tells in document) return { kind: 'done', imported: command === 'import' ? importIn(document as ImportDocument) : null };
  const { error } = document as { error?: { code: string; message: string; fix?: string } };
  return { kind: 'refused', code: error?.code ?? '', message: error?.message ?? early.message[language], fix: error?.fix ?? early.fix[language] };
}

function documentIn(out: string): object {
  try {
    return JSON.parse(out) as object;
  } catch {
    return {};
  }
}

/** What `c2z import --json` says. */
interface ImportDocument {
  readonly files: readonly { readonly kind: string | null; readonly issue?: object }[];
  readonly errors: ImportTold['refused'];
  readonly unused: ImportTold['refused'];
}

function importIn({ files, errors, unused }: ImportDocument): ImportTold {
  return { used: files.filter(({ kind, issue }) => kind !== null && issue === undefined).length, refused: [...errors, ...unused] };
}
