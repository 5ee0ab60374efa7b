/** The thread that reads rosters, ahead of the people if need be: rows that touch nobody end here, the others go to the program in parts. */
import { parentPort, receiveMessageOnPort, workerData, type MessagePort } from 'node:worker_threads';
import { readList, type RosterRecord, type SharedIndex, type Sheet } from '../../src/reading.js';
import { UnreadableFile, openSpreadsheet } from '../../src/io/reading.js';
import { rosterDesk, type RosterDesk } from './roster-desk.js';
import { AHEAD, MAIL, MOST_AHEAD, type RosterAnswer, type RosterMail, type RosterOrder, type ThreadData } from './roster-messages.js';

/** So many bytes of packed rows wait at most until the people are known: a county's roster, whatever the size of a province's. */
const MOST_HELD = 64 * 1024 * 1024;

const { rules, claims, counters, thread } = workerData as ThreadData;
const port = parentPort as MessagePort;
const orders: RosterOrder[] = [];
/** Rosters that were read to their end before the people were known. */
const finished: RosterDesk[] = [];
let match: { readonly index: SharedIndex; readonly wanted: ReadonlySet<number> } | null = null;
let held = 0;
let heard = 0;

/** Thrown out of the reading of a roster that turns out not to be wanted. */
class Unwanted extends Error {}

for (;;) {
  takeMail();
  const order = nextOrder();
  if (order !== undefined) await read(order);
  else if (match === null) waitForMail();
  else break;
}

async function read(order: RosterOrder): Promise<void> {
  const { roster, path, position, file, reading } = order;
  try {
    let isOpen = false;
    const desk = rosterDesk(order, {
      send: (kept, rows) => { sendPart({ kind: 'rows', roster, kept, read: rows }); },
      held: (bytes) => {
        held += bytes;
        if (match !== null) return;
        takeMail();
        while (match === null && held >= MOST_HELD) waitForMail();
      },
    });
    const openWhenKnown = (): void => {
      if (isOpen || match === null) return;
      if (!match.wanted.has(roster)) throw new Unwanted();
      isOpen = true;
      desk.open(match.index);
    };
    const sheet = (await openSpreadsheet(path)).sheets[position] as Sheet;
    openWhenKnown();
    desk.end(await readList(sheet, reading, file, { ...rules, sharesNames: false }, rules.year, (record) => {
      desk.see(record as RosterRecord);
      if (!isOpen && match !== null) openWhenKnown();
    }));
    takeMail();
    openWhenKnown();
    if (isOpen) answer(desk);
    else finished.push(desk);
  } catch (error) {
    if (error instanceof Unwanted) return;
    if (error instanceof UnreadableFile) send({ kind: 'unreadable', roster, code: error.code, params: error.params as never });
    else send({ kind: 'failed', roster, message: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
}

/** The next roster that no thread has taken on. */
function nextOrder(): RosterOrder | undefined {
  return orders.find(({ roster }) => (match === null || match.wanted.has(roster)) && Atomics.compareExchange(claims, roster, 0, thread) === 0);
}

/** Takes in what the program has sent meanwhile. */
function takeMail(): void {
  heard = Atomics.load(counters, MAIL);
  for (let mail = receiveMessageOnPort(port); mail !== undefined; mail = receiveMessageOnPort(port)) {
    const message = mail.message as RosterMail;
    if (message.kind === 'order') orders.push(message.order);
    else {
      match = { index: message.index, wanted: new Set(message.wanted) };
      for (const desk of finished.splice(0)) {
        if (!match.wanted.has(desk.order.roster)) continue;
        desk.open(match.index);
        answer(desk);
      }
    }
  }
}

function waitForMail(): void {
  Atomics.wait(counters, MAIL, heard);
  takeMail();
}

function answer(desk: RosterDesk): void {
  const sifted = desk.outcome();
  if (sifted !== null) send({ kind: 'done', roster: desk.order.roster, sifted });
}

function sendPart(part: RosterAnswer): void {
  for (let ahead = Atomics.load(counters, AHEAD); ahead >= MOST_AHEAD; ahead = Atomics.load(counters, AHEAD)) Atomics.wait(counters, AHEAD, ahead);
  Atomics.add(counters, AHEAD, 1);
  send(part);
}

function send(message: RosterAnswer): void {
  port.postMessage(message);
}
