import type { Label } from './language.js';

/**
 * The run cannot go on and the user can fix it: missing file, bad argument, broken policy file, locked store.
 * Caught once, in `cli/main.ts`; exit code 2.
 */
export class ToolError extends Error {
  readonly code: string;
  readonly texts: Label;
  readonly fix: Label;

  constructor(code: string, texts: Label, fix: Label) {
    super(`${code}: ${texts.en}`);
    this.name = 'ToolError';
    this.code = code;
    this.texts = texts;
    this.fix = fix;
  }
}
