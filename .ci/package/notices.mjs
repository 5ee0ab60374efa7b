/** Licences of everything that is in the package, in one file. */
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const RULE = '='.repeat(80);

/** `packages`: the folders the code came from. */
export function writeNotices(packages, folder, root) {
  const entries = packages.map((each) => {
    const { name, version, license } = JSON.parse(readFileSync(path.join(each, 'package.json'), 'utf8'));
    if (typeof license !== 'string') throw new Error(`${name} does not say its licence`);
    const texts = legalFiles(each).map((file) => readFileSync(file, 'utf8').trim());
    return { title: `${name} ${version} (${license})`, text: texts.join('\n\n') };
  });
  entries.sort((a, b) => (a.title < b.title ? -1 : 1));
  const node = path.join(folder, 'runtime', 'LICENSE');
  const parts = [
    { title: '清零 c2z', text: readFileSync(path.join(root, 'LICENSE'), 'utf8').trim() },
    { title: 'Tables made from other projects\' data', text: readFileSync(path.join(root, 'NOTICE.md'), 'utf8').trim() },
    ...entries,
    { title: 'SQLite (public domain) and SQLite3 Multiple Ciphers (MIT), inside the two database modules', text: '' },
    { title: 'Node.js (MIT and others)', text: existsSync(node) ? 'See runtime/LICENSE.' : 'https://github.com/nodejs/node/blob/main/LICENSE' },
  ];
  writeFileSync(path.join(folder, 'THIRD-PARTY-NOTICES.txt'), parts.map(({ title, text }) => `${RULE}\n${title}\n${RULE}\n\n${text}\n`).join('\n'));
}

/** Licence and notice files; some packages keep them in a folder. */
function legalFiles(folder) {
  return readdirSync(folder, { withFileTypes: true }).filter(({ name }) => /^(?:licen[cs]e|notice|copying)/iu.test(name)).sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? readdirSync(path.join(folder, entry.name)).sort().map((file) => path.join(folder, entry.name, file)) : [path.join(folder, entry.name)]));
}
