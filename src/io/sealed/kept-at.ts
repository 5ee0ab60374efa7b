/** Where an archived source file really lies: in an encrypted workspace neither its name nor its hash is to be seen. */
import path from 'node:path';
import { sealedName } from './keys.js';
import { hasKeys, keysOfFolder } from './keyring.js';

/** Folder beside the store that holds the bytes of the source files. */
export const ARCHIVE_FOLDER = 'archive';
/** Of the files in the archive of an encrypted workspace. */
export const SEALED_ENDING = '.sealed';

/**
 * The place of a file which the store knows as `…/archive/<hash>/<its name>`; every other path as it is.
 * The store goes on calling it by that name, so that a passphrase can be set or removed without touching what is recorded.
 */
export function keptAt(file: string): string {
  if (!hasKeys()) return file;
  const [, archive, sha256, name] = /^(.*[\\/]archive)[\\/]([0-9a-f]{64})[\\/]([^\\/]+)$/u.exec(file) ?? [];
  if (archive === undefined || sha256 === undefined || name === undefined) return file;
  const keys = keysOfFolder(path.dirname(archive));
  return keys === null ? file : path.join(archive, `${sealedName(keys, `${sha256}/${name}`)}${SEALED_ENDING}`);
}
