/** The Node that goes with the package: the one installed here, or for another platform the one on npm, both of a known hash. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';

/** What npm says of these packages was written down when they were chosen; a different file is refused. */
const RUNTIMES = JSON.parse(readFileSync(new URL('./runtimes.json', import.meta.url), 'utf8'));

/** Puts `runtime/node` (or `node.exe`) and its licence into `folder`. */
export async function copyRuntime(platform, folder, cache, root) {
  const runtime = RUNTIMES[platform];
  const place = path.join(folder, 'runtime');
  mkdirSync(place, { recursive: true });
  const target = path.join(place, path.basename(runtime.binary));
  const installed = path.join(root, 'node_modules', 'node', 'node_modules', runtime.package);
  if (existsSync(path.join(installed, runtime.binary)) && versionIn(installed) === runtime.version) cpSync(path.join(installed, runtime.binary), target);
  else writeFileSync(target, binaryIn(packed(runtime, cache), `package/${runtime.binary}`));
  chmodSync(target, 0o755);
  const licence = path.join(root, 'node_modules', 'node', 'node_modules', `node-${process.platform}-${process.arch}`, 'LICENSE'); // the same text for every platform
  if (existsSync(licence)) cpSync(licence, path.join(place, 'LICENSE'));
}

function versionIn(folder) {
  return JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')).version;
}

/** The npm package as a file: from the cache, else fetched by `npm pack`. */
function packed({ package: name, version, integrity }, cache) {
  mkdirSync(cache, { recursive: true });
  const file = path.join(cache, `${name}-${version}.tgz`);
  if (!existsSync(file)) {
    try {
      execFileSync('npm', ['pack', `${name}@${version}`, '--pack-destination', cache, '--silent'], { stdio: ['ignore', 'ignore', 'inherit'], shell: process.platform === 'win32' });
    } catch {
      throw new Error(`${name}@${version} could not be fetched. On a machine with a network run "npm pack ${name}@${version}", put the file into ${cache} and start again.`);
    }
  }
  const bytes = readFileSync(file);
  const found = `sha512-${createHash('sha512').update(bytes).digest('base64')}`;
  if (found !== integrity) throw new Error(`${file} is not the file that was chosen: ${found}`);
  return bytes;
}

/** One file out of a tar archive (ustar: 512-byte headers, sizes in octal). */
function binaryIn(archive, name) {
  const tar = gunzipSync(archive);
  for (let at = 0; at + 512 <= tar.length; ) {
    const title = tar.toString('latin1', at, at + 100).replace(/\0.*$/su, '');
    const size = parseInt(tar.toString('latin1', at + 124, at + 136), 8);
    if (title === name) return tar.subarray(at + 512, at + 512 + size);
    at += 512 + Math.ceil((Number.isNaN(size) ? 0 : size) / 512) * 512;
  }
  throw new Error(`${name} is not in the archive`);
}
