/** The thread that reads one roster: rows that touch nobody end here, the others go to the program in parts. */
import { parentPort, workerData } from 'node:worker_threads';
import { siftRoster, type RosterRecord, type Sheet } from '../../src/index.js';
import { UnreadableFile, openSpreadsheet } from '../../src/io/index.js';
import { MOST_WAITING, type RosterAnswer, type RosterOrder } from './roster-messages.js';

/** Kept rows, and rows read, after which a part is sent. */
const KEPT = 1000;
const READ = 20_000;

const { path, position, task, waiting } = workerData as RosterOrder;
let kept: RosterRecord[] = [];
let rows = 0;

try {
  const sheet = (await openSpreadsheet(path)).sheets[position] as Sheet;
  const sifted = await siftRoster(sheet, task, (record) => kept.push(record), () => {
    rows += 1;
    if (kept.length >= KEPT || rows >= READ) sendPart();
  });
  sendPart();
  send({ kind: 'done', sifted });
} catch (error) {
  if (error instanceof UnreadableFile) send({ kind: 'unreadable', code: error.code, params: error.params as never });
  else send({ kind: 'failed', message: error instanceof Error ? (error.stack ?? error.message) : String(error) });
}

function sendPart(): void {
  for (let ahead = Atomics.load(waiting, 0); ahead >= MOST_WAITING; ahead = Atomics.load(waiting, 0)) Atomics.wait(waiting, 0, ahead);
  Atomics.add(waiting, 0, 1);
  send({ kind: 'rows', kept, rows });
  kept = [];
  rows = 0;
}

function send(answer: RosterAnswer): void {
  parentPort?.postMessage(answer);
}
