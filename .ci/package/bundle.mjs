/** The program as a few files: every import followed, React in its production build, native modules left outside. */
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';

/** Found by name at run time, in `node_modules` beside the program. */
export const NATIVE = ['better-sqlite3', 'better-sqlite3-multiple-ciphers'];

/** A file that the program starts by its place (a worker, a question asked in a process of its own). */
const STARTED = /new URL\('(\.[^']*)\.js', import\.meta\.url\)/gu;

/** CommonJS packages inside an ES module ask for these. */
const BANNER = "import { createRequire as createRequireHere } from 'node:module';\nconst require = createRequireHere(import.meta.url);";

/** Bundles into `folder` and returns the folders of the packages that went in. */
export async function bundle(root, folder) {
  const entries = [path.join(root, 'cli', 'main.ts'), ...startedFiles(root)];
  const names = entries.map((file) => path.basename(file, path.extname(file)));
  if (new Set(names).size < names.length) throw new Error(`two entry points of one name: ${names.join(', ')}`);
  const { metafile, warnings } = await build({
    entryPoints: entries, outdir: folder, absWorkingDir: root, bundle: true, splitting: true, format: 'esm', platform: 'node', target: 'node24', minifySyntax: true,
    legalComments: 'none', metafile: true, logLevel: 'error', jsx: 'automatic', external: NATIVE, entryNames: '[name]', chunkNames: '[name]-[hash]',
    define: { 'process.env.NODE_ENV': '"production"' }, logOverride: { 'assign-to-define': 'silent' }, banner: { js: BANNER }, plugins: [besideEachOther(root), withoutDevtools],
  });
  if (warnings.length > 0) throw new Error(warnings.map(({ text }) => text).join('\n'));
  writeFileSync(path.join(folder, 'package.json'), '{ "type": "module" }\n');
  const inputs = Object.keys(metafile.inputs).filter((file) => file.includes('node_modules/'));
  return [...new Set(inputs.map((file) => packageFolder(path.join(root, file))))].sort();
}

/** Sources under `cli/` and `src/` that something starts by its place. */
function startedFiles(root) {
  const found = new Set();
  for (const folder of ['cli', 'src']) {
    for (const file of readdirSync(path.join(root, folder), { recursive: true }).filter((each) => /\.tsx?$/u.test(each))) {
      const from = path.join(root, folder, file);
      for (const [, target] of readFileSync(from, 'utf8').matchAll(STARTED)) found.add(`${path.resolve(path.dirname(from), target)}.ts`);
    }
  }
  return [...found].sort();
}

/** All output lies in one folder, so that what is started by its place is found beside whoever starts it. */
const besideEachOther = (root) => ({
  name: 'beside-each-other',
  setup({ onLoad }) {
    onLoad({ filter: /\.tsx?$/ }, ({ path: file }) => {
      const text = readFileSync(file, 'utf8');
      if (!file.startsWith(root) || text.search(STARTED) < 0) return undefined;
      return { contents: text.replace(STARTED, (_, target) => `new URL('./${path.posix.basename(target)}.js', import.meta.url)`), loader: file.endsWith('x') ? 'tsx' : 'ts' };
    });
  },
});

/** Ink asks for it only when told to debug React. */
const withoutDevtools = {
  name: 'without-devtools',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^react-devtools-core$/ }, () => ({ path: 'react-devtools-core', namespace: 'nothing' }));
    onLoad({ filter: /.*/, namespace: 'nothing' }, () => ({ contents: 'export default {};' }));
  },
};

function packageFolder(file) {
  for (let folder = path.dirname(file); ; folder = path.dirname(folder)) {
    const described = path.join(folder, 'package.json');
    if (existsSync(described) && JSON.parse(readFileSync(described, 'utf8')).name !== undefined) return folder;
  }
}
