import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { SAMPLE_INBOX, jsonOf, startC2z } from '../../support/run-c2z.js';
import { COUNTY, countyFolder } from '../small-county.js';

/** Loaded before the program: every way out of the machine ends the process with code 99. */
const REFUSE = `
import net from 'node:net'; import dns from 'node:dns'; import dgram from 'node:dgram'; import http from 'node:http'; import https from 'node:https'; import tls from 'node:tls'; import { syncBuiltinESMExports } from 'node:module';
const refuse = () => { process.stderr.write('NETWORK\\n'); process.exit(99); };
net.Socket.prototype.connect = refuse; net.Server.prototype.listen = refuse; tls.connect = refuse; net.connect = refuse; net.createConnection = refuse;
for (const name of ['lookup', 'resolve', 'resolve4', 'resolve6']) { dns[name] = refuse; dns.promises[name] = refuse; }
dgram.createSocket = refuse; http.request = refuse; http.get = refuse; https.request = refuse; https.get = refuse;
for (const name of ['fetch', 'WebSocket', 'EventSource']) globalThis[name] = refuse;
syncBuiltinESMExports();`;

it('the whole job is done with the network refused', async () => {
  const folder = await countyFolder();
  try {
    const guard = path.join(folder, '..', `${path.basename(folder)}.mjs`);
    await writeFile(guard, REFUSE);
    const flags = ['--import', guard];
    expect((await startC2z(['--version'], { flags: [...flags, '--import', 'data:text/javascript,fetch("http://127.0.0.1")'] })).code, 'the guard bites').toBe(99);
    const work = path.join(folder, 'w');
    const ran = await startC2z(['run', SAMPLE_INBOX, ...COUNTY, '-w', work, '--json'], { flags });
    expect(ran.code, ran.stderr).toBeLessThan(2);
    expect(jsonOf<{ people: number }>(ran).people).toBeGreaterThan(200);
    for (const args of [['worksheets'], ['report', 'progress'], ['export', 'people', '--format', 'json']]) expect((await startC2z([...args, '-w', work], { flags })).code, args.join(' ')).toBeLessThan(2);
    await rm(guard);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
