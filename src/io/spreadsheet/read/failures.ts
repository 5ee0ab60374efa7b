import { UnreadableFile } from '../../../domain/unreadable-file.js';

/** Translates what the operating system says about a file into an issue a clerk can act on. Other errors pass through. */
export function asUnreadable(error: unknown): unknown {
  if (error instanceof UnreadableFile) return error;
  const code = errorCode(error);
  if (code === 'ENOENT' || code === 'ENOTDIR') return new UnreadableFile('io/not-found', {});
  if (code === 'EBUSY' || code === 'EACCES' || code === 'EPERM') return new UnreadableFile('io/in-use', { reason: code });
  if (code === 'EISDIR' || code === 'EIO' || code === 'EMFILE' || code === 'ENFILE' || code === 'ESTALE') return new UnreadableFile('io/unreadable', { reason: code });
  return error;
}

/** The `code` of a Node error, or an empty string. */
export function errorCode(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}
