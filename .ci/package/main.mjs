/**
 * `npm run package [-- --platform linux-x64|win32-x64] [--output DIR] [--no-zip]`: one folder, and a zip of it, that runs on a PC
 * without Node, npm or internet 离线安装包. Needs the network only once, for the Node of another platform than this one.
 */
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { bundle } from './bundle.mjs';
import { writeLaunchers } from './launchers.mjs';
import { copyNatives } from './natives.mjs';
import { writeNotices } from './notices.mjs';
import { copyRuntime } from './runtime.mjs';
import { writeSums } from './sums.mjs';
import { zipFolder } from './zip.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const DOCUMENTS = ['README.md', 'README.zh-CN.md', 'CHANGELOG.md', 'LICENSE', 'NOTICE.md'];
const PLATFORMS = ['linux-x64', 'win32-x64'];

const { values } = parseArgs({ options: { platform: { type: 'string', default: `${process.platform}-${process.arch}` }, output: { type: 'string', default: path.join(ROOT, 'out', 'package') }, 'no-zip': { type: 'boolean', default: false } } });
const { platform } = values;
if (!PLATFORMS.includes(platform)) {
  console.error(`--platform ${platform}: there is ${PLATFORMS.join(', ')}`);
  process.exit(2);
}

const { version } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
const name = `c2z-${version}-${platform}`;
const output = path.resolve(values.output);
const folder = path.join(output, name);
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });

await copyRuntime(platform, folder, path.join(output, 'cache'), ROOT);
const packages = await bundle(ROOT, path.join(folder, 'app'));
const prepared = path.join(ROOT, 'dist', 'src', 'io', 'schemas', 'prepared-rules.json');
if (existsSync(prepared)) cpSync(prepared, path.join(folder, 'app', path.basename(prepared))); // beside the bundled reader of the rules
const natives = copyNatives(platform, folder, ROOT);
for (const each of ['schemas', 'sample-data']) cpSync(path.join(ROOT, each), path.join(folder, each), { recursive: true, filter: (file) => !file.endsWith('.mjs') });
for (const each of DOCUMENTS) cpSync(path.join(ROOT, each), path.join(folder, each));
cpSync(path.join(ROOT, 'cli', 'tui', 'GUIDE.zh-CN.md'), path.join(folder, 'GUIDE.zh-CN.md'));
writeNotices([...packages, ...natives], folder, ROOT);
writeLaunchers(platform, folder);
writeSums(folder);
console.log(folder);
if (!values['no-zip']) console.log(await zipFolder(folder, `${folder}.zip`));
