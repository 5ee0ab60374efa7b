/** Who is meant 找人: by id, case number, identity number, part of a name in any form, pinyin or its initials. */
import { searchForm, soundsLike } from '../src/index.js';
import type { StoredPerson } from '../src/io/index.js';
import type { Workspace } from './workspace/open.js';

/** Everybody who fits, in order of ids. A text without a letter or digit means nobody. */
export function findPeople({ store }: Pick<Workspace, 'store'>, text: string): StoredPerson[] {
  const wanted = text.trim();
  const form = searchForm(wanted);
  if (form === '') return [];
  const ids = (list: readonly string[]): StoredPerson[] => store.results.people({ ids: [...new Set(list)] });
  if (/^P\d{6,}$/iu.test(wanted)) return ids([wanted.toUpperCase()]);
  if (/^\d{2,6}-\d{4}-\d{6,}$/u.test(wanted)) return ids([store.cases.find(wanted)?.personId ?? '']);
  if (/\d{4}/u.test(form)) return store.results.search(wanted.normalize('NFKC').replace(/\s/gu, ''));
  const letters = /^[A-Z]+$/u.test(form) ? form.toLowerCase() : '';
  return ids(store.browse.people().filter(({ name, initials }) => {
    const named = searchForm(name);
    return named.includes(form) || (letters !== '' && (initials.startsWith(letters) || soundsLike(named, letters)));
  }).map(({ id }) => id));
}
