/** Who is meant 找人: by id, case number, identity number, part of a name in any form, pinyin or its initials. */
import { PEOPLE_CHANGES, STANDINGS, ToolError, searchForm, soundsLike, type Language, type SeenPerson } from '../src/index.js';
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

/** Why nobody can be chosen among those who fit. */
export function severalFound(people: readonly StoredPerson[], text: string): ToolError {
  const ids = people.slice(0, 5).map(({ person: { id } }) => id);
  return new ToolError('person/several', { zh: `“${text}”有 ${people.length} 人`, en: `"${text}" fits ${people.length} people` }, { zh: `写明编号：${ids.join('、')}`, en: `Name one: ${ids.join(', ')}` });
}

/** People who left the lists and fit: by id, whole number, or part of the name. */
export function findGone({ store }: Pick<Workspace, 'store'>, text: string): SeenPerson[] {
  const form = searchForm(text.trim());
  if (form === '') return [];
  return store.changes.seen().filter(({ listed }) => !listed).map(({ person }) => person)
    .filter(({ id, idText, name }) => id === form || (idText !== '' && searchForm(idText) === form) || searchForm(name).includes(form));
}

/** Why nobody is found 查无此人: nobody was ever called that, or whoever was has left the lists; then when, and what was found of him last. */
export function nobodyFound(workspace: Pick<Workspace, 'store'>, text: string): ToolError {
  const gone = findGone(workspace, text);
  const [first] = gone;
  if (first === undefined) return new ToolError('person/none', { zh: `名单上没有“${text}”`, en: `Nobody on the lists is "${text}"` }, { zh: '换姓名的一部分、拼音首字母或证件号码再找', en: 'Try part of the name, pinyin initials, or the number' });
  const shown = gone.slice(0, GONE_SHOWN);
  const more = gone.length > shown.length ? { zh: `；共 ${gone.length} 人`, en: `; ${gone.length} people in all` } : { zh: '', en: '' };
  return new ToolError('person/left',
    { zh: `“${text}”不在现用的名单上：${shown.map((each) => leftWords(workspace, each, 'zh')).join('；')}${more.zh}`, en: `"${text}" is not on the lists in force: ${shown.map((each) => leftWords(workspace, each, 'en')).join('; ')}${more.en}` },
    { zh: `各期变动：c2z export changes；以前的名单：c2z sources；有个案的看经过：c2z history ${first.id}`, en: `Changes by round: c2z export changes; earlier lists: c2z sources; the history of a case: c2z history ${first.id}` });
}

const GONE_SHOWN = 5;

/** `吴晓强（P000023，白水乡柳树村）第 2 期取消，此前已参保`. */
function leftWords({ store }: Pick<Workspace, 'store'>, { id, name, town, village }: SeenPerson, language: Language): string {
  const zh = language === 'zh';
  const who = zh ? `${name}（${[id, `${town}${village}`].filter((part) => part !== '').join('，')}）` : `${name} (${[id, town, village].filter((part) => part !== '').join(', ')})`;
  const last = store.changes.rounds().flatMap(({ round }) => store.changes.of(round).filter(({ personId, change }) => personId === id && (change === 'left' || change === 'merged')).map((change) => ({ round, change }))).at(-1);
  if (last === undefined) return who;
  const { change: { change, other, before } } = last;
  const what = `${PEOPLE_CHANGES[change][language]}${other === '' ? '' : ` ${other}`}`;
  const stood = before === null ? '' : zh ? `，此前${STANDINGS[before.standing].zh}` : `, ${STANDINGS[before.standing].en} before`;
  return zh ? `${who}第 ${last.round} 期${what}${stood}` : `${who}: ${what} in round ${last.round}${stood}`;
}
