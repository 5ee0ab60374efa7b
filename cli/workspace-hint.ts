/** Commands that an output names find the workspace by themselves only inside its folder: elsewhere it is said once what to add. */
import path from 'node:path';
import type { Language } from '../src/index.js';
import { findWorkspace } from '../src/io/index.js';
import { asArgument } from './output/as-argument.js';

const ADVICE = /\bc2z [a-z]/u;

let advised = false;

/** Whatever is printed for people passes here. A command that names its workspace needs no hint. */
export function noteAdvice(text: string): void {
  advised ||= text.split('\n').some((line) => ADVICE.test(line) && !line.includes(' -w '));
}

/** The hint at the end of a run, or null: nothing was advised, or the commands work as they are printed. */
export function workspaceHint(given: string | undefined, language: Language): string | null {
  const said = advised;
  advised = false;
  if (!said || given === undefined || findWorkspace(process.cwd()) === path.resolve(given)) return null;
  const word = `-w ${asArgument(given)}`;
  return language === 'zh' ? `以上命令要加 ${word}，或者先进入这个文件夹` : `Add ${word} to the commands above, or change to that folder first`;
}
