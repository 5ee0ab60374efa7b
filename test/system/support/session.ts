/**
 * A recorded session as a text that can be read: `$` starts the program, `>` is a key, `"` is typed text, and lines behind `|` are the
 * frame that must be seen after them, word for word.
 */
import { expect } from 'vitest';
import { pause, type Terminal } from './terminal.js';

export type Step =
  | { readonly kind: 'start'; readonly words: readonly string[] }
  | { readonly kind: 'key'; readonly key: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'chapter'; readonly title: string }
  | { readonly kind: 'frame'; readonly frame: string };

export function written(steps: readonly Step[]): string {
  return steps.map((step) => {
    switch (step.kind) {
      case 'start': return `$ ${step.words.join(' ')}`;
      case 'key': return `> ${step.key}`;
      case 'text': return `"${step.text}`;
      case 'chapter': return `\n# ${step.title}`;
      case 'frame': return step.frame.split('\n').map((line) => `|${line}`).join('\n');
    }
  }).join('\n') + '\n';
}

export function readSession(text: string): Step[] {
  const steps: Step[] = [];
  let frame: string[] = [];
  const close = (): void => {
    if (frame.length > 0) steps.push({ kind: 'frame', frame: frame.join('\n') });
    frame = [];
  };
  for (const line of text.split('\n')) {
    if (line.startsWith('|')) { frame.push(line.slice(1)); continue; }
    close();
    if (line.startsWith('$ ')) steps.push({ kind: 'start', words: line.slice(2).split(' ') });
    else if (line.startsWith('> ')) steps.push({ kind: 'key', key: line.slice(2) });
    else if (line.startsWith('"')) steps.push({ kind: 'text', text: line.slice(1) });
    else if (line.startsWith('# ')) steps.push({ kind: 'chapter', title: line.slice(2) });
  }
  close();
  return steps;
}

/** A frame without what differs from day to day and from machine to machine: how long it takes, and today. */
export function steady(frame: string): string {
  const [first = '', ...others] = frame.split('\n').map((line) => line.trimEnd());
  const title = first.replace(/ {2}还需约 \d+ 分/u, '').replace(/(\S) {2,}(?=已定|王会计)/u, '$1  ');
  return [title, ...others].join('\n').replace(/20(?:2[1-9]|[3-9]\d)-\d\d-\d\d/gu, '今日----').trimEnd();
}

/** Presses what was recorded, and waits for each recorded frame. */
export async function replay(steps: readonly Step[], terminal: Terminal): Promise<void> {
  let chapter = '';
  for (const [at, step] of steps.entries()) {
    switch (step.kind) {
      case 'start': terminal.start(...step.words); break;
      case 'chapter': chapter = step.title; break;
      case 'key': terminal.press(step.key); break;
      case 'text': terminal.type(step.text); break;
      case 'frame': {
        const seen = await terminal.until((frame) => steady(frame) === step.frame, '').catch(() => terminal.frame());
        expect(steady(seen), `${chapter}, step ${at + 1}`).toBe(step.frame);
        await pause(150); // a judging key counts only when its pair has been seen for a moment
      }
    }
  }
}
